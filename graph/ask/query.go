package ask

import (
	"cmp"
	"context"
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

// gatherPairs reads the statements between the two sides of the question, of any relation that it may mean.
func (e *engine) gatherPairs(q *query) ([]schema.Statement, error) {
	named := q.subject != nil && q.object != nil && q.subject.isNamed() && q.object.isNamed()
	if !named || e.r.kind == asksNode || e.r.kind == asksAmount {
		return nil, nil
	}
	var all gathered
	for _, s := range q.subject.all() {
		for _, o := range q.object.all() {
			for _, f := range []graph.Filter{{Subject: s, Object: o}, {Subject: o, Object: s}} {
				f.Relations, f.Limit = q.relationNames(), maxOfEntity
				if err := e.gatherInto(&all, f); err != nil {
					return nil, err
				}
			}
		}
	}
	return all.sorted(), nil
}

// gatherSure reads what the store says of the things that the question names by the relations that the question surely
// means.
func (e *engine) gatherSure(q *query) ([]schema.Statement, error) {
	sure := append(q.weighing(direct), q.forms...)
	var all gathered
	if len(sure) == 0 || q.open {
		return nil, nil
	}
	for _, id := range q.anchors() {
		if err := e.gatherInto(&all, graph.Filter{Any: id, Relations: sure, Limit: maxOfEntity}); err != nil {
			return nil, err
		}
	}
	if q.isDescribed() {
		if err := e.gatherLikely(q, &all); err != nil {
			return nil, err
		}
	}
	return all.sorted(), nil
}

// isDescribed reports whether the question describes something instead of naming it.
func (q *query) isDescribed() bool {
	return slices.ContainsFunc(q.phrases(), func(p *phrase) bool { return !p.isNamed() })
}

// gatherFar reads statements of the likely relations, whatever they are about: their nodes may belong to what the
// question names, as a ministry does to its country, or their sentences may speak of it.
func (e *engine) gatherFar(q *query) ([]schema.Statement, error) {
	var all gathered
	err := e.gatherLikely(q, &all)
	return all.sorted(), err
}

// gatherLikely reads statements of the likely relations, as far as the store has not too many of them.
func (e *engine) gatherLikely(q *query, all *gathered) error {
	few, err := e.few(q.likely())
	if err != nil || len(few) == 0 {
		return err
	}
	return e.gatherInto(all, graph.Filter{Relations: few, Limit: maxOfRelation})
}

// gathered is statements, each once.
type gathered struct {
	list []schema.Statement
	seen map[schema.IRI]bool
}

// gatherInto adds the statements that f admits. Those that support no fact are read where the question may ask for
// them.
func (e *engine) gatherInto(g *gathered, f graph.Filter) error {
	read := e.src.Statements
	if !e.asksUnreal() {
		read = func(_ context.Context, f graph.Filter) ([]schema.Statement, error) { return e.facts(f) }
	}
	list, err := read(e.ctx, f)
	for i := range list {
		if !g.seen[list[i].ID] {
			if g.seen == nil {
				g.seen = map[schema.IRI]bool{}
			}
			g.seen[list[i].ID] = true
			g.list = append(g.list, list[i])
		}
	}
	return err
}

// asksUnreal reports whether what is denied, possible, requested or conditional may answer the question.
func (e *engine) asksUnreal() bool {
	return e.opts.All || e.r.negated || e.r.modal != "" || e.r.second != "" || e.r.kind == asksYes
}

// sorted gives the statements in the order of their documents.
func (g *gathered) sorted() []schema.Statement {
	slices.SortStableFunc(g.list, func(a, b schema.Statement) int {
		return cmp.Or(cmp.Compare(a.Evidence.Document, b.Evidence.Document),
			cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.ID, b.ID))
	})
	return g.list
}

// gather reads the statements that may answer: those about the entities of the question, and where a side is only
// described, some of each likely relation.
func (e *engine) gather(q *query) ([]schema.Statement, error) {
	names := q.relationNames()
	var all gathered
	parts, err := e.partsOf(q.object)
	if err != nil {
		return nil, err
	}
	for _, id := range parts {
		if err := e.gatherInto(&all, graph.Filter{Object: id, Relations: names, Limit: maxOfEntity}); err != nil {
			return nil, err
		}
	}
	anchors := q.anchors()
	for _, id := range anchors {
		if err := e.gatherInto(&all, graph.Filter{Any: id, Relations: names, Limit: maxOfEntity}); err != nil {
			return nil, err
		}
	}
	if q.isDescribed() || len(anchors) == 0 {
		if err := e.gatherLikely(q, &all); err != nil {
			return nil, err
		}
	}
	return all.sorted(), nil
}

// anchors lists the entities that the question names, each once.
func (q *query) anchors() []schema.IRI {
	var out []schema.IRI
	for _, p := range q.phrases() {
		for _, id := range append(p.all(), p.insideAll()...) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
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

// likely lists the relations that are looked through where nothing is named.
func (q *query) likely() []string { return append(q.weighing(0.5), q.forms...) }

// weighing lists the relations that the predicate means with at least some weight.
func (q *query) weighing(least float64) []string {
	var out []string
	for _, g := range q.guesses {
		if g.weight >= least {
			out = append(out, g.relation)
		}
	}
	return out
}
