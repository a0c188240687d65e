package quadstore

import (
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// exactCount is up to which number of quads the size of a pattern is counted for the optimizer.
const exactCount = 256

// quadShape is the plan of a scan for one fixed term.
func (v *view) quadShape(d quad.Direction, ref graph.Ref) graph.IteratorShape {
	pos, valid := posOf(d)
	id, ok := v.nodeID(ref)
	if !valid || !ok {
		return null()
	}
	sh := &quadsShape{v: v}
	sh.pattern[pos] = id
	return sh
}

// quadsShape is the plan of one scan over all quads of a pattern.
type quadsShape struct {
	v       *view
	pattern ids
	sized   sized
}

// sized remembers the size of a pattern, which the optimizer asks for again and again.
type sized struct {
	once sync.Once
	size graph.Size
	err  error
}

func (z *sized) get(estimate func() (graph.Size, error)) (graph.Size, error) {
	z.once.Do(func() { z.size, z.err = estimate() })
	return z.size, z.err
}

// estimate returns the number of quads of a pattern: exactly if it is small, else by the disk space that they take.
func (v *view) estimate(ctx context.Context, p ids) (graph.Size, error) {
	if p.mask() == 0 {
		n, err := v.NumQuads()
		return graph.Size{Size: n, Exact: true}, err
	}
	n, err := v.count(ctx, p, exactCount)
	if err != nil || n < exactCount {
		return graph.Size{Size: int64(n), Exact: true}, err
	}
	size := int64(2 * exactCount)
	err = v.use(func() error {
		prefix, ord := p.prefix(nil)
		part, err := v.s.db.EstimateDiskUsage(prefix, after(prefix))
		if err != nil {
			return err
		}
		all := []byte{spaceOrders + byte(ord)}
		whole, err := v.s.db.EstimateDiskUsage(all, after(all))
		if err != nil || whole == 0 {
			return err
		}
		b, err := get(v.r, stateKey)
		if err != nil {
			return err
		}
		st, err := decodeState(b)
		size = max(size, int64(float64(st.quads)*float64(part)/float64(whole)))
		return err
	})
	return graph.Size{Size: size}, err
}

func (sh *quadsShape) String() string {
	if sh.pattern == (ids{}) {
		return "EntenteQuads"
	}
	return fmt.Sprintf("EntenteQuads(%v)", [4]uint64(sh.pattern))
}

func (sh *quadsShape) Iterate() graph.Scanner { return &quadScanner{sc: sh.v.scan(sh.pattern)} }
func (sh *quadsShape) Lookup() graph.Index    { return &quadIndex{sh: sh} }

func (sh *quadsShape) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	size, err := sh.sized.get(func() (graph.Size, error) { return sh.v.estimate(ctx, sh.pattern) })
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: size}, err
}

func (sh *quadsShape) Optimize(context.Context) (graph.IteratorShape, bool) { return sh, false }
func (sh *quadsShape) SubIterators() []graph.IteratorShape                  { return nil }

// leaf is what iterators without others below them have in common.
type leaf struct{}

func (leaf) TagResults(map[string]graph.Ref) {}
func (leaf) NextPath(context.Context) bool   { return false }

type quadScanner struct {
	leaf
	sc *scan
}

func (it *quadScanner) String() string                { return "EntenteQuadsNext" }
func (it *quadScanner) Next(ctx context.Context) bool { return it.sc.next(ctx) }
func (it *quadScanner) Err() error                    { return it.sc.err }
func (it *quadScanner) Close() error                  { return it.sc.Close() }

func (it *quadScanner) Result() graph.Ref {
	if it.sc.last == (ids{}) {
		return nil
	}
	return quadRef(it.sc.last)
}

// quadIndex needs no disk: a reference to a quad tells all its terms.
type quadIndex struct {
	leaf
	sh  *quadsShape
	cur graph.Ref
}

func (it *quadIndex) String() string    { return "EntenteQuadsContains" }
func (it *quadIndex) Err() error        { return nil }
func (it *quadIndex) Close() error      { return nil }
func (it *quadIndex) Result() graph.Ref { return it.cur }

func (it *quadIndex) Contains(_ context.Context, ref graph.Ref) bool {
	it.cur = nil
	q, ok := ref.(quadRef)
	if !ok || !it.sh.pattern.matches(ids(q)) {
		return false
	}
	it.cur = ref
	return true
}

// nodesShape is the plan of a scan over all terms.
type nodesShape struct{ v *view }

func (sh *nodesShape) String() string         { return "EntenteNodes" }
func (sh *nodesShape) Iterate() graph.Scanner { return &nodeScanner{sc: sh.v.scanNodes()} }
func (sh *nodesShape) Lookup() graph.Index    { return &nodeIndex{v: sh.v} }

func (sh *nodesShape) Stats(context.Context) (graph.IteratorCosts, error) {
	n, err := sh.v.NumTerms()
	return graph.IteratorCosts{ContainsCost: 2, NextCost: 2, Size: graph.Size{Size: n, Exact: true}}, err
}

func (sh *nodesShape) Optimize(context.Context) (graph.IteratorShape, bool) { return sh, false }
func (sh *nodesShape) SubIterators() []graph.IteratorShape                  { return nil }

type nodeScanner struct {
	leaf
	sc *scan
}

func (it *nodeScanner) String() string                { return "EntenteNodesNext" }
func (it *nodeScanner) Next(ctx context.Context) bool { return it.sc.next(ctx) }
func (it *nodeScanner) Err() error                    { return it.sc.err }
func (it *nodeScanner) Close() error                  { return it.sc.Close() }

func (it *nodeScanner) Result() graph.Ref {
	if it.sc.last == (ids{}) {
		return nil
	}
	return node(it.sc.last[0])
}

type nodeIndex struct {
	leaf
	v   *view
	cur graph.Ref
	err error
}

func (it *nodeIndex) String() string    { return "EntenteNodesContains" }
func (it *nodeIndex) Err() error        { return it.err }
func (it *nodeIndex) Close() error      { return nil }
func (it *nodeIndex) Result() graph.Ref { return it.cur }

func (it *nodeIndex) Contains(_ context.Context, ref graph.Ref) bool {
	it.cur = nil
	id, ok := it.v.nodeID(ref)
	if !ok || it.err != nil {
		return false
	}
	ok, it.err = it.v.hasID(id)
	if ok {
		it.cur = node(id)
	}
	return ok
}
