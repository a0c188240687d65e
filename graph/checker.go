package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"entente/graph/identity"
	"entente/graph/prov"
	"entente/schema"
)

// checker computes from the kept articles what the store must hold, and compares. It holds the tallies of facts and
// entities in memory, not the quads.
type checker struct {
	ctx  context.Context
	v    *View
	r    *Report
	want *change
	// decisions are those of the store, and decided their IRIs.
	decisions *identity.Set
	decided   map[schema.IRI]bool
	docs      map[schema.IRI]bool
	expected  int64 // the number of quads that the store must have
}

func newChecker(ctx context.Context, v *View, r *Report) (*checker, error) {
	decisions, err := v.decisions()
	// A change that never loads counts from nothing.
	return &checker{
		ctx: ctx, v: v, r: r, want: newChange(v), docs: map[schema.IRI]bool{}, decisions: decisions, decided: map[schema.IRI]bool{},
	}, err
}

// decisionQuads looks the quads of the decisions up.
func (c *checker) decisionQuads() error {
	for _, d := range c.decisions.All() {
		c.decided[d.ID()] = true
		for _, q := range decisionQuads(d) {
			if err := c.has(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// documents lowers every article again and looks its quads up.
func (c *checker) documents() error {
	docs, err := c.v.Documents(c.ctx)
	if err != nil {
		return err
	}
	for i := range docs {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if err := c.document(&docs[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) document(d *Document) error {
	c.r.Documents++
	c.docs[d.ID] = true
	if name, err := c.v.sn.Meta(nameKey(d.ID)); err != nil || string(name) != d.Name {
		c.r.add("document %q: its IRI leads to %q", d.Name, name)
	}
	a, err := c.v.keptArticle(d.ID)
	if err != nil {
		c.r.add("document %q: %v", d.Name, err)
		return nil
	}
	encoded, err := encodeArticle(a)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(encoded); hex.EncodeToString(sum[:]) != d.Print {
		c.r.add("document %q: the kept article is not the one that was added", d.Name)
	}
	c.sketch(a)
	l, err := prov.LowerAs(a, c.decisions.Of)
	if err != nil {
		c.r.add("document %q: %v", d.Name, err)
		return nil
	}
	c.r.Statements += len(l.Statements)
	if err := c.want.countAlone(l); err != nil {
		c.r.add("document %s: %v", l.Document, err)
	}
	return c.documentQuads(l)
}

// sketch compares what tells copies; a document that an older program stored has none.
func (c *checker) sketch(a *schema.Article) {
	b, err := c.v.sn.Meta(sketchKey(a.ID))
	if !isNotFound(err) && !bytes.Equal(b, sketchOf(a).encode()) {
		c.r.add("document %q: the kept sketch is not that of its text", a.Name)
	}
}

// countAlone counts an article without its own quads and without reading the tallies of the store.
func (c *change) countAlone(l *prov.Lowered) error {
	for _, s := range l.Facts {
		if c.facts[s.ID] == nil {
			c.facts[s.ID] = &tally[prov.FactTally]{}
		}
	}
	for _, s := range l.Entities {
		if c.entities[s.ID] == nil {
			c.entities[s.ID] = &tally[prov.EntityTally]{}
		}
	}
	err := c.count(l, 1)
	clear(c.quads)
	return err
}

// has reports a quad that the store lacks.
func (c *checker) has(q quad.Quad) error {
	c.expected++
	ok, err := c.v.sn.Has(c.ctx, q)
	if err == nil && !ok {
		c.r.add("missing quad %v", q)
	}
	return err
}

// facts compares facts and their sources.
func (c *checker) facts() error {
	for _, id := range slices.Sorted(maps.Keys(c.want.facts)) {
		t := &c.want.facts[id].after
		t.Sources = len(c.want.sources[id])
		for _, q := range t.Quads() {
			if err := c.has(q); err != nil {
				return err
			}
		}
		for hash, n := range c.want.sources[id] {
			if got, err := c.v.number(sourceKey(id, hash)); err != nil || got != n {
				c.r.add("fact %s: %d documents with text %.8s, want %d", id, got, hash, n)
			}
		}
	}
	return compareRecords(c, 'f', c.want.facts)
}

// entities compares the descriptions of entities, and then the number of quads: if all that must be there are there, a
// greater number means that there are others.
func (c *checker) entities() error {
	for _, id := range slices.Sorted(maps.Keys(c.want.entities)) {
		for _, q := range c.want.entities[id].after.Quads() {
			if err := c.has(q); err != nil {
				return err
			}
		}
	}
	if c.r.OK() && c.expected != c.r.Quads {
		c.r.add("the store holds %d quads, its articles give %d", c.r.Quads, c.expected)
	}
	return compareRecords(c, 'e', c.want.entities)
}

// compareRecords compares the stored tallies of a kind with those that the articles give.
func compareRecords[T any](c *checker, kind byte, want map[schema.IRI]*tally[T]) error {
	n := 0
	err := c.v.sn.MetaScan(c.ctx, key(kind, ""), func(k, val []byte) bool {
		n++
		id := schema.IRI(k[2:])
		t := want[id]
		if t == nil {
			c.r.add("%s has a record, and no document names it", id)
			return true
		}
		b, err := json.Marshal(&t.after)
		if err != nil || !bytes.Equal(b, val) {
			c.r.add("%s is recorded as %s, its documents give %s", id, val, b)
		}
		return true
	})
	if err == nil && n < len(want) {
		c.r.add("%d records of kind %c, want %d", n, kind, len(want))
	}
	return err
}

// names compares the index of names.
func (c *checker) names() error {
	version, err := c.v.number(indexKey)
	if err != nil || version != indexVersion {
		return err // it is made anew when the store is next opened for writing
	}
	want := map[string]string{}
	for id, t := range c.want.entities {
		e := namesOf(&t.after)
		for _, n := range e.names {
			want[string(aliasKey(n, id))] = string([]byte{e.rank})
			for _, w := range indexedWords(n) {
				want[string(wordKey(w, n, id))] = ""
				c.want.words[w]++
			}
		}
	}
	for w, n := range c.want.words {
		want[string(vocabularyKey(w))] = strconv.Itoa(n)
		for _, g := range grams(w) {
			want[string(gramKey(g, w))] = ""
		}
	}
	return c.compareIndex(want)
}

// compareIndex compares the keys of the index of names with those wanted.
func (c *checker) compareIndex(want map[string]string) error {
	for _, kind := range "nwvk" {
		err := c.v.sn.MetaScan(c.ctx, key(byte(kind), ""), func(k, val []byte) bool {
			switch w, ok := want[string(k)]; {
			case !ok:
				c.r.add("index of names: %q leads to an entity that does not have it", k)
			case w != string(val):
				c.r.add("index of names: %q has the value %q, want %q", k, val, w)
			}
			delete(want, string(k))
			return true
		})
		if err != nil {
			return err
		}
	}
	for _, k := range slices.Sorted(maps.Keys(want)) {
		c.r.add("index of names: %q is missing from the index", k)
	}
	return nil
}

// counters compares the numbers for Stats.
func (c *checker) counters() error {
	want := maps.Clone(c.want.counters)
	want["facts"], want["entities"] = len(c.want.facts), len(c.want.entities)
	for _, t := range c.want.entities {
		want[typeCounter(t.after.Entity())]++
	}
	err := c.v.sn.MetaScan(c.ctx, key('c', ""), func(k, val []byte) bool {
		name := string(k[2:])
		if string(val) != strconv.Itoa(want[name]) {
			c.r.add("counter %q is %s, want %d", name, val, want[name])
		}
		delete(want, name)
		return true
	})
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if want[name] != 0 {
			c.r.add("counter %q is missing, want %d", name, want[name])
		}
	}
	return err
}
