package graph

import (
	"slices"
	"strings"

	"entente/schema"
)

// nearest collects the names that come nearest to one that is not there.
type nearest struct {
	want  []rune
	limit int
	best  []candidateName
}

type candidateName struct {
	name string
	far  int
}

func newNearest(want string, limit int) *nearest {
	return &nearest{want: []rune(fold(want)), limit: limit}
}

// offer considers a name: one that begins with what is wanted, holds it, or is spelt like it.
func (n *nearest) offer(name string) {
	folded := fold(name)
	far := 0
	switch want := string(n.want); {
	case want == "":
		return
	case strings.HasPrefix(folded, want):
	case len(n.want) > 2 && strings.Contains(folded, want):
		far = 1
	default:
		limit := max(2, len(n.want)/3)
		if far = schema.Distance(n.want, []rune(folded), limit); far > limit {
			return
		}
	}
	i, _ := slices.BinarySearchFunc(n.best, candidateName{name, far}, func(a, b candidateName) int {
		if a.far != b.far {
			return a.far - b.far
		}
		return strings.Compare(a.name, b.name)
	})
	n.best = slices.Insert(n.best, i, candidateName{name, far})
	n.best = n.best[:min(len(n.best), n.limit)]
}

func (n *nearest) names() []string {
	var out []string
	for _, c := range n.best {
		out = append(out, c.name)
	}
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
