package main

import (
	"cmp"
	"context"
	"maps"
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
	// documents are those in which it takes part, the earliest first and those without a date last.
	documents []graph.Document
	archive
}

// newCard reads all that a view says of an entity.
func newCard(ctx context.Context, v *graph.View, id schema.IRI) (*card, error) {
	k := &card{archive: archive{}}
	var err error
	if k.entity, err = v.Entity(ctx, id); err != nil {
		return nil, err
	}
	if k.facts, err = v.Facts(ctx, graph.Filter{Any: id}); err != nil {
		return nil, err
	}
	for _, f := range []graph.Filter{
		{Any: id, Polarity: schema.Negative},
		{
			Any: id, Polarity: schema.Positive,
			Modalities: []schema.Modality{schema.Possible, schema.Requested, schema.Conditional},
		},
	} {
		list, err := v.Statements(ctx, f)
		if err != nil {
			return nil, err
		}
		k.others = append(k.others, list...)
	}
	if k.documents, err = v.Documented(ctx, id); err != nil {
		return nil, err
	}
	k.archive.add(k.documents)
	return k, nil
}

// seen gives the first and the last day on which a document with the entity was published, "" if none is dated.
func (k *card) seen() (first, last string) {
	for i := range k.documents {
		if day := k.documents[i].Day(); day != "" {
			first, last = cmp.Or(first, day), day
		}
	}
	return first, last
}

// publishers lists who published the documents, the most documents first.
func (k *card) publishers() []string {
	count := map[string]int{}
	for i := range k.documents {
		if name := k.documents[i].Publisher; name != "" {
			count[name]++
		}
	}
	names := slices.Sorted(maps.Keys(count))
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return names
}

// statements lists all statements of the card.
func (k *card) statements() []schema.IRI {
	out := idsOf(k.others)
	for i := range k.facts {
		out = append(out, idsOf(k.facts[i].Statements)...)
	}
	return out
}

// table gives a row a quote.
func (k *card) table() *table {
	t := &table{head: []string{"subject", "relation", "object", "marks", "document", "start", "end", "quote"}}
	add := func(s *schema.Statement) {
		t.add(s.Subject.Label(), s.Relation, s.Object.Label(), strings.Join(marks(s), ", "), k.name(s),
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
		First      *string             `json:"firstSeen"`
		Last       *string             `json:"lastSeen"`
		Publishers []string            `json:"publishers"`
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
	first, last := k.seen()
	out := cardJSON{
		ID: string(e.ID), Label: e.Label, Type: opt(string(e.Type)), Names: list(e.Names), QID: opt(e.QID), ISO: opt(e.ISO),
		Documents: len(k.documents), First: opt(first), Last: opt(last), Publishers: list(k.publishers()),
		Facts: []factJSON{}, Statements: []quotedStatementJS{},
	}
	for i := range k.facts {
		out.Facts = append(out.Facts, k.fact(&k.facts[i]))
	}
	for i := range k.others {
		out.Statements = append(out.Statements, quotedStatementJS{k.name(&k.others[i]), statementOf(&k.others[i])})
	}
	return out
}
