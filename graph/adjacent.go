package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
)

// adjacency reads which entities facts join. It works on references, since most of what a search passes is never named.
type adjacency struct {
	ctx       context.Context
	v         *View
	relations map[schema.IRI]bool // those that count; empty for all
	usable    map[graph.Ref]bool  // by predicate, whether its quads are facts that count
	nodes     map[graph.Ref]*node
	read      int // facts
}

// node is an entity that a path may pass.
type node struct {
	iri schema.IRI // "" for what is no entity
	// cost is what it costs to pass it.
	cost float64
}

// What it costs to pass a node of a type, beside the documents that name it.
const (
	topicCost = 2.0 // shared by what has nothing to do with each other
	placeCost = 1.0
)

func newAdjacency(ctx context.Context, v *View, relations []string) *adjacency {
	a := &adjacency{
		ctx: ctx, v: v, relations: map[schema.IRI]bool{}, usable: map[graph.Ref]bool{}, nodes: map[graph.Ref]*node{},
	}
	for _, r := range relations {
		a.relations[schema.RelationIRI(r)] = true
	}
	return a
}

// counts reports whether quads of a predicate are facts that count: no others have a relation for a predicate.
func (a *adjacency) counts(predicate graph.Ref) bool {
	if yes, ok := a.usable[predicate]; ok {
		return yes
	}
	p, _ := a.v.sn.NameOf(predicate).(quad.IRI)
	relation := schema.IRI(p)
	yes := relation.Kind() == schema.KindRelation && (len(a.relations) == 0 || a.relations[relation])
	a.usable[predicate] = yes
	return yes
}

// neighbours lists what facts join to a node, each once.
func (a *adjacency) neighbours(at graph.Ref) ([]graph.Ref, error) {
	var out []graph.Ref
	seen := map[graph.Ref]bool{at: true}
	for _, d := range [2]quad.Direction{quad.Subject, quad.Object} {
		other := quad.Object
		if d == quad.Object {
			other = quad.Subject
		}
		it := a.v.sn.QuadIterator(d, at)
		for it.Next(a.ctx) {
			q := it.Result()
			if !a.counts(a.v.sn.QuadDirection(q, quad.Predicate)) {
				continue
			}
			a.read++
			if n := a.v.sn.QuadDirection(q, other); !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
		err := it.Err()
		if cerr := it.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// node describes what a reference stands for.
func (a *adjacency) node(ref graph.Ref) (*node, error) {
	if n, ok := a.nodes[ref]; ok {
		return n, nil
	}
	n := &node{}
	a.nodes[ref] = n
	i, _ := a.v.sn.NameOf(ref).(quad.IRI)
	if schema.IRI(i).Kind() != schema.KindEntity {
		return n, a.v.sn.ReadError()
	}
	n.iri = schema.IRI(i)
	var t prov.EntityTally
	b, err := a.v.sn.Meta(entityKey(n.iri))
	if err == nil {
		// Only what is needed: a search passes thousands.
		some := struct {
			Documents int
			Types     map[string]int
		}{}
		err = json.Unmarshal(b, &some)
		t.Documents, t.Types = some.Documents, some.Types
	}
	if err != nil {
		return nil, fmt.Errorf("%w: record of %s: %w", ErrDamaged, n.iri, err)
	}
	n.cost = math.Log10(float64(max(t.Documents, 1))) + typeCost(t.Entity().Type)
	return n, nil
}

// typeCost is what it costs to pass a node because of its type.
func typeCost(t schema.NodeType) float64 {
	switch {
	case t.Is(schema.Place), t == schema.Any:
		return placeCost
	case t.Is(schema.Topic), t.Is(schema.Group), t.Literal():
		return topicCost
	}
	return 0
}
