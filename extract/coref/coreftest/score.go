package coreftest

import (
	"fmt"
	"math"
)

// Counts are the sums that precision and recall of one measure are made of.
type Counts struct {
	Found, System float64 // precision is Found/System
	Hit, Gold     float64 // recall is Hit/Gold
}

// F1 returns the harmonic mean of precision and recall, 0 where one is undefined.
func (c Counts) F1() float64 {
	p, r := ratio(c.Found, c.System), ratio(c.Hit, c.Gold)
	return ratio(2*p*r, p+r)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Score sums over documents the three measures of CoNLL-2012 and how many mentions were found: MUC (Vilain et al.,
// 1995), B³ (Bagga and Baldwin, 1998) and CEAF-φ4 (Luo, 2005). Clusters of one mention count on neither side.
type Score struct {
	MUC, B3, CEAF, Mentions Counts
}

// Mean returns the mean of the F1 of the three measures, the CoNLL score.
func (s *Score) Mean() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAF.F1()) / 3 }

// String gives the figures in one line.
func (s *Score) String() string {
	m := s.Mentions
	return fmt.Sprintf("MUC %.3f  B3 %.3f  CEAF4 %.3f  CoNLL mean %.3f | mention P %.3f R %.3f F1 %.3f",
		s.MUC.F1(), s.B3.F1(), s.CEAF.F1(), s.Mean(), ratio(m.Found, m.System), ratio(m.Hit, m.Gold), m.F1())
}

// Add adds a document.
func (s *Score) Add(gold, system [][]Span) {
	gold, system = canonical(gold), canonical(system)
	inGold, inSystem := index(gold), index(system)
	var both float64
	for m := range inGold {
		if _, ok := inSystem[m]; ok {
			both++
		}
	}
	s.Mentions.sum(both, float64(len(inSystem)), both, float64(len(inGold)))
	found, n := muc(system, inGold)
	hit, m := muc(gold, inSystem)
	s.MUC.sum(found, n, hit, m)
	found, n = b3(system, gold, inGold)
	hit, m = b3(gold, system, inSystem)
	s.B3.sum(found, n, hit, m)
	same := ceaf(gold, system)
	s.CEAF.sum(same, float64(len(system)), same, float64(len(gold)))
}

func (c *Counts) sum(found, system, hit, gold float64) {
	c.Found, c.System, c.Hit, c.Gold = c.Found+found, c.System+system, c.Hit+hit, c.Gold+gold
}

// canonical drops repeated mentions, those that an earlier cluster has, and clusters of one.
func canonical(clusters [][]Span) [][]Span {
	var out [][]Span
	seen := map[Span]bool{}
	for _, c := range clusters {
		var kept []Span
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				kept = append(kept, m)
			}
		}
		if len(kept) > 1 {
			out = append(out, kept)
		}
	}
	return out
}

// index gives the cluster of each mention.
func index(clusters [][]Span) map[Span]int {
	out := map[Span]int{}
	for k, c := range clusters {
		for _, m := range c {
			out[m] = k
		}
	}
	return out
}

// muc counts the links of clusters that the others have too, and all links.
func muc(clusters [][]Span, others map[Span]int) (same, links float64) {
	for _, c := range clusters {
		parts, alone := map[int]bool{}, 0
		for _, m := range c {
			if k, ok := others[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		same += float64(len(c) - len(parts) - alone)
		links += float64(len(c) - 1)
	}
	return same, links
}

// b3 sums over the mentions of clusters the part of their cluster that they share with their cluster among the others.
func b3(clusters, others [][]Span, inOthers map[Span]int) (same, mentions float64) {
	for _, c := range clusters {
		for _, overlap := range overlaps(c, others, inOthers) {
			same += float64(overlap*overlap) / float64(len(c))
		}
		mentions += float64(len(c))
	}
	return same, mentions
}

// overlaps counts how many mentions of c are in each of the others that has one.
func overlaps(c []Span, others [][]Span, inOthers map[Span]int) []int {
	n := make([]int, len(others))
	for _, m := range c {
		if k, ok := inOthers[m]; ok {
			n[k]++
		}
	}
	return n
}

// ceaf returns the summed φ4 similarity under the best one-to-one assignment of clusters.
func ceaf(gold, system [][]Span) float64 {
	if len(gold) > len(system) {
		gold, system = system, gold
	}
	in := index(system)
	similarity := make([][]float64, len(gold))
	for g, c := range gold {
		similarity[g] = make([]float64, len(system))
		for k, n := range overlaps(c, system, in) {
			similarity[g][k] = 2 * float64(n) / float64(len(c)+len(system[k]))
		}
	}
	return assign(similarity)
}

// assign returns the greatest sum of weights with at most one of each row and column, for at most as many rows as
// columns: the Hungarian method with potentials (Kuhn, 1955; Munkres, 1957).
func assign(w [][]float64) float64 {
	if len(w) == 0 {
		return 0
	}
	n, m := len(w), len(w[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	rowOf, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		rowOf[0] = i
		column := augment(w, u, v, rowOf, way)
		for column != 0 {
			rowOf[column] = rowOf[way[column]]
			column = way[column]
		}
	}
	total := 0.0
	for j := 1; j <= m; j++ {
		if rowOf[j] > 0 {
			total += w[rowOf[j]-1][j-1]
		}
	}
	return total
}

// augment finds a shortest path from column 0 to a free column, which it returns.
func augment(w [][]float64, u, v []float64, rowOf, way []int) int {
	m := len(v) - 1
	least, used := make([]float64, m+1), make([]bool, m+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	at := 0
	for {
		used[at] = true
		i, delta, next := rowOf[at], math.Inf(1), 0
		for j := 1; j <= m; j++ {
			if used[j] {
				continue
			}
			if cost := -w[i-1][j-1] - u[i] - v[j]; cost < least[j] {
				least[j], way[j] = cost, at
			}
			if least[j] < delta {
				delta, next = least[j], j
			}
		}
		for j := 0; j <= m; j++ {
			if used[j] {
				u[rowOf[j]] += delta
				v[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		at = next
		if rowOf[at] == 0 {
			return at
		}
	}
}
