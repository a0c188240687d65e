package schema

import (
	_ "embed"
	"fmt"
	"sort"
	"sync"
)

//go:embed relations.txt
var relationsFile string

// Relation is one row of the table of relations.
type Relation struct {
	Name          string
	Family        EventType // NoEvent for a state or an attribute
	CAMEO         string    // root code, "" for none
	Domain, Range []NodeType
	Symmetric     bool
	Meaning       string
	Verbs, Nouns  []Frame
	// Ask lists further lemmas by which questions name the relation.
	Ask []string
}

// IRI returns the relation's IRI.
func (r *Relation) IRI() IRI { return RelationIRI(r.Name) }

// Table is the table of relations with its indices.
type Table struct {
	list   []*Relation
	byName map[string]*Relation
	verbs  map[string][]Trigger
	nouns  map[string][]Trigger
	ask    map[string][]*Relation
}

// Trigger is a frame and the relation that it expresses.
type Trigger struct {
	Relation *Relation
	Frame    *Frame
}

// Relations returns the table that is built into the program. A mistake in it panics: the tests read it.
var Relations = sync.OnceValue(func() *Table {
	t, err := ParseRelations("relations.txt", relationsFile)
	if err != nil {
		panic(err)
	}
	return t
})

// All lists the relations in the order of the table. The slice belongs to the table.
func (t *Table) All() []*Relation { return t.list }

// ByName returns the relation of that name, or ErrRelation.
func (t *Table) ByName(name string) (*Relation, error) {
	if r, ok := t.byName[name]; ok {
		return r, nil
	}
	return nil, fmt.Errorf("%w: %q", ErrRelation, name)
}

// Verbs returns the frames that a verb triggers, those with more words first.
func (t *Table) Verbs(lemma string) []Trigger { return t.verbs[CanonLemma(lemma)] }

// Nouns returns the frames that a noun triggers, those with more words first.
func (t *Table) Nouns(lemma string) []Trigger { return t.nouns[CanonLemma(lemma)] }

// Asked returns the relations that a word of a question may mean: by the words for questions, the name, the verbs and
// the nouns, in this order, each relation once.
func (t *Table) Asked(lemma string) []*Relation { return t.ask[CanonLemma(lemma)] }

// index fills the look-up maps. Frames of a lemma stand longest first, so that the first match is the most specific.
func (t *Table) index() {
	for _, r := range t.list {
		for i := range r.Verbs {
			t.verbs[r.Verbs[i].Lemma] = append(t.verbs[r.Verbs[i].Lemma], Trigger{r, &r.Verbs[i]})
		}
		for i := range r.Nouns {
			t.nouns[r.Nouns[i].Lemma] = append(t.nouns[r.Nouns[i].Lemma], Trigger{r, &r.Nouns[i]})
		}
	}
	for _, m := range []map[string][]Trigger{t.verbs, t.nouns} {
		for _, list := range m {
			sort.SliceStable(list, func(i, j int) bool { return len(list[i].Frame.Words) > len(list[j].Frame.Words) })
		}
	}
	for _, words := range []func(*Relation) []string{
		func(r *Relation) []string { return append([]string{CanonLemma(r.Name)}, r.Ask...) },
		func(r *Relation) []string { return frameLemmas(r.Verbs) },
		func(r *Relation) []string { return frameLemmas(r.Nouns) },
	} {
		for _, r := range t.list {
			for _, w := range words(r) {
				t.ask[w] = appendOnce(t.ask[w], r)
			}
		}
	}
}

func frameLemmas(frames []Frame) []string {
	var out []string
	for i := range frames {
		out = append(out, frames[i].Lemma)
	}
	return out
}

func appendOnce(list []*Relation, r *Relation) []*Relation {
	for _, have := range list {
		if have == r {
			return list
		}
	}
	return append(list, r)
}
