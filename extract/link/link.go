// Package link leads names to entities: those of the gazetteer, or a new one for a name that it does not know.
//
// Who is meant depends on the document, its date and the gazetteer alone. A name that several entities carry goes to
// the one that fits best: a capital acts for its country, but things happen in the city; a place lies where the other
// places of the text lie; a person held the office of the title on the date of the text. A bare surname needs the full
// name before it or a title with it; an acronym in brackets names what stands before it, whatever else it may mean. An
// unknown name makes an entity of its own, named by its words and type, so that the same name meets across documents
// and no two types do. Rules lists the ways; Candidates shows for one mention what was weighed, and why.
package link

import (
	"strings"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Names makes a cluster of the mentions of each named thing and gives it its entity, and says in each mention's Reason
// why. It replaces d.Clusters; mentions that are not named stay without a cluster, except those of an office that the
// gazetteer knows who held. It needs mentions.
func Names(d *text.Doc, g *gazetteer.Gazetteer) {
	l := newLinker(d, g)
	d.Clusters = d.Clusters[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		m.Cluster, m.Reason.Antecedent = -1, -1
		if m.ReadAs == "" {
			m.Reason = text.Reason{Antecedent: -1}
		}
	}
	for i := range d.Mentions {
		if d.Mentions[i].Cluster < 0 {
			l.place(i)
		}
	}
}

type linker struct {
	d    *text.Doc
	g    *gazetteer.Gazetteer
	tree *text.Tree
	date string             // of the document, as the gazetteer writes dates, or ""
	byID map[schema.IRI]int // cluster of an entity
	// persons maps the last words of the name of a person whose full name has stood, and its first, to mentions of it.
	persons map[string][]int
	// acronyms maps an acronym that the document has introduced in brackets to the mention of what it stands for.
	acronyms map[string]int
	heads    []int // the named mention that a token heads, or -1
	scene    scene
}

func newLinker(d *text.Doc, g *gazetteer.Gazetteer) *linker {
	l := &linker{
		d: d, g: g, tree: text.NewTree(d), byID: map[schema.IRI]int{}, persons: map[string][]int{}, acronyms: map[string]int{},
		heads: make([]int, len(d.Tokens)),
	}
	if !d.Date.IsZero() {
		l.date = d.Date.Format("2006-01-02")
	}
	for i := range l.heads {
		l.heads[i] = -1
	}
	for i := range d.Mentions {
		if d.Mentions[i].Named {
			l.heads[d.Mentions[i].Head] = i
		}
	}
	l.scene = l.survey()
	return l
}

// place gives mention i a cluster, unless it is a description that no rule of this package leads to an entity.
func (l *linker) place(i int) {
	m := &l.d.Mentions[i]
	switch {
	case m.Type == schema.Time || m.Type == schema.Quantity:
	case m.Type == schema.Person && !m.Named:
		l.office(i)
	case (m.Type == schema.ArmedForce || m.Type == schema.Ministry) && !m.Named:
		l.describedBody(i)
	case !m.Named && m.Type != schema.Topic && m.Type != schema.Weapon:
	case m.Named && l.introduced(i):
	default:
		l.name(i)
	}
}

// name leads a name to the best of its candidates, or to an entity of its own.
func (l *linker) name(i int) {
	m := &l.d.Mentions[i]
	cands := l.candidates(i)
	if len(cands) > 0 && cands[0].meant() {
		best := &cands[0]
		m.Reason = mended(m, best.reason(cands[1:]))
		if best.row == nil {
			l.add(i, best.cluster)
		} else {
			l.join(i, Known(l.g, best.row))
		}
		l.noteName(i)
		return
	}
	if !m.Named || l.fullNameLater(i) || l.countryBody(i) || l.shortForm(i) {
		return
	}
	words := l.words(m)
	e := Unknown(l.g, words, unknownType(l.kindOf(m, words, len(cands) > 0), words))
	m.Reason = text.Reason{Rule: ruleNew, Antecedent: -1, Words: words}
	if c, ok := l.byID[e.ID]; ok {
		m.Reason.Rule, m.Reason.Antecedent = ruleAgain, l.d.Clusters[c].Mentions[0]
	}
	l.join(i, e)
	l.noteName(i)
}

// mended returns the reason of a mention that is read as another name than stands there: what mended it goes before the
// rule by which the name leads to its entity.
func mended(m *text.Mention, r text.Reason) text.Reason {
	if m.ReadAs == "" {
		return r
	}
	r.Rule, r.Words, r.Doubt = m.Reason.Rule, m.Reason.Words, max(m.Reason.Doubt, r.Doubt)
	return r
}

// noteName notes the full name of a person for the surnames after it.
func (l *linker) noteName(i int) {
	m := &l.d.Mentions[i]
	if m.Type != schema.Person || !m.Named {
		return
	}
	name := l.d.Clusters[m.Cluster].Entity.Label
	if words := l.words(m); strings.Count(words, " ") >= strings.Count(name, " ") {
		name = words
	}
	parts := strings.Fields(name)
	if len(parts) < 2 {
		return
	}
	for k := 1; k < len(parts); k++ {
		l.notePart(strings.Join(parts[k:], " "), i)
	}
	l.notePart(parts[0], i)
}

// notePart notes that part is what the person of mention i may be called.
func (l *linker) notePart(part string, i int) {
	for k, j := range l.persons[part] {
		if l.d.Mentions[j].Cluster == l.d.Mentions[i].Cluster {
			l.persons[part] = append(l.persons[part][:k], l.persons[part][k+1:]...)
			break
		}
	}
	l.persons[part] = append(l.persons[part], i)
}

// join adds mention i to the cluster of e, or to a new one.
func (l *linker) join(i int, e schema.Entity) {
	c, ok := l.byID[e.ID]
	if !ok {
		c = len(l.d.Clusters)
		l.byID[e.ID] = c
		l.d.Clusters = append(l.d.Clusters, text.Cluster{Entity: e})
	}
	l.add(i, c)
}

func (l *linker) add(i, c int) {
	m := &l.d.Mentions[i]
	m.Cluster = c
	m.Type = l.d.Clusters[c].Entity.Type
	l.d.Clusters[c].Mentions = append(l.d.Clusters[c].Mentions, i)
	if m.Named || m.Type == schema.Topic || m.Type == schema.Weapon {
		AddName(&l.d.Clusters[c].Entity, Words(l.d, m.Tokens))
	}
}

// entityOf returns the entity of a mention that has one.
func (l *linker) entityOf(i int) *schema.Entity { return &l.d.Clusters[l.d.Mentions[i].Cluster].Entity }

// words are the words by which a mention is looked up: those that it is read as, or its own.
func (l *linker) words(m *text.Mention) string {
	if m.ReadAs != "" {
		return m.ReadAs
	}
	return Words(l.d, m.Tokens)
}

// kindOf is the type that an unknown name is taken to have: the one that most mentions of the same words have. Where it
// has candidates that are not meant, theirs says nothing, and the reader's kind is what is left.
func (l *linker) kindOf(m *text.Mention, words string, other bool) schema.NodeType {
	switch {
	case other && l.personHere(m):
		return schema.Person
	case other:
		return mention.KindType(l.scene.kindAt(m.Tokens))
	}
	if t := l.scene.types[words]; t != schema.Any {
		return t
	}
	return m.Type
}
