package conllu

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/text"
)

// FromDoc makes sentences of a Doc: "# newdoc id", "# newpar", "# sent_id" and "# text" comments, one word a token, and
// multiword tokens as UD English has them, wherever two tokens share a written word ("don't", "cannot", "Japan's").
// White space that is not one space is spelled out as SpacesAfter, so that ToDoc gives back the text and the offsets.
// Bytes that are not UTF-8 become U+FFFD, because a CoNLL-U file is UTF-8.
func FromDoc(d *text.Doc) []*Sentence {
	var out []*Sentence
	for i := range d.Sentences {
		r := d.Sentences[i].Tokens
		if r.Len() == 0 {
			continue
		}
		s := &Sentence{}
		newpar := true
		if len(out) == 0 {
			id := "# newdoc"
			if d.ID != "" {
				id += " id = " + valid(d.ID)
			}
			s.Comments = append(s.Comments, id)
		} else {
			between := d.Text[d.Tokens[r.First-1].End:d.Tokens[r.First].Start]
			newpar = strings.Count(between, "\n") > 1
		}
		if newpar {
			s.Comments = append(s.Comments, "# newpar")
		}
		sentID := strconv.Itoa(len(out) + 1)
		if d.ID != "" {
			sentID = valid(d.ID) + "-" + sentID
		}
		s.Comments = append(s.Comments, "# sent_id = "+sentID)
		addWords(s, d, r)
		out = append(out, s)
	}
	return out
}

func addWords(s *Sentence, d *text.Doc, r text.Range) {
	var line strings.Builder
	for i := r.First; i < r.Last; {
		last := i + 1
		for last < r.Last && oneWritten(&d.Tokens[last-1], &d.Tokens[last]) {
			last++
		}
		misc, gap := miscOf(d, i, last, r)
		if last > i+1 {
			s.Multiwords = append(s.Multiwords, Multiword{
				First: i - r.First + 1, Last: last - r.First,
				Form: valid(d.Text[d.Tokens[i].Start:d.Tokens[last-1].End]), Misc: misc,
			})
			misc = ""
		}
		for j := i; j < last; j++ {
			t := &d.Tokens[j]
			head := NoHead
			switch {
			case r.Has(t.Head):
				head = t.Head - r.First + 1
			case t.Head == text.NoHead && t.Deprel != "":
				head = 0
			}
			s.Words = append(s.Words, Word{
				ID: j - r.First + 1, Form: valid(d.Slice(t.Span)), Lemma: valid(t.Lemma), UPOS: t.UPOS, XPOS: t.XPOS,
				Feats: t.Feats, Head: head, Deprel: t.Deprel, Misc: misc,
			})
		}
		line.WriteString(valid(d.Text[d.Tokens[i].Start:d.Tokens[last-1].End]))
		if last < r.Last {
			line.WriteString(gap)
		}
		i = last
	}
	s.Comments = append(s.Comments, "# text = "+line.String())
}

// miscOf returns the MISC column of the written token that ends before token last, and how its gap shows in "# text".
func miscOf(d *text.Doc, first, last int, r text.Range) (misc, shown string) {
	var parts []string
	if first == 0 && d.Tokens[0].Start > 0 {
		parts = append(parts, "SpacesBefore="+valid(escapeSpaces(d.Text[:d.Tokens[0].Start])))
	}
	end := len(d.Text)
	if last < len(d.Tokens) {
		end = d.Tokens[last].Start
	}
	gap := d.Text[d.Tokens[last-1].End:end]
	shown = " "
	switch {
	case gap == "" && last == len(d.Tokens):
	case gap == "":
		parts = append(parts, "SpaceAfter=No")
		shown = ""
	case gap == " " && last < len(d.Tokens):
	case gap == "\n\n" && last == r.Last && last < len(d.Tokens): // said by "# newpar"
	default:
		parts = append(parts, "SpacesAfter="+valid(escapeSpaces(gap)))
	}
	return strings.Join(parts, "|"), shown
}

// oneWritten reports whether b continues the written word of a: nothing stands between them and either letters meet
// (can|not, gon|na) or b is a clitic with an apostrophe (n't, 's).
func oneWritten(a, b *text.Token) bool {
	if a.End != b.Start || a.Form == "" || b.Form == "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(a.Form)
	if !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '.' {
		return false
	}
	after, n := utf8.DecodeRuneInString(b.Form)
	if after == '\'' || after == '’' || after == '`' {
		return b.XPOS == "POS" || len(b.Form) > n && unicode.IsLetter(rune(b.Form[n]))
	}
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
