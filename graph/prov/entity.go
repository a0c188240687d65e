package prov

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// EntityShare is what one document says of an entity: each name once, however often it stands there.
type EntityShare struct {
	ID                              schema.IRI
	Labels, Types, Names, QIDs, ISO []string
	// Merged is what the document says of it under other IRIs, nil for nothing.
	Merged *EntityShare
}

// shareEntity adds what a mention of an entity says; renamed tells that the article has it under another IRI.
func shareEntity(shares map[schema.IRI]*EntityShare, e *schema.Entity, renamed bool) {
	s := shares[e.ID]
	if s == nil {
		s = &EntityShare{ID: e.ID}
		shares[e.ID] = s
	}
	if renamed {
		if s.Merged == nil {
			s.Merged = &EntityShare{ID: e.ID}
		}
		s = s.Merged
	}
	s.Labels = once(s.Labels, e.Label)
	s.Types = once(s.Types, string(e.Type))
	s.QIDs = once(s.QIDs, e.QID)
	s.ISO = once(s.ISO, e.ISO)
	for _, n := range e.Names {
		s.Names = once(s.Names, n)
	}
}

// once adds s to the sorted list unless it is empty or there.
func once(list []string, s string) []string {
	i, found := slices.BinarySearch(list, s)
	if s == "" || found {
		return list
	}
	return slices.Insert(list, i, s)
}

// alone is the tally of the share and no other.
func (s *EntityShare) alone() *EntityTally {
	t := &EntityTally{}
	t.Add(*s)
	return t
}

// EntityTally is an entity as all documents together describe it: how many documents say each thing of it.
type EntityTally struct {
	ID                              schema.IRI
	Documents                       int
	Labels, Types, Names, QIDs, ISO map[string]int `json:",omitempty"`
	// Merged is what documents say of the entities that were merged into this one, nil for nothing.
	Merged *EntityTally `json:",omitempty"`
}

// Add counts a share.
func (t *EntityTally) Add(s EntityShare) {
	t.ID = s.ID
	t.change(s, 1)
}

// Remove takes a share out again.
func (t *EntityTally) Remove(s EntityShare) error {
	t.change(s, -1)
	if t.negative() {
		return fmt.Errorf("entity %s: %w", s.ID, ErrTally)
	}
	return nil
}

func (t *EntityTally) negative() bool {
	for _, m := range []map[string]int{t.Labels, t.Types, t.Names, t.QIDs, t.ISO} {
		if negative(m) {
			return true
		}
	}
	return t.Documents < 0 || t.Merged != nil && t.Merged.negative()
}

func (t *EntityTally) change(s EntityShare, n int) {
	t.Documents += n
	t.Labels = count(t.Labels, s.Labels, n)
	t.Types = count(t.Types, s.Types, n)
	t.Names = count(t.Names, s.Names, n)
	t.QIDs = count(t.QIDs, s.QIDs, n)
	t.ISO = count(t.ISO, s.ISO, n)
	if s.Merged == nil {
		return
	}
	if t.Merged == nil {
		t.Merged = &EntityTally{ID: s.ID}
	}
	if t.Merged.change(*s.Merged, n); t.Merged.Empty() {
		t.Merged = nil
	}
}

// Empty reports whether no document names the entity any more.
func (t *EntityTally) Empty() bool { return t.Documents == 0 }

// Entity returns what most documents say: label, type and identifiers are those of the most documents, of equals the
// first in the order of bytes; the names are the label, then all others sorted. What was merged into the entity adds
// its names, and what nothing else tells.
func (t *EntityTally) Entity() *schema.Entity {
	m := t.Merged
	if m == nil {
		m = &EntityTally{}
	}
	e := &schema.Entity{
		ID: t.ID, Label: cmp.Or(most(t.Labels), most(m.Labels)),
		Type: schema.NodeType(cmp.Or(most(t.Types), most(m.Types))), QID: cmp.Or(most(t.QIDs), most(m.QIDs)),
		ISO: cmp.Or(most(t.ISO), most(m.ISO)),
	}
	var names []string
	for _, m := range []map[string]int{t.Labels, t.Names, m.Labels, m.Names} {
		for n := range m {
			if n != e.Label {
				names = once(names, n)
			}
		}
	}
	if e.Label != "" {
		e.Names = append(e.Names, e.Label)
	}
	e.Names = append(e.Names, names...)
	return e
}

// most returns the key with the highest count, of equals the first in the order of bytes.
func most(m map[string]int) string {
	best, n := "", 0
	for _, k := range keys(m) {
		if m[k] > n {
			best, n = k, m[k]
		}
	}
	return best
}

// Quads returns the description of the entity.
func (t *EntityTally) Quads() []quad.Quad {
	if t.Empty() {
		return nil
	}
	e := t.Entity()
	w := writer{subject: iri(e.ID)}
	if class := voc.Class(e.Type); class != "" {
		w.add(voc.RDFType, iri(class))
	}
	w.text(voc.RDFSLabel, e.Label)
	for _, n := range e.Names {
		if n != e.Label {
			w.text(voc.SKOSAltLabel, n)
		}
	}
	if e.QID != "" {
		w.add(voc.OWLSameAs, iri(voc.Wikidata+schema.IRI(e.QID)))
	}
	if e.ISO != "" {
		w.add(voc.OWLSameAs, iri(voc.ISO3166+schema.IRI(e.ISO)))
	}
	return w.out
}
