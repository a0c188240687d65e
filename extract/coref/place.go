package coref

import (
	"math"

	"entente/extract/text"
	"entente/schema"
)

// rank places mention i with the candidate that the chooser picks, if it picks one.
func (r *resolver) rank(i int) bool {
	c := r.choiceOf(i)
	best, p := r.chooser.Choose(c)
	if best < 0 {
		return false
	}
	r.accept(i, c.Candidates[best].Mention, p)
	return true
}

// accept joins mention i to mention j, as the ranker says with probability p.
func (r *resolver) accept(i, j int, p float64) {
	to := r.clusterOf(j)
	switch {
	case r.profiles[i].class != Description || r.d.Clusters[to].Entity.ID != "" || len(r.d.Clusters[to].Split) > 0:
		r.join(i, to)
	default:
		// Only pronouns have stood for it so far: the description says what it is.
		r.found(i, r.entityOf(i))
		r.merge(to, r.d.Mentions[i].Cluster)
	}
	r.because(i, r.ruleOf(i, j), j, r.decider(i, j), doubt(p))
}

// clusterOf returns the cluster of mention j, which it makes if there is none: of a coordinated phrase the things that
// it names, of a pronoun something that is only spoken of.
func (r *resolver) clusterOf(j int) int {
	m := &r.d.Mentions[j]
	if m.Cluster >= 0 {
		return m.Cluster
	}
	if r.profiles[j].kind == kindGroup {
		if parts := r.partsOf(j); len(parts) > 1 {
			r.split(j, parts)
			r.because(j, ruleCoordinate, -1, r.words(j), 0)
			return m.Cluster
		}
	}
	r.join(j, r.newCluster(schema.Entity{}))
	r.because(j, ruleSpokenOf, -1, r.words(j), 0)
	return m.Cluster
}

// partsOf returns the clusters of the parts of a coordinated phrase if all are things that act.
func (r *resolver) partsOf(j int) []int {
	var parts []int
	first := r.firstConjunct(r.d.Tokens[r.d.Mentions[j].Head].Head)
	for _, t := range r.tree.Conjuncts(first) {
		k, ok := r.byHead[t]
		if !ok || r.d.Mentions[k].Cluster < 0 || !r.d.Clusters[r.d.Mentions[k].Cluster].Entity.Type.Is(schema.Actor) {
			return nil
		}
		parts = appendOnce(parts, r.d.Mentions[k].Cluster)
	}
	return parts
}

// ruleOf names the rule by which the ranker joined mention i to j.
func (r *resolver) ruleOf(i, j int) string {
	switch r.profiles[i].class {
	case ThirdPerson:
		return rulePronoun
	case Speaker:
		return ruleSpeaker
	}
	if r.profiles[i].lemma == r.profiles[j].lemma {
		return ruleSameNoun
	}
	return ruleEpithet
}

// decider returns the words that speak for mention i meaning j: the noun that both have, or the words of j.
func (r *resolver) decider(i, j int) string {
	if r.profiles[i].form == 0 && r.profiles[i].lemma == r.profiles[j].lemma {
		return r.profiles[i].lemma
	}
	return r.words(j)
}

// doubt is what is left of certainty, in hundredths.
func doubt(p float64) float64 { return math.Round((1-p)*100) / 100 }

// modifies reports whether a mention only modifies a noun ("Japanese" in "the Japanese side").
func modifies(t *text.Tree, m *text.Mention) bool { return t.Is(m.Head, "amod", "compound") }
