package ask

import (
	"entente/graph"
	"entente/schema"
)

// How close entities are to a node: in one statement with it, or merely in a document that speaks of it.
const (
	tieOfStatement = 0.9
	tieOfDocument  = 0.45
)

// tie tells how close the nearest of some entities is to a node, 0 for not at all.
func (e *engine) tie(id schema.IRI, ids map[schema.IRI]bool) (float64, error) {
	list, err := e.around(id)
	if err != nil {
		return 0, err
	}
	for i := range list {
		for _, n := range []schema.Node{list[i].Subject, list[i].Object} {
			if n.Entity != nil && n.Entity.ID != id && ids[n.Entity.ID] {
				return tieOfStatement, nil
			}
		}
	}
	asked := map[schema.IRI]bool{}
	for i := range list {
		doc := list[i].Evidence.Document
		if asked[doc] || len(asked) == maxTied {
			continue
		}
		asked[doc] = true
		inside, err := e.entitiesOf(doc)
		if err != nil {
			return 0, err
		}
		for id := range ids {
			if inside[id] {
				return tieOfDocument, nil
			}
		}
	}
	return 0, nil
}

// maxTied is how many documents are looked through for a tie.
const maxTied = 5

// entitiesOf lists the entities that the statements of a document are about.
func (e *engine) entitiesOf(doc schema.IRI) (map[schema.IRI]bool, error) {
	if have, ok := e.inside[doc]; ok {
		return have, nil
	}
	list, err := e.src.Statements(e.ctx, graph.Filter{Document: string(doc), Limit: maxOfEntity})
	if err != nil {
		return nil, err
	}
	out := map[schema.IRI]bool{}
	for i := range list {
		for _, n := range []schema.Node{list[i].Subject, list[i].Object} {
			if n.Entity != nil {
				out[n.Entity.ID] = true
			}
		}
	}
	e.inside[doc] = out
	return out, nil
}
