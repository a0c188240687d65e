package prov

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/rdf"
	"entente/schema"
	"entente/schema/voc"
)

// FactShare is what one document brings to a fact.
type FactShare struct {
	ID                schema.IRI
	Subject, Relation schema.IRI
	Object            string // the term as N-Quads write it
	Asserted, Planned int    // supporting statements
	First, Last       []string
	// Source tells independent documents apart: copies of one text are one source.
	Source string
}

// shareFact counts a supporting statement in the share of its fact.
func shareFact(shares map[schema.IRI]*FactShare, s *schema.Statement, source string) {
	id, err := factID(s)
	if err != nil {
		return // the statement is written without a fact, and its own quads are refused
	}
	f := shares[id]
	if f == nil {
		subject, node, _ := ends(s)
		object, _ := rdf.Term(nodeTerm(node)) // factID has made this term already
		f = &FactShare{ID: id, Subject: subject.Entity.ID, Relation: schema.RelationIRI(s.Relation), Object: object,
			Source: source}
		shares[id] = f
	}
	if s.Modality == schema.Asserted {
		f.Asserted++
	} else {
		f.Planned++
	}
	if first, last, ok := Dates(s.Time); ok {
		f.First = append(f.First, first)
		f.Last = append(f.Last, last)
	}
}

// alone is the tally of the share and no other.
func (s *FactShare) alone() *FactTally {
	t := &FactTally{}
	t.Add(*s)
	t.Sources = 1
	return t
}

// Dates returns the first and the last date of an ISO 8601 date or interval.
func Dates(s string) (first, last string, ok bool) {
	first, last, interval := strings.Cut(s, "/")
	if !interval {
		last = first
	}
	return first, last, dateType(first) != "" && dateType(last) != ""
}

// FactTally is a fact as all documents together make it.
type FactTally struct {
	ID                schema.IRI
	Subject, Relation schema.IRI
	Object            string
	Asserted, Planned int
	// First and Last count the dates that statements give.
	First, Last map[string]int `json:",omitempty"`
	// Sources is the number of independent documents. Add and Remove leave it to the caller, who knows the documents.
	Sources int
}

// Add counts a share.
func (t *FactTally) Add(s FactShare) {
	if t.ID == "" {
		t.ID, t.Subject, t.Relation, t.Object = s.ID, s.Subject, s.Relation, s.Object
	}
	t.Asserted += s.Asserted
	t.Planned += s.Planned
	t.First = count(t.First, s.First, 1)
	t.Last = count(t.Last, s.Last, 1)
}

// Remove takes a share out again.
func (t *FactTally) Remove(s FactShare) error {
	t.Asserted -= s.Asserted
	t.Planned -= s.Planned
	t.First = count(t.First, s.First, -1)
	t.Last = count(t.Last, s.Last, -1)
	if t.Asserted < 0 || t.Planned < 0 || negative(t.First) || negative(t.Last) {
		return fmt.Errorf("fact %s: %w", s.ID, ErrTally)
	}
	return nil
}

// Empty reports whether no statement supports the fact any more.
func (t *FactTally) Empty() bool { return t.Asserted+t.Planned == 0 }

// Quads returns the fact and what is known of it beyond the usual.
func (t *FactTally) Quads() []quad.Quad {
	object, err := rdf.ParseTerm(t.Object)
	if t.Empty() || err != nil {
		return nil
	}
	out := []quad.Quad{{Subject: iri(t.Subject), Predicate: iri(t.Relation), Object: object, Label: iri(t.ID)}}
	w := writer{subject: iri(t.ID)}
	if t.Asserted == 0 {
		w.text(voc.Status, string(schema.Planned))
	}
	if len(t.First) > 0 {
		first, last := slices.Min(keys(t.First)), slices.Max(keys(t.Last))
		w.add(voc.FirstDate, Time(first))
		if last != first {
			w.add(voc.LastDate, Time(last))
		}
	}
	if t.Sources > 1 {
		w.add(voc.Sources, integer(t.Sources))
	}
	return append(out, w.out...)
}

// count adds n to the counters of the names; counters of zero are left out.
func count(m map[string]int, names []string, n int) map[string]int {
	for _, s := range names {
		if m == nil {
			m = map[string]int{}
		}
		if m[s] += n; m[s] == 0 {
			delete(m, s)
		}
	}
	return m
}

func negative(m map[string]int) bool {
	for _, n := range m {
		if n < 0 {
			return true
		}
	}
	return false
}

func keys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
