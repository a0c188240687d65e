package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"entente/schema"
)

// The graph describes an entity once for all documents. So that a document that is taken out of an imported graph takes
// only its own names with it, an export with texts tells beside each text how its document describes the entities that
// it names.

// ownDescriptions returns the entities of an article as it describes them, by ID, as JSON. One that it describes in
// several ways stands there with its ID alone: the description of the graph is for it.
func ownDescriptions(a *schema.Article) (string, error) {
	found := map[schema.IRI]*schema.Entity{}
	several := map[schema.IRI]bool{}
	for i := range a.Statements {
		for _, e := range a.Statements[i].Entities() {
			first, ok := found[e.ID]
			if !ok {
				found[e.ID] = e
			} else if first != e && !reflect.DeepEqual(first, e) {
				several[e.ID] = true
			}
		}
	}
	list := []*schema.Entity{}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		e := found[id]
		if several[id] {
			e = &schema.Entity{ID: id}
		}
		list = append(list, e)
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// toldOf returns the entities as a document describes them, by the IRIs that they have in the graph after the
// decisions. One that it describes in several ways is left out, and so are several that have become one.
func (s *Staged) toldOf(document schema.IRI) (map[schema.IRI]*schema.Entity, error) {
	packed, err := s.sn.Meta(describedKey(document))
	if isNotFound(err) {
		return nil, nil // the export is of a time when it was not told
	}
	if err != nil {
		return nil, err
	}
	text, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	var list []*schema.Entity
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("%w: the entities of document %s: %w", ErrForeign, document.Short(), err)
	}
	out := map[schema.IRI]*schema.Entity{}
	for _, e := range list {
		if e == nil {
			return nil, fmt.Errorf("%w: document %s describes nothing as an entity", ErrForeign, document.Short())
		}
		known, _ := s.decisions.Of(e.ID, document)
		if _, twice := out[known]; twice || reflect.DeepEqual(*e, schema.Entity{ID: e.ID}) {
			e = nil
		}
		out[known] = e
	}
	maps.DeleteFunc(out, func(_ schema.IRI, e *schema.Entity) bool { return e == nil })
	return out, nil
}
