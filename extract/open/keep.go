package open

import (
	"fmt"
	"slices"

	"entente/extract/text"
	"entente/schema"
)

// Scope says which of the open statements of a document are of use.
type Scope string

// The scopes.
const (
	All   Scope = "all"   // every one
	Named Scope = "named" // those of an entity and an entity, a time or a quantity: no mere text
	None  Scope = "none"
)

// Scopes names the scopes from the widest to the narrowest.
var Scopes = []string{string(All), string(Named), string(None)}

// ParseScope returns the scope of that name, or ErrScope.
func ParseScope(name string) (Scope, error) {
	if slices.Contains(Scopes, name) {
		return Scope(name), nil
	}
	return "", fmt.Errorf("%w: %q", ErrScope, name)
}

// Keep drops the open statements of d that are outside the scope, and the events that belong to them.
func Keep(d *text.Doc, scope Scope) {
	dropped := map[schema.IRI]bool{}
	d.Statements = slices.DeleteFunc(d.Statements, func(s schema.Statement) bool {
		if out := s.Open && !scope.admits(&s); out {
			dropped[s.ID] = true
		}
		return dropped[s.ID]
	})
	d.Events = slices.DeleteFunc(d.Events, func(e schema.Event) bool { return dropped[e.Statement] })
}

func (c Scope) admits(s *schema.Statement) bool {
	return c == All || c == Named && s.Subject.Entity != nil && !isText(s.Object)
}

// bare are relations that say nothing of their own.
var bare = lists.Set("bare")

// Tells reports whether s tells something that a graph has a place for. A literal is the subject of nothing there (RDF
// 1.1 Concepts, 3.1), and "is", "has", "includes" and what else says nothing of its own tell nothing without a thing
// at the other end.
func Tells(s *schema.Statement) bool {
	return s.Subject.Entity != nil && !(s.Open && bare[s.Relation] && isText(s.Object))
}
