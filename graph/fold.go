package graph

import (
	"slices"

	"entente/graph/identity"
	"entente/schema"
)

// fold reduces a name to what is compared when case, accents and punctuation do not count.
func fold(name string) string { return identity.Fold(name) }

// foldedNames lists the folded names of an entity, each once, sorted.
func foldedNames(e *schema.Entity) []string {
	var out []string
	for _, n := range e.Names {
		if f := fold(n); f != "" && len(f) <= maxName {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// maxName is the longest folded name in bytes that can be looked up; longer ones are sentences rather than names.
const maxName = 256
