package main

import (
	"context"
	"errors"
	"iter"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
	"entente/extract"
	"entente/extract/conllu"
	"entente/extract/text"
)

func (p *program) parseCommand() *cli.Command {
	return &cli.Command{
		Name: "parse", Category: readGroup, Usage: "show the grammar of articles as CoNLL-U", ArgsUsage: "PATH…",
		UsageText:   "entente parse article.txt\nentente parse --conllu gold.conllu.gz > ours.conllu",
		Description: parseHelp,
		Flags: append(readFlags(),
			&cli.BoolFlag{Name: "conllu", Usage: "read CoNLL-U, keep its sentences and tokens, and write our lemmas, tags and trees"}),
		Action: p.parse,
	}
}

const parseHelp = `A PATH is a file, a folder, a pattern or - for stdin, as for entente add. The output is CoNLL-U of Universal Dependencies
version 2: sentences, tokens, lemmas, UPOS, XPOS, features and trees. Names stand in MISC, as Name=B-PER, Name=I-PER and so on
for persons (PER), organisations (ORG) and places (LOC).

With --conllu a PATH is a CoNLL-U file, plain or gzipped, or - for stdin. Comments, words, multiword tokens and MISC are kept;
all else is ours. Empty nodes and DEPS are left out, since enhanced graphs are not read. A sentence with a mistake is left out
and told on stderr with its file, line and column, and the exit code is 3.

Documents are written one by one as they are read, in the order of the input.`

func (p *program) parse(c *cli.Context) error {
	r, err := p.reading(c)
	if err != nil {
		return err
	}
	if c.Bool("conllu") && c.IsSet("input") {
		return usagef("--conllu and --input contradict each other: use one")
	}
	stages, err := extract.GrammarStages()
	if err != nil {
		return err
	}
	var given treebank
	var docs iter.Seq2[*text.Doc, error]
	trees := conllu.FromDoc
	if !c.Bool("conllu") {
		docs = p.inputs(c.Context, r, nil)
	} else {
		// What was read stands for the stage that finds sentences and tokens.
		stages[0].Name, stages[0].Run = "conllu", func(context.Context, *text.Doc) error { return nil }
		docs, trees = until(c.Context, given.read(r.paths, stream.Until(c.Context, p.In), r.name)), given.analysed
	}
	pipeline, err := extract.NewFrom(stages)
	if err != nil {
		return err
	}
	return p.writeTrees(c.Context, pipeline.Each(context.WithoutCancel(c.Context), docs, r.workers), trees)
}

// writeTrees writes documents as CoNLL-U, in the sentences that trees makes of them.
func (p *program) writeTrees(ctx context.Context, docs iter.Seq[extract.Read], trees func(*text.Doc) []*conllu.Sentence) error {
	var t tally
	var flushed time.Time
	w := conllu.NewWriter(p.out)
	for r := range docs {
		if r.Err != nil {
			t.fail(p, r)
			continue
		}
		sentences := trees(r.Doc)
		markNames(r.Doc, sentences)
		for _, s := range sentences {
			if err := w.Write(s); err != nil {
				return err
			}
		}
		t.done++
		// The first document is seen at once, and later ones soon.
		if now := time.Now(); now.Sub(flushed) > 100*time.Millisecond {
			flushed = now
			if err := errors.Join(w.Flush(), p.out.Flush()); err != nil {
				return err
			}
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return t.end(ctx)
}

// markNames writes the names of d into MISC of its sentences, with B- at the first word of each.
func markNames(d *text.Doc, sentences []*conllu.Sentence) {
	tags := make([]string, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.Tokens.First; i < n.Tokens.Last; i++ {
			tags[i] = "Name=I-" + n.Kind
		}
		tags[n.Tokens.First] = "Name=B-" + n.Kind
	}
	for i := range d.Sentences {
		r := d.Sentences[i].Tokens
		if r.Len() == 0 {
			continue // no sentence of CoNLL-U
		}
		for j := range sentences[0].Words {
			if tag := tags[r.First+j]; tag != "" {
				w := &sentences[0].Words[j]
				w.Misc = strings.TrimSuffix(tag+"|"+w.Misc, "|")
			}
		}
		sentences = sentences[1:]
	}
}
