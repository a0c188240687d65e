package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"runtime"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/source"
	"entente/extract/text"
	"entente/graph"
	"entente/graph/ask"
	"entente/testdata"
)

func (p *program) demoCommand() *cli.Command {
	return &cli.Command{
		Name: "demo", Category: otherGroup, Usage: "read the sample articles and answer questions about them",
		UsageText: "entente demo\nentente demo --json",
		Description: `The articles come with the program; the store is in memory and gone afterwards. With --json: the answers, one a line, as entente
ask gives them.`,
		Action: p.demo,
	}
}

// demoQuestions are answered by the sample articles.
var demoQuestions = []string{
	"who partners on IPOI",
	"how much did Japan lend India",
	"which countries expelled Russian diplomats",
	"did Iran attack Israel",
}

func (p *program) demo(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	s, err := graph.Open(c.Context, graph.Options{Memory: true})
	if err != nil {
		return err
	}
	return errors.Join(p.demonstrate(c.Context, s), s.Close())
}

func (p *program) demonstrate(ctx context.Context, s *graph.Store) error {
	began := time.Now()
	pipeline, err := extract.New()
	if err != nil {
		return err
	}
	documents := 0
	for r := range pipeline.Each(ctx, samples(), runtime.GOMAXPROCS(0)) {
		if r.Err != nil {
			return r.Err
		}
		if _, err := s.Add(ctx, extract.Article(r.Doc)); err != nil {
			return err
		}
		documents++
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	st, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	if !p.json {
		fmt.Fprintf(p.out, "%s read: %s, %s about %s (%s)\n", plural(documents, "article"), plural(st.Statements, "statement"),
			plural(st.Facts, "fact"), plural(st.Entities, "entity"), time.Since(began).Round(10*time.Millisecond))
	}
	for _, q := range demoQuestions {
		if !p.json {
			fmt.Fprintf(p.out, "\n%s\n", p.ink.Bold("$ entente "+q))
		}
		if err := p.demoAnswer(ctx, s, q); err != nil {
			return err
		}
	}
	if !p.json {
		fmt.Fprint(p.out, "\nNow your own: entente add article.txt; entente who …; entente show Japan; entente help\n")
	}
	return p.out.Flush()
}

func (p *program) demoAnswer(ctx context.Context, s *graph.Store, question string) error {
	a, err := ask.Ask(ctx, s, question, ask.Options{})
	switch {
	case err != nil:
		return err
	case p.json:
		return p.writeAnswerJSON(a)
	case len(a.Answers) == 0:
		fmt.Fprintln(p.out, "no answer")
	}
	p.writeAnswerText(a, false)
	return nil
}

// samples reads the articles that come with the program.
func samples() iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		names, err := fs.Glob(testdata.Articles, "articles/*.txt")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, name := range names {
			data, err := fs.ReadFile(testdata.Articles, name)
			var d *text.Doc
			if err == nil {
				d, err = source.Text(path.Base(name), data)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}
