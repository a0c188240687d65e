package coref

import "slices"

// epithetReach is how many sentences back a bare "the company" looks for the company.
const epithetReach = 3

// epithet places a bare definite noun that may take up a name ("the company") with the last thing of such a type that
// was named within reach, a subject first.
func (r *resolver) epithet(i int) bool {
	m, p := &r.d.Mentions[i], &r.profiles[i]
	types := loadLists().epithets[p.lemma]
	bare := r.determined(m.Head) && len(r.modifiers(m.Head)) == 0 && r.possessor(i) < 0
	if len(types) == 0 || p.number == plural || !bare {
		return false
	}
	best := -1
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		if p.sentence-r.profiles[s.mention].sentence > epithetReach {
			break
		}
		fits := slices.Contains(types, r.d.Clusters[o.Cluster].Entity.Type)
		if !fits || !o.Named || modifies(r.tree, o) || m.Phrase.Has(o.Head) {
			continue
		}
		if best < 0 || s.subject {
			best = s.mention
		}
		if s.subject {
			break
		}
	}
	if best < 0 {
		return false
	}
	r.joinTo(i, best, ruleEpithet)
	r.d.Mentions[i].Reason.Doubt = epithetDoubt
	return true
}

// epithetDoubt is how much of the certainty of a name an epithet keeps from its statements.
const epithetDoubt = 0.3
