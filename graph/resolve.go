package graph

import (
	"cmp"
	"context"
	"slices"

	"entente/schema"
	"entente/schema/voc"
)

// Match is an entity that a name may mean, and why.
type Match struct {
	Entity schema.IRI
	Label  string
	Type   schema.NodeType
	// Name is the name of the entity that comes nearest.
	Name string
	// How tells how Name was found.
	How How
	// Score is between 0 and 1, 1 for the exact label.
	Score float64
	// Documents is the number of documents that name the entity.
	Documents int
}

// How tells how a name was found.
type How string

// The ways in which a name is found, best first.
const (
	ByIRI      How = "iri"      // it is the IRI of the entity
	ByLabel    How = "label"    // it is the label
	ByAlias    How = "alias"    // it is another name
	ByFolded   How = "folded"   // it is a name but for case, accents and punctuation
	ByPrefix   How = "prefix"   // a name begins like it
	ByWords    How = "words"    // its words are among those of a name
	BySpelling How = "spelling" // it is spelt nearly like a name
)

// maxMatches is how many entities Resolve offers.
const maxMatches = 10

// Resolve finds the entities that a name may mean, best first, at most ten. Names that come only near are looked for
// where no name agrees but for case, accents and punctuation.
func (v *View) Resolve(ctx context.Context, name string) ([]Match, error) {
	if e, err := v.entity(voc.Expand(name)); err != nil || e != nil {
		if err != nil {
			return nil, err
		}
		return []Match{match(e, e.Label, ByIRI, 1)}, nil
	}
	folded := fold(name)
	if folded == "" {
		return nil, nil
	}
	found := map[schema.IRI]near{}
	err := v.sn.MetaScan(ctx, key('n', folded+"\x00"), func(k, _ []byte) bool {
		n, iri := cutKey(k)
		found[schema.IRI(iri)] = near{name: n, how: ByFolded, score: 0.8}
		return true
	})
	if err == nil && len(found) == 0 {
		err = v.resolveNear(ctx, folded, found)
	}
	if err != nil {
		return nil, err
	}
	return v.matches(name, found)
}

// near is a folded name that was found.
type near struct {
	name  string
	how   How
	score float64
}

// matches turns names that were found into the best matches.
func (v *View) matches(asked string, found map[schema.IRI]near) ([]Match, error) {
	iris := make([]schema.IRI, 0, len(found))
	for iri := range found {
		iris = append(iris, iri)
	}
	slices.SortFunc(iris, func(a, b schema.IRI) int {
		return cmp.Or(cmp.Compare(found[b].score, found[a].score), cmp.Compare(a, b))
	})
	// Exactness and frequency are only known from the record, so that more than the best are read.
	iris = iris[:min(len(iris), 8*maxMatches)]
	var out []Match
	for _, iri := range iris {
		e, err := v.entity(iri)
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		out = append(out, exactly(asked, e, found[iri]))
	}
	slices.SortFunc(out, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Entity, b.Entity))
	})
	return out[:min(len(out), maxMatches)], nil
}

// exactly finds the unfolded name behind a folded one.
func exactly(asked string, e *Entity, n near) Match {
	switch {
	case asked == e.Label:
		return match(e, asked, ByLabel, 1)
	case slices.Contains(e.Names, asked):
		return match(e, asked, ByAlias, 0.9)
	}
	name := spelt(e, n.name)
	if n.how == ByFolded && name == e.Label {
		n.score += 0.05
	}
	return match(e, name, n.how, n.score)
}

// spelt returns the name of an entity that folds to folded, the label if it does, and folded itself if none does.
func spelt(e *Entity, folded string) string {
	for _, name := range e.Names { // the label stands first
		if fold(name) == folded {
			return name
		}
	}
	return folded
}

func match(e *Entity, name string, how How, score float64) Match {
	return Match{Entity: e.ID, Label: e.Label, Type: e.Type, Name: name, How: how, Score: score, Documents: e.Documents}
}
