package parse_test

import (
	"context"
	"fmt"
	"log"

	"entente/extract/parse"
	"entente/extract/text"
)

func ExampleParser_Parse() {
	p, err := parse.New()
	if err != nil {
		log.Fatal(err)
	}
	d := &text.Doc{
		Text: "Japan signed both pacts.",
		Tokens: []text.Token{
			{Span: text.Span{Start: 0, End: 5}, Form: "Japan", SpaceAfter: true},
			{Span: text.Span{Start: 6, End: 12}, Form: "signed", SpaceAfter: true},
			{Span: text.Span{Start: 13, End: 17}, Form: "both", SpaceAfter: true},
			{Span: text.Span{Start: 18, End: 23}, Form: "pacts"},
			{Span: text.Span{Start: 23, End: 24}, Form: "."},
		},
		Sentences: []text.Sentence{{Span: text.Span{Start: 0, End: 24}, Tokens: text.Range{First: 0, Last: 5}}},
	}
	if err := p.Parse(context.Background(), d); err != nil {
		log.Fatal(err)
	}
	for _, t := range d.Tokens {
		head := "root"
		if t.Head != text.NoHead {
			head = d.Tokens[t.Head].Form
		}
		fmt.Println(t.Lemma, t.UPOS, t.Deprel, head)
	}
	for _, n := range d.Names {
		fmt.Println(n.Kind, d.Slice(d.SpanOf(n.Tokens)))
	}
	// Output:
	// Japan PROPN nsubj signed
	// sign VERB root root
	// both DET det pacts
	// pact NOUN obj signed
	// . PUNCT punct signed
	// LOC Japan
}
