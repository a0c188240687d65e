package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// Summary is what is said of an entity: all of it counted, and the best of it read.
type Summary struct {
	Entity *Entity
	// Groups are its facts by relation and direction: relations of the vocabulary before open ones, the largest group
	// first, outgoing before incoming.
	Groups []FactGroup
	// Others are the first of OtherTotal statements that support no fact: denied ones, then those that take it for
	// possible, requested or conditional, each by document name and place.
	Others     []schema.Statement
	OtherTotal int
	// Documents are those of Documented.
	Documents []Document
}

// FactGroup is the facts that an entity has by one relation in one direction.
type FactGroup struct {
	Relation string
	Open     bool
	// Incoming says that the facts point to the entity. Those of a symmetric relation do not.
	Incoming bool
	Total    int
	// Facts are the first by how many different texts tell them, by subject and by object. They stand by their sources,
	// which takes copies for one.
	Facts []Fact

	refs []quadstore.Ref
}

// SummaryOptions bounds what a Summary reads. Its zero value reads all.
type SummaryOptions struct {
	// Facts is how many facts of a group, and how many Others; 0 means all.
	Facts int
	// OpenGroups is of how many groups of open relations facts are read; 0 means of all.
	OpenGroups int
	// Evidence is how many statements each fact has; 0 means all, -1 none.
	Evidence int
}

// Summary counts what is said of an entity, and reads the best of it. It counts by the numbers of quads: the entity
// that most news names has tens of thousands of facts, of which people see a few.
func (v *View) Summary(ctx context.Context, entity schema.IRI, o SummaryOptions) (out *Summary, err error) {
	out = &Summary{}
	if out.Entity, err = v.Entity(ctx, entity); err != nil {
		return nil, err
	}
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	p, err := v.prepare(ctx, Filter{Any: out.Entity.ID})
	if err != nil {
		return nil, err
	}
	facts, err := v.factRefs(r, p)
	if err != nil {
		return nil, err
	}
	if out.Groups, err = v.groups(r, out.Entity.ID, distinct(facts), o); err != nil {
		return nil, err
	}
	set := statementSet{}
	for _, pattern := range p.patterns() {
		if err := r.reified(pattern, set); err != nil {
			return nil, err
		}
	}
	if err := v.others(r, out, set, o.Facts); err != nil {
		return nil, err
	}
	if err := errors.Join(r.supporting(facts, set), r.participating(out.Entity.ID, set)); err != nil {
		return nil, err
	}
	out.Documents, err = v.documented(r, out.Entity.ID, set)
	return out, err
}

// others reads the first of the statements of a set that support no fact, and counts all.
func (v *View) others(r *reading, out *Summary, set statementSet, limit int) error {
	most := limit
	if v.asOf != nil {
		most = 0 // which of them hold is only known when they are read
	}
	for _, f := range []*filter{
		{Filter: Filter{Polarity: schema.Negative}},
		{Filter: Filter{Polarity: schema.Positive, Modalities: hedged}},
	} {
		list, err := v.lift(r, set, choice{f.may, f.admits}, most)
		if err != nil {
			return err
		}
		out.Others = append(out.Others, list...)
	}
	out.OtherTotal = len(out.Others)
	if v.asOf == nil {
		out.OtherTotal = set.size()
	}
	if limit > 0 {
		out.Others = out.Others[:min(len(out.Others), limit)]
	}
	return nil
}

// hedged are the modalities of affirmed statements that support no fact.
var hedged = []schema.Modality{schema.Possible, schema.Requested, schema.Conditional}

// groups puts the facts of an entity in groups and reads the best of each.
func (v *View) groups(r *reading, entity schema.IRI, facts []quadstore.Ref, o SummaryOptions) ([]FactGroup, error) {
	sources, err := v.sources(r, facts)
	if err != nil {
		return nil, err
	}
	groups, err := r.grouped(entity, facts, sources)
	if err != nil {
		return nil, err
	}
	shown, open := 0, 0
	for shown < len(groups) && (o.OpenGroups == 0 || !groups[shown].Open || open < o.OpenGroups) {
		open += btoi(groups[shown].Open)
		shown++
	}
	var refs []quadstore.Ref
	for i := range groups[:shown] {
		g := &groups[i]
		if g.refs, err = r.best(g.refs, sources, o.Facts); err != nil {
			return nil, err
		}
		refs = append(refs, g.refs...)
	}
	read, err := v.readFacts(r, newLibrary(v), refs, &filter{Filter: Filter{Evidence: o.Evidence}})
	if err != nil {
		return nil, err
	}
	byID := make(map[schema.IRI]*Fact, len(read))
	for i := range read {
		byID[read[i].ID] = &read[i]
	}
	for i := range groups[:shown] {
		ids, err := r.iris(groups[i].refs)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if f := byID[id]; f != nil {
				groups[i].Facts = append(groups[i].Facts, *f)
			}
		}
		slices.SortStableFunc(groups[i].Facts, func(a, b Fact) int { return cmp.Compare(b.Sources, a.Sources) })
	}
	return groups, nil
}

// sources returns how many different texts tell each of some facts. A fact that the view does not tell is left out.
func (v *View) sources(r *reading, facts []quadstore.Ref) (map[quadstore.Ref]int, error) {
	if v.asOf == nil {
		return r.sources(facts)
	}
	told, err := v.readFacts(r, newLibrary(v), facts, &filter{Filter: Filter{Evidence: -1}})
	if err != nil {
		return nil, err
	}
	ids, err := r.iris(facts)
	if err != nil {
		return nil, err
	}
	byID := make(map[schema.IRI]quadstore.Ref, len(facts))
	for i, id := range ids {
		byID[id] = facts[i]
	}
	out := make(map[quadstore.Ref]int, len(told))
	for i := range told {
		out[byID[told[i].ID]] = told[i].Sources
	}
	return out, nil
}

// sources returns how many different texts tell each of some facts, as the quads have it.
func (r *reading) sources(facts []quadstore.Ref) (map[quadstore.Ref]int, error) {
	out := make(map[quadstore.Ref]int, len(facts))
	for _, f := range facts {
		out[f] = 1
	}
	more, err := r.number(voc.Sources)
	if err != nil || more == 0 {
		return out, err
	}
	counts := map[quadstore.Ref]quadstore.Ref{}
	for _, f := range facts {
		err := r.cursor.Each(r.ctx, quadstore.Refs{Subject: f, Predicate: more}, func(q quadstore.Refs) bool {
			counts[f] = q.Object
			return false
		})
		if err != nil {
			return nil, err
		}
	}
	for f, count := range counts {
		t, err := r.term(count)
		if err != nil {
			return nil, err
		}
		lit, _ := prov.FromTerm(t)
		if out[f], err = strconv.Atoi(lit.Value); err != nil {
			return nil, fmt.Errorf("%w: %q sources of a fact", ErrDamaged, lit.Value)
		}
	}
	return out, nil
}

// grouped puts those facts of an entity that have sources in groups, in the order of Summary.Groups.
func (r *reading) grouped(
	entity schema.IRI, facts []quadstore.Ref, sources map[quadstore.Ref]int,
) ([]FactGroup, error) {
	self, err := r.number(entity)
	if err != nil {
		return nil, err
	}
	type direction struct {
		predicate quadstore.Ref
		incoming  bool
	}
	type name struct {
		relation string
		incoming bool
	}
	place, placed := map[direction]int{}, map[name]int{}
	var out []FactGroup
	for _, f := range facts {
		if sources[f] == 0 {
			continue
		}
		q := r.facts[f]
		d := direction{q.Predicate, q.Subject != self}
		n, known := place[d]
		if !known {
			g, err := r.group(d.predicate, d.incoming)
			if err != nil {
				return nil, err
			}
			if n, known = placed[name{g.Relation, g.Incoming}]; !known { // a symmetric relation comes from both sides
				n = len(out)
				out = append(out, g)
			}
			place[d], placed[name{g.Relation, g.Incoming}] = n, n
		}
		out[n].refs = append(out[n].refs, f)
		out[n].Total++
	}
	slices.SortFunc(out, func(a, b FactGroup) int {
		return cmp.Or(btoi(a.Open)-btoi(b.Open), cmp.Compare(b.Total, a.Total), btoi(a.Incoming)-btoi(b.Incoming),
			strings.Compare(a.Relation, b.Relation))
	})
	return out, nil
}

// group returns the empty group of a relation.
func (r *reading) group(predicate quadstore.Ref, incoming bool) (FactGroup, error) {
	t, err := r.term(predicate)
	iri, _ := t.(quad.IRI)
	g := FactGroup{Incoming: incoming}
	g.Relation, g.Open = prov.RelationName(schema.IRI(iri))
	if known, err := schema.Relations().ByName(g.Relation); err == nil && known.Symmetric {
		g.Incoming = false
	}
	return g, err
}

// best returns the first n facts by sources, subject, relation and object, in that order; 0 means all. Names are looked
// up only where sources do not decide.
func (r *reading) best(facts []quadstore.Ref, sources map[quadstore.Ref]int, n int) ([]quadstore.Ref, error) {
	bySources := slices.Clone(facts)
	slices.SortFunc(bySources, func(a, b quadstore.Ref) int { return cmp.Compare(sources[b], sources[a]) })
	if n > 0 && n < len(facts) {
		least := sources[bySources[n-1]]
		bySources = bySources[:sort.Search(len(bySources), func(i int) bool { return sources[bySources[i]] < least })]
	}
	quads := make([]quadstore.Refs, len(bySources))
	for i, f := range bySources {
		quads[i] = quadstore.Refs{Subject: r.facts[f].Subject, Object: r.facts[f].Object}
	}
	named, err := r.cursor.Quads(r.ctx, quads)
	if err != nil {
		return nil, err
	}
	keys := make(map[quadstore.Ref][2]string, len(named))
	for i, q := range named {
		keys[bySources[i]] = [2]string{termKey(q.Subject), termKey(q.Object)}
	}
	slices.SortFunc(bySources, func(a, b quadstore.Ref) int {
		return cmp.Or(cmp.Compare(sources[b], sources[a]), strings.Compare(keys[a][0], keys[b][0]),
			strings.Compare(keys[a][1], keys[b][1]))
	})
	if n > 0 {
		bySources = bySources[:min(len(bySources), n)]
	}
	return bySources, nil
}

// termKey is schema.Node.Key of a term.
func termKey(t quad.Value) string {
	if iri, ok := t.(quad.IRI); ok {
		return string(iri)
	}
	lit, _ := prov.FromTerm(t)
	return schema.Node{Literal: &lit}.Key()
}
