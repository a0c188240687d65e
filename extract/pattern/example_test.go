package pattern_test

import (
	"fmt"
	"log"
	"strings"

	"entente/extract/conllu"
	"entente/extract/pattern"
	"entente/extract/text"
)

const tree = `1	Kenya	Kenya	PROPN	NNP	_	2	nsubj	_	_
2	lent	lend	VERB	VBD	_	0	root	_	_
3	Uganda	Uganda	PROPN	NNP	_	2	iobj	_	_
4	trucks	truck	NOUN	NNS	_	2	obj	_	_

`

func ExampleSet_Find() {
	sentences, err := conllu.NewReader(strings.NewReader(tree), "").ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	d, err := conllu.ToDoc(sentences)
	if err != nil {
		log.Fatal(err)
	}
	p, err := pattern.Compile("", "{lemma:give|lend} >nsubj {}=who >iobj {}=whom", pattern.Language{})
	if err != nil {
		log.Fatal(err)
	}
	target := pattern.NewTarget(d, text.NewTree(d))
	for _, m := range pattern.NewSet([]*pattern.Pattern{p}).Find(target, d.Sentences[0].Tokens) {
		fmt.Println(d.Tokens[m.Node("who")].Form, "→", d.Tokens[m.Node("whom")].Form)
	}
	_, err = pattern.Compile("mine", "{lema:give} >nsbj {}", pattern.Language{})
	fmt.Println(err)
	// Output:
	// Kenya → Uganda
	// mine:1:2: unknown attribute "lema": did you mean lemma?
	// 	{lema:give} >nsbj {}
	// 	 ^
	// mine:1:14: unknown relation "nsbj": did you mean nsubj?
	// 	{lema:give} >nsbj {}
	// 	             ^
}
