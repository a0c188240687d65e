package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func (p *program) rmCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Category: storeGroup, Usage: "take documents out of the store, with all that only they support", ArgsUsage: "DOCUMENT…",
		UsageText: "entente rm article.txt\nentente docs --format csv",
		Description: `A DOCUMENT is named as entente docs lists it, or by its IRI. What is left is what the other documents alone would have given. A
document that is not there is named on stderr, and the exit code is 3.

With --json: one {"document","outcome":"removed"} a line.`,
		Action: p.rm,
	}
}

func (p *program) rm(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("rm needs the name of a document: entente docs lists them")
	}
	return p.withStore(c.Context, toChange, func(s *graph.Store) error {
		var t tally
		for _, name := range c.Args().Slice() {
			if c.Context.Err() != nil {
				break
			}
			err := s.Remove(context.WithoutCancel(c.Context), name)
			if errors.Is(err, graph.ErrNotFound) {
				t.failed++
				p.blame(name, err)
				continue
			}
			if err != nil {
				return err
			}
			if !p.json {
				continue
			}
			if err := p.writeJSON(map[string]string{"document": name, "outcome": "removed"}); err != nil {
				return err
			}
		}
		return t.end(c.Context)
	})
}
