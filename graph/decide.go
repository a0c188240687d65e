package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"entente/graph/identity"
	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// Decided tells what a change of decisions came to.
type Decided struct {
	// Decisions are those that are new or taken back, by ID; those that stood already are left out.
	Decisions []identity.Decision
	// Documents is the number of documents that name the entities, Facts that of the facts that changed: new ones and
	// those that are no more.
	Documents, Facts int
	// Loops is the number of statements that now relate an entity to itself, which they did not before.
	Loops int
}

// Decide keeps decisions of the user about who is who, in one transaction: all documents are from then on read by them,
// those that are there and those that come. Decisions that contradict each other or those that stand give a
// *identity.ConflictError, and nothing is kept.
func (s *Store) Decide(ctx context.Context, decisions ...identity.Decision) (Decided, error) {
	now := s.opts.Now().UTC().Truncate(1e9)
	return s.redecide(ctx, func(_ *View, old *identity.Set) ([]identity.Decision, error) {
		return decidedAt(now, slices.Concat(old.All(), decisions)), nil
	})
}

// decidedAt gives decisions without a time this one.
func decidedAt(now time.Time, list []identity.Decision) []identity.Decision {
	for i := range list {
		if list[i].Decided.IsZero() {
			list[i].Decided = now
		}
	}
	return list
}

// Forget takes decisions back, named by their IDs; those that do not stand are passed over.
func (s *Store) Forget(ctx context.Context, ids ...schema.IRI) (Decided, error) {
	return s.redecide(ctx, func(_ *View, old *identity.Set) ([]identity.Decision, error) {
		return slices.DeleteFunc(slices.Clone(old.All()), func(d identity.Decision) bool { return slices.Contains(ids, d.ID()) }), nil
	})
}

// redecide exchanges the decisions of the store for those that choose returns.
func (s *Store) redecide(ctx context.Context, choose func(*View, *identity.Set) ([]identity.Decision, error)) (Decided, error) {
	if s.opts.ReadOnly {
		return Decided{}, ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	v, err := s.View()
	if err != nil {
		return Decided{}, err
	}
	out, err := func() (Decided, error) {
		old, err := v.decisions()
		if err != nil {
			return Decided{}, err
		}
		list, err := choose(v, old)
		if err != nil {
			return Decided{}, err
		}
		now, err := identity.NewSet(list)
		if err != nil {
			return Decided{}, err
		}
		return s.exchange(ctx, v, old, now)
	}()
	return out, errors.Join(err, v.Close())
}

// exchange writes the documents that name an entity whose decisions changed anew, and the decisions.
func (s *Store) exchange(ctx context.Context, v *View, old, now *identity.Set) (Decided, error) {
	gone, come := difference(old, now), difference(now, old)
	out := Decided{}
	c := newChange(v)
	for _, d := range gone {
		c.tx.DeleteMeta(decisionKey(d.ID()))
		c.countQuads(decisionQuads(d), -1)
		out.Decisions = append(out.Decisions, d)
	}
	for _, d := range come {
		if err := c.put(decisionKey(d.ID()), d, false); err != nil {
			return out, err
		}
		c.countQuads(decisionQuads(d), 1)
		out.Decisions = append(out.Decisions, d)
	}
	slices.SortFunc(out.Decisions, func(a, b identity.Decision) int { return cmp.Compare(a.ID(), b.ID()) })
	out.Decisions = slices.CompactFunc(out.Decisions, func(a, b identity.Decision) bool { return a.ID() == b.ID() })
	docs, err := v.documentsAbout(ctx, out.Decisions, old, now)
	if err != nil {
		return out, err
	}
	for _, name := range docs {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		loops, err := c.reread(name, old, now)
		if err != nil {
			return out, err
		}
		out.Loops += loops
	}
	out.Documents = len(docs)
	if err := c.flush(); err != nil {
		return out, err
	}
	out.Facts = c.changedFacts()
	return out, s.apply(ctx, c.tx)
}

// difference lists the decisions of a that b does not have in the same words.
func difference(a, b *identity.Set) []identity.Decision {
	said := func(d identity.Decision) identity.Decision {
		d.Decided = time.Time{} // who decides the same again changes nothing
		return d
	}
	has := map[identity.Decision]bool{}
	for _, d := range b.All() {
		has[said(d)] = true
	}
	var out []identity.Decision
	for _, d := range a.All() {
		if !has[said(d)] {
			out = append(out, d)
		}
	}
	return out
}

// documentsAbout lists the names of the documents that name an entity which decisions are about, or one that is or was
// the same.
func (v *View) documentsAbout(ctx context.Context, decisions []identity.Decision, old, now *identity.Set) ([]string, error) {
	known := map[schema.IRI]bool{} // as the quads have them
	ids := map[schema.IRI]bool{}
	for _, d := range decisions {
		if d.Kind == identity.Split {
			ids[schema.DocumentIRI(d.Document)] = true
			continue
		}
		for _, e := range []schema.IRI{d.A, d.B} {
			for _, set := range []*identity.Set{old, now} {
				for _, member := range set.Group(e) {
					known[old.Kept(member)] = true
				}
			}
		}
	}
	for e := range known {
		if err := v.documentsOf(ctx, e, ids); err != nil {
			return nil, err
		}
	}
	return v.namesOf(ids)
}

// Naming lists the names of the documents of which a statement names an entity.
func (v *View) Naming(ctx context.Context, entity schema.IRI) ([]string, error) {
	known, err := v.knownAs(voc.Expand(string(entity)))
	if err != nil {
		return nil, err
	}
	ids := map[schema.IRI]bool{}
	if err := v.documentsOf(ctx, known, ids); err != nil {
		return nil, err
	}
	return v.namesOf(ids)
}

// Naming lists the names of the documents of which a statement names an entity.
func (s *Store) Naming(ctx context.Context, entity schema.IRI) ([]string, error) {
	return read(s, func(v *View) ([]string, error) { return v.Naming(ctx, entity) })
}

// namesOf lists the names of documents, without those that the store does not have.
func (v *View) namesOf(ids map[schema.IRI]bool) ([]string, error) {
	var names []string
	for id := range ids {
		name, err := v.sn.Meta(nameKey(id))
		if isNotFound(err) {
			continue // a decision outlives its document
		}
		if err != nil {
			return nil, err
		}
		names = append(names, string(name))
	}
	slices.Sort(names)
	return names, nil
}

// documentsOf adds the documents that name an entity under the IRI that the quads have.
func (v *View) documentsOf(ctx context.Context, e schema.IRI, docs map[schema.IRI]bool) error {
	var facts []quad.Value
	note := func(q quad.Quad) bool {
		switch l, _ := q.Label.(quad.IRI); schema.IRI(l).Kind() {
		case schema.KindDocument:
			docs[schema.IRI(l)] = true
		case schema.KindFact:
			facts = append(facts, l)
		}
		return true
	}
	for _, p := range []quad.Quad{{Subject: quad.IRI(e)}, {Object: quad.IRI(e)}} {
		if err := v.sn.Quads(ctx, p, note); err != nil {
			return err
		}
	}
	for _, f := range facts {
		if err := v.sn.Quads(ctx, quad.Quad{Predicate: quad.IRI(voc.Supports), Object: f}, note); err != nil {
			return err
		}
	}
	return nil
}

// reread takes a document out as the old decisions have it and puts it in as the new ones do. It returns how many more
// of its statements relate an entity to itself.
func (c *change) reread(name string, old, now *identity.Set) (loops int, err error) {
	var doc Document
	if found, err := c.v.record(docKey(name), &doc); err != nil || !found {
		return 0, cmp.Or(err, fmt.Errorf("%w: document %q has no record", ErrDamaged, name))
	}
	a, err := c.v.keptArticle(doc.ID)
	if err != nil {
		return 0, err
	}
	for _, side := range []struct {
		set *identity.Set
		n   int
	}{{old, -1}, {now, 1}} {
		l, err := prov.LowerAs(a, side.set.Of)
		if err != nil {
			return 0, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if err := c.count(l, side.n); err != nil {
			return 0, err
		}
		for i := range l.Statements {
			loops += side.n * btoi(l.Statements[i].Subject.Key() == l.Statements[i].Object.Key())
		}
		doc.Statements = len(l.Statements)
	}
	return loops, c.put(docKey(name), &doc, false)
}

// changedFacts counts the facts that are there after the change and not before, or the other way round.
func (c *change) changedFacts() int {
	n := 0
	for t := range maps.Values(c.facts) {
		n += btoi(t.before.Empty() != t.after.Empty())
	}
	return n
}

// decisions reads the decisions of the store, once a view.
func (v *View) decisions() (*identity.Set, error) { return v.decided() }

func (v *View) readDecisions() (*identity.Set, error) {
	var list []identity.Decision
	var bad error
	err := v.sn.MetaScan(context.Background(), key('u', ""), func(k, val []byte) bool {
		var d identity.Decision
		if err := json.Unmarshal(val, &d); err != nil {
			bad = fmt.Errorf("%w: record %q: %w", ErrDamaged, k, err)
			return false
		}
		list = append(list, d)
		return true
	})
	if err = cmp.Or(err, bad); err != nil {
		return nil, err
	}
	set, err := identity.NewSet(list)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return set, nil
}

// Decisions returns the decisions of the user about who is who.
func (v *View) Decisions() (*identity.Set, error) { return v.decisions() }

// Decisions returns the decisions of the user about who is who.
func (s *Store) Decisions() (*identity.Set, error) {
	return read(s, func(v *View) (*identity.Set, error) { return v.Decisions() })
}

// knownAs returns the IRI under which an entity is known.
func (v *View) knownAs(entity schema.IRI) (schema.IRI, error) {
	set, err := v.decisions()
	return set.Kept(entity), err
}

// decisionQuads writes a decision down: what it says, labelled with its ID, and that it is the user's.
func decisionQuads(d identity.Decision) []quad.Quad {
	id := quad.IRI(d.ID())
	p := voc.OWLSameAs
	if d.Kind != identity.Same {
		p = voc.OWLDifferentFrom
	}
	out := []quad.Quad{
		{Subject: quad.IRI(d.A), Predicate: quad.IRI(p), Object: quad.IRI(d.B), Label: id},
		{Subject: id, Predicate: quad.IRI(voc.ProvWasAttributedTo), Object: quad.IRI(voc.User), Label: id},
	}
	if d.Kind == identity.Split {
		document := quad.IRI(schema.DocumentIRI(d.Document))
		out = append(out, quad.Quad{Subject: id, Predicate: quad.IRI(voc.InDocument), Object: document, Label: id})
	}
	return out
}
