package graph

import (
	"slices"
	"strings"
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
		if far = distance(n.want, []rune(folded), limit); far > limit {
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

// distance is the number of letters to insert, delete, change or swap with their neighbour to turn a into b (optimal
// string alignment); it is limit+1 for anything beyond limit.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		low := i
		for j := 1; j <= len(b); j++ {
			cost := btoi(a[i-1] != b[j-1])
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			low = min(low, row[j])
		}
		if low > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
