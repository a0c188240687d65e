package coref

import (
	"slices"
	"strings"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
)

// apposed places a description that stands beside the name of the same thing: "his Chinese counterpart, Wang Yi",
// "Chen Quanguo, the secretary of the party".
func (r *resolver) apposed(i int) bool {
	m := &r.d.Mentions[i]
	for _, c := range r.tree.Children(m.Head) {
		if r.tree.Is(c, "appos") && r.sameThing(m, c) {
			r.joinTo(i, r.byHead[c], ruleApposed)
			return true
		}
	}
	if h := r.d.Tokens[m.Head].Head; h >= 0 && r.tree.Is(m.Head, "appos") && r.sameThing(m, h) {
		r.joinTo(i, r.byHead[h], ruleApposed)
		return true
	}
	return false
}

// sameThing reports whether token t heads a name of a type that a description of m's type may have.
func (r *resolver) sameThing(m *text.Mention, t int) bool {
	k, ok := r.byHead[t]
	if !ok || !r.d.Mentions[k].Named || r.d.Mentions[k].Cluster < 0 || r.plural(m.Head) {
		return false
	}
	a, b := m.Type, r.d.Clusters[r.d.Mentions[k].Cluster].Entity.Type
	return a.Is(b) || b.Is(a) || a.Is(schema.Organization) && b.Is(schema.Organization)
}

// placeCalled places a description by the name of the place that follows it: "the southern Chinese city of Guilin" is
// Guilin.
func (r *resolver) placeCalled(i int) bool {
	m := &r.d.Mentions[i]
	kind := mention.PlaceNoun(HeadLemma(r.d, m))
	if kind == schema.Any || r.plural(m.Head) {
		return false
	}
	for _, c := range r.tree.Children(m.Head) {
		k, ok := r.byHead[c]
		if !ok || c < m.Head || !r.tree.Is(c, "nmod") || r.tree.Case(c) != "of" {
			continue
		}
		o := &r.d.Mentions[k]
		if !o.Named || o.Cluster < 0 || len(r.tree.Conjuncts(c)) > 1 {
			return false
		}
		if t := r.d.Clusters[o.Cluster].Entity.Type; t != schema.Place && t != kind {
			return false // "the capital of the region" is not the region
		}
		r.joinTo(i, k, ruleCalled)
		return true
	}
	return false
}

// standsForCountry places "the Japanese side", "Indian officials", "the government of Iraq" and a bare "the
// government" with the country they act for.
func (r *resolver) standsForCountry(i int) bool {
	m := &r.d.Mentions[i]
	switch lemma := strings.ToLower(r.d.Tokens[m.Head].Lemma); lemma {
	case "government", "side", "official", "authority", "administration", "leadership", "delegation", "regime":
		if c := r.countryBelow(m.Head); c >= 0 && (lemma != "official" || r.officialsAct(m.Head)) {
			r.joinTo(i, c, ruleSide)
			return true
		}
		if lemma == "government" && r.determined(m.Head) && !r.plural(m.Head) && !r.complemented(m.Head) {
			if c := r.last(schema.Country, i); c >= 0 {
				r.joinTo(i, c, ruleGovernment)
				return true
			}
		}
	case "leader", "head", "president", "minister":
		// "the leaders of France and Germany" speak for them.
		if r.plural(m.Head) && r.leadersOf(i) {
			return true
		}
	case "country", "nation", "state", "kingdom", "republic":
		if r.determined(m.Head) && !r.plural(m.Head) && r.tree.Child(m.Head, "nmod", "acl", "amod") < 0 {
			if c := r.last(schema.Country, i); c >= 0 {
				r.joinTo(i, c, ruleCountry)
				return true
			}
		}
	}
	return false
}

// joinTo adds mention i to the cluster of mention k by a rule.
func (r *resolver) joinTo(i, k int, rule string) {
	r.join(i, r.d.Mentions[k].Cluster)
	r.because(i, rule, k, r.decider(i, k), 0)
}

// words returns the words of mention i with white space folded.
func (r *resolver) words(i int) string { return link.Words(r.d, r.d.Mentions[i].Tokens) }

// officialsAct reports whether officials speak or act for their country rather than being so many people to whom
// something is done: they are subjects or agents, and not counted.
func (r *resolver) officialsAct(h int) bool {
	if r.tree.Child(h, "nummod") >= 0 {
		return false
	}
	prep := r.tree.Case(h)
	return r.tree.Is(h, "nsubj", "obl:agent") || prep == "with" || prep == "by" || prep == "to"
}

// leadersOf places the leaders of several countries or bodies with those they lead.
func (r *resolver) leadersOf(i int) bool {
	for _, c := range r.tree.Children(r.d.Mentions[i].Head) {
		if !r.tree.Is(c, "nmod") || r.tree.Case(c) != "of" {
			continue
		}
		var led []int
		for _, t := range r.tree.Conjuncts(c) {
			if k, ok := r.byHead[t]; ok && r.d.Mentions[k].Cluster >= 0 && r.d.Mentions[k].Named {
				led = appendOnce(led, r.d.Mentions[k].Cluster)
			}
		}
		if len(led) > 1 {
			r.split(i, led)
			r.because(i, ruleLeaders, -1, r.words(i), 0)
			return true
		}
	}
	return false
}

// modifierCountry returns the mention of the country that modifies token h, or -1.
func (r *resolver) modifierCountry(h int) int {
	for _, c := range r.tree.Children(h) {
		if !r.tree.Is(c, "amod", "compound", "nmod") || r.tree.Is(c, "nmod") && c > h && r.tree.Case(c) != "of" {
			continue
		}
		i, ok := r.byHead[c]
		if ok && r.d.Mentions[i].Cluster >= 0 && r.d.Clusters[r.d.Mentions[i].Cluster].Entity.Type.Is(schema.Country) {
			return i
		}
	}
	return -1
}

// countryBelow returns the mention of the country that modifies token h or the person whose it is ("the government of
// Syrian President Bashar al-Assad"), or -1.
func (r *resolver) countryBelow(h int) int {
	if c := r.modifierCountry(h); c >= 0 {
		return c
	}
	for _, p := range r.tree.Children(h) {
		if r.tree.Is(p, "nmod:poss") || r.tree.Is(p, "nmod") && r.tree.Case(p) == "of" {
			if c := r.modifierCountry(p); c >= 0 {
				return c
			}
		}
	}
	return -1
}

// pair places a plural that stands for things named before: "the two countries", "both sides", "the ministers".
func (r *resolver) pair(i int) bool {
	h := r.d.Mentions[i].Head
	if r.complemented(h) {
		return false
	}
	lemma, two := HeadLemma(r.d, &r.d.Mentions[i]), r.dual(h)
	var want schema.NodeType
	switch kind := loadLists().plurals[lemma]; {
	case kind == "pair" && r.determined(h):
		want, two = schema.Person, true
	case !r.plural(h) || !two && !r.determined(h):
		return false
	case kind == string(schema.Country) && (two || lemma == "side"):
		want = schema.Country
	case kind == string(schema.Person):
		want = schema.Person
	default:
		return false
	}
	recent, parts := r.lastTwo(want), r.lastGroup(want)
	nearer := want == schema.Person && len(recent) == 2 && (two || parts == nil || !slices.Contains(parts, recent[1]))
	if nearer || parts == nil && two {
		// Two people named after the last coordinated ones are nearer.
		parts = recent
	}
	if len(parts) < 2 {
		return false
	}
	r.split(i, parts)
	r.because(i, rulePair, -1, r.words(i), 0)
	return true
}

// complemented reports whether what follows noun h says which of its kind it means.
func (r *resolver) complemented(h int) bool {
	for _, c := range r.tree.Children(h) {
		if r.tree.Is(c, "nmod", "acl") && !mention.Parenthetical(r.tree, r.d, c) {
			return true
		}
	}
	return false
}

// dual reports whether "two" or "both" stands with token h.
func (r *resolver) dual(h int) bool {
	for _, c := range r.tree.Children(h) {
		switch strings.ToLower(r.d.Tokens[c].Form) {
		case "two", "both", "2":
			return true
		}
	}
	return false
}

// determined reports whether token h has a definite article or a demonstrative.
func (r *resolver) determined(h int) bool {
	for _, c := range r.tree.Children(h) {
		if r.tree.Is(c, "det") {
			switch strings.ToLower(r.d.Tokens[c].Form) {
			case "the", "this", "that", "these", "those", "both":
				return true
			}
		}
	}
	return false
}

func (r *resolver) plural(h int) bool {
	x := r.d.Tokens[h].XPOS
	return x == "NNS" || x == "NNPS" || strings.Contains(r.d.Tokens[h].Feats, "Number=Plur")
}

// lastGroup returns the parts of the last coordinated phrase all of whose parts are of type t.
func (r *resolver) lastGroup(t schema.NodeType) []int {
	for k := len(r.groups) - 1; k >= 0; k-- {
		all := true
		parts := r.clustersOf(r.groups[k].parts)
		for _, c := range parts {
			e := &r.d.Clusters[c].Entity
			all = all && e.Type.Is(t) && (t != schema.Country || e.ISO != "")
		}
		if all && len(parts) > 1 && (t != schema.Country || len(parts) == 2) {
			return parts
		}
	}
	return nil
}

// lastTwo returns the last two different things of type t, in the order in which they were named.
func (r *resolver) lastTwo(t schema.NodeType) []int {
	var out []int
	for k := len(r.seen) - 1; k >= 0 && len(out) < 2; k-- {
		m := &r.d.Mentions[r.seen[k].mention]
		c := &r.d.Clusters[m.Cluster]
		if m.Named && !modifies(r.tree, m) && c.Entity.Type.Is(t) && len(c.Split) == 0 {
			out = appendOnce(out, m.Cluster)
		}
	}
	if len(out) == 2 {
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// last returns the mention of a thing of type t that stood last before mention i, as more than a modifier if there is
// one, or -1.
func (r *resolver) last(t schema.NodeType, i int) int {
	best := -1
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		if !r.d.Clusters[o.Cluster].Entity.Type.Is(t) || len(r.d.Clusters[o.Cluster].Split) > 0 || r.boundTo(i, s.mention) {
			continue
		}
		if s.subject || !modifies(r.tree, o) {
			return s.mention
		}
		if best < 0 {
			best = s.mention
		}
	}
	return best
}

// ministry gives a ministry without a name of its own to its country: "Japan's foreign ministry", "its defence
// ministry", and a bare "the ministry" to the last one. It is named by country and field, so that it is one thing in
// every document.
func (r *resolver) ministry(i int) bool {
	m := &r.d.Mentions[i]
	if m.Type != schema.Ministry || r.plural(m.Head) {
		return false
	}
	var field []string
	for _, c := range r.tree.Children(m.Head) {
		if c < m.Head && r.tree.Is(c, "amod", "compound") {
			if k, ok := r.byHead[c]; ok && r.d.Mentions[k].Type.Is(schema.Country) {
				continue
			}
			field = append(field, strings.ToLower(r.d.Tokens[c].Form))
		}
	}
	if len(field) == 0 {
		if k := r.last(schema.Ministry, i); k >= 0 {
			r.joinTo(i, k, ruleLastBody)
			return true
		}
		return false
	}
	country := r.modifierCountry(m.Head)
	if country < 0 {
		return false
	}
	e := r.d.Clusters[r.d.Mentions[country].Cluster].Entity
	label := strings.Join(field, " ") + " " + strings.ToLower(r.d.Tokens[m.Head].Lemma)
	body := link.Body(r.g, e.ISO, label, schema.Ministry)
	r.found(i, body)
	r.because(i, ruleMinistry, country, body.Label, 0)
	return true
}

// titled places "the minister" with the last person who was named with that title.
func (r *resolver) titled(i int) bool {
	m := &r.d.Mentions[i]
	if m.Type != schema.Person || r.plural(m.Head) || !r.determined(m.Head) {
		return false
	}
	own, noun := r.modifiers(m.Head), HeadLemma(r.d, m)
	for k := len(r.seen) - 1; k >= 0; k-- {
		j := r.seen[k].mention
		o := &r.d.Mentions[j]
		if o.Type != schema.Person || o.Title.Len() == 0 || m.Phrase.Has(o.Head) {
			continue
		}
		title := " " + strings.ToLower(link.Words(r.d, o.Title)) + " "
		missing := func(w string) bool { return !strings.Contains(title, " "+w+" ") }
		if !missing(noun) && !slices.ContainsFunc(own, missing) {
			r.joinTo(i, j, ruleTitle)
			return true
		}
	}
	return false
}

// definite places what the ranker takes for new though its noun has stood: "the agreement", "this statement" without
// more are the last thing of that noun.
func (r *resolver) definite(i int) bool {
	m := &r.d.Mentions[i]
	if m.Type == schema.Topic || m.Type == schema.Group || r.plural(m.Head) || !r.determined(m.Head) {
		return false
	}
	own := r.modifiers(m.Head)
	for k := len(r.seen) - 1; k >= 0; k-- {
		j := r.seen[k].mention
		o := &r.d.Mentions[j]
		if len(r.d.Clusters[o.Cluster].Split) > 0 || r.plural(o.Head) || m.Phrase.Has(o.Head) || phraseOf(o).Has(m.Head) {
			continue
		}
		if o.Named && r.profiles[i].sentence-r.profiles[j].sentence > epithetReach {
			continue
		}
		if r.sameKind(m, o) && compatible(own, r.clusterModifiers(o.Cluster)) {
			rule := ruleSameNoun
			if r.profiles[i].lemma != r.profiles[j].lemma {
				rule = ruleEpithet
			}
			r.joinTo(i, j, rule)
			return true
		}
	}
	return false
}

// sameKind reports whether a definite description may mean what o means: by head noun or by a synonym of an agreement.
func (r *resolver) sameKind(m, o *text.Mention) bool {
	a, b := HeadLemma(r.d, m), HeadLemma(r.d, o)
	agreements := m.Type == schema.Agreement && o.Type == schema.Agreement
	return a == b || agreements && (anyAgreement[a] || anyAgreement[b])
}

// anyAgreement are the nouns that may take up any agreement; a convention is no treaty.
var anyAgreement = map[string]bool{"agreement": true, "accord": true, "pact": true, "deal": true}

// modifiers are the lemmas that say which thing of its kind token h means.
func (r *resolver) modifiers(h int) []string {
	var out []string
	for _, c := range r.tree.Children(h) {
		if r.tree.Is(c, "amod", "compound", "nmod") && !mention.Passing(&r.d.Tokens[c]) && !r.tree.Is(c, "nmod:poss") {
			out = append(out, strings.ToLower(r.d.Tokens[c].Lemma))
		}
	}
	return out
}

// maxModified bounds the mentions of a cluster whose modifiers are looked at.
const maxModified = 30

func (r *resolver) clusterModifiers(c int) []string {
	var out []string
	for k, i := range r.d.Clusters[c].Mentions {
		if k < maxModified {
			out = append(out, r.modifiers(r.d.Mentions[i].Head)...)
		}
	}
	return out
}

// compatible reports whether what is said of a later mention is not at odds with what has been said: nothing new, or
// nothing at all before.
func compatible(now, before []string) bool {
	if len(now) == 0 || len(before) == 0 {
		return true
	}
	return slices.ContainsFunc(now, func(w string) bool { return slices.Contains(before, w) })
}
