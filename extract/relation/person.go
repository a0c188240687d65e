package relation

import (
	"slices"
	"strings"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/text"
	"entente/extract/wordlist"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Titles whose holder governs a state; the other titles of office represent one.
var governing = wordList("governing")

// office states what a title before a person's name, or an apposition after it, says: the position, whom the person
// represents, and what the person governs or belongs to.
func (x *extractor) office(i int) {
	m := &x.d.Mentions[i]
	if !m.Named || m.Cluster < 0 || m.Type != schema.Person || len(x.d.Clusters[m.Cluster].Split) > 0 {
		return
	}
	e := x.entity(m.Cluster)
	person := arg{node: schema.Node{Entity: e, Text: x.words(m.Tokens)}, head: m.Head, typ: schema.Person}
	if m.Title.Len() > 0 {
		x.position(person, m.Title, titleHead(x.d, m.Title))
	}
	if h := x.describedBy(m.Head); h >= 0 {
		// "Poland's foreign minister, Radosław Sikorski": the title is the phrase that the name stands beside.
		if k, ok := x.byHead[h]; ok && !x.d.Mentions[k].Named {
			x.position(person, mention.PhraseRange(x.tree, x.d, h), h)
		}
	}
	if m.Title.Len() == 0 {
		x.envoy(person)
		x.peer(person, m.Tokens.First)
	}
	for _, c := range x.tree.Children(m.Head) {
		if k, ok := x.byHead[c]; ok && x.d.Mentions[k].Named {
			continue // another person beside this one
		}
		if x.tree.Is(c, "appos") && mention.NounType(x.lemma(c)) == schema.Person && !x.nameBetween(m.Head, c) {
			x.position(person, x.phrase(c), c)
		}
	}
}

// describedBy returns the noun of a person that the name at token n stands in apposition to, or -1. The name may hang
// on what stands last in that noun's phrase: "the commander of the air force, Ibrahim Al Alawi".
func (x *extractor) describedBy(n int) int {
	h := x.d.Tokens[n].Head
	if h < 0 || !x.tree.Is(n, "appos") {
		return -1
	}
	g := x.d.Tokens[h].Head
	outer := g >= 0 && g < h && x.tree.Is(h, "nmod") && x.d.Tokens[g].XPOS == "NN" && x.d.Tokens[n-1].Form == ","
	if outer && mention.NounType(x.lemma(h)) != schema.Person {
		h = g
	}
	if mention.NounType(x.lemma(h)) != schema.Person {
		return -1
	}
	return h
}

// nameBetween reports whether another name that is coordinated with the one at h stands before the apposition at c,
// which is then that one's: "Malcolm Turnbull and Mari Alkatiri, the prime minister of East Timor".
func (x *extractor) nameBetween(h, c int) bool {
	return slices.ContainsFunc(x.tree.Conjuncts(h), func(t int) bool { return h < t && t < c && x.namedPhrase(t) })
}

// envoy states the country that a person speaks for who is named with it alone: "Marise Payne of Australia", "his
// Japanese counterpart, Toshimitsu Motegi".
func (x *extractor) envoy(person arg) {
	at := person.head
	if h := x.d.Tokens[at].Head; h >= 0 && x.tree.Is(at, "appos") && counterpart[x.lemma(h)] {
		at = h
	}
	for _, c := range x.tree.Children(at) {
		beside := x.tree.Is(c, "amod", "compound") && at != person.head || x.tree.Is(c, "nmod") && x.tree.Case(c) == "of"
		if x.typeOf(c) != schema.Country || !beside {
			continue
		}
		if at == person.head && len(x.g.Offices(person.node.Entity.ID.Local())) == 0 {
			return // not everybody of a country acts for it
		}
		for _, country := range x.args(c) {
			x.represented[person.node.Entity.ID] = country.node.Entity
			x.emit(statement{
				rel: "represents", subject: person, object: country, anchor: at, penalty: 0.1,
				manner: manner{schema.Positive, schema.Asserted}, quiet: true, plain: true,
			})
		}
		return
	}
}

// peer states the office of a person who is called somebody's counterpart: "Sergei Lavrov met his Chinese counterpart,
// Wang Yi" says that Wang Yi is the foreign minister of China if Lavrov is that of Russia. first is the first token of
// the name.
func (x *extractor) peer(person arg, first int) {
	n := first - 1
	if n > 0 && x.d.Tokens[n].Form == "," {
		n--
	}
	if n < 0 || !counterpart[x.lemma(n)] {
		return
	}
	var country *schema.Entity
	var office string
	for _, c := range x.tree.Children(n) {
		switch {
		case x.tree.Is(c, "amod", "compound") && x.typeOf(c) == schema.Country:
			country = x.actorAt(c)
		case x.tree.Is(c, "nmod:poss"):
			if who := x.args(c); len(who) == 1 && who[0].node.Entity != nil {
				office = x.posts[who[0].node.Entity.ID]
			}
		}
	}
	if country == nil || office == "" {
		return
	}
	post := link.Unknown(x.g, office+" of "+country.Label, schema.Topic)
	link.AddName(&post, office)
	title := text.Range{First: n, Last: n + 1}
	node := schema.Node{Entity: x.intern(&post), Text: x.d.Tokens[n].Form}
	x.tells("holdsPosition", person, title, arg{node: node, head: n, typ: schema.Topic})
	of := arg{node: schema.Node{Entity: x.intern(country), Text: country.Label}, head: n, typ: country.Type}
	x.represented[person.node.Entity.ID] = of.node.Entity
	if governsTitle(office) {
		x.tells("governs", person, title, of)
	}
	x.tells("represents", person, title, of)
}

// counterpart nouns name a person of the same office elsewhere.
var counterpart = wordlist.Of("counterpart colleague")

// titleHead returns the token of a title that is the noun of the person: the word before the first "of", or the last.
func titleHead(d *text.Doc, title text.Range) int {
	for i := title.First + 1; i < title.Last; i++ {
		if w := strings.ToLower(d.Tokens[i].Form); w == "of" || w == "for" {
			return i - 1
		}
	}
	return title.Last - 1
}

// predicate states the office that "X is the president of Y" gives X.
func (x *extractor) predicate(n int) {
	if x.tree.Child(n, "cop") < 0 || mention.NounType(x.lemma(n)) != schema.Person {
		return
	}
	s := x.tree.Child(n, "nsubj")
	if s < 0 {
		return
	}
	for _, who := range x.args(s) {
		if who.typ == schema.Person && who.node.Entity != nil {
			x.position(who, mention.PhraseRange(x.tree, x.d, n), n)
		}
	}
}

// position states the office that the words title, headed by token head, give a person.
func (x *extractor) position(person arg, title text.Range, head int) {
	of := x.officeOf(person, title, head)
	label := strings.ToLower(x.bareTitle(title))
	if label == "" {
		return
	}
	// A title that was given with its country before is the same office.
	key := string(person.node.Entity.ID) + " " + label
	if of == nil {
		of = x.offices[key]
	} else {
		x.offices[key] = of
	}
	full := label
	if of != nil && !strings.Contains(label, strings.ToLower(of.Label)) {
		full = label + " of " + of.Label
	}
	post := link.Unknown(x.g, full, schema.Topic)
	link.AddName(&post, label)
	link.AddName(&post, x.words(title))
	l := x.lemma(head)
	if past(label) || mention.IsAddress(x.d.Tokens[head].Form) || noOffice[l] || counterpart[l] {
		return
	}
	x.posts[person.node.Entity.ID] = label
	node := schema.Node{Entity: x.intern(&post), Text: x.words(title)}
	x.tells("holdsPosition", person, title, arg{node: node, head: head, typ: schema.Topic})
	if of != nil {
		x.serves(person, title, label, arg{node: schema.Node{Entity: x.intern(of), Text: of.Label}, head: head, typ: of.Type})
	}
}

// past reports whether somebody with the title has the office no more.
func past(title string) bool {
	return strings.HasPrefix(title, "former ") || strings.HasPrefix(title, "ex-") || strings.HasPrefix(title, "late ")
}

// tells states what the words of a title say of a person.
func (x *extractor) tells(rel string, person arg, title text.Range, object arg) {
	x.emit(statement{
		rel: rel, subject: person, object: object, anchor: object.head, words: []int{title.First},
		manner: manner{schema.Positive, schema.Asserted}, quiet: true, plain: true,
	})
}

// serves states what a person does for the country or organisation of an office: govern it, lead it, act for it, or
// belong to it.
func (x *extractor) serves(person arg, title text.Range, label string, of arg) {
	l := x.lemma(of.head)
	switch {
	case of.typ == schema.Country:
		if !official[l] && !x.governs(title) || strings.Contains(label, "opposition") || strings.Contains(label, "rebel") {
			return // a German researcher does not act for Germany, and a leader of its opposition does not either
		}
		x.represented[person.node.Entity.ID] = of.node.Entity
		if x.governs(title) {
			x.tells("governs", person, title, of)
		}
		x.tells("represents", person, title, of)
	case leading[label] || leading[l] && !strings.Contains(label, " "):
		x.tells("leads", person, title, of)
		x.tells("represents", person, title, of)
	case l == "founder" || l == "co-founder":
		x.tells("established", person, title, of)
	case official[l]:
		x.tells("represents", person, title, of)
	default:
		x.tells("affiliatedWith", person, title, of)
	}
}

// Relatives of somebody and what everybody may be, which are no office, titles by which a person acts for a country or
// a body, and those that lead one.
var (
	noOffice = wordList("noOffice")
	official = wordList("official")
	leading  = wordList("leading")
)

// governs reports whether a title is that of a head of state or government.
func (x *extractor) governs(title text.Range) bool { return governsTitle(x.words(title)) }

// governsTitle is governs for the words of a title.
func governsTitle(title string) bool {
	words := strings.Fields(strings.ToLower(title))
	for i, w := range words {
		if w == "vice" || w == "deputy" || w == "former" {
			return false
		}
		if governing[w] || w == "minister" && i > 0 && words[i-1] == "prime" {
			return true
		}
	}
	return false
}

// bareTitle returns the words of a title without determiners and without the country that stands in it.
func (x *extractor) bareTitle(r text.Range) string {
	var words []string
	for i := r.First; i < r.Last; i++ {
		if _, when := x.timeAt(i); when {
			continue // "Today President Putin and I agreed"
		}
		t := &x.d.Tokens[i]
		if t.UPOS == "DET" || x.inActor(i) && i != r.Last-1 || x.tree.Is(i, "case") && t.XPOS == "POS" {
			continue
		}
		if t.UPOS == "PUNCT" && t.Form != "-" {
			break
		}
		if t.UPOS == "ADP" || x.tree.Is(i, "case") {
			if x.namesActor(text.Range{First: i, Last: r.Last}) || !ofOffice[x.lemma(i)] {
				break // "President of Colombia": the country is said apart
			}
		}
		words = append(words, t.Form)
	}
	for len(words) > 0 && ofOffice[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return strings.ReplaceAll(strings.Join(words, " "), " - ", "-")
}

// ofOffice are the adpositions within the name of an office: "minister of state for trade".
var ofOffice = wordlist.Of("of for on to and")

// namesActor reports whether a country or an organisation is named in r.
func (x *extractor) namesActor(r text.Range) bool {
	for i := r.First; i < r.Last; i++ {
		if x.actorAt(i) != nil {
			return true
		}
	}
	return false
}

// inActor reports whether token i is part of the name of a country or an organisation.
func (x *extractor) inActor(i int) bool {
	for j := i; j < len(x.d.Tokens) && j <= i+4; j++ {
		if k, ok := x.byHead[j]; ok && x.d.Mentions[k].Tokens.Has(i) && x.d.Mentions[k].Named {
			return x.actorAt(j) != nil
		}
	}
	return false
}

// officeOf returns the country or organisation of an office: named in the title or after it, or the one where the
// gazetteer knows the person to hold such an office at the document's date.
func (x *extractor) officeOf(person arg, title text.Range, head int) *schema.Entity {
	// What hangs on the head decides before what stands in it: the head of the Pentagon's agency heads the agency.
	for _, h := range []int{head, person.head} {
		if e := x.actorBelow(h); e != nil {
			return e
		}
	}
	for i := title.First; i < title.Last && !x.ofPlace(head); i++ {
		if e := x.actorAt(i); e != nil {
			return e
		}
	}
	return x.knownOffice(person, title)
}

// ofPlace reports whether the noun at h is said to be of a place that is no country: the mayor of an Iraqi town has no
// office of Iraq.
func (x *extractor) ofPlace(h int) bool {
	for _, c := range x.tree.Children(h) {
		if c > h && x.tree.Is(c, "nmod") && x.tree.Case(c) == "of" && x.typeOf(c).Is(schema.Place) {
			return true
		}
	}
	return false
}

// actorBelow returns the country or organisation that the noun at h is said to be of, or nil.
func (x *extractor) actorBelow(h int) *schema.Entity {
	if h < 0 {
		return nil
	}
	for _, c := range x.tree.Children(h) {
		if !x.tree.Is(c, "nmod") {
			continue
		}
		switch x.tree.Case(c) {
		case "of", "at", "for", "with", "'s":
			if e := x.actorAt(c); e != nil {
				return e
			}
		}
	}
	return nil
}

// portfolio are the nouns that end the name of what an office is for, which may look like a body: "National Security
// Advisor".
var portfolio = wordList("portfolio")

// actorAt returns the country or organisation that token i heads a mention of, or nil.
func (x *extractor) actorAt(i int) *schema.Entity {
	k, ok := x.byHead[i]
	if !ok || x.d.Mentions[k].Cluster < 0 {
		return nil
	}
	e := x.entity(x.d.Mentions[k].Cluster)
	if e == nil || e.Type == schema.Organization && portfolio[x.lemma(i)] {
		return nil
	}
	if e.Type == schema.Country || e.Type.Is(schema.Organization) {
		return e
	}
	return nil
}

func (x *extractor) knownOffice(person arg, title text.Range) *schema.Entity {
	id := person.node.Entity.ID.Local()
	offices := x.g.Offices(id)
	if !x.d.Date.IsZero() {
		offices = x.g.OfficeAt(id, x.d.Date.Format("2006-01-02"))
	}
	last := strings.ToLower(x.d.Tokens[titleHead(x.d, title)].Form)
	var of *gazetteer.Entity
	for _, o := range offices {
		if o.Of == nil || !strings.Contains(o.Title, last) {
			continue
		}
		if of != nil && of != o.Of {
			return nil
		}
		of = o.Of
	}
	if of == nil {
		return nil
	}
	return entityOf(x.g, of)
}

func entityOf(g *gazetteer.Gazetteer, e *gazetteer.Entity) *schema.Entity {
	out := link.Known(g, e)
	return &out
}
