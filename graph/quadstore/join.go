package quadstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
)

// join builds the iterator of a quadsOf with joins: for every term of a set one scan for the quads that have it beside
// the fixed terms. Cayley's own LinksTo scans all quads of the term instead and looks at the fixed terms afterwards.
func (s *quadsOf) join(qs graph.QuadStore) graph.Iterator {
	its := make([]graph.Iterator, 0, len(s.joins))
	for _, f := range s.joins {
		pos, ok := posOf(f.Dir)
		if !ok {
			return iterator.NewError(fmt.Errorf("direction %v", f.Dir))
		}
		its = append(its, graph.AsLegacy(&joinShape{
			v: s.v, pattern: s.pattern, pos: pos,
			sub:  graph.AsShape(f.Values.BuildIterator(qs)),
			size: &sized{},
		}))
	}
	if len(its) == 1 {
		return its[0]
	}
	return iterator.NewAnd(its...)
}

// joinShape is the plan of one join.
type joinShape struct {
	v       *view
	pattern ids
	pos     int
	sub     graph.IteratorShape
	size    *sized
}

// fanOut is the guess of how many quads of a pattern have one term, as in Cayley's LinksTo.
const fanOut = 20

func (sh *joinShape) String() string {
	return fmt.Sprintf("EntenteJoin(%v, %d)", [4]uint64(sh.pattern), sh.pos)
}

func (sh *joinShape) Iterate() graph.Scanner { return &joinScanner{sh: sh, sub: sh.sub.Iterate()} }
func (sh *joinShape) Lookup() graph.Index    { return &joinIndex{sh: sh, sub: sh.sub.Lookup()} }

func (sh *joinShape) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	sub, err := sh.sub.Stats(ctx)
	if err != nil {
		return graph.IteratorCosts{}, err
	}
	size, err := sh.size.get(func() (graph.Size, error) { return sh.estimate(ctx, sub.Size.Size) })
	return graph.IteratorCosts{ContainsCost: 1 + sub.ContainsCost, NextCost: 2 + sub.NextCost, Size: size}, err
}

// estimate counts for a set of known terms, and guesses for others.
func (sh *joinShape) estimate(ctx context.Context, subSize int64) (graph.Size, error) {
	if f, ok := untagged(sh.sub).(*iterator.Fixed); ok && subSize <= exactCount {
		sum := graph.Size{Exact: true}
		for _, ref := range f.Values() {
			id, ok := sh.v.nodeID(ref)
			if !ok {
				continue
			}
			p := sh.pattern
			p[sh.pos] = id
			n, err := sh.v.estimate(ctx, p)
			if err != nil {
				return sum, err
			}
			sum.Size += n.Size
			sum.Exact = sum.Exact && n.Exact
		}
		return sum, nil
	}
	most, err := sh.v.estimate(ctx, sh.pattern)
	return graph.Size{Size: min(subSize*fanOut, most.Size)}, err
}

// untagged returns what is below the tags of an iterator.
func untagged(sh graph.IteratorShape) graph.Iterator {
	it := graph.AsLegacy(sh)
	for {
		save, ok := it.(*iterator.Save)
		if !ok || len(save.SubIterators()) != 1 {
			return it
		}
		it = save.SubIterators()[0]
	}
}

func (sh *joinShape) Optimize(ctx context.Context) (graph.IteratorShape, bool) {
	sub, changed := sh.sub.Optimize(ctx)
	if !changed {
		return sh, false
	}
	if iterator.IsNull2(sub) {
		return sub, true
	}
	out := *sh
	out.sub = sub
	return &out, true
}

func (sh *joinShape) SubIterators() []graph.IteratorShape { return []graph.IteratorShape{sh.sub} }

type joinScanner struct {
	sh  *joinShape
	sub graph.Scanner
	sc  *scan // one for all terms, so that all are looked up in one state
	err error
}

func (it *joinScanner) String() string                      { return "EntenteJoinNext" }
func (it *joinScanner) TagResults(dst map[string]graph.Ref) { it.sub.TagResults(dst) }
func (it *joinScanner) NextPath(ctx context.Context) bool   { return it.sub.NextPath(ctx) }
func (it *joinScanner) Err() error                          { return it.err }

func (it *joinScanner) Next(ctx context.Context) bool {
	for it.err == nil {
		if it.sc != nil {
			if it.sc.next(ctx) {
				return true
			}
			if it.err = it.sc.err; it.err != nil {
				return false
			}
		}
		if !it.sub.Next(ctx) {
			it.err = it.sub.Err()
			return false
		}
		id, ok := it.sh.v.nodeID(it.sub.Result())
		if !ok {
			continue
		}
		p := it.sh.pattern
		p[it.sh.pos] = id
		if it.sc == nil {
			it.sc = it.sh.v.scan(p)
			it.sc.keep = true
			continue
		}
		it.sc.restart(p)
	}
	return false
}

func (it *joinScanner) Result() graph.Ref {
	if it.sc == nil || it.sc.last == (ids{}) {
		return nil
	}
	return quadRef(it.sc.last)
}

func (it *joinScanner) Close() error {
	var err error
	if it.sc != nil {
		err = it.sc.Close()
	}
	return errors.Join(err, it.sub.Close())
}

type joinIndex struct {
	sh  *joinShape
	sub graph.Index
	cur graph.Ref
}

func (it *joinIndex) String() string                      { return "EntenteJoinContains" }
func (it *joinIndex) TagResults(dst map[string]graph.Ref) { it.sub.TagResults(dst) }
func (it *joinIndex) NextPath(ctx context.Context) bool   { return it.sub.NextPath(ctx) }
func (it *joinIndex) Err() error                          { return it.sub.Err() }
func (it *joinIndex) Close() error                        { return it.sub.Close() }
func (it *joinIndex) Result() graph.Ref                   { return it.cur }

func (it *joinIndex) Contains(ctx context.Context, ref graph.Ref) bool {
	it.cur = nil
	q, ok := ref.(quadRef)
	if !ok || !it.sh.pattern.matches(ids(q)) {
		return false
	}
	id := q[it.sh.pos]
	if id == 0 || !it.sub.Contains(ctx, nodeRef(id)) {
		return false
	}
	it.cur = ref
	return true
}
