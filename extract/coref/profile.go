package coref

import (
	"slices"
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// profile is what a mention shows of itself: what the ranker reads features from, worked out once a mention.
type profile struct {
	class  Class
	kind   kind
	number number
	gender gender
	typ    int // index in coarseTypes
	role   role
	lemma  string // of the head, in small letters
	// words are the lemmas of the content words of the phrase but its head, sorted; numbers are those that are
	// numerals.
	words, numbers []string
	key            string // the phrase in small letters without determiner and possessive mark
	sentence       int
	lexical        int // row of the lemma in the ranker's lexicon, 0 for none
	form           int // of a pronoun: index in pronouns, from 1
}

// kind says how a mention is worded.
type kind int

const (
	kindName kind = iota
	kindDefinite
	kindIndefinite
	kindDemonstrative
	kindPossessed
	kindBare
	kindGroup // a coordinated phrase
	kindI
	kindWe
	kindYou
	kindHe
	kindShe
	kindIt
	kindThey
	kindThis
	kindOther
	kinds
)

type number int

const (
	numberUnknown number = iota
	singular
	plural
	numbers
)

type gender int

const (
	genderUnknown gender = iota
	male
	female
	person
	thing
	genders
)

type role int

const (
	roleOther role = iota
	roleSubject
	rolePassive
	roleObject
	roleOblique
	roleModifier
	rolePossessor
	roleApposition
	roleConjunct
	rolePredicate
	roleRoot
	roleCompound
	roles
)

// pronoun says what a pronoun tells of what it means.
type pronoun struct {
	form   string
	kind   kind
	number number
	gender gender
}

// pronouns are the words that the ranker takes for pronouns; the index in the list is part of a feature.
var pronouns = []pronoun{
	{"i", kindI, singular, person}, {"me", kindI, singular, person}, {"my", kindI, singular, person},
	{"mine", kindI, singular, person}, {"myself", kindI, singular, person},
	{"we", kindWe, plural, person}, {"us", kindWe, plural, person}, {"our", kindWe, plural, person},
	{"ours", kindWe, plural, person}, {"ourselves", kindWe, plural, person},
	{"you", kindYou, numberUnknown, person}, {"your", kindYou, numberUnknown, person},
	{"yours", kindYou, numberUnknown, person},
	{"yourself", kindYou, singular, person}, {"yourselves", kindYou, plural, person},
	{"he", kindHe, singular, male}, {"him", kindHe, singular, male}, {"his", kindHe, singular, male},
	{"himself", kindHe, singular, male},
	{"she", kindShe, singular, female}, {"her", kindShe, singular, female}, {"hers", kindShe, singular, female},
	{"herself", kindShe, singular, female},
	{"it", kindIt, singular, thing}, {"its", kindIt, singular, thing}, {"itself", kindIt, singular, thing},
	{"they", kindThey, plural, genderUnknown}, {"them", kindThey, plural, genderUnknown},
	{"their", kindThey, plural, genderUnknown},
	{"theirs", kindThey, plural, genderUnknown}, {"themselves", kindThey, plural, genderUnknown},
	{"both", kindThey, plural, genderUnknown},
	{"this", kindThis, singular, thing}, {"that", kindThis, singular, thing}, {"these", kindThis, plural, genderUnknown},
	{"those", kindThis, plural, genderUnknown},
}

var pronounIndex = func() map[string]int {
	out := map[string]int{}
	for i, p := range pronouns {
		out[p.form] = i + 1
	}
	return out
}()

// coarseTypes are the node types that the ranker tells apart, the first that covers a type being its own; 0 is none.
var coarseTypes = []schema.NodeType{
	schema.Any, schema.Person, schema.Group, schema.Country, schema.Government, schema.Organization, schema.Place,
	schema.Agreement, schema.Document,
	schema.Initiative, schema.EventNode, schema.Aid, schema.Weapon, schema.Quantity, schema.Time, schema.Topic,
}

func coarseType(t schema.NodeType) int {
	for i := 1; i < len(coarseTypes); i++ {
		if t == coarseTypes[i] || t.Is(coarseTypes[i]) {
			return i
		}
	}
	return 0
}

// profileOf works out the profile of mention i.
func (r *resolver) profileOf(i int) profile {
	m := &r.d.Mentions[i]
	p := profile{typ: coarseType(m.Type), sentence: r.d.SentenceOf(m.Head), class: Description}
	if r.d.Tokens[m.Head].UPOS == "CCONJ" {
		first := r.d.Tokens[r.d.Tokens[m.Head].Head].Head
		p.kind, p.number, p.role, p.typ = kindGroup, plural, r.roleOf(first), coarseType(m.Type)
		p.lemma = "and"
		p.key = r.phraseKey(m.Phrase)
		return p
	}
	tok := &r.d.Tokens[m.Head]
	p.lemma, p.role = HeadLemma(r.d, m), r.roleOf(m.Head)
	form := strings.ToLower(tok.Form)
	if k := pronounIndex[form]; k > 0 && (tok.UPOS == "PRON" || tok.UPOS == "DET") {
		pr := &pronouns[k-1]
		p.kind, p.number, p.gender, p.form, p.key = pr.kind, pr.number, pr.gender, k, form
		p.class = ThirdPerson
		if p.kind == kindI || p.kind == kindWe || p.kind == kindYou {
			p.class = Speaker
		}
		return p
	}
	p.number, p.gender, p.kind = r.numberOf(m), r.genderOf(m), r.wording(m)
	p.key = r.phraseKey(m.Tokens)
	phrase := phraseOf(m)
	for t := phrase.First; t < phrase.Last; t++ {
		if t == m.Head || t >= phrase.First+maxPhraseWords {
			continue
		}
		switch w := &r.d.Tokens[t]; w.UPOS {
		case "NOUN", "PROPN", "ADJ", "VERB":
			p.words = append(p.words, strings.ToLower(w.Lemma))
		case "NUM":
			p.numbers = append(p.numbers, strings.ToLower(w.Form))
		}
	}
	slices.Sort(p.words)
	p.lexical = r.ranker.lexical(p.lemma)
	return p
}

// phraseOf returns the phrase of m, or its tokens where it has none.
func phraseOf(m *text.Mention) text.Range {
	if m.Phrase.Len() == 0 {
		return m.Tokens
	}
	return m.Phrase
}

// maxPhraseWords bounds the words of a phrase that are looked at: a phrase with a clause in it can be as long as its
// sentence.
const maxPhraseWords = 24

// roleOf returns the grammatical role of token h, of the first conjunct if it is coordinated.
func (r *resolver) roleOf(h int) role {
	if r.tree.Child(h, "cop") >= 0 {
		return rolePredicate
	}
	switch {
	case r.tree.Is(h, "nsubj:pass"):
		return rolePassive
	case r.tree.Is(h, "nsubj", "csubj"):
		return roleSubject
	case r.tree.Is(h, "obj", "iobj"):
		return roleObject
	case r.tree.Is(h, "obl"):
		return roleOblique
	case r.tree.Is(h, "nmod:poss"):
		return rolePossessor
	case r.tree.Is(h, "nmod"):
		return roleModifier
	case r.tree.Is(h, "appos"):
		return roleApposition
	case r.tree.Is(h, "conj"):
		return roleConjunct
	case r.tree.Is(h, "root"):
		return roleRoot
	case r.tree.Is(h, "compound", "amod", "flat"):
		return roleCompound
	}
	return roleOther
}

func (r *resolver) numberOf(m *text.Mention) number {
	tok := &r.d.Tokens[m.Head]
	switch {
	case r.plural(m.Head):
		return plural
	case m.Named && m.Type != schema.Person && tok.XPOS != "NN" && m.Tokens.Len() > 1:
		return singular
	case tok.XPOS == "NN" || tok.XPOS == "NNP":
		return singular
	}
	return numberUnknown
}

// genderOf returns what a phrase that is no pronoun tells of the gender of what it means.
func (r *resolver) genderOf(m *text.Mention) gender {
	told := loadLists().genders
	if g, ok := told[HeadLemma(r.d, m)]; ok {
		return g
	}
	for t := m.Title.First; t < m.Title.Last; t++ {
		if g, ok := told[strings.ToLower(r.d.Tokens[t].Form)]; ok {
			return g
		}
	}
	switch {
	case m.Type.Is(schema.Person):
		return person
	case m.Type == schema.Group, m.Type == schema.Any, m.Type == schema.Topic && !m.Named:
		return genderUnknown
	}
	return thing
}

// wording says how a phrase that is no pronoun begins.
func (r *resolver) wording(m *text.Mention) kind {
	if m.Named {
		return kindName
	}
	for _, c := range r.tree.Children(m.Head) {
		switch {
		case r.tree.Is(c, "nmod:poss"):
			return kindPossessed
		case r.tree.Is(c, "det"):
			switch strings.ToLower(r.d.Tokens[c].Form) {
			case "the", "both":
				return kindDefinite
			case "this", "that", "these", "those", "such":
				return kindDemonstrative
			}
			return kindIndefinite
		}
	}
	if r.d.Tokens[m.Head].UPOS == "PRON" || r.d.Tokens[m.Head].UPOS == "DET" {
		return kindOther
	}
	return kindBare
}

// phraseKey returns the words of a run in small letters, without its determiner and a possessive mark.
func (r *resolver) phraseKey(run text.Range) string {
	for run.First < run.Last-1 && r.d.Tokens[run.First].UPOS == "DET" {
		run.First++
	}
	for run.Len() > 1 && r.d.Tokens[run.Last-1].XPOS == "POS" {
		run.Last--
	}
	return strings.ToLower(r.d.Slice(r.d.SpanOf(run)))
}

// HeadLemma returns the lemma of the head of m as the lexicon of a ranker has it.
func HeadLemma(d *text.Doc, m *text.Mention) string { return strings.ToLower(d.Tokens[m.Head].Lemma) }
