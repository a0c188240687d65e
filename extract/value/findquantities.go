package value

import (
	"strings"

	"entente/extract/text"
	"entente/extract/wordlist"
)

// FindQuantities returns the quantities among the tokens of r, which should be those of one sentence, in order and
// without overlap, each as long as it goes: with its hedges, its magnitudes, and its unit or the noun that it counts.
// Numbers that are part of a time, that order something (27th) or that name it (Article 370) are left out, and so is a
// bare "one".
func FindQuantities(d *text.Doc, r text.Range) []Found {
	rd := newReader(d, r)
	if rd == nil {
		return nil
	}
	rd.countHeads(d)
	var out []Found
	times := rd.times()
	for i := 0; i < len(rd.pieces); {
		for len(times) > 0 && times[0].end <= i {
			times = times[1:]
		}
		if len(times) > 0 && times[0].start <= i {
			i = times[0].end
			continue
		}
		if !rd.at(i).first || !rd.mayBegin(i) {
			i++
			continue
		}
		q, ok := rd.quantity(i)
		if !ok || len(times) > 0 && times[0].start < q.end || !rd.counts(q) {
			i = rd.skip(i)
			continue
		}
		out = append(out, Found{rd.tokens(q.start, q.end), rd.literal(q)})
		i = q.end
	}
	return out
}

// newReader returns a reader of the tokens of r, or nil if there are none.
func newReader(d *text.Doc, r text.Range) *reader {
	r.First, r.Last = max(r.First, 0), min(r.Last, len(d.Tokens))
	if r.First >= r.Last {
		return nil
	}
	return &reader{pieces: piecesOf(d, r), frame: newFrame(d.Date, nil)}
}

// tokens returns the tokens of the pieces [i, end).
func (r *reader) tokens(i, end int) text.Range {
	return text.Range{First: r.at(i).token, Last: r.at(end-1).token + 1}
}

// countHeads notes for each piece of a number which piece is the noun that it counts.
func (r *reader) countHeads(d *text.Doc) {
	for i := range r.pieces {
		t := &d.Tokens[r.pieces[i].token]
		r.trees = r.trees || t.Deprel != ""
		if t.Deprel != "nummod" && !strings.HasPrefix(t.Deprel, "nummod:") {
			continue
		}
		if r.heads == nil {
			r.heads = make([]int, len(r.pieces))
			for k := range r.heads {
				r.heads[k] = -1
			}
		}
		for k := i + 1; k < len(r.pieces) && k <= i+maxNoun; k++ {
			if r.pieces[k].token == t.Head {
				r.heads[i] = k // its last piece stays
			}
		}
	}
}

// mayBegin says quickly whether a quantity may begin at i.
func (r *reader) mayBegin(i int) bool {
	p := r.at(i)
	switch p.kind {
	case number:
		return !r.tied(i)
	case symbol:
		return p.low == "-" && r.at(i+1).kind == number && p.gap == spaced && r.at(i+1).gap == glued ||
			p.low == "~" || symbols[p.low] != "" || vulgar[p.low].coef > 0
	}
	if hedges[p.low] != nil || p.low == "minus" {
		return true
	}
	switch p.low {
	case "a", "an", "half":
		return !r.tied(i)
	}
	if plurals[p.low].coef > 0 || r.numeral(i) && magnitudes[p.low].full == "" || vague[p.low] {
		return !r.tied(i) && r.tagged(i, true, "NUM", "NOUN", "ADJ", "DET", "PRON", "X", "ADV")
	}
	next := r.at(i + 1)
	return dollars[p.low] != "" && next.low == "$" || next.kind == number && (prefixed[p.low] != "" || codes[p.text])
}

// tied reports whether the piece at i hangs on the word before it by a hyphen or a slash: the 19 of Covid-19.
func (r *reader) tied(i int) bool {
	if r.at(i).gap != glued || i == 0 {
		return false
	}
	switch r.low(i - 1) {
	case "-", "/", ":", ".", "#", "+", "&", "@", "_":
		return i == 1 || r.at(i-1).gap == glued
	}
	return r.at(i-1).kind != symbol
}

// bareWords are numbers that say nothing where they stand alone.
var bareWords = wordlist.Of("one half hundred zero million")

// naming are the words before a number that names something.
var naming = lists.Set("naming")

// counts reports whether the number of q states how much, rather than names something.
func (r *reader) counts(q quantity) bool {
	if q.unit != "" {
		return true
	}
	if q.noun == 0 && r.fragment(q) || r.era(q) {
		return false
	}
	switch r.low(q.start - 1) {
	case "§", "|", "#", "aged":
		return q.noun > 0
	}
	return !r.age(q) && r.countsBehind(q)
}

// fragment reports whether a number without a noun says nothing where it stands, or is a part of something else.
func (r *reader) fragment(q quantity) bool {
	last := r.at(q.end - 1)
	switch {
	case q.score, r.join(q.end) > q.end: // six-in-ten
		return true
	case last.low == "+" && r.at(q.end).kind == number && r.at(q.end).gap == glued: // 2+2
		return true
	case last.low == "m" && last.gap == glued: // 375m is a depth as often as a number
		return true
	}
	return bareWords[last.low] && !r.numeral(q.end-2) && r.low(q.end-2) != "a" && r.at(q.end-2).kind != number
}

// era reports whether the number is a year of an era, or that of a paragraph.
func (r *reader) era(q quantity) bool {
	switch r.low(q.end) {
	case "bc", "bce", "ad":
		return true
	case ".", ")":
		return q.start == 0 && q.end == 1 && len(r.pieces) > 2
	}
	return false
}

// age reports whether the number is that of somebody's years.
func (r *reader) age(q quantity) bool {
	return r.low(q.start-1) == "of" && r.low(q.start-2) == "age" ||
		r.low(q.end) == "old" || r.low(q.end) == "-" && r.low(q.end+1) == "old"
}

// countsBehind reports whether the number counts, as far as the word before it tells.
func (r *reader) countsBehind(q quantity) bool {
	i := q.start
	p, before, after := r.at(i), r.at(i-1), r.at(q.end)
	switch {
	case p.low == "one" && r.tagged(i, false, "PRON"):
		return false
	case after.gap == glued && (after.low == "/" || after.low == ":") && r.at(q.end+1).kind == number:
		return false
	case before.low == "." && r.low(i-2) == "no":
		return false
	case before.kind != word || i == 0:
		return true
	case naming[before.low] && before.upos != "VERB":
		return q.noun > 0 && !r.capital(i-1)
	case q.noun == 0 && p.kind == number && q.end == i+1:
		// "Zrínyi 2026", "Boeing 747": a name before a bare number in digits.
		named := before.upos == "PROPN" || before.upos == "" && r.capital(i-1) && i > 1 && !functionWords[before.low]
		return !named
	}
	return true
}

// skip returns where the search goes on after piece i led nowhere: behind the numbers and signs that belong to it.
func (r *reader) skip(i int) int {
	i++
	for i < len(r.pieces) && r.at(i).gap == glued && r.at(i-1).kind != word && r.at(i-1).kind == number &&
		r.low(i) == "-" &&
		r.at(i+1).kind == number && r.at(i+1).gap == glued {
		i += 2
	}
	return i
}
