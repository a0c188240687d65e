package coref

import (
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// pronoun places a personal or possessive pronoun.
func (r *resolver) pronoun(i int) {
	if r.profiles[i].kind == kindWe && len(r.issuers) > 0 {
		if parts := r.issuers; len(parts) == 1 {
			r.join(i, parts[0])
		} else {
			r.split(i, parts)
		}
		r.because(i, ruleIssuers, -1, r.words(i), 0)
		return
	}
	if r.reflexive(i) || r.quoted(i) {
		return
	}
	if r.profiles[i].kind != kindThey {
		if !r.rank(i) {
			r.subjectBefore(i)
		}
		return
	}
	if r.together(i) {
		return
	}
	c := r.choiceOf(i)
	best, p := r.chooser.Choose(c)
	if best < 0 || r.stateOf(c.Candidates[best].Mention).number != plural {
		if r.anyTogether(i) {
			return
		}
	}
	if best >= 0 {
		r.accept(i, c.Candidates[best].Mention, p)
	}
}

// reflexive places "itself" and the like with the subject of its clause, if that is one thing.
func (r *resolver) reflexive(i int) bool {
	h := r.d.Mentions[i].Head
	if form := r.profiles[i].key; !strings.HasSuffix(form, "self") && !strings.HasSuffix(form, "selves") {
		return false
	}
	for v, steps := r.d.Tokens[h].Head, 0; v >= 0 && steps < 4; v, steps = r.d.Tokens[v].Head, steps+1 {
		s := r.tree.Child(v, "nsubj")
		if s < 0 {
			continue
		}
		k, ok := r.byHead[s]
		if !ok || k == i || r.d.Mentions[k].Cluster < 0 || r.tree.Child(s, "conj") >= 0 {
			return false
		}
		r.joinTo(i, k, ruleReflexive)
		return true
	}
	return false
}

// subjectBefore places "it", "he" and "she", of which the ranker would rather say nothing, with the subject of the
// sentence before if that is an actor or an instrument that agrees; it leaves much doubt.
func (r *resolver) subjectBefore(i int) {
	p := &r.profiles[i]
	if p.kind != kindIt && p.kind != kindHe && p.kind != kindShe || r.announces(r.d.Mentions[i].Head) {
		return
	}
	for k := len(r.seen) - 1; k >= 0; k-- {
		j := r.seen[k].mention
		o := &r.d.Mentions[j]
		if p.sentence-r.profiles[j].sentence > 1 {
			return
		}
		if !r.seen[k].subject || !o.Type.IsAny(meantBefore) || !agree(p, r.stateOf(j)) || !r.mayMean(i, j) {
			continue
		}
		r.joinTo(i, j, rulePronoun)
		r.d.Mentions[i].Reason.Doubt = weakDoubt
		return
	}
}

// meantBefore are the types of things that a subject must be of for a later pronoun to mean it without more.
var meantBefore = []schema.NodeType{schema.Actor, schema.Agreement, schema.Initiative, schema.Document}

// weakDoubt is the doubt of a guess.
const weakDoubt = 0.5

// quoted places "I" in a quotation with the person whose words it is.
func (r *resolver) quoted(i int) bool {
	k := r.turns.speaker[r.turns.quote[r.d.Mentions[i].Head]]
	if r.profiles[i].kind != kindI || k < 0 {
		return false
	}
	if k > i && r.profiles[k].class == Description && r.possessor(k) < 0 {
		r.place(k) // "I will go", said the envoy
	}
	if r.d.Mentions[k].Cluster < 0 || !r.d.Mentions[k].Type.Is(schema.Person) {
		return false
	}
	r.joinTo(i, k, ruleSpeaker)
	return true
}

// reach is how many sentences back "they" looks for those named together.
const reach = 2

// together places "they" with the coordinated subject, or the plural for several, that stood last, if no plural subject
// stands between.
func (r *resolver) together(i int) bool {
	here := r.profiles[i].sentence
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		if here-r.profiles[s.mention].sentence > reach {
			return false
		}
		if !s.subject {
			continue
		}
		parts := r.d.Clusters[o.Cluster].Split
		if g := r.groupOf(o.Head); g != nil {
			parts = r.clustersOf(g.parts)
		}
		if len(parts) > 1 {
			r.splitTogether(i, parts, s.mention)
			return true
		}
		if r.plural(o.Head) {
			return false
		}
	}
	return false
}

// anyTogether places "they" with those named together last within reach, or with the last two persons: "Biden spoke
// with Modi. They …".
func (r *resolver) anyTogether(i int) bool {
	here := r.profiles[i].sentence
	for k := len(r.groups) - 1; k >= 0; k-- {
		if parts := r.clustersOf(r.groups[k].parts); len(parts) > 1 && here-r.d.SentenceOf(r.groups[k].token) <= reach {
			r.splitTogether(i, parts, r.groups[k].parts[0])
			return true
		}
	}
	if two := r.lastTwo(schema.Person); len(two) == 2 && here-r.profiles[r.states[two[0]].last].sentence <= reach {
		r.splitTogether(i, two, r.states[two[0]].last)
		return true
	}
	return false
}

func (r *resolver) splitTogether(i int, parts []int, antecedent int) {
	r.split(i, parts)
	r.because(i, ruleTogether, antecedent, r.words(antecedent), 0)
}

// groupOf returns the coordinated phrase that token h belongs to, or nil.
func (r *resolver) groupOf(h int) *group {
	first := r.firstConjunct(h)
	for k := len(r.groups) - 1; k >= 0; k-- {
		if r.groups[k].token == first {
			return &r.groups[k]
		}
	}
	return nil
}

// boundTo reports whether mention i cannot mean mention j because that does what the clause of i says: in "Denmark
// protested against it", it is not Denmark. Possessives and reflexives may mean the subject.
func (r *resolver) boundTo(i, j int) bool {
	h := r.d.Mentions[i].Head
	if r.tree.Is(h, "nmod:poss", "nsubj") || strings.HasSuffix(strings.ToLower(r.d.Tokens[h].Form), "self") {
		return false
	}
	v := r.d.Tokens[h].Head
	for steps := 0; v >= 0 && r.d.Tokens[v].UPOS != "VERB" && steps < 4; steps++ {
		v = r.d.Tokens[v].Head
	}
	for steps := 0; v >= 0 && steps < 4; steps++ {
		if s := r.tree.Child(v, "nsubj"); s >= 0 {
			for _, t := range r.tree.Conjuncts(s) {
				if k, ok := r.byHead[t]; ok && r.sameCluster(k, j) {
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
		t := r.d.Clusters[m.Cluster].Entity.Type
		if t.Is(schema.Country) || t.Is(schema.Organization) || t == schema.Initiative {
			out = appendOnce(out, m.Cluster)
		}
	}
	return out
}
