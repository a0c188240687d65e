package prov

import (
	"slices"
	"strings"

	"entente/schema"
)

// Identity gives the IRI under which a store knows an entity that a document names, and whether the mentions in this
// document were found to be of another thing than the entity that the article took them for.
type Identity func(entity, document schema.IRI) (known schema.IRI, other bool)

// rename returns the statements of an article with its entities under the IRIs that as gives them, sealed anew, and
// those entities that have another IRI than in the article. What was given is not changed.
func rename(a *schema.Article, list []schema.Statement, as Identity) ([]schema.Statement, map[*schema.Entity]bool) {
	if as == nil {
		return list, nil
	}
	r := renamer{article: a, as: as, renamed: map[*schema.Entity]bool{}}
	for i := range list {
		r.statement(&list[i])
	}
	if len(r.renamed) == 0 {
		return list, nil
	}
	return distinct(list), r.renamed
}

type renamer struct {
	article *schema.Article
	as      Identity
	renamed map[*schema.Entity]bool
}

// statement renames the entities of a copy of a statement, which shares them and its participants with the article.
func (r *renamer) statement(s *schema.Statement) {
	before := len(r.renamed)
	s.Subject.Entity, s.Object.Entity = r.entity(s.Subject.Entity), r.entity(s.Object.Entity)
	s.AttributedTo, s.Place = r.entity(s.AttributedTo), r.entity(s.Place)
	s.Participants = slices.Clone(s.Participants)
	for i := range s.Participants {
		n := &s.Participants[i].Node
		n.Entity = r.entity(n.Entity)
	}
	if len(r.renamed) > before {
		s.Seal()
	}
}

func (r *renamer) entity(e *schema.Entity) *schema.Entity {
	if e == nil {
		return nil
	}
	id, other := r.as(e.ID, r.article.ID)
	if id == e.ID {
		return e
	}
	c := *e
	c.ID = id
	if other {
		// Identifiers and names that do not stand in the document are those of the thing that it was taken for.
		c.QID, c.ISO = "", ""
		c.Names = slices.DeleteFunc(slices.Clone(e.Names), func(n string) bool {
			return n != e.Label && !strings.Contains(r.article.Text, n)
		})
	}
	r.renamed[&c] = true
	return &c
}
