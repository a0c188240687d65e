package coref

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
)

// describe makes a thing of its own of a description. Topics are the same thing everywhere; what else a description
// means ("an attack") is known in this document alone.
func (r *resolver) describe(i int) {
	m := &r.d.Mentions[i]
	e := r.entityOf(i)
	if _, taken := r.topics[e.ID]; taken && r.local(&e) {
		// "an agreement" once more is another one; the sentence tells them apart.
		other := link.Local(e.Label+" "+strconv.Itoa(r.profiles[i].sentence+1), e.Type, r.doc)
		e.ID = other.ID
	}
	c := r.newCluster(e)
	if _, taken := r.topics[e.ID]; !taken {
		r.topics[e.ID] = c
	}
	r.join(i, c)
	r.because(i, ruleDescribed, -1, mention.Labels(r.tree, r.d, m.Head)[0], 0)
}

// entityOf returns the entity that description i makes.
func (r *resolver) entityOf(i int) schema.Entity {
	m := &r.d.Mentions[i]
	labels := mention.Labels(r.tree, r.d, m.Head)
	label := labels[0]
	var e schema.Entity
	switch m.Type {
	case schema.Topic, schema.Weapon, schema.Any:
		if c := r.g.Lookup(label); len(c) > 0 && schema.NodeType(c[0].Entity.Type) == schema.Topic {
			e = link.Known(r.g, c[0].Entity)
		} else {
			e = link.Unknown(r.g, lowerFirst(r.d, m, label), schema.Topic)
		}
	case schema.Person, schema.Country:
		t := m.Type
		if r.plural(m.Head) {
			t = schema.Group // "leaders" are no person, and "countries" no state
		}
		e = link.Local(label, t, r.doc)
	default:
		e = link.Local(label, m.Type, r.doc)
	}
	for _, n := range labels {
		link.AddName(&e, n)
	}
	return e
}

// lowerFirst lowers the first letter of a label that begins a sentence with a common noun.
func lowerFirst(d *text.Doc, m *text.Mention, label string) string {
	if len(label) < 2 || strings.ToUpper(label[:2]) == label[:2] {
		return label
	}
	for i := phraseOf(m).First; i < phraseOf(m).Last; i++ {
		if !strings.HasPrefix(label, d.Tokens[i].Form) {
			continue
		}
		s := d.SentenceOf(i)
		begins := s >= 0 && d.Sentences[s].Tokens.First == i
		if t := &d.Tokens[i]; t.UPOS == "PROPN" || t.UPOS == "ADJ" && !begins {
			return label // "Russian-Armenian relations": inside a sentence, an adjective has its own capital
		}
	}
	first, size := utf8.DecodeRuneInString(label)
	return strings.ToLower(string(first)) + label[size:]
}

// relabel gives the things that descriptions made the most telling of their names, and the words used for them.
func (r *resolver) relabel(c *text.Cluster) {
	e := &c.Entity
	if e.ID == "" || len(c.Split) > 0 {
		return
	}
	local := r.local(e)
	// What has a name goes by its names alone: "the country" is no name of any country outside its sentence. A thing
	// that is only described goes by the labels of its descriptions.
	named := slices.ContainsFunc(c.Mentions, func(i int) bool { return r.d.Mentions[i].Named })
	for _, i := range c.Mentions {
		m := &r.d.Mentions[i]
		switch {
		case m.Named:
			link.AddName(e, link.Words(r.d, m.Tokens))
		case named || !r.labels(i):
		default:
			for _, n := range mention.Labels(r.tree, r.d, m.Head) {
				link.AddName(e, n)
			}
		}
	}
	if !local {
		return
	}
	best := e.Label
	for _, i := range c.Mentions {
		if m := &r.d.Mentions[i]; !m.Named && r.labels(i) {
			for _, n := range mention.Labels(r.tree, r.d, m.Head) {
				if w := len(strings.Fields(n)); w > len(strings.Fields(best)) && w <= 5 {
					best = n
				}
			}
		}
	}
	if best != e.Label {
		names := e.Names
		*e = link.Local(best, e.Type, r.doc)
		for _, n := range names {
			link.AddName(e, n)
		}
	}
}

// local reports whether e is known in this document alone.
func (r *resolver) local(e *schema.Entity) bool {
	return strings.HasSuffix(string(e.ID), "."+r.doc.Local()[:8])
}

// labels reports whether the words of mention i can name a thing: a noun heads them.
func (r *resolver) labels(i int) bool {
	switch r.d.Tokens[r.d.Mentions[i].Head].UPOS {
	case "PRON", "DET", "CCONJ":
		return false
	}
	return true
}
