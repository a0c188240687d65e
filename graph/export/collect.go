package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/graph"
	"entente/schema"
)

// Choice says which facts are wanted. The zero value wants all.
type Choice struct {
	// Around are entities, by IRI or short IRI, from which facts are at most Hops away; none means everywhere. Hops
	// below 1 means 1: the facts in which they stand.
	Around []schema.IRI
	Hops   int
	// Relations are names of relations; none means any.
	Relations []string
	// Types are types of nodes, sub-types included; one of the two nodes of a fact must be of one of them. None means
	// any.
	Types []schema.NodeType
	// Since and Until bound the date of the event, as ISO 8601 dates, months or years; both ends are meant. A fact
	// without a date is left out if either is set.
	Since, Until string
	// MinConfidence is the least confidence of a fact's best statement.
	MinConfidence float64
	// Asserted leaves out what is only planned.
	Asserted bool
	// Closed leaves out relations that are not of the vocabulary.
	Closed bool
	// Quotes is how many statements a fact keeps, the best first; 0 means all.
	Quotes int
}

// Graph is a choice of facts and the nodes that they join.
type Graph struct {
	Facts []graph.Fact // by subject, relation and object
	Nodes []Node       // by ID
	// Documents are those that the statements of Facts are taken from, by name.
	Documents []graph.Document
}

// Node is an entity, or a literal in the place of an object.
type Node struct {
	ID    string // the IRI of an entity, the key of a literal
	Label string
	Type  schema.NodeType
	// Entity is nil for a literal.
	Entity *schema.Entity
}

// Collect returns what c wants of v. An entity of Around that the store does not hold is a *graph.NotFoundError.
func Collect(ctx context.Context, v *graph.View, c Choice) (*Graph, error) {
	facts, err := c.facts(ctx, v)
	if err != nil {
		return nil, err
	}
	g := &Graph{}
	for _, f := range facts {
		if c.admits(&f) {
			g.Facts = append(g.Facts, f)
		}
	}
	slices.SortFunc(g.Facts, func(a, b graph.Fact) int {
		return cmp.Or(cmp.Compare(a.Subject.Key(), b.Subject.Key()), cmp.Compare(a.Relation, b.Relation),
			cmp.Compare(a.Object.Key(), b.Object.Key()))
	})
	g.findNodes()
	return g, g.findDocuments(ctx, v)
}

// facts returns the facts that may be wanted: all, or those near the entities of Around, each once.
func (c Choice) facts(ctx context.Context, v *graph.View) ([]graph.Fact, error) {
	filter := graph.Filter{Relations: c.Relations, MinConfidence: c.MinConfidence, Evidence: c.Quotes}
	if c.Asserted {
		filter.Modalities = []schema.Modality{schema.Asserted}
	}
	if len(c.Around) == 0 {
		return v.Facts(ctx, filter)
	}
	var out []graph.Fact
	have, reached := map[schema.IRI]bool{}, map[schema.IRI]bool{}
	ring, err := around(ctx, v, c.Around)
	if err != nil {
		return nil, err
	}
	for range max(1, c.Hops) {
		var next []schema.IRI
		for _, iri := range ring {
			if reached[iri] {
				continue
			}
			reached[iri] = true
			filter.Any = iri
			facts, err := v.Facts(ctx, filter)
			if err != nil {
				return nil, err
			}
			for _, f := range facts {
				if have[f.ID] {
					continue
				}
				have[f.ID] = true
				out = append(out, f)
				for _, n := range []schema.Node{f.Subject, f.Object} {
					if n.Entity != nil {
						next = append(next, n.Entity.ID)
					}
				}
			}
		}
		ring = next
	}
	return out, nil
}

// around returns the full IRIs of entities that the store must hold.
func around(ctx context.Context, v *graph.View, iris []schema.IRI) ([]schema.IRI, error) {
	var out []schema.IRI
	for _, iri := range iris {
		e, err := v.Entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		out = append(out, e.ID)
	}
	return out, nil
}

// admits reports whether a fact is wanted, as far as the filter of the graph has not decided it.
func (c Choice) admits(f *graph.Fact) bool {
	switch {
	case c.Closed && f.Open:
		return false
	case len(c.Types) > 0 && !f.Subject.Type().IsAny(c.Types) && !f.Object.Type().IsAny(c.Types):
		return false
	}
	return c.during(f)
}

// during reports whether a fact is dated within Since and Until. Dates of ISO 8601 that begin alike are compared by
// what both tell: the month 2020-10 is within the year 2020.
func (c Choice) during(f *graph.Fact) bool {
	if c.Since == "" && c.Until == "" {
		return true
	}
	first, last := f.First, cmp.Or(f.Last, f.First)
	if first == "" {
		return false
	}
	return (c.Since == "" || prefixCompare(last, c.Since) >= 0) && (c.Until == "" || prefixCompare(first, c.Until) <= 0)
}

// prefixCompare compares two dates as far as the shorter goes.
func prefixCompare(a, b string) int {
	n := min(len(a), len(b))
	return cmp.Compare(a[:n], b[:n])
}

// findNodes lists the nodes of the facts.
func (g *Graph) findNodes() {
	seen := map[string]bool{}
	for i := range g.Facts {
		for _, n := range []schema.Node{g.Facts[i].Subject, g.Facts[i].Object} {
			if id := n.Key(); !seen[id] {
				seen[id] = true
				g.Nodes = append(g.Nodes, Node{ID: id, Label: n.Label(), Type: n.Type(), Entity: n.Entity})
			}
		}
	}
	slices.SortFunc(g.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
}

// findDocuments lists the documents of the quotes.
func (g *Graph) findDocuments(ctx context.Context, v *graph.View) error {
	seen := map[schema.IRI]bool{}
	for i := range g.Facts {
		for _, s := range g.Facts[i].Statements {
			iri := s.Evidence.Document
			if seen[iri] {
				continue
			}
			seen[iri] = true
			d, err := v.Document(ctx, string(iri))
			if err != nil {
				return fmt.Errorf("the document of %s: %w", s.ID, err)
			}
			g.Documents = append(g.Documents, *d)
		}
	}
	slices.SortFunc(g.Documents, func(a, b graph.Document) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}
