package coref

import (
	"fmt"
	"slices"

	"entente/extract/link"
	"entente/extract/text"
	"entente/schema"
)

// clustersOf returns the different clusters of mentions.
func (r *resolver) clustersOf(mentions []int) []int {
	var out []int
	for _, i := range mentions {
		if c := r.d.Mentions[i].Cluster; c >= 0 {
			out = appendOnce(out, c)
		}
	}
	return out
}

// newCluster makes an empty cluster for e, which may be the zero entity: something that is only spoken of.
func (r *resolver) newCluster(e schema.Entity) int {
	c := len(r.d.Clusters)
	r.d.Clusters = append(r.d.Clusters, text.Cluster{Entity: e})
	r.states, r.moved = append(r.states, &thingState{}), append(r.moved, c)
	return c
}

// join adds mention i to cluster c.
func (r *resolver) join(i, c int) {
	m := &r.d.Mentions[i]
	m.Cluster = c
	if t := r.d.Clusters[c].Entity.Type; t != schema.Any {
		m.Type = t
	}
	r.d.Clusters[c].Mentions = append(r.d.Clusters[c].Mentions, i)
	r.states[c].add(&r.profiles[i], i)
}

// because notes why mention i is where it is: the rule, the mention it was joined to (-1 for none), the words that
// decided and how doubtful it is.
func (r *resolver) because(i int, rule string, antecedent int, words string, doubt float64) {
	r.d.Mentions[i].Reason = text.Reason{Rule: rule, Antecedent: antecedent, Words: words, Doubt: doubt}
}

// merge moves the mentions of cluster from to cluster to.
func (r *resolver) merge(from, to int) {
	if from == to {
		return
	}
	a, b := &r.d.Clusters[from], &r.d.Clusters[to]
	for _, i := range a.Mentions {
		r.d.Mentions[i].Cluster = to
		if b.Entity.Type != schema.Any {
			r.d.Mentions[i].Type = b.Entity.Type
		}
	}
	b.Mentions = append(b.Mentions, a.Mentions...)
	if a.Entity.ID != "" {
		r.topics[a.Entity.ID] = to
	}
	r.states[to].merge(r.states[from])
	r.moved[from] = to
	*a = text.Cluster{}
}

// found makes a new cluster of mention i for e, or joins the one that e has.
func (r *resolver) found(i int, e schema.Entity) {
	c, ok := r.topics[e.ID]
	if !ok {
		c = r.newCluster(e)
		r.topics[e.ID] = c
	}
	for _, n := range e.Names {
		link.AddName(&r.d.Clusters[c].Entity, n)
	}
	r.join(i, c)
}

// split makes mention i stand for several clusters, with the mentions before it that stand for the same.
func (r *resolver) split(i int, parts []int) {
	key := fmt.Sprint(parts)
	c, ok := r.splits[key]
	if !ok {
		c = r.newCluster(schema.Entity{})
		r.d.Clusters[c].Split = append([]int(nil), parts...)
		r.splits[key] = c
		if whole := r.coordinationOf(parts); whole >= 0 && whole < i {
			r.join(whole, c)
			r.because(whole, ruleCoordinate, -1, r.words(whole), 0)
		}
	}
	r.join(i, c)
}

// coordinationOf returns the last coordinated phrase that names the clusters, if it has no cluster yet, or -1.
func (r *resolver) coordinationOf(clusters []int) int {
	for k := len(r.groups) - 1; k >= 0; k-- {
		if slices.Equal(r.clustersOf(r.groups[k].parts), clusters) {
			if whole, ok := r.wholes[r.groups[k].token]; ok && r.d.Mentions[whole].Cluster < 0 {
				return whole
			}
			return -1
		}
	}
	return -1
}

// current returns the cluster that cluster c is part of by now.
func (r *resolver) current(c int) int {
	for r.moved[c] != c {
		c = r.moved[c]
	}
	return c
}

// settleSplits follows the merges of the things that plurals stand for; a plural whose things have turned out to be one
// is that one.
func (r *resolver) settleSplits() {
	for c := range r.d.Clusters {
		k := &r.d.Clusters[c]
		if len(k.Split) == 0 {
			continue
		}
		var parts []int
		for _, part := range k.Split {
			parts = appendOnce(parts, r.current(part))
		}
		if k.Split = parts; len(parts) == 1 {
			r.merge(c, parts[0])
		}
	}
}

// dropEmpty removes the clusters that were merged into others.
func (r *resolver) dropEmpty() {
	d := r.d
	index := make([]int, len(d.Clusters))
	kept := d.Clusters[:0]
	for c := range d.Clusters {
		index[c] = -1
		if len(d.Clusters[c].Mentions) > 0 {
			index[c] = len(kept)
			kept = append(kept, d.Clusters[c])
		}
	}
	d.Clusters = kept
	for i := range d.Mentions {
		if c := d.Mentions[i].Cluster; c >= 0 {
			d.Mentions[i].Cluster = index[c]
		}
	}
	for c := range d.Clusters {
		for k, part := range d.Clusters[c].Split {
			d.Clusters[c].Split[k] = index[part]
		}
	}
}

func appendOnce(list []int, x int) []int {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
