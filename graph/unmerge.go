package graph

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"entente/graph/identity"
	"entente/schema"
)

// Unmerge takes back that an entity is the same as others: the whole group if it is the one under which the group is
// known, else this member of it alone. It returns a *NotFoundError if the entity is merged with none.
func (s *Store) Unmerge(ctx context.Context, entity schema.IRI) (Decided, error) {
	now := s.opts.Now().UTC().Truncate(1e9)
	return s.redecide(ctx, func(_ *View, old *identity.Set) ([]identity.Decision, error) {
		if len(old.Group(entity)) < 2 {
			return nil, &NotFoundError{What: "merged entity", Name: entity.Short()}
		}
		return decidedAt(now, old.Without(entity)), nil
	})
}

// SplitOff gives the mentions of an entity in some documents an entity of their own, or that of the IRI as if it is not
// "". An unknown document, or one that does not name the entity, gives a *NotFoundError and changes nothing.
func (s *Store) SplitOff(ctx context.Context, entity schema.IRI, documents []string, as schema.IRI) (Decided, error) {
	now := s.opts.Now().UTC().Truncate(1e9)
	return s.redecide(ctx, func(v *View, old *identity.Set) ([]identity.Decision, error) {
		known := old.Kept(entity)
		list := slices.Clone(old.All())
		var names []string
		for _, document := range documents {
			a, err := v.Article(ctx, document)
			if err != nil {
				return nil, err
			}
			names = append(names, a.Name)
		}
		if as == "" {
			as = ownIRI(known, names)
		}
		for _, name := range names {
			a, err := v.Article(ctx, name)
			if err != nil {
				return nil, err
			}
			members := namedIn(a, func(e schema.IRI) bool { k, _ := old.Of(e, a.ID); return k == known })
			if len(members) == 0 {
				return nil, &NotFoundError{What: "mention of " + known.Short() + " in", Name: name}
			}
			for _, e := range members {
				list = append(list, identity.Decision{Kind: identity.Split, A: e, B: as, Document: name, Decided: now})
			}
		}
		return list, nil
	})
}

// ownIRI names what documents mean by an entity that is not theirs: the same entity and documents give the same IRI.
func ownIRI(entity schema.IRI, documents []string) schema.IRI {
	slices.Sort(documents)
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %q", entity, slices.Compact(documents)))
	slug, _, _ := strings.Cut(entity.Local(), ".")
	return schema.EntityIRI(slug + ".own-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5])))
}

// namedIn lists the entities of an article that fit, each once, sorted.
func namedIn(a *schema.Article, fits func(schema.IRI) bool) []schema.IRI {
	var out []schema.IRI
	for i := range a.Statements {
		for _, e := range a.Statements[i].Entities() {
			if fits(e.ID) {
				out = append(out, e.ID)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
