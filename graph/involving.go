package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// involving finds the statements in which an entity takes part: as subject, object or further participant.
func (v *View) involving(r *reading, entity schema.IRI) (statementSet, error) {
	p, err := v.prepare(r.ctx, Filter{Any: entity})
	if err != nil {
		return nil, err
	}
	set, err := v.candidates(r, p)
	if err != nil {
		return nil, err
	}
	return set, r.participating(p.Any, set)
}

// participating adds the statements in which an entity is a further participant.
func (r *reading) participating(entity schema.IRI, into statementSet) error {
	for _, role := range schema.Roles {
		pattern := quad.Quad{Predicate: quad.IRI(voc.Role(role)), Object: quad.IRI(entity)}
		if err := r.each(pattern, into.add); err != nil {
			return err
		}
	}
	return nil
}

// choice tells which statements are wanted.
type choice struct {
	// may reports whether a statement may fit, from its quads alone; nil admits all. What it admits is rebuilt.
	may func(*outline) (bool, error)
	// fits decides.
	fits func(*schema.Statement) bool
}

// How many statements are rebuilt at once. The first are few, for whoever wants no more.
const (
	firstBatch = 64
	maxBatch   = 2048
)

// lift rebuilds the statements of a set that the view tells and that fit, at most limit of them unless that is 0, by
// document name, start, end and ID.
func (v *View) lift(r *reading, set statementSet, c choice, limit int) ([]schema.Statement, error) {
	docs, err := v.toldByName(r, set)
	if err != nil {
		return nil, err
	}
	var out []schema.Statement
	for size := firstBatch; len(docs) > 0; size = min(4*size, maxBatch) {
		var refs []quadstore.Ref
		place := map[schema.IRI]int{}
		for len(docs) > 0 && len(refs) < size {
			list := set[docs[0].ref]
			if list == nil {
				if list, err = r.statementsOf(docs[0].ref); err != nil {
					return nil, err
				}
			}
			refs = append(refs, list...)
			place[docs[0].iri] = len(place)
			docs = docs[1:]
		}
		list, err := v.statements(r, refs, c)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(list, func(a, b schema.Statement) int {
			return cmp.Or(cmp.Compare(place[a.Evidence.Document], place[b.Evidence.Document]), compareByPlace(a, b))
		})
		if out = append(out, list...); limit > 0 && len(out) >= limit {
			return out[:limit], nil
		}
	}
	return out, nil
}

// statements rebuilds the statements that fit, in no order.
func (v *View) statements(r *reading, refs []quadstore.Ref, c choice) ([]schema.Statement, error) {
	ids, err := r.fetchStatements(refs, c.may)
	if err != nil {
		return nil, err
	}
	var out []schema.Statement
	for _, id := range ids {
		s, err := r.lifter.Statement(r.ctx, id)
		if err != nil {
			return nil, err
		}
		if v.holds(s) && c.fits(s) {
			out = append(out, *s)
		}
	}
	return out, nil
}

// namedDocument is a document of a set.
type namedDocument struct {
	ref  quadstore.Ref
	iri  schema.IRI
	name string
}

// toldByName lists the documents of a set that the view tells, by name.
func (v *View) toldByName(r *reading, set statementSet) ([]namedDocument, error) {
	refs := make([]quadstore.Ref, 0, len(set))
	for doc := range set {
		refs = append(refs, doc)
	}
	iris, err := r.iris(refs)
	if err != nil {
		return nil, err
	}
	name, err := v.documentNames(r.ctx, len(refs))
	if err != nil {
		return nil, err
	}
	out := make([]namedDocument, 0, len(refs))
	for i, iri := range iris {
		told, err := v.tells(iri)
		if err != nil {
			return nil, err
		}
		if !told {
			continue
		}
		d := namedDocument{ref: refs[i], iri: iri}
		if d.name, err = name(iri); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b namedDocument) int {
		return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(a.iri, b.iri))
	})
	return out, nil
}

// fewDocuments is for how many documents names are looked up one by one; for more all are read through.
const fewDocuments = 512

// documentNames returns a function that names documents, "" for what is none; n is for how many it will be asked.
func (v *View) documentNames(ctx context.Context, n int) (func(schema.IRI) (string, error), error) {
	if n <= fewDocuments {
		return func(iri schema.IRI) (string, error) {
			name, err := v.sn.Meta(nameKey(iri))
			if isNotFound(err) {
				err = nil
			}
			return string(name), err
		}, nil
	}
	names := map[schema.IRI]string{}
	err := v.sn.MetaScan(ctx, key('i', ""), func(k, name []byte) bool {
		names[schema.IRI(k[2:])] = string(name)
		return true
	})
	return func(iri schema.IRI) (string, error) { return names[iri], nil }, err
}
