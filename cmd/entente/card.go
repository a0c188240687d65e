package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/schema"
)

// card is an entity and all that is said of it.
type card struct {
	entity *graph.Entity
	facts  []graph.Fact
	// others are the statements that support no fact.
	others []schema.Statement
	// names gives the names of documents.
	names map[schema.IRI]string
}

// newCard reads all that a store says of an entity.
func newCard(ctx context.Context, s *graph.Store, id schema.IRI) (*card, error) {
	k := &card{names: map[schema.IRI]string{}}
	var err error
	if k.entity, err = s.Entity(ctx, id); err != nil {
		return nil, err
	}
	if k.facts, err = s.Facts(ctx, graph.Filter{Any: id}); err != nil {
		return nil, err
	}
	all, err := s.Statements(ctx, graph.Filter{Any: id})
	if err != nil {
		return nil, err
	}
	docs, err := s.Documents(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		k.names[d.ID] = d.Name
	}
	for _, st := range all {
		if !st.Supports() {
			k.others = append(k.others, st)
		}
	}
	return k, nil
}

// group is the facts of one relation in one direction.
type group struct {
	name  string
	facts []graph.Fact
}

// incoming reports whether f points to the entity of k, and its relation is not symmetric.
func (k *card) incoming(f *graph.Fact) bool {
	if f.Subject.Key() == string(k.entity.ID) {
		return false
	}
	r, err := schema.Relations().ByName(f.Relation)
	return err != nil || !r.Symmetric
}

// groups gives the facts by relation and direction, the largest group first, outgoing before incoming.
func (k *card) groups() []group {
	byName := map[string]*group{}
	var out []*group
	for _, f := range k.facts {
		name := f.Relation
		if k.incoming(&f) {
			name = "← " + name
		}
		g := byName[name]
		if g == nil {
			g = &group{name: name}
			byName[name] = g
			out = append(out, g)
		}
		g.facts = append(g.facts, f)
	}
	slices.SortFunc(out, func(a, b *group) int {
		return cmp.Or(cmp.Compare(len(b.facts), len(a.facts)), cmp.Compare(a.name, b.name))
	})
	groups := make([]group, len(out))
	for i, g := range out {
		groups[i] = *g
	}
	return groups
}

// table gives a row a quote.
func (k *card) table() *table {
	t := &table{head: []string{"subject", "relation", "object", "marks", "document", "start", "end", "quote"}}
	add := func(s *schema.Statement) {
		t.add(s.Subject.Label(), s.Relation, s.Object.Label(), strings.Join(marks(s), ", "), k.names[s.Evidence.Document],
			strconv.Itoa(s.Evidence.Start), strconv.Itoa(s.Evidence.End), s.Evidence.Exact)
	}
	for i := range k.facts {
		for j := range k.facts[i].Statements {
			add(&k.facts[i].Statements[j])
		}
	}
	for i := range k.others {
		add(&k.others[i])
	}
	return t
}

type (
	cardJSON struct {
		ID         string              `json:"id"`
		Label      string              `json:"label"`
		Type       *string             `json:"type"`
		Names      []string            `json:"names"`
		QID        *string             `json:"qid"`
		ISO        *string             `json:"iso"`
		Documents  int                 `json:"documents"`
		Facts      []factJSON          `json:"facts"`
		Statements []quotedStatementJS `json:"statements"`
	}
	factJSON struct {
		ID       string         `json:"id"`
		Subject  nodeJSON       `json:"subject"`
		Relation string         `json:"relation"`
		Open     bool           `json:"open"`
		Object   nodeJSON       `json:"object"`
		Status   string         `json:"status"`
		First    *string        `json:"first"`
		Last     *string        `json:"last"`
		Sources  int            `json:"sources"`
		Evidence []evidenceJSON `json:"evidence"`
	}
	evidenceJSON struct {
		Statement string `json:"statement"`
		Document  string `json:"document"`
		Quote     string `json:"quote"`
		Start     int    `json:"start"`
		End       int    `json:"end"`
	}
	quotedStatementJS struct {
		Document string `json:"document"`
		statementJSON
	}
)

func (k *card) json() cardJSON {
	e := k.entity
	out := cardJSON{
		ID: string(e.ID), Label: e.Label, Type: opt(string(e.Type)), Names: list(e.Names), QID: opt(e.QID), ISO: opt(e.ISO),
		Documents: e.Documents, Facts: []factJSON{}, Statements: []quotedStatementJS{},
	}
	for _, f := range k.facts {
		fact := factJSON{
			ID: string(f.ID), Subject: nodeOf(f.Subject), Relation: f.Relation, Open: f.Open, Object: nodeOf(f.Object),
			Status: string(f.Status), First: opt(f.First), Last: opt(f.Last), Sources: f.Sources, Evidence: []evidenceJSON{},
		}
		for _, s := range f.Statements {
			ev := s.Evidence
			fact.Evidence = append(fact.Evidence, evidenceJSON{string(s.ID), k.names[ev.Document], ev.Exact, ev.Start, ev.End})
		}
		out.Facts = append(out.Facts, fact)
	}
	for i := range k.others {
		out.Statements = append(out.Statements, quotedStatementJS{k.names[k.others[i].Evidence.Document], statementOf(&k.others[i])})
	}
	return out
}
