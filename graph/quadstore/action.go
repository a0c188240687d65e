package quadstore

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// action is a shape.QuadsAction of this store: one scan whose results are the terms in one place of its quads.
type action struct {
	v       *view
	pattern ids
	result  int
	save    []saved
	sized   *sized
}

// saved names the place of a quad whose term goes into a tag.
type saved struct {
	pos int
	tag string
}

// newAction returns false for an action that cannot be one scan.
func (v *view) newAction(a shape.QuadsAction) (shape.Shape, bool) {
	sh := &action{v: v, sized: &sized{}}
	var ok bool
	if sh.result, ok = posOf(a.Result); !ok {
		return nil, false
	}
	for d, ref := range a.Filter {
		pos, ok := posOf(d)
		if !ok {
			return nil, false
		}
		if sh.pattern[pos], ok = v.nodeID(ref); !ok {
			return shape.Null{}, true
		}
	}
	for _, d := range quad.Directions {
		pos, _ := posOf(d)
		for _, tag := range a.Save[d] {
			sh.save = append(sh.save, saved{pos, tag})
		}
	}
	return sh, true
}

// BuildIterator implements shape.Shape.
func (sh *action) BuildIterator(graph.QuadStore) graph.Iterator {
	return graph.AsLegacy(&actionShape{sh})
}

// Optimize implements shape.Shape.
func (sh *action) Optimize(shape.Optimizer) (shape.Shape, bool) { return sh, false }

// wants reports whether a quad is a result: a tag cannot be filled from a missing label.
func (sh *action) wants(q ids) bool {
	if q[posL] != 0 {
		return true
	}
	for _, s := range sh.save {
		if s.pos == posL {
			return false
		}
	}
	return true
}

func (sh *action) tag(q ids, dst map[string]graph.Ref) {
	for _, s := range sh.save {
		dst[s.tag] = node(q[s.pos])
	}
}

// next advances a scan to the next result.
func (sh *action) next(ctx context.Context, sc *scan) bool {
	for sc.next(ctx) {
		if sh.wants(sc.last) {
			return true
		}
	}
	return false
}

type actionShape struct{ *action }

func (sh *actionShape) String() string {
	return fmt.Sprintf("EntenteAction(%v, %v)", [4]uint64(sh.pattern), quad.Directions[sh.result])
}

func (sh *actionShape) Iterate() graph.Scanner {
	return &actionScanner{a: sh.action, sc: sh.v.scan(sh.pattern)}
}

func (sh *actionShape) Lookup() graph.Index { return &actionIndex{a: sh.action} }

func (sh *actionShape) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	size, err := sh.sized.get(func() (graph.Size, error) { return sh.v.estimate(ctx, sh.pattern) })
	// A look-up is a scan of its own.
	return graph.IteratorCosts{ContainsCost: 20, NextCost: 2, Size: graph.Size{Size: size.Size}}, err
}

// Optimize implements graph.IteratorShape. It is told apart from shape.Shape's by its embedding type.
func (sh *actionShape) Optimize(context.Context) (graph.IteratorShape, bool) { return sh, false }

func (sh *actionShape) SubIterators() []graph.IteratorShape { return nil }

type actionScanner struct {
	a  *action
	sc *scan
}

func (it *actionScanner) String() string                { return "EntenteActionNext" }
func (it *actionScanner) Next(ctx context.Context) bool { return it.a.next(ctx, it.sc) }
func (it *actionScanner) NextPath(context.Context) bool { return false }
func (it *actionScanner) Err() error                    { return it.sc.err }
func (it *actionScanner) Close() error                  { return it.sc.Close() }

func (it *actionScanner) Result() graph.Ref {
	if it.sc.last == (ids{}) {
		return nil
	}
	return node(it.sc.last[it.a.result])
}

func (it *actionScanner) TagResults(dst map[string]graph.Ref) {
	if it.sc.last != (ids{}) {
		it.a.tag(it.sc.last, dst)
	}
}

// actionIndex answers whether a term is a result by a scan for the quads that make it one; each of them is a path.
type actionIndex struct {
	a   *action
	sc  *scan
	cur graph.Ref
	err error
}

func (it *actionIndex) String() string    { return "EntenteActionContains" }
func (it *actionIndex) Err() error        { return it.err }
func (it *actionIndex) Result() graph.Ref { return it.cur }

func (it *actionIndex) Contains(ctx context.Context, ref graph.Ref) bool {
	it.cur = nil
	if it.Close() != nil || it.err != nil {
		return false
	}
	id, ok := it.a.v.nodeID(ref)
	if !ok {
		return false
	}
	p := it.a.pattern
	if p[it.a.result] != 0 && p[it.a.result] != id {
		return false
	}
	p[it.a.result] = id
	it.sc = it.a.v.scan(p)
	if !it.NextPath(ctx) {
		return false
	}
	it.cur = node(id)
	return true
}

func (it *actionIndex) NextPath(ctx context.Context) bool {
	if it.sc == nil {
		return false
	}
	ok := it.a.next(ctx, it.sc)
	if it.sc.err != nil {
		it.err = it.sc.err
	}
	return ok
}

func (it *actionIndex) TagResults(dst map[string]graph.Ref) {
	if it.sc != nil && it.sc.last != (ids{}) {
		it.a.tag(it.sc.last, dst)
	}
}

func (it *actionIndex) Close() error {
	if it.sc == nil {
		return nil
	}
	err := it.sc.Close()
	it.sc = nil
	if it.err == nil {
		it.err = err
	}
	return err
}

// null is an iterator over nothing.
func null() graph.IteratorShape { return graph.AsShape(iterator.NewNull()) }
