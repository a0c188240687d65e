package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/text"
	"entente/graph"
	"entente/graph/identity"
	"entente/schema/gazetteer"
)

func (p *program) whyCommand() *cli.Command {
	return &cli.Command{
		Name: "why", Category: askGroup, Usage: "say why a name or a word was taken for its entity, by which rule and which words", ArgsUsage: "MENTION|ENTITY",
		UsageText:   "entente why Tokyo --in article.txt\nentente why e:japan",
		Description: whyHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "in", Usage: "explain what a `DOCUMENT` means by the words, named as entente docs lists it"},
			&cli.BoolFlag{Name: "all", Usage: "explain every mention of the words, and read every document that names the entity"},
			gazetteerFlag(),
		},
		Action: p.why,
	}
}

const whyHelp = `With --in, the kept text of the document is read again, by the names that the store keeps: for each mention of the words (a
name, a description, a pronoun) the entity, the rule that decided and its words, the mentions that it leads to, what else was
weighed, what doubt is left, and the decision of the user if there is one. Without --in, how the ENTITY came to be: from the
gazetteer or from a name, its names, the decisions about it, and which rules lead to it, counted.

With --json and --in: one mention a line, where offsets are code points of the text:

  {"document","sentence","start","end","text","entity":{"id","label","type"}|null,
   "steps":[{"start","end","text","rule","says","words","doubt"}],
   "candidates":[{"id","label","type","rule","score","reasons","rejected"}],
   "cluster":[{"text","mentions"}],"decision":DECISION|null}

The first step is the mention itself. Without --in: {"id","label","type","names","qid","origin","says","decisions":[…],
"documents","read","rules":[{"rule","says","mentions","documents","words"}]}. origin is gazetteer, name, description or decision.`

// shownMentions is how many mentions are explained, and readDocuments how many documents read, unless the user asks for
// all.
const (
	shownMentions = 5
	readDocuments = 20
)

func (p *program) why(c *cli.Context) error {
	what := strings.TrimSpace(strings.Join(c.Args().Slice(), " "))
	if what == "" {
		return usagef("why needs words and a document, or an entity: entente why Tokyo --in article.txt")
	}
	return p.look(c, func(v *graph.View) error {
		files, err := tables(c.Context, c, v)
		if err != nil {
			return err
		}
		r, err := newRereader(v, files)
		if err != nil {
			return err
		}
		if c.IsSet("in") {
			return p.whyMention(c.Context, r, what, c.String("in"), c.Bool("all"))
		}
		return p.whyEntity(c.Context, r, what, c.Bool("all"))
	})
}

// rereader reads documents of a store again.
type rereader struct {
	view      *graph.View
	gazetteer *gazetteer.Gazetteer
	pipeline  *extract.Pipeline
	decisions *identity.Set
}

func newRereader(v *graph.View, files []gazetteer.File) (*rereader, error) {
	r := &rereader{view: v}
	var err error
	if r.gazetteer, err = loadTables(files); err != nil {
		return nil, err
	}
	if r.pipeline, err = extract.NewWith(r.gazetteer); err != nil {
		return nil, err
	}
	r.decisions, err = v.Decisions()
	return r, err
}

// read reads a document of the store again.
func (r *rereader) read(ctx context.Context, name string) (*text.Doc, error) {
	d, err := r.view.Document(ctx, name)
	if err != nil {
		return nil, err
	}
	doc, err := unread(ctx, r.view, d)
	if err != nil {
		return nil, err
	}
	if err := r.pipeline.Run(ctx, doc); err != nil {
		return nil, fmt.Errorf("read %q again: %w", name, err)
	}
	return doc, nil
}
