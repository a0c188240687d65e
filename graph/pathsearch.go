package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"entente/graph/quadstore"
	"entente/schema"
)

// What a fact costs beyond the usual.
const (
	plannedCost = 2.0
	openCost    = 0.5
)

// maxBefore is how many ways to a node are remembered, the cheapest first.
const maxBefore = 32

// pathSearch is a search from both ends, layer by layer, for the paths of each length in turn.
type pathSearch struct {
	ctx   context.Context
	v     *View
	o     PathOptions
	adj   *adjacency
	sides [2]*side
	read  *reading
	texts *library
	steps map[[2]schema.IRI]*Step // nil where no fact is admitted
	best  []Path
}

// side is what has been reached from one end.
type side struct {
	end   graph.Ref
	depth map[graph.Ref]int // the number of facts from the end
	// before has the nodes one step nearer to the end, the cheapest way first; cost is that of the cheapest way,
	// without the node itself.
	before map[graph.Ref][]graph.Ref
	cost   map[graph.Ref]float64
	layer  []graph.Ref
	reach  int
}

func newPathSearch(r *reading, v *View, o PathOptions, ends [2]schema.IRI) *pathSearch {
	s := &pathSearch{
		ctx: r.ctx, v: v, o: o, adj: newAdjacency(r.ctx, v, o.Relations), read: r, texts: newLibrary(v),
		steps: map[[2]schema.IRI]*Step{},
	}
	for i, iri := range ends {
		ref := v.sn.ValueOf(quad.IRI(iri))
		if ref == nil {
			continue // run ends at once
		}
		s.sides[i] = &side{
			end: ref, depth: map[graph.Ref]int{ref: 0}, before: map[graph.Ref][]graph.Ref{}, cost: map[graph.Ref]float64{ref: 0},
			layer: []graph.Ref{ref},
		}
	}
	return s
}

// run looks for paths of one fact, of two, and so on, growing the side that is smaller.
func (s *pathSearch) run() error {
	if s.sides[0] == nil || s.sides[1] == nil {
		return s.v.sn.ReadError()
	}
	for length := 1; length <= s.o.MaxLength && s.improvable(float64(length)); length++ {
		grown := 0
		if len(s.sides[1].layer) < len(s.sides[0].layer) {
			grown = 1
		}
		if len(s.sides[grown].layer) == 0 || s.adj.read >= s.o.MaxEdges {
			break
		}
		if err := s.grow(s.sides[grown], s.sides[1-grown]); err != nil {
			return err
		}
		if err := s.meet(); err != nil {
			return err
		}
	}
	return s.v.sn.ReadError()
}

// improvable reports whether a path of that cost would be among the best.
func (s *pathSearch) improvable(cost float64) bool {
	return len(s.best) < s.o.Limit || cost < s.best[len(s.best)-1].Cost
}

// reached is a node with what it costs to go on from it.
type reached struct {
	ref  graph.Ref
	iri  schema.IRI
	cost float64
}

// grow spreads a side by one layer, over its cheapest nodes first.
func (s *pathSearch) grow(a, b *side) error {
	order, err := s.order(a, b)
	if err != nil {
		return err
	}
	a.reach++
	a.layer = nil
	for _, at := range order {
		if !s.improvable(at.cost+float64(a.reach+b.reach)) || s.adj.read >= s.o.MaxEdges {
			break
		}
		next, err := s.adj.neighbours(at.ref)
		if err != nil {
			return err
		}
		for _, n := range next {
			depth, known := a.depth[n]
			if known && depth < a.reach {
				continue
			}
			if !known {
				a.depth[n], a.cost[n] = a.reach, at.cost
				a.layer = append(a.layer, n)
			}
			if len(a.before[n]) < maxBefore {
				a.before[n] = append(a.before[n], at.ref)
			}
		}
	}
	return nil
}

// order sorts the last layer of a by cost, then by IRI. The other end is no way to anywhere.
func (s *pathSearch) order(a, b *side) ([]reached, error) {
	var out []reached
	for _, ref := range a.layer {
		if ref == b.end {
			continue
		}
		n, err := s.adj.node(ref)
		if err != nil {
			return nil, err
		}
		switch {
		case ref == a.end:
			out = append(out, reached{ref, n.iri, 0})
		case n.iri != "":
			out = append(out, reached{ref, n.iri, a.cost[ref] + n.cost})
		}
	}
	slices.SortFunc(out, compareReached)
	return out, nil
}

func compareReached(a, b reached) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), strings.Compare(string(a.iri), string(b.iri)))
}

// meet finds the paths whose halves meet in the last layers of both sides, those of the least cost first.
func (s *pathSearch) meet() error {
	a, b := s.sides[0], s.sides[1]
	small, large := a, b
	if len(b.layer) < len(a.layer) {
		small, large = b, a
	}
	var meets []reached
	for _, ref := range small.layer {
		if depth, ok := large.depth[ref]; !ok || depth != large.reach {
			continue
		}
		m := reached{ref: ref, cost: a.cost[ref] + b.cost[ref] + float64(a.reach+b.reach)}
		n, err := s.adj.node(ref)
		if err != nil {
			return err
		}
		if n.iri == "" {
			continue
		}
		if m.iri = n.iri; ref != a.end && ref != b.end {
			m.cost += n.cost
		}
		meets = append(meets, m)
	}
	slices.SortFunc(meets, compareReached)
	for _, m := range meets {
		if !s.improvable(m.cost) {
			break
		}
		if err := s.through(m.ref); err != nil {
			return err
		}
	}
	return nil
}

// through adds the paths that meet in a node.
func (s *pathSearch) through(ref graph.Ref) error {
	a, b := s.sides[0], s.sides[1]
	for _, head := range s.ways(a, ref) {
		for _, tail := range s.ways(b, ref) {
			tail = slices.Clone(tail[:len(tail)-1])
			slices.Reverse(tail)
			if slices.ContainsFunc(head, func(r graph.Ref) bool { return slices.Contains(tail, r) }) {
				continue
			}
			if err := s.consider(slices.Concat(head, tail)); err != nil {
				return err
			}
		}
	}
	return nil
}

// ways lists the ways from the end of a side to a node, the cheapest first, as many as paths are wanted.
func (s *pathSearch) ways(a *side, ref graph.Ref) [][]graph.Ref {
	if ref == a.end {
		return [][]graph.Ref{{ref}}
	}
	var out [][]graph.Ref
	for _, before := range a.before[ref] {
		for _, way := range s.ways(a, before) {
			out = append(out, append(slices.Clone(way), ref))
		}
	}
	slices.SortStableFunc(out, func(x, y []graph.Ref) int { return cmp.Compare(s.passing(x), s.passing(y)) })
	return out[:min(len(out), s.o.Limit)]
}

// passing is what it costs to pass the inner nodes of a way, all of which are known.
func (s *pathSearch) passing(way []graph.Ref) float64 {
	cost := 0.0
	for _, ref := range way[1 : len(way)-1] {
		cost += s.adj.nodes[ref].cost
	}
	return cost
}

// consider puts a way among the best if it belongs there.
func (s *pathSearch) consider(way []graph.Ref) error {
	p := Path{Cost: s.passing(way) + float64(len(way)-1)}
	if !s.improvable(p.Cost) {
		return nil
	}
	for i := range len(way) - 1 {
		from, to := s.adj.nodes[way[i]].iri, s.adj.nodes[way[i+1]].iri
		step, err := s.step(from, to)
		if err != nil || step == nil {
			return err
		}
		p.Cost += factCost(&step.Fact)
		p.Steps = append(p.Steps, *step)
	}
	if !s.improvable(p.Cost) {
		return nil
	}
	// What documents describe in the same words makes one path, by the best of them.
	if i := slices.IndexFunc(s.best, func(q Path) bool { return q.words() == p.words() }); i >= 0 {
		if comparePaths(s.best[i], p) <= 0 {
			return nil
		}
		s.best = slices.Delete(s.best, i, i+1)
	}
	i, _ := slices.BinarySearchFunc(s.best, p, comparePaths)
	s.best = slices.Insert(s.best, i, p)
	s.best = s.best[:min(len(s.best), s.o.Limit)]
	return nil
}

func comparePaths(a, b Path) int {
	return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(len(a.Steps), len(b.Steps)),
		slices.CompareFunc(a.Steps, b.Steps, func(x, y Step) int { return strings.Compare(x.to().Key(), y.to().Key()) }))
}

// words are the entities along a path, what is only described by the words of it.
func (p *Path) words() string {
	var out []string
	for i := range p.Steps {
		words, _ := alike(p.Steps[i].to())
		out = append(out, words)
	}
	return strings.Join(out, " ")
}

// to is the node that a step leads to.
func (s *Step) to() schema.Node {
	if s.Backward {
		return s.Fact.Subject
	}
	return s.Fact.Object
}

func factCost(f *Fact) float64 {
	cost := 0.0
	if f.Status != schema.Asserted {
		cost += plannedCost
	}
	if f.Open {
		cost += openCost
	}
	return cost
}

// isEvent reports whether something happened, rather than was so.
func isEvent(f *Fact) bool {
	r, err := schema.Relations().ByName(f.Relation)
	return err == nil && r.Family != schema.NoEvent
}

// step finds the best fact that joins two entities, nil if none is admitted.
func (s *pathSearch) step(from, to schema.IRI) (*Step, error) {
	pair := [2]schema.IRI{from, to}
	if step, ok := s.steps[pair]; ok {
		return step, nil
	}
	s.steps[pair] = nil
	facts, err := s.between(from, to)
	if err != nil || len(facts) == 0 {
		return nil, err
	}
	slices.SortFunc(facts, compareWorth)
	var best []schema.IRI
	for i := range facts {
		if compareWorth(facts[0], facts[i]) == 0 {
			best = append(best, facts[i].ID)
		}
	}
	// Copies are looked for among these alone.
	full, err := s.v.factsOf(s.read, s.texts, best, 1)
	if err != nil {
		return nil, err
	}
	list := make([]Step, len(full))
	for i, f := range full {
		list[i] = Step{Fact: f, Backward: f.Subject.Key() != string(from), Others: len(facts) - 1}
	}
	slices.SortFunc(list, func(a, b Step) int {
		return cmp.Or(cmp.Compare(b.Fact.Sources, a.Fact.Sources), cmp.Compare(a.Fact.Relation, b.Fact.Relation),
			btoi(a.Backward)-btoi(b.Backward))
	})
	s.steps[pair] = &list[0]
	return &list[0], nil
}

// compareWorth orders facts that join the same two by what is better in a path, whoever reports it.
func compareWorth(a, b Fact) int {
	return cmp.Or(cmp.Compare(factCost(&a), factCost(&b)), btoi(isEvent(&b))-btoi(isEvent(&a)))
}

// between lists the admitted facts that join two entities, without their statements.
func (s *pathSearch) between(from, to schema.IRI) ([]Fact, error) {
	var refs []quadstore.Ref
	for _, q := range []quad.Quad{
		{Subject: quad.IRI(from), Object: quad.IRI(to)}, {Subject: quad.IRI(to), Object: quad.IRI(from)},
	} {
		list, err := s.read.factsLike(q)
		if err != nil {
			return nil, err
		}
		refs = append(refs, list...)
	}
	f := &filter{Filter: Filter{Evidence: -1}, relations: slices.Collect(maps.Keys(s.adj.relations))}
	if !s.o.Planned {
		f.Modalities = []schema.Modality{schema.Asserted}
	}
	return s.v.readFacts(s.read, s.texts, refs, f)
}
