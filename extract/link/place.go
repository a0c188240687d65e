package link

import (
	"slices"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

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
	case "between":
		v := d.Tokens[h].Head
		return v >= 0 && (mention.NounType(d.Tokens[v].Lemma).Is(schema.Place) || listed("ways", d.Tokens[v].Lemma))
	case "on", "of", "against":
		// What is attacked or taken is the place.
		v := d.Tokens[h].Head
		return v >= 0 && mention.NounType(d.Tokens[v].Lemma) == schema.Attack
	}
	return t.Is(h, "appos", "nmod:unmarked", "obl:unmarked", "root", "list") && !t.Is(h, "nmod:poss")
}

// motion reports whether token v is a word of going or staying.
func motion(d *text.Doc, v int) bool {
	return v >= 0 && listed("motion", d.Tokens[v].Lemma)
}

// besideReach is how many mentions before and after one may be the next name: descriptions stand between them.
const besideReach = 3

// beside reports whether the name next to mention i, with a comma or a conjunction between them, may mean an entity
// that fits: "Atlanta, Georgia", "Georgia and Alabama".
func (l *linker) beside(i int, fits func(*gazetteer.Entity) bool) bool {
	m := &l.d.Mentions[i]
	for j := max(i-besideReach, 0); j < min(i+besideReach+1, len(l.d.Mentions)); j++ {
		o := &l.d.Mentions[j]
		gap := max(o.Tokens.First-m.Tokens.Last, m.Tokens.First-o.Tokens.Last)
		if gap < 1 || gap > 2 || !o.Named || !l.parted(m, o) {
			continue
		}
		for _, c := range l.g.Lookup(l.words(o)) {
			if fits(c.Entity) {
				return true
			}
		}
	}
	return false
}

// inCountry reports whether a comma and the name of another country than the one with the code, or of a region of
// another, follow mention i: "Palma, Mozambique".
func (l *linker) inCountry(i int, iso string) bool {
	m := &l.d.Mentions[i]
	if next := m.Tokens.Last; next+1 >= len(l.d.Tokens) || l.d.Tokens[next].Form != "," {
		return false
	}
	for j := i + 1; j < min(i+besideReach+1, len(l.d.Mentions)); j++ {
		o := &l.d.Mentions[j]
		if o.Tokens.First != m.Tokens.Last+1 || !o.Named {
			continue
		}
		cands := l.g.Lookup(l.words(o))
		if len(cands) == 0 || cands[0].Kind > gazetteer.KindFormer {
			return false
		}
		t := schema.NodeType(cands[0].Entity.Type)
		return (t == schema.Country || t == schema.Region) && cands[0].Entity.Country != "" &&
			!slices.ContainsFunc(cands, func(c gazetteer.Candidate) bool { return c.Entity.Country == iso })
	}
	return false
}

// parted reports whether only a comma and a conjunction stand between two mentions.
func (l *linker) parted(m, o *text.Mention) bool {
	if o.Tokens.First < m.Tokens.First {
		m, o = o, m
	}
	for i := m.Tokens.Last; i < o.Tokens.First; i++ {
		switch l.d.Tokens[i].Form {
		case ",", "and", "or", "&":
		default:
			return false
		}
	}
	return true
}

// cueReach is how many tokens on either side of a name a cue may stand.
const cueReach = 3

// cue returns the type of place that a word beside a mention goes with ("governor": a region), or schema.Any.
func (l *linker) cue(m *text.Mention) schema.NodeType {
	s := l.d.SentenceOf(m.Head)
	if s < 0 {
		return schema.Any
	}
	r := l.d.Sentences[s].Tokens
	for i := max(r.First, m.Tokens.First-cueReach); i < min(r.Last, m.Tokens.Last+cueReach); i++ {
		for _, t := range []schema.NodeType{schema.Region, schema.City} {
			if !m.Tokens.Has(i) && listed(string(t), l.d.Tokens[i].Lemma) {
				return t
			}
		}
	}
	return schema.Any
}
