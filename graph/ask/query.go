package ask

import (
	"slices"

	"entente/graph"
	"entente/schema"
)

// query is a reading whose names have been looked up: what statements are compared with.
type query struct {
	subject, object *phrase
	modifiers       []phrase
	guesses         []guess
	byRelation      map[string][]guess
	// open says that any relation may do, with little weight: the predicate is not of the table.
	open bool
	// alike are the verbs of the likeliest relation, by which open relations may be called.
	alike map[string]bool
	// forms are the names that open relations of the predicate may have.
	forms []string
}

// prepare looks up the names of the reading.
func (e *engine) prepare() (*query, error) {
	q := &query{guesses: widen(relationsOf(e.r)), byRelation: map[string][]guess{}}
	var err error
	if q.subject, err = e.ground(e.r.subject); err != nil {
		return nil, err
	}
	if q.object, err = e.ground(e.r.object); err != nil {
		return nil, err
	}
	if err := e.merge(q); err != nil {
		return nil, err
	}
	for i := range e.r.modifiers {
		m, err := e.ground(&e.r.modifiers[i])
		if err != nil {
			return nil, err
		}
		q.modifiers = append(q.modifiers, *m)
	}
	// "where did A and B meet": two subjects of a symmetric predicate are its two sides.
	if q.object == nil && q.subject != nil && len(q.subject.parts) == 2 && e.r.target == atObject && e.r.stranded == "" && e.symmetric(q) {
		q.object = &phrase{parts: q.subject.parts[1:]}
		q.subject = &phrase{parts: q.subject.parts[:1]}
	}
	for _, g := range q.guesses {
		q.byRelation[g.relation] = append(q.byRelation[g.relation], g)
	}
	q.alike = alikeVerbs(q.guesses)
	q.forms = e.openForms(q.alike)
	q.open = len(q.guesses) == 0 || q.guesses[0].weight < 0.5
	return q, nil
}

// merge joins a phrase with the one after it where both together are a name: "Comprehensive Agreement | on Investment".
func (e *engine) merge(q *query) error {
	for _, side := range []struct {
		c *chunk
		p **phrase
	}{{e.r.object, &q.object}, {e.r.subject, &q.subject}} {
		if side.c == nil || len(e.r.modifiers) == 0 || (*side.p).isExact() {
			continue
		}
		next := e.r.modifiers[0]
		if last := side.c.words[len(side.c.words)-1]; !last.name || !next.words[len(next.words)-1].name || next.prep == "" {
			continue
		}
		whole := &chunk{prep: side.c.prep, words: append(append(append([]word{}, side.c.words...), newWord(next.prep)), next.words...)}
		p := newPart(whole.words)
		list, err := e.resolve(p.text)
		if err != nil {
			return err
		}
		if p.take(list); !p.exact {
			continue
		}
		p.named = true
		*side.p = &phrase{prep: whole.prep, parts: []part{*p}}
		e.r.modifiers = e.r.modifiers[1:]
	}
	return nil
}

func (e *engine) symmetric(q *query) bool {
	if len(q.guesses) == 0 || e.r.kind == asksNode {
		return false
	}
	r, err := schema.Relations().ByName(q.guesses[0].relation)
	return err == nil && r.Symmetric
}

// relationNames lists the relations to read from the store, nil for any.
func (q *query) relationNames() []string {
	if q.open {
		return nil
	}
	var out []string
	for _, g := range q.guesses {
		out = append(out, g.relation)
	}
	return append(out, q.forms...)
}

// phrases lists all phrases of the query.
func (q *query) phrases() []*phrase {
	var out []*phrase
	for _, p := range []*phrase{q.subject, q.object} {
		if p != nil {
			out = append(out, p)
		}
	}
	for i := range q.modifiers {
		out = append(out, &q.modifiers[i])
	}
	return out
}

// gatherFar reads statements of the likely relations, whatever they are about: their nodes may belong to what the question
// names, as a ministry does to its country, or their sentences may speak of it.
func (e *engine) gatherFar(q *query) ([]schema.Statement, error) {
	likely := q.likely()
	if len(likely) == 0 {
		return nil, nil
	}
	return e.src.Statements(e.ctx, graph.Filter{Relations: likely, Limit: maxOfRelation})
}

// gather reads the statements that may answer: those about the entities of the question, and where a side is only
// described, some of each likely relation.
func (e *engine) gather(q *query) ([]schema.Statement, error) {
	names := q.relationNames()
	var out []schema.Statement
	seen := map[schema.IRI]bool{}
	add := func(f graph.Filter) error {
		list, err := e.src.Statements(e.ctx, f)
		for i := range list {
			if !seen[list[i].ID] {
				seen[list[i].ID] = true
				out = append(out, list[i])
			}
		}
		return err
	}
	asked := map[schema.IRI]bool{}
	described := false
	parts, err := e.partsOf(q.object)
	if err != nil {
		return nil, err
	}
	for _, id := range parts {
		if err := add(graph.Filter{Object: id, Relations: names, Limit: maxOfEntity}); err != nil {
			return nil, err
		}
	}
	for _, p := range q.phrases() {
		for _, id := range append(p.all(), p.insideAll()...) {
			if asked[id] {
				continue
			}
			asked[id] = true
			if err := add(graph.Filter{Any: id, Relations: names, Limit: maxOfEntity}); err != nil {
				return nil, err
			}
		}
		described = described || !p.isNamed()
	}
	if described || len(asked) == 0 {
		if likely := q.likely(); len(likely) > 0 {
			if err := add(graph.Filter{Relations: likely, Limit: maxOfRelation}); err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(out, func(a, b schema.Statement) int {
		return compareStrings(string(a.Evidence.Document), string(b.Evidence.Document), a.Evidence.Start-b.Evidence.Start, string(a.ID), string(b.ID))
	})
	return out, nil
}

// partsOf lists what is a part of the things that a phrase names.
func (e *engine) partsOf(p *phrase) ([]schema.IRI, error) {
	if p == nil || !p.isExact() {
		return nil, nil
	}
	var out []schema.IRI
	for _, id := range p.all() {
		list, err := e.src.Statements(e.ctx, graph.Filter{Object: id, Relations: []string{"partOf"}, Limit: maxNeighbours})
		if err != nil {
			return nil, err
		}
		for i := range list {
			if n := list[i].Subject; n.Entity != nil && !n.Entity.Type.Is(schema.Actor) && list[i].Supports() {
				out = append(out, n.Entity.ID)
				e.parts[n.Entity.ID] = append(e.parts[n.Entity.ID], list[i].Object)
			}
		}
	}
	return out, nil
}

func compareStrings(a, b string, between int, c, d string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case between != 0:
		return between
	case c < d:
		return -1
	case c > d:
		return 1
	}
	return 0
}

// likely lists the relations that are looked through where nothing is named.
func (q *query) likely() []string {
	var out []string
	for _, g := range q.guesses {
		if g.weight >= 0.5 {
			out = append(out, g.relation)
		}
	}
	return append(out, q.forms...)
}
