package conllu_test

import (
	"fmt"
	"strings"

	"entente/extract/conllu"
)

func Example() {
	const in = `# text = They don't.
1	They	they	PRON	PRP	_	2	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	SpaceAfter=No
2	do	do	AUX	VBP	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

`
	sentences, err := conllu.NewReader(strings.NewReader(in), "example").ReadAll()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := conllu.ToDoc(sentences)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range doc.Tokens {
		fmt.Println(t.Start, t.End, t.Form, t.Deprel)
	}
	// Output:
	// 0 4 They nsubj
	// 5 7 do root
	// 7 10 n't advmod
	// 10 11 . punct
}
