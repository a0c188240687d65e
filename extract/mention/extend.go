package mention

import (
	"strings"

	"entente/extract/text"
	"entente/extract/wordlist"
	"entente/schema"
)

// widened extends a name to the left over the capitalised words of its phrase: "Cancer Society" to "American Cancer
// Society", and over what a hyphen joins to it: "Level Dialogue" to "High-Level Dialogue". The word that begins a
// sentence is capitalised anyway and must be a proper noun.
func (f *finder) widened(r text.Range) text.Range {
	head := f.headOf(r)
	for r.First > 0 {
		if joined := f.hyphened(r.First); joined < r.First {
			r.First = joined
			continue
		}
		t := &f.d.Tokens[r.First-1]
		common := (t.UPOS == "ADJ" || t.UPOS == "NOUN") && !boundary(f.d, r.First-2)
		if !startsUpper(t.Form) || isTitleWord(t) || t.UPOS != "PROPN" && !common || r.Len() == 1 && t.UPOS != "NOUN" {
			break
		}
		if !f.tree.Under(r.First-1, head) || f.tree.Is(r.First-1, "nmod:poss") {
			break
		}
		r.First--
	}
	return r
}

// hyphened returns the first token of what a hyphen joins to the front of token i, if it begins with a capital, or i.
func (f *finder) hyphened(i int) int {
	if i < 2 || f.d.Tokens[i-1].SpaceAfter || f.d.Tokens[i-2].SpaceAfter || !startsUpper(f.d.Tokens[i-2].Form) {
		return i
	}
	switch f.d.Tokens[i-1].Form {
	case "-", "–", "‑":
		return i - 2
	}
	return i
}

// completed extends the name of an organisation to the right over the capitalised noun that it modifies: "Kivu Peace"
// to "Kivu Peace Forum".
func (f *finder) completed(r text.Range) text.Range {
	for r.Last < len(f.d.Tokens) {
		t, head := &f.d.Tokens[r.Last], f.headOf(r)
		if t.UPOS != "PROPN" && t.UPOS != "NOUN" || !startsUpper(t.Form) || isPersonNoun(t) {
			break
		}
		if f.d.Tokens[head].Head != r.Last || !f.tree.Is(head, "compound", "amod", "flat") {
			break
		}
		r.Last++
	}
	return r
}

// trimmedName drops the small words at the ends of a name of the reader: "Democratic Unionist Party and".
func (f *finder) trimmedName(r text.Range) text.Range {
	small := func(i int) bool {
		switch t := &f.d.Tokens[i]; t.UPOS {
		case "ADP", "CCONJ", "SCONJ", "DET", "AUX":
			return !startsUpper(t.Form)
		case "PUNCT":
			return t.Form != ")"
		}
		return false
	}
	for r.Len() > 0 && small(r.Last-1) {
		r.Last--
	}
	for r.Len() > 0 && small(r.First) {
		r.First++
	}
	return r
}

// afterInitial extends the name of a person that ends in the letter of a middle name over the surname after it, and
// over the number of a namesake: "John C." to "John C. Calhoun", "Adlai Stevenson" to "Adlai Stevenson II".
func (f *finder) afterInitial(r text.Range) text.Range {
	if r.Last >= len(f.d.Tokens) {
		return r
	}
	next := &f.d.Tokens[r.Last]
	if r.Len() > 1 && isInitial(f.d.Tokens[r.Last-1].Form) && next.UPOS == "PROPN" && startsUpper(next.Form) {
		r.Last++
	}
	if r.Len() > 1 && r.Last < len(f.d.Tokens) {
		switch f.d.Tokens[r.Last].Form {
		case "II", "III", "IV":
			r.Last++
		}
	}
	return r
}

// stormWords begin the names of storms.
var stormWords = wordlist.Of("typhoon supertyphoon hurricane cyclone storm superstorm")

// IsStorm reports whether a word begins the name of a storm: "Hurricane".
func IsStorm(form string) bool { return stormWords[strings.ToLower(form)] }

// withStorm extends what the reader takes for a person over the word that makes a storm of it: "Kyle" to "Hurricane
// Kyle".
func (f *finder) withStorm(r text.Range) text.Range {
	if r.First > 0 && startsUpper(f.d.Tokens[r.First-1].Form) && IsStorm(f.d.Tokens[r.First-1].Form) {
		r.First--
	}
	return r
}

// madeOf reports whether a name of the reader is nothing but names of the gazetteer, whose last tokens known gives by
// their first, with small words between them ("Minsk Group of the OSCE") or nouns of people after them ("G20 Leaders").
func (f *finder) madeOf(r text.Range, known map[int]int) bool {
	within, after := 0, -1
	for i := r.First; i < r.Last; i++ {
		last, ok := known[i]
		switch t := NounType(f.d.Tokens[i].Lemma); {
		case ok && i == after:
			return false // "South Asia Free Trade Agreement" is one
		case ok:
			within, after = within+1, last
			i = last - 1
		case within > 0 && i == r.Last-1 && (t == schema.Person || t == schema.Group && f.d.Tokens[i].Lemma != "party"):
			within++
		case startsUpper(f.d.Tokens[i].Form) || f.d.Tokens[i].UPOS == "NOUN" || f.d.Tokens[i].UPOS == "ADJ":
			return false
		}
	}
	return within > 1
}

// maxPlace is the longest name of a place that a party is of, in tokens.
const maxPlace = 4

// ofPlace extends the name of a party over the place that it is of: "Communist Party" to "Communist Party of Greece".
func (f *finder) ofPlace(r text.Range) text.Range {
	last := r.Last
	if f.d.Tokens[last-1].Form != "Party" || last+2 >= len(f.d.Tokens) || f.d.Tokens[last].Form != "of" {
		return r
	}
	if last++; strings.EqualFold(f.d.Tokens[last].Form, "the") {
		last++
	}
	for i := last; i < min(len(f.d.Tokens), last+maxPlace); i++ {
		if t := &f.d.Tokens[i]; t.UPOS != "PROPN" || !startsUpper(t.Form) {
			break
		}
		r.Last = i + 1
	}
	return r
}

// boundary reports whether token i is the last of its sentence, or there is none.
func boundary(d *text.Doc, i int) bool {
	s := d.SentenceOf(i)
	return s < 0 || d.Sentences[s].Tokens.Last == i+1
}

// withoutTitle drops titles at the front of a name of the reader ("President Biden") and what stands
// before them; a name that is nothing but a title is none. Words that are titles before a person alone ("Marshal") are
// dropped where the reader takes the name for one.
func (f *finder) withoutTitle(r text.Range, person bool) text.Range {
	for i := r.Last - 1; i >= r.First; i-- {
		t, joined := &f.d.Tokens[i], i+1 < r.Last && f.d.Tokens[i+1].Form == "-" // "Gen-Probe"
		if !joined && (isPersonNoun(t) || person && i < r.Last-1 && isTitleWord(t)) {
			r.First = i + 1
			break
		}
	}
	if r.Len() == 1 && isSuffix(f.d.Tokens[r.First].Form) {
		return text.Range{}
	}
	return r
}

// isSuffix reports whether a word follows a person's name as part of it.
func isSuffix(form string) bool {
	switch strings.TrimSuffix(form, ".") {
	case "Jr", "Sr", "II", "III":
		return true
	}
	return false
}

// withSuffix extends a person's name over "Jr." after it.
func (f *finder) withSuffix(r text.Range) text.Range {
	for _, next := range []int{r.Last, r.Last + 1} {
		if next < len(f.d.Tokens) && isSuffix(f.d.Tokens[next].Form) && (next == r.Last || f.d.Tokens[r.Last].Form == ",") {
			r.Last = next + 1
			break
		}
	}
	return r
}
