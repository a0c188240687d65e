package mention

import (
	_ "embed"
	"slices"
	"strings"

	"entente/extract/text"
	"entente/extract/wordlist"
	"entente/schema"
)

// maxTitle is the longest title in tokens: "deputy assistant secretary of state for European affairs".
const maxTitle = 8

// title returns the words before token end that say what the person is whose name begins there: "external affairs
// minister" in "external affairs minister S Jaishankar". They are nouns and adjectives, an "of" among them, and one
// of them is the noun of a person; words that hold another name are part of it ("Japanese foreign minister"). Without
// such words it is empty. sure says that the name is a person's whatever stands before it: only then may the title go
// on after its noun.
//
// The words decide and not the tree: a title and a name are the construction on which parsers differ most.
func (f *finder) title(end int, sure bool) text.Range {
	s := f.d.SentenceOf(end)
	if s < 0 {
		return text.Range{}
	}
	if sure {
		if r := f.titleOf(end, f.d.Sentences[s].Tokens.First); r.Len() > 0 {
			return r
		}
	}
	first, person := end, -1
	for i := end - 1; i >= f.d.Sentences[s].Tokens.First && end-i <= maxTitle; i-- {
		tok := &f.d.Tokens[i]
		switch {
		case tok.Form == "-" || tok.Form == "–":
			continue
		case i == end-2 && person < 0 && strings.EqualFold(tok.Form, "of"):
			// "secretary of state": the noun of the person stands before "of".
			continue
		case tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && tok.UPOS != "ADJ":
			return f.titleFrom(first, person, end)
		case isTitleWord(tok):
			person = i
		case person < 0 && !(i == end-1 && i > 0 && strings.EqualFold(f.d.Tokens[i-1].Form, "of")):
			return text.Range{}
		}
		first = i
	}
	return f.titleFrom(first, person, end)
}

// titleOf returns a title that goes on after its noun: "the President of Colombia" before "Juan Manuel Santos", "US
// Secretary of the Treasury" before "Scott Bessent". Everything between the noun and the name belongs to an "of" or a
// "for".
func (f *finder) titleOf(end, begin int) text.Range {
	of := -1
	for i := end - 1; i >= begin && end-i <= maxTitle; i-- {
		tok := &f.d.Tokens[i]
		switch {
		case strings.EqualFold(tok.Form, "of") || strings.EqualFold(tok.Form, "for"):
			of = i
		case tok.UPOS == "DET" || tok.Form == "and" || tok.XPOS == "POS":
		case tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && tok.UPOS != "ADJ":
			return text.Range{}
		case of == i+1 && isPersonNoun(tok):
			first := i
			for first > begin && slices.Contains([]string{"NOUN", "PROPN", "ADJ"}, f.d.Tokens[first-1].UPOS) {
				first--
			}
			return text.Range{First: first, Last: end}
		}
	}
	return text.Range{}
}

// titleFrom returns the title from first to end if it holds the noun of a person.
func (f *finder) titleFrom(first, person, end int) text.Range {
	if person < 0 {
		return text.Range{}
	}
	return text.Range{First: first, Last: end}
}

//go:embed titles.txt
var titlesFile string

// titleWords are the lists of titles.txt.
var titleWords = wordlist.Parse(titlesFile).Sets()

// IsAddress reports whether a word is a form of address, which says no office: "Mr", "Sheikh", "Excellency".
func IsAddress(form string) bool { return titleWords["address"][bareWord(form)] }

// bareWord returns a word in small letters, without a dot after it.
func bareWord(form string) string { return strings.TrimSuffix(strings.ToLower(form), ".") }

// isTitleWord reports whether a token may be the title before the name of a person: "Mr", "Marshal", "President".
func isTitleWord(tok *text.Token) bool {
	return IsAddress(tok.Form) || titleWords["title"][bareWord(tok.Form)] || isPersonNoun(tok)
}

// isPersonNoun reports whether a token is the noun of a person's role.
func isPersonNoun(tok *text.Token) bool {
	return NounType(bareWord(tok.Form)) == schema.Person
}
