package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/graph/rdf"
	"entente/schema"
)

// change gathers what one transaction does to the quads and to the records beside them. Articles are taken out and
// put in as counts; flush compares the counts before and after, so that whatever is the same on both sides is not
// touched.
type change struct {
	v        *View
	tx       *quadstore.Tx
	quads    map[quad.Quad]int // -1 goes, 1 comes
	facts    map[schema.IRI]*tally[prov.FactTally]
	entities map[schema.IRI]*tally[prov.EntityTally]
	sources  map[schema.IRI]map[string]int
	counters map[string]int
	words    map[string]int // of names, how many more name them
	// added and removed count quads; newFacts those facts that no document supported before.
	added, removed, newFacts int
}

// tally is a tally before and after a change.
type tally[T any] struct{ before, after T }

func newChange(v *View) *change {
	return &change{
		v: v, tx: quadstore.NewTx(), quads: map[quad.Quad]int{}, facts: map[schema.IRI]*tally[prov.FactTally]{},
		entities: map[schema.IRI]*tally[prov.EntityTally]{}, sources: map[schema.IRI]map[string]int{}, counters: map[string]int{},
		words: map[string]int{},
	}
}

// load reads a tally; it is decoded twice, since before and after must not share maps.
func load[T any](v *View, m map[schema.IRI]*tally[T], id schema.IRI, key []byte) (*tally[T], error) {
	if t, ok := m[id]; ok {
		return t, nil
	}
	t := &tally[T]{}
	m[id] = t
	b, err := v.sn.Meta(key)
	if isNotFound(err) {
		return t, nil
	}
	if err == nil {
		err = errors.Join(json.Unmarshal(b, &t.before), json.Unmarshal(b, &t.after))
	}
	if err != nil {
		return nil, fmt.Errorf("record %q: %w", key, err)
	}
	return t, nil
}

// count puts a lowered article in (n is 1) or takes it out (n is -1).
func (c *change) count(l *prov.Lowered, n int) error {
	c.countQuads(l.Quads, n)
	for _, share := range l.Facts {
		t, err := load(c.v, c.facts, share.ID, factKey(share.ID))
		if err != nil {
			return err
		}
		if n > 0 {
			t.after.Add(share)
		} else if err := t.after.Remove(share); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if c.sources[share.ID] == nil {
			c.sources[share.ID] = map[string]int{}
		}
		c.sources[share.ID][share.Source] += n
	}
	for _, share := range l.Entities {
		t, err := load(c.v, c.entities, share.ID, entityKey(share.ID))
		if err != nil {
			return err
		}
		if n > 0 {
			t.after.Add(share)
		} else if err := t.after.Remove(share); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	c.counters["documents"] += n
	for i := range l.Statements {
		s := &l.Statements[i]
		c.counters["statements"] += n
		c.counters[relationCounter(s)] += n
	}
	return nil
}

// countQuads puts quads in (n is 1) or takes them out (n is -1).
func (c *change) countQuads(quads []quad.Quad, n int) {
	for _, q := range quads {
		if c.quads[q] += n; c.quads[q] == 0 {
			delete(c.quads, q)
		}
	}
}

// flush writes the differences into the transaction.
func (c *change) flush() error {
	quads, err := sortedQuads(c.quads)
	if err != nil {
		return err
	}
	for _, q := range quads {
		c.quad(q, c.quads[q])
	}
	for _, id := range slices.Sorted(maps.Keys(c.facts)) {
		if err := c.flushFact(id, c.facts[id]); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.entities)) {
		if err := c.flushEntity(id, c.entities[id]); err != nil {
			return err
		}
	}
	if err := c.flushWords(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(c.counters)) {
		if err := c.bump(counterKey(name), c.counters[name], nil); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) flushFact(id schema.IRI, t *tally[prov.FactTally]) error {
	for _, hash := range slices.Sorted(maps.Keys(c.sources[id])) {
		err := c.bump(sourceKey(id, hash), c.sources[id][hash], func(before, after int) {
			t.after.Sources += min(after, 1) - min(before, 1)
		})
		if err != nil {
			return err
		}
	}
	was, is := !t.before.Empty(), !t.after.Empty()
	c.counters["facts"] += btoi(is) - btoi(was)
	if is && !was {
		c.newFacts++
	}
	c.replace(t.before.Quads(), t.after.Quads())
	return c.put(factKey(id), &t.after, t.after.Empty())
}

func (c *change) flushEntity(id schema.IRI, t *tally[prov.EntityTally]) error {
	before, after := t.before.Entity(), t.after.Entity()
	if !t.before.Empty() {
		c.counters["entities"]--
		c.counters[typeCounter(before)]--
	}
	if !t.after.Empty() {
		c.counters["entities"]++
		c.counters[typeCounter(after)]++
	}
	c.replace(t.before.Quads(), t.after.Quads())
	c.replaceNames(id, namesOf(&t.before), namesOf(&t.after))
	return c.put(entityKey(id), &t.after, t.after.Empty())
}

// replace exchanges quads for others and leaves alone what is on both sides.
func (c *change) replace(before, after []quad.Quad) {
	for _, q := range before {
		if !slices.Contains(after, q) {
			c.quad(q, -1)
		}
	}
	for _, q := range after {
		if !slices.Contains(before, q) {
			c.quad(q, 1)
		}
	}
}

func (c *change) quad(q quad.Quad, n int) {
	if n < 0 {
		c.tx.RemoveQuad(q)
		c.removed++
		return
	}
	c.tx.AddQuad(q)
	c.added++
}

// put writes a record, or removes it.
func (c *change) put(key []byte, record any, remove bool) error {
	if remove {
		c.tx.DeleteMeta(key)
		return nil
	}
	b, err := json.Marshal(record)
	if err != nil {
		return err
	}
	c.tx.PutMeta(key, b)
	return nil
}

// apply commits a transaction that must find everything as it expects.
func (s *Store) apply(ctx context.Context, tx *quadstore.Tx) error {
	return s.qs.Apply(ctx, tx, graph.IgnoreOpts{})
}

// sortedQuads fixes the order of changes, so that equal changes give equal stores.
func sortedQuads(m map[quad.Quad]int) ([]quad.Quad, error) {
	out := slices.Collect(maps.Keys(m))
	return out, rdf.Sort(out)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
