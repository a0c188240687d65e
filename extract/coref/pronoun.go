package coref

import (
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// pronoun places a personal or possessive pronoun.
func (r *resolver) pronoun(i int) {
	m := &r.d.Mentions[i]
	form := strings.ToLower(r.d.Tokens[m.Head].Form)
	if form == "their" || form == "its" {
		if c := r.around(m.Head, form == "their"); c >= 0 {
			r.join(i, c)
			return
		}
	}
	switch form {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		if c := r.last(schema.Person, i, true); c >= 0 {
			r.join(i, c)
		}
	case "it", "its", "itself":
		if c := r.lastThing(i); c >= 0 {
			r.join(i, c)
		}
	case "they", "them", "their", "theirs", "themselves", "both":
		r.plurals(i)
	case "we", "our", "us", "ours", "ourselves":
		if len(r.issuers) == 1 {
			r.join(i, r.issuers[0])
		} else if len(r.issuers) > 1 {
			r.split(i, r.issuers)
		}
	}
}

// around returns the cluster of the phrase that a possessive stands in: "the Ukrainian people in their efforts" are
// their own efforts.
func (r *resolver) around(h int, plural bool) int {
	for t, steps := r.d.Tokens[h].Head, 0; t >= 0 && steps < 6; t, steps = r.d.Tokens[t].Head, steps+1 {
		if r.d.Tokens[t].UPOS == "VERB" {
			return -1
		}
		i, ok := r.byHead[t]
		if !ok || t > h {
			continue
		}
		o := &r.d.Mentions[i]
		if o.Cluster >= 0 && o.Type.Is(schema.Actor) && len(r.d.Clusters[o.Cluster].Split) == 0 && (r.plural(t) == plural || o.Named) {
			return o.Cluster
		}
	}
	return -1
}

// reach is how many sentences back a pronoun looks.
const reach = 2

// last returns the cluster of type t that was mentioned last before mention i, or -1: a subject of this sentence or
// the one before it first if subjects are preferred, then the nearest. Countries are looked for in the whole text
// before, pronouns within reach.
func (r *resolver) last(t schema.NodeType, i int, pronoun bool) int {
	here := r.d.SentenceOf(r.d.Mentions[i].Head)
	best := -1
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		if s.mention >= i || !r.d.Clusters[s.cluster].Entity.Type.Is(t) || len(r.d.Clusters[s.cluster].Split) > 0 || r.bound(i, s.cluster) {
			continue
		}
		if pronoun {
			if here-r.d.SentenceOf(o.Head) > reach {
				break
			}
			if r.plural(o.Head) && !o.Named {
				continue
			}
		}
		if s.subject || !pronoun && !modifies(r.tree, o) {
			return s.cluster
		}
		if best < 0 {
			best = s.cluster
		}
	}
	return best
}

// lastThing returns what "it" means: the subject of the clause before, in this sentence or the one before it, if it
// is no person and no plural; else the nearest named actor or agreement.
func (r *resolver) lastThing(i int) int {
	here := r.d.SentenceOf(r.d.Mentions[i].Head)
	best := -1
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		e := &r.d.Clusters[s.cluster].Entity
		if s.mention >= i || len(r.d.Clusters[s.cluster].Split) > 0 || e.Type.Is(schema.Person) || r.plural(o.Head) && !o.Named || r.bound(i, s.cluster) {
			continue
		}
		if here-r.d.SentenceOf(o.Head) > reach-1 {
			break
		}
		acts := e.Type.Is(schema.Actor) || e.Type == schema.Agreement || e.Type == schema.Initiative || e.Type == schema.Document
		if s.subject && acts && !modifies(r.tree, o) {
			return s.cluster
		}
		if best < 0 && acts {
			best = s.cluster
		}
	}
	return best
}

// bound reports whether mention i cannot mean cluster c because c does what the clause of i says: in "Denmark protested
// against it", it is not Denmark. Possessives and reflexives may mean the subject.
func (r *resolver) bound(i, c int) bool {
	h := r.d.Mentions[i].Head
	if r.tree.Is(h, "nmod:poss") || r.tree.Is(h, "nsubj") || strings.HasSuffix(strings.ToLower(r.d.Tokens[h].Form), "self") {
		return false
	}
	v := r.d.Tokens[h].Head
	for steps := 0; v >= 0 && r.d.Tokens[v].UPOS != "VERB" && steps < 4; steps++ {
		v = r.d.Tokens[v].Head
	}
	for steps := 0; v >= 0 && steps < 4; steps++ {
		if s := r.tree.Child(v, "nsubj"); s >= 0 {
			for _, t := range r.tree.Conjuncts(s) {
				if k, ok := r.byHead[t]; ok && r.d.Mentions[k].Cluster == c {
					return true
				}
			}
			return false
		}
		if r.d.Tokens[h].UPOS != "PRON" || !r.tree.Is(v, "xcomp", "advcl", "conj") {
			return false
		}
		v = r.d.Tokens[v].Head
	}
	return false
}

// modifies reports whether a mention only modifies a noun ("Japanese" in "the Japanese side").
func modifies(t *text.Tree, m *text.Mention) bool { return t.Is(m.Head, "amod", "compound") }

// plurals places "they" and "their": a coordinated phrase or a plural within reach, whichever stood last, subjects
// first.
func (r *resolver) plurals(i int) {
	here := r.d.SentenceOf(r.d.Mentions[i].Head)
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		if s.mention >= i {
			continue
		}
		if here-r.d.SentenceOf(o.Head) > reach {
			break
		}
		if g := r.groupOf(o.Head); g != nil && s.subject {
			r.split(i, g.clusters)
			return
		}
		c := &r.d.Clusters[s.cluster]
		if len(c.Split) > 0 && s.subject {
			r.split(i, c.Split)
			return
		}
		if s.subject && r.plural(o.Head) && c.Entity.Type.Is(schema.Actor) {
			r.join(i, s.cluster)
			return
		}
	}
	for k := len(r.groups) - 1; k >= 0; k-- {
		if here-r.d.SentenceOf(r.groups[k].token) <= reach {
			r.split(i, r.groups[k].clusters)
			return
		}
	}
	// "Biden spoke with Modi. They …": the two people who were named.
	if two := r.lastTwo(schema.Person, i); len(two) == 2 && here-r.d.SentenceOf(r.d.Mentions[r.firstSeen(two)].Head) <= reach {
		r.split(i, two)
	}
}

// firstSeen returns the last mention of the thing in two that was mentioned longer ago.
func (r *resolver) firstSeen(two []int) int {
	for k := len(r.seen) - 1; k >= 0; k-- {
		if r.seen[k].cluster == two[0] {
			return r.seen[k].mention
		}
	}
	return 0
}

// groupOf returns the coordinated phrase that token h belongs to, or nil.
func (r *resolver) groupOf(h int) *group {
	first := h
	for r.tree.Is(first, "conj") && r.d.Tokens[first].Head >= 0 {
		first = r.d.Tokens[first].Head
	}
	for k := len(r.groups) - 1; k >= 0; k-- {
		if r.groups[k].token == first {
			return &r.groups[k]
		}
	}
	return nil
}

// findIssuers returns the clusters for which a joint statement speaks: those in the apposition of its first "we" ("We,
// the leaders of France and Italy"), or those that its headline names if it calls itself a statement.
func (r *resolver) findIssuers() []int {
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if strings.ToLower(r.d.Tokens[m.Head].Form) != "we" {
			continue
		}
		// The apposition may hang on the pronoun or, in a reading that misses it, beside it: it is what stands
		// between the pronoun and its verb.
		verb := r.d.Tokens[m.Head].Head
		if next := m.Head + 1; verb > next && (r.d.Tokens[next].Form == "," || r.d.Tokens[next].UPOS == "DET") {
			if out := r.actorsUnder(-1, text.Range{First: next, Last: verb}); len(out) > 0 {
				return out
			}
		}
		break
	}
	if len(r.d.Sentences) == 0 || !strings.Contains(strings.ToLower(r.d.Slice(r.d.Sentences[0].Span)), "statement") {
		return nil
	}
	return r.actorsUnder(-1, r.d.Sentences[0].Tokens)
}

// actorsUnder returns the clusters of named countries and organisations below token root (any if negative) in a run.
func (r *resolver) actorsUnder(root int, within text.Range) []int {
	var out []int
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if !within.Has(m.Head) || m.Cluster < 0 || !m.Named || root >= 0 && !r.tree.Under(m.Head, root) {
			continue
		}
		if t := r.d.Clusters[m.Cluster].Entity.Type; t.Is(schema.Country) || t.Is(schema.Organization) || t == schema.Initiative {
			out = appendOnce(out, m.Cluster)
		}
	}
	return out
}
