package ask

import (
	"slices"

	"entente/graph"
	"entente/schema"
)

// How close entities are to a node: in one fact with it, or merely in a document that speaks of it.
const (
	tieOfStatement = 0.9
	tieOfDocument  = 0.45
)

// tie tells how close the nearest of some entities is to a node, 0 for not at all.
func (e *engine) tie(id schema.IRI, ids map[schema.IRI]bool) (float64, error) {
	for _, other := range sortedKeys(ids) {
		if linked, err := e.areLinked(id, other); err != nil || linked {
			return tieOfStatement, err
		}
	}
	list, err := e.someOf(id)
	if err != nil {
		return 0, err
	}
	asked := map[schema.IRI]bool{}
	for i := range list {
		doc := list[i].Evidence.Document
		if asked[doc] {
			continue
		}
		asked[doc] = true
		for _, other := range sortedKeys(ids) {
			if named, err := e.namedInText(other, doc); err != nil || named {
				return tieOfDocument, err
			}
		}
	}
	return 0, nil
}

// areLinked reports whether a fact joins two entities. Of entities that all news names only the facts that they share
// are read.
func (e *engine) areLinked(a, b schema.IRI) (bool, error) {
	pair := [2]schema.IRI{a, b}
	if linked, ok := e.linked[pair]; ok || a == b {
		return linked, nil
	}
	linked := false
	for _, sides := range [][2]schema.IRI{{a, b}, {b, a}} {
		list, err := e.facts(graph.Filter{Subject: sides[0], Object: sides[1], Limit: 1})
		if err != nil {
			return false, err
		}
		linked = linked || len(list) > 0
	}
	e.linked[pair] = linked
	return linked, nil
}

// maxTied is how many statements lead to documents that are looked through for a tie.
const maxTied = 12

// someOf lists a few statements about a node.
func (e *engine) someOf(id schema.IRI) ([]schema.Statement, error) {
	if list, ok := e.neighbours[id]; ok {
		return list[:min(len(list), maxTied)], nil
	}
	return e.facts(graph.Filter{Any: id, Limit: maxTied})
}

// namedInText reports whether a document has a name of an entity.
func (e *engine) namedInText(id, doc schema.IRI) (bool, error) {
	said, err := e.wordsOf(doc)
	if err != nil {
		return false, err
	}
	n, err := e.node(id)
	if err != nil || n.Entity == nil {
		return false, err
	}
	return slices.ContainsFunc(e.namesOf(n), func(name []string) bool {
		return len(name) > 0 && !slices.ContainsFunc(name, func(w string) bool { return !said[w] })
	}), nil
}
