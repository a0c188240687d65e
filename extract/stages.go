package extract

import (
	"context"

	"entente/extract/coref"
	"entente/extract/event"
	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/open"
	"entente/extract/parse"
	"entente/extract/relation"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema/gazetteer"
)

// Stages returns the stages of the default pipeline, in order. It loads the model and the gazetteer, once a process.
func Stages() ([]Stage, error) { return StagesWith(gazetteer.Load()) }

// StagesWith is Stages with another gazetteer than the one that the program carries.
func StagesWith(g *gazetteer.Gazetteer) ([]Stage, error) {
	grammar, err := GrammarStages()
	if err != nil {
		return nil, err
	}
	return append(grammar, TreeStages(g)...), nil
}

// TreeStages returns those of StagesWith that come after the grammar: they stand on trees, and need no model.
func TreeStages(g *gazetteer.Gazetteer) []Stage {
	return []Stage{
		{"mention", []Layer{Grammar, Names}, []Layer{Mentions}, plain(func(d *text.Doc) { mention.Find(d, g) })},
		{"link", []Layer{Mentions}, []Layer{Clusters, Entities}, plain(func(d *text.Doc) { link.Names(d, g) })},
		{"coref", []Layer{Mentions, Clusters, Entities}, nil, plain(func(d *text.Doc) { coref.Resolve(d, g) })},
		{"relation", []Layer{Clusters, Entities}, []Layer{Statements}, plain(func(d *text.Doc) { relation.Extract(d, g) })},
		{"open", []Layer{Statements}, nil, plain(func(d *text.Doc) { open.Extract(d, g) })},
		{"event", []Layer{Statements}, []Layer{Events}, plain(event.Code)},
	}
}

// GrammarStages returns the first of Stages: the one that finds sentences and tokens, and the one that reads their
// grammar. It loads the model, once a process.
func GrammarStages() ([]Stage, error) {
	parser, err := parse.New()
	if err != nil {
		return nil, err
	}
	return []Stage{
		{"token", nil, []Layer{Sentences, Tokens}, plain(token.Tokenize)},
		{"parse", []Layer{Sentences, Tokens}, []Layer{Grammar, Names}, parser.Parse},
	}, nil
}

// plain makes the function of a stage out of one that cannot fail.
func plain(run func(*text.Doc)) func(context.Context, *text.Doc) error {
	return func(_ context.Context, d *text.Doc) error {
		run(d)
		return nil
	}
}
