package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

// errProblems is the end of a check that found something.
var errProblems = errors.New("the store has problems")

func (p *program) checkCommand() *cli.Command {
	return &cli.Command{
		Name: "check", Category: storeGroup, Usage: "look for anything in the store that contradicts itself",
		UsageText:   "entente check\nentente check --json",
		Description: reportHelp,
		Action:      func(c *cli.Context) error { return p.report(c, (*graph.Store).Check) },
	}
}

func (p *program) verifyCommand() *cli.Command {
	return &cli.Command{
		Name: "verify", Category: storeGroup, Usage: "read every quote again in the text of its document",
		UsageText:   "entente verify\nentente verify --json",
		Description: reportHelp,
		Action:      func(c *cli.Context) error { return p.report(c, (*graph.Store).Verify) },
	}
}

const reportHelp = `Problems are listed one a line, and the exit code is 1 if there are any. With --json:

  {"ok","documents","statements","quads","problems":[…],"more"}

The numbers are of what was looked at; at most a thousand problems are listed, more counts the others.`

// report runs a check and writes what it found.
func (p *program) report(c *cli.Context, check func(*graph.Store, context.Context) (*graph.Report, error)) error {
	if err := noArguments(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		r, err := check(s, c.Context)
		if err != nil {
			return err
		}
		if err := p.writeReport(r); err != nil || r.OK() {
			return err
		}
		return fmt.Errorf("%w: %d found; entente restore DIR puts a backup in a new place, entente rm and add renew a document", errProblems, len(r.Problems)+r.More)
	})
}

func (p *program) writeReport(r *graph.Report) error {
	if p.json {
		return p.writeJSON(struct {
			OK         bool     `json:"ok"`
			Documents  int      `json:"documents"`
			Statements int      `json:"statements"`
			Quads      int64    `json:"quads"`
			Problems   []string `json:"problems"`
			More       int      `json:"more"`
		}{r.OK(), r.Documents, r.Statements, r.Quads, list(r.Problems), r.More})
	}
	for _, problem := range r.Problems {
		fmt.Fprintln(p.out, oneLine(problem))
	}
	if r.More > 0 {
		fmt.Fprintf(p.out, "and %d more\n", r.More)
	}
	if r.OK() {
		fmt.Fprintf(p.out, "ok: %s, %s, %s\n", plural(r.Documents, "document"), plural(r.Statements, "statement"), plural(int(r.Quads), "quad"))
	}
	return nil
}
