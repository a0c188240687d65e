package graph

import (
	"context"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// Entity is an entity as all documents together describe it.
type Entity struct {
	schema.Entity
	// Documents is the number of documents that name it.
	Documents int
}

// Entity returns an entity by its IRI or short IRI, or a *NotFoundError.
func (v *View) Entity(ctx context.Context, iri schema.IRI) (*Entity, error) {
	e, err := v.entity(voc.Expand(string(iri)))
	if err != nil || e != nil {
		return e, err
	}
	matches, err := v.Resolve(ctx, iri.Local())
	if err != nil {
		return nil, err
	}
	nf := &NotFoundError{What: "entity", Name: string(iri)}
	for _, m := range matches[:min(len(matches), 3)] {
		nf.Near = append(nf.Near, m.Entity.Short())
	}
	return nil, nf
}

// entity returns an entity by its full IRI, or that of one that is the same; nil if no document names it.
func (v *View) entity(iri schema.IRI) (*Entity, error) {
	iri, err := v.knownAs(iri)
	if err != nil {
		return nil, err
	}
	var t prov.EntityTally
	found, err := v.record(entityKey(iri), &t)
	if err != nil || !found {
		return nil, err
	}
	return &Entity{Entity: *t.Entity(), Documents: t.Documents}, nil
}
