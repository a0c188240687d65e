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
			r.join(i, r.d.Mentions[r.byHead[c]].Cluster)
			return true
		}
	}
	if h := r.d.Tokens[m.Head].Head; h >= 0 && r.tree.Is(m.Head, "appos") && r.sameThing(m, h) {
		r.join(i, r.d.Mentions[r.byHead[h]].Cluster)
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

// standsForCountry places "the Japanese side", "Indian officials", "the government of Iraq" and a bare "the
// government" with the country they act for.
func (r *resolver) standsForCountry(i int) bool {
	m := &r.d.Mentions[i]
	switch lemma := strings.ToLower(r.d.Tokens[m.Head].Lemma); lemma {
	case "government", "side", "official", "authority", "administration", "leadership", "delegation", "regime":
		if c := r.modifierCountry(m.Head); c >= 0 && (lemma != "official" || r.officialsAct(m.Head)) {
			r.join(i, c)
			return true
		}
		if lemma == "government" && r.determined(m.Head) && !r.plural(m.Head) {
			if c := r.last(schema.Country, i, false); c >= 0 {
				r.join(i, c)
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
			if c := r.last(schema.Country, i, false); c >= 0 {
				r.join(i, c)
				return true
			}
		}
	}
	return false
}

// officialsAct reports whether officials speak or act for their country rather than being so many people to whom
// something is done: they are subjects or agents, and not counted.
func (r *resolver) officialsAct(h int) bool {
	return r.tree.Child(h, "nummod") < 0 && (r.tree.Is(h, "nsubj", "obl:agent") || r.tree.Case(h) == "with" || r.tree.Case(h) == "by" || r.tree.Case(h) == "to")
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
			return true
		}
	}
	return false
}

// modifierCountry returns the cluster of the country that modifies token h, or -1.
func (r *resolver) modifierCountry(h int) int {
	for _, c := range r.tree.Children(h) {
		if !r.tree.Is(c, "amod", "compound", "nmod") || r.tree.Is(c, "nmod") && c > h && r.tree.Case(c) != "of" {
			continue
		}
		if i, ok := r.byHead[c]; ok && r.d.Mentions[i].Cluster >= 0 && r.d.Clusters[r.d.Mentions[i].Cluster].Entity.Type.Is(schema.Country) {
			return r.d.Mentions[i].Cluster
		}
	}
	return -1
}

// splits places a plural that stands for things named before: "the two countries", "both sides", "the ministers".
func (r *resolver) splits(i int) bool {
	m := &r.d.Mentions[i]
	if !r.plural(m.Head) || r.tree.Child(m.Head, "nmod", "acl") >= 0 {
		return false
	}
	two := r.dual(m.Head)
	if !two && !r.determined(m.Head) {
		return false
	}
	var want schema.NodeType
	switch strings.ToLower(r.d.Tokens[m.Head].Lemma) {
	case "country", "nation", "side", "state", "government", "neighbour", "neighbor", "power", "party":
		want = schema.Country
	case "minister", "leader", "president", "official", "diplomat", "man", "chief":
		want = schema.Person
	default:
		return false
	}
	if want == schema.Country && !two && m.Head >= 0 && strings.ToLower(r.d.Tokens[m.Head].Lemma) != "side" {
		return false
	}
	recent := r.lastTwo(want, i)
	parts := r.lastGroup(want)
	if want == schema.Person && len(recent) == 2 && (two || parts == nil || !slices.Contains(parts, recent[1])) || parts == nil && two {
		// Two people named after the last coordinated ones are nearer.
		parts = recent
	}
	if len(parts) < 2 {
		return false
	}
	r.split(i, parts)
	return true
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
		for _, c := range r.groups[k].clusters {
			e := &r.d.Clusters[c].Entity
			all = all && e.Type.Is(t) && (t != schema.Country || e.ISO != "")
		}
		if all && (t != schema.Country || len(r.groups[k].clusters) == 2) {
			return r.groups[k].clusters
		}
	}
	return nil
}

// lastTwo returns the last two different things of type t, in the order in which they were named.
func (r *resolver) lastTwo(t schema.NodeType, before int) []int {
	var out []int
	for k := len(r.seen) - 1; k >= 0 && len(out) < 2; k-- {
		c := r.seen[k].cluster
		m := &r.d.Mentions[r.seen[k].mention]
		if r.seen[k].mention < before && m.Named && !modifies(r.tree, m) && r.d.Clusters[c].Entity.Type.Is(t) && len(r.d.Clusters[c].Split) == 0 {
			out = appendOnce(out, c)
		}
	}
	if len(out) == 2 {
		out[0], out[1] = out[1], out[0]
	}
	return out
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
		if c := r.last(schema.Ministry, i, false); c >= 0 {
			r.join(i, c)
			return true
		}
		return false
	}
	country := r.modifierCountry(m.Head)
	if country < 0 {
		return false
	}
	e := r.d.Clusters[country].Entity
	label := strings.Join(field, " ") + " " + strings.ToLower(r.d.Tokens[m.Head].Lemma)
	if _, _, adjective := r.g.Demonym(e.ISO); adjective != "" {
		label = adjective + " " + label
	} else {
		label = e.Label + " " + label
	}
	r.found(i, link.Unknown(r.g, label, schema.Ministry))
	return true
}

// definite places "the agreement", "the proposed agreement", "this statement" with the last thing of the same kind
// whose modifiers do not speak against it.
func (r *resolver) definite(i int) bool {
	m := &r.d.Mentions[i]
	if m.Type == schema.Topic || m.Type == schema.Group || r.plural(m.Head) || !r.determined(m.Head) {
		return false
	}
	mods := r.modifiers(m.Head)
	for k := len(r.seen) - 1; k >= 0; k-- {
		s := r.seen[k]
		o := &r.d.Mentions[s.mention]
		if s.mention >= i || len(r.d.Clusters[s.cluster].Split) > 0 || r.plural(o.Head) {
			continue
		}
		if r.sameKind(m, o) && compatible(mods, r.clusterModifiers(s.cluster)) {
			r.join(i, s.cluster)
			return true
		}
	}
	return false
}

// sameKind reports whether a definite description may mean what o means: by head noun, by a synonym of an agreement,
// or by the title of a person.
func (r *resolver) sameKind(m, o *text.Mention) bool {
	a, b := strings.ToLower(r.d.Tokens[m.Head].Lemma), strings.ToLower(r.d.Tokens[o.Head].Lemma)
	if m.Type == schema.Person && o.Type == schema.Person && o.Named {
		return o.Title.Len() > 0 && strings.Contains(" "+strings.ToLower(link.Words(r.d, o.Title))+" ", " "+a+" ")
	}
	if a == b {
		return true
	}
	return m.Type == schema.Agreement && o.Type == schema.Agreement && !o.Named && (anyAgreement[a] || anyAgreement[b])
}

// anyAgreement are the nouns that may take up any agreement; a convention is no treaty.
var anyAgreement = map[string]bool{"agreement": true, "accord": true, "pact": true, "deal": true}

// modifiers are the lemmas that say which thing of its kind token h means.
func (r *resolver) modifiers(h int) map[string]bool {
	out := map[string]bool{}
	for _, c := range r.tree.Children(h) {
		if r.tree.Is(c, "amod", "compound", "nmod") && !mention.Passing(&r.d.Tokens[c]) && !r.tree.Is(c, "nmod:poss") {
			out[strings.ToLower(r.d.Tokens[c].Lemma)] = true
		}
	}
	return out
}

func (r *resolver) clusterModifiers(c int) map[string]bool {
	out := map[string]bool{}
	for _, i := range r.d.Clusters[c].Mentions {
		for w := range r.modifiers(r.d.Mentions[i].Head) {
			out[w] = true
		}
	}
	return out
}

// compatible reports whether what is said of a later mention is not at odds with what has been said: nothing new, or
// nothing at all before.
func compatible(now, before map[string]bool) bool {
	if len(now) == 0 || len(before) == 0 {
		return true
	}
	for w := range now {
		if before[w] {
			return true
		}
	}
	return false
}
