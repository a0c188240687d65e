// Package link leads names to entities: those of the gazetteer, or a new one for a name that it does not know.
//
// Who is meant depends on the document, its date and the gazetteer alone. A name that several entities carry goes to
// the one whose type fits its place in the sentence (a capital acts for its country, but things happen in the city);
// a bare surname needs the full name before it or a title with it; an acronym in brackets names what stands before
// it. An unknown name makes an entity of its own, named by its words and type, so that the same name meets across
// documents and no two types do.
package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Names makes a cluster of the mentions of each named thing and gives it its entity. It replaces d.Clusters; mentions
// that are not named stay without a cluster. It needs mentions.
func Names(d *text.Doc, g *gazetteer.Gazetteer) {
	l := linker{d: d, g: g, tree: text.NewTree(d), byID: map[schema.IRI]int{}, surname: map[string]int{}, acronym: map[string]int{}}
	d.Clusters = d.Clusters[:0]
	l.findCountries()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		m.Cluster = -1
		if m.Type == schema.Time || m.Type == schema.Quantity || !m.Named && m.Type != schema.Topic && m.Type != schema.Weapon {
			continue
		}
		l.mention(i)
	}
}

type linker struct {
	d    *text.Doc
	g    *gazetteer.Gazetteer
	tree *text.Tree
	byID map[schema.IRI]int // cluster of an entity
	// surname maps the last name of a person whose full name has stood to the person's cluster.
	surname map[string]int
	// acronym maps an acronym that the document has introduced in brackets to the cluster of what it stands for.
	acronym map[string]int
	// countries are the ISO codes of the countries that the document names.
	countries map[string]bool
}

// findCountries notes the countries that the document names: a ministry of a country that it does not name is not the
// one it means.
func (l *linker) findCountries() {
	l.countries = map[string]bool{}
	for i := range l.d.Mentions {
		m := &l.d.Mentions[i]
		if !m.Type.Is(schema.Country) {
			continue
		}
		for _, c := range l.g.Lookup(Words(l.d, m.Tokens)) {
			if c.Entity.Type == string(schema.Country) {
				l.countries[c.Entity.Country] = true
			}
		}
	}
}

// foreign reports whether a candidate is an office of a state that the document does not speak of.
func (l *linker) foreign(e *gazetteer.Entity) bool {
	switch t := schema.NodeType(e.Type); {
	case t != schema.Ministry && t != schema.Agency && t != schema.Party && t != schema.Court:
		return false
	default:
		return e.Country != "" && len(l.countries) > 0 && !l.countries[e.Country]
	}
}

func (l *linker) mention(i int) {
	m := &l.d.Mentions[i]
	words := Words(l.d, m.Tokens)
	if c := l.choose(m, l.g.Lookup(words)); c != nil {
		l.join(i, Known(l.g, c.Entity))
		if c.Entity.Type == string(schema.Person) {
			l.surname[lastWord(c.Entity.Name)] = m.Cluster
		}
		return
	}
	if !m.Named {
		return
	}
	if c, ok := l.known(m, words); ok {
		l.add(i, c)
		return
	}
	l.join(i, Unknown(l.g, words, unknownType(m.Type, words)))
	if m.Type == schema.Person && strings.Contains(words, " ") {
		l.surname[lastWord(words)] = m.Cluster
	}
}

// known finds the cluster that a name without an entry in the gazetteer belongs to: a surname after the full name, or
// an acronym in brackets after what it abbreviates.
func (l *linker) known(m *text.Mention, words string) (int, bool) {
	if !strings.Contains(words, " ") {
		if c, ok := l.surname[words]; ok && (m.Type == schema.Person || m.Type == schema.Any || m.Type == schema.Organization) {
			return c, true
		}
	}
	if c, ok := l.acronym[words]; ok {
		return c, true
	}
	prev := m.Tokens.First - 2
	if prev < 0 || l.d.Tokens[prev+1].Form != "(" {
		return 0, false
	}
	for j := range l.d.Mentions {
		o := &l.d.Mentions[j]
		if o.Cluster >= 0 && o.Tokens.Last == prev+1 && Initials(Words(l.d, o.Tokens), words) {
			l.acronym[words] = o.Cluster
			return o.Cluster, true
		}
	}
	return 0, false
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
	AddName(&l.d.Clusters[c].Entity, Words(l.d, m.Tokens))
}

// choose picks the candidate that fits the mention, or none.
func (l *linker) choose(m *text.Mention, cands []gazetteer.Candidate) *gazetteer.Candidate {
	var city, country *gazetteer.Candidate
	for i := range cands {
		c := &cands[i]
		switch {
		case c.Kind == gazetteer.KindSurname:
			if l.surnameMeant(m, c.Entity) {
				return c
			}
			continue
		case c.Weak && !c.ExactCase, l.foreign(c.Entity):
			continue
		case c.Kind == gazetteer.KindMetonym && country == nil:
			country = c
		case c.Entity.Type == string(schema.City) && city == nil:
			city = c
		case c.Kind == gazetteer.KindMetonym, c.Entity.Type == string(schema.City):
		default:
			return c
		}
	}
	switch {
	case city == nil:
		return country
	case country == nil || Locative(l.tree, l.d, m.Head):
		return city
	}
	return country
}

// surnameMeant reports whether a bare surname means the person e: the full name has stood before, or a title stands
// with it and the person held an office at the document's date.
func (l *linker) surnameMeant(m *text.Mention, e *gazetteer.Entity) bool {
	if _, ok := l.byID[schema.EntityIRI(e.ID)]; ok {
		return true
	}
	if m.Title.Len() == 0 || m.Tokens.Len() > 1 {
		return false
	}
	date := ""
	if !l.d.Date.IsZero() {
		date = l.d.Date.Format("2006-01-02")
	}
	return date == "" || len(l.g.OfficeAt(e.ID, date)) > 0
}

// Locative reports whether the phrase that token h heads is where something happens or whither somebody goes, rather
// than who acts: it stands after a preposition of place.
func Locative(t *text.Tree, d *text.Doc, h int) bool {
	for t.Is(h, "conj") && d.Tokens[h].Head >= 0 && t.Case(h) == "" {
		h = d.Tokens[h].Head
	}
	switch t.Case(h) {
	case "in", "at", "near", "outside", "inside", "around", "through", "across", "over", "within", "throughout":
		return true
	case "to", "into", "from", "for":
		return motion(d, d.Tokens[h].Head)
	case "on", "of", "against":
		// What is attacked or taken is the place.
		v := d.Tokens[h].Head
		return v >= 0 && mention.NounType(d.Tokens[v].Lemma) == schema.Attack
	}
	return t.Is(h, "appos", "nmod:unmarked", "obl:unmarked", "root", "list") && !t.Is(h, "nmod:poss")
}

// motion reports whether token v is a word of going or staying.
func motion(d *text.Doc, v int) bool {
	if v < 0 {
		return false
	}
	switch strings.ToLower(d.Tokens[v].Lemma) {
	case "travel", "go", "fly", "arrive", "visit", "trip", "return", "come", "head", "drive", "move", "journey", "leave",
		"depart", "flight", "walk", "march", "advance", "flee", "tour", "fire":
		return true
	}
	return false
}

// Words returns the text of a run of tokens with white space folded and a trailing possessive mark dropped.
func Words(d *text.Doc, r text.Range) string {
	s := strings.Join(strings.Fields(d.Slice(d.SpanOf(r))), " ")
	for _, mark := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(s, mark); ok && cut != "" && (len(mark) > 1 && strings.HasSuffix(mark, "s") || strings.HasSuffix(cut, "s")) {
			return cut
		}
	}
	return s
}

// Initials reports whether short is the acronym of long: its letters are the initials of the words of long, in order,
// where small words and hyphenated parts may count or not.
func Initials(long, short string) bool {
	if utf8.RuneCountInString(short) < 2 || strings.ToUpper(short) != short && !strings.ContainsFunc(short, unicode.IsUpper) {
		return false
	}
	want := []rune(strings.ToLower(strings.ReplaceAll(short, ".", "")))
	k := 0
	for _, w := range strings.FieldsFunc(strings.ToLower(long), func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' }) {
		r, _ := utf8.DecodeRuneInString(w)
		if k < len(want) && r == want[k] {
			k++
		} else if len(w) > 3 {
			return false
		}
	}
	return k == len(want)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
