package graph

import (
	"context"
	"errors"
	"fmt"

	"entente/graph/quadstore"
)

// maxProblems is how many problems a report lists.
const maxProblems = 1000

// Report is what Check or Verify found.
type Report struct {
	// Documents, Statements and Quads are the numbers of what was looked at.
	Documents, Statements int
	Quads                 int64
	// Problems has a sentence for each problem, at most a thousand; More counts the others.
	Problems []string
	More     int
}

// OK reports whether nothing was found.
func (r *Report) OK() bool { return len(r.Problems) == 0 }

func (r *Report) add(format string, args ...any) {
	if len(r.Problems) == maxProblems {
		r.More++
		return
	}
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

// Check looks for anything in the store that contradicts itself: keys of the quad store that disagree, labels that
// name neither a document nor a fact, facts without a statement, statements without evidence, quotes outside of their
// document, and quads or records that differ from what the kept articles give. The error says that the check itself
// could not be done.
func (v *View) Check(ctx context.Context) (*Report, error) {
	r := &Report{}
	var err error
	if r.Quads, err = v.sn.NumQuads(); err != nil {
		return nil, err
	}
	if err := v.sn.Check(ctx); err != nil {
		var damage *quadstore.CheckError
		if !errors.As(err, &damage) {
			return nil, err
		}
		for _, p := range damage.Problems {
			r.add("quad store: %s", p)
		}
		r.More += damage.More
	}
	c, err := newChecker(ctx, v, r)
	if err != nil {
		return nil, err
	}
	for _, step := range []func() error{c.decisionQuads, c.documents, c.labels, c.facts, c.entities, c.names, c.counters} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return r, nil
}
