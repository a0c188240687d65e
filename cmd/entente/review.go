package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
	"entente/graph"
	"entente/graph/identity"
	"entente/schema"
)

// shownPairs is how many pairs are reviewed unless the user asks for more, and pairQuotes how many quotes of each
// entity.
const (
	shownPairs = 20
	pairQuotes = 2
)

// review lists the pairs that may be one, or asks about each if a person sits at both ends.
func (p *program) review(c *cli.Context, rest []string) error {
	switch {
	case len(rest) > 0:
		return usagef("entente entities review takes no arguments: %q is too many", rest[0])
	case c.Float64("min") < 0 || c.Float64("min") > 1:
		return usagef("--min %v: it takes a number from 0 to 1", c.Float64("min"))
	case c.Int("limit") < 0:
		return usagef("--limit %d: it takes at least 1, or 0 for all", c.Int("limit"))
	}
	asks := p.InTerminal && p.OutTerminal && !p.json
	how := toRead
	if asks {
		how = toChange
	}
	return p.withStore(c.Context, how, func(s *graph.Store) error {
		pairs, err := s.Candidates(c.Context, c.Float64("min"))
		if err != nil {
			return err
		}
		r := reviewing{program: p, store: s, pairs: pairs, answers: bufio.NewScanner(stream.Until(c.Context, p.In))}
		if limit := c.Int("limit"); limit > 0 && len(pairs) > limit {
			r.pairs, r.more = pairs[:limit], len(pairs)-limit
		}
		if asks {
			return r.ask(c.Context)
		}
		return r.list(c.Context)
	})
}

// reviewing is the work of review.
type reviewing struct {
	*program
	store   *graph.Store
	pairs   []identity.Pair
	more    int // pairs that are left out
	answers *bufio.Scanner
	decided int
}

// list writes the pairs.
func (r *reviewing) list(ctx context.Context) error {
	for i := range r.pairs {
		if err := r.write(ctx, &r.pairs[i]); err != nil {
			return err
		}
	}
	if r.more > 0 && !r.json {
		fmt.Fprintf(r.out, "%s\n", r.ink.Dim(fmt.Sprintf("and %d more; --limit 0 shows them", r.more)))
	}
	return nil
}

// write writes one pair: both entities, the reasons, and quotes of each.
func (r *reviewing) write(ctx context.Context, pair *identity.Pair) error {
	sides := []*identity.Entity{&pair.A, &pair.B}
	quotes := make([][]evidenceJSON, len(sides))
	for i, e := range sides {
		var err error
		if quotes[i], err = quotesOf(ctx, r.store, e.ID, pairQuotes); err != nil {
			return err
		}
	}
	if r.json {
		return r.writeJSON(pairOf(pair, quotes))
	}
	fmt.Fprintf(r.out, "%.2f\n", pair.Score)
	for i, e := range sides {
		where := r.ink.Dim(e.ID.Short() + "  in " + plural(e.Documents, "document"))
		fmt.Fprintf(r.out, "  %s  %s  %s\n", r.ink.Bold(oneLine(e.Label)), e.Type, where)
		list := make([]quote, len(quotes[i]))
		for k, q := range quotes[i] {
			list[k] = quote{q.Quote, q.Document}
		}
		r.writeQuotes(list, contentWords(e.Names...), 6, 0)
	}
	for _, reason := range pair.Reasons {
		fmt.Fprintf(r.out, "  %s\n", oneLine(reason.String()))
	}
	return nil
}

// quotesOf gives the first quotes of statements about an entity.
func quotesOf(ctx context.Context, s *graph.Store, id schema.IRI, limit int) ([]evidenceJSON, error) {
	list, err := s.Statements(ctx, graph.Filter{Any: id, Limit: limit})
	if err != nil {
		return nil, err
	}
	out := []evidenceJSON{}
	for i := range list {
		e := &list[i].Evidence
		d, err := s.Document(ctx, string(e.Document))
		if err != nil {
			return nil, err
		}
		out = append(out, evidenceJSON{Statement: string(list[i].ID), Document: d.Name, Quote: e.Exact, Start: e.Start,
			End: e.End})
	}
	return out, nil
}

type (
	pairJSON struct {
		Score   float64       `json:"score"`
		A       pairEntity    `json:"a"`
		B       pairEntity    `json:"b"`
		Reasons []pairReasons `json:"reasons"`
	}
	pairEntity struct {
		ID        string         `json:"id"`
		Label     string         `json:"label"`
		Type      string         `json:"type"`
		Names     []string       `json:"names"`
		Documents int            `json:"documents"`
		Evidence  []evidenceJSON `json:"evidence"`
	}
	pairReasons struct {
		Reason   string  `json:"reason"`
		Sentence string  `json:"sentence"`
		A        string  `json:"a"`
		B        string  `json:"b"`
		Weight   float64 `json:"weight"`
	}
)

func pairOf(pair *identity.Pair, quotes [][]evidenceJSON) pairJSON {
	side := func(e *identity.Entity, quotes []evidenceJSON) pairEntity {
		return pairEntity{string(e.ID), e.Label, string(e.Type), list(e.Names), e.Documents, quotes}
	}
	out := pairJSON{Score: pair.Score, A: side(&pair.A, quotes[0]), B: side(&pair.B, quotes[1]),
		Reasons: []pairReasons{}}
	for _, r := range pair.Reasons {
		out.Reasons = append(out.Reasons, pairReasons{string(r.Why), r.Why.Sentence(), r.A, r.B, r.Weight})
	}
	return out
}

// errQuit is the end of a review that the user wants to leave.
var errQuit = errors.New("quit")

// ask asks about each pair; every answer is kept at once, so that leaving loses none.
func (r *reviewing) ask(ctx context.Context) error {
	for i := range r.pairs {
		pair := &r.pairs[i]
		waits, err := r.waits(pair)
		if err != nil {
			return err
		}
		if !waits {
			continue
		}
		if err := r.write(ctx, pair); err != nil {
			return err
		}
		err = r.decide(ctx, pair)
		if errors.Is(err, errQuit) {
			break
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintln(r.out, plural(r.decided, "decision"))
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

// waits reports whether no answer to another pair has decided this one.
func (r *reviewing) waits(pair *identity.Pair) (bool, error) {
	set, err := r.store.Decisions()
	if err != nil || set.Kept(pair.A.ID) == set.Kept(pair.B.ID) {
		return false, err
	}
	for _, d := range set.About(pair.A.ID) {
		if d.Kind != identity.Same && (set.Kept(d.A) == set.Kept(pair.B.ID) || set.Kept(d.B) == set.Kept(pair.B.ID)) {
			return false, nil
		}
	}
	return true, nil
}

// decide asks until it has an answer, and keeps it.
func (r *reviewing) decide(ctx context.Context, pair *identity.Pair) error {
	kinds := map[string]identity.Kind{"s": identity.Same, "n": identity.Different}
	for {
		b := r.ink.Bold
		fmt.Fprintf(r.out, "%s same, %s not the same, %s skip, %s quit: ", b("s"), b("n"), b("k"), b("q"))
		if err := r.out.Flush(); err != nil {
			return err
		}
		if !r.answers.Scan() {
			if err := r.answers.Err(); err != nil && !errors.Is(err, io.EOF) && ctx.Err() == nil {
				return err
			}
			return errQuit
		}
		answer := strings.ToLower(strings.TrimSpace(r.answers.Text()))
		switch kind, ok := kinds[answer]; {
		case answer == "k":
			return nil
		case answer == "q":
			return errQuit
		case !ok:
			continue
		default:
			_, err := r.store.Decide(context.WithoutCancel(ctx),
				identity.Decision{Kind: kind, A: pair.A.ID, B: pair.B.ID})
			if errors.Is(err, identity.ErrConflict) {
				fmt.Fprintf(r.Err, "entente: %s\n", withWayOut(err))
				return nil
			}
			r.decided++
			return err
		}
	}
}
