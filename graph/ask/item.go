package ask

import (
	"cmp"
	"slices"
	"strings"

	"entente/schema"
)

// maxNames is how many names an answer carries.
const maxNames = 12

// allNames lists the names of an answer, best first, each once.
func (f *found) allNames() []string {
	var list []string
	if n := f.node; n.Entity != nil {
		list = append(append(list, n.Entity.Label), n.Entity.Names...)
	} else {
		list = append(list, n.Label(), n.Text)
	}
	list = append(list, f.names...)
	var out []string
	for _, name := range list {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(out, name) && len(out) < maxNames {
			out = append(out, name)
		}
	}
	return out
}

// proofs lists the statements behind an answer, the most real and surest first, one a quote.
func (f *found) proofs(limit int) []*schema.Statement {
	list := slices.Clone(f.statements)
	slices.SortStableFunc(list, func(a, b *schema.Statement) int {
		return cmp.Or(cmp.Compare(realness(a), realness(b)), cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(a.Evidence.Document, b.Evidence.Document), cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.ID, b.ID))
	})
	type place struct {
		doc        schema.IRI
		start, end int
	}
	seen := map[place]bool{}
	var out []*schema.Statement
	for _, st := range list {
		p := place{st.Evidence.Document, st.Evidence.Start, st.Evidence.End}
		if seen[p] || limit > 0 && len(out) >= limit {
			continue
		}
		seen[p] = true
		out = append(out, st)
	}
	return out
}
