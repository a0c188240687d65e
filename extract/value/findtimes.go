package value

import (
	"sort"

	"entente/extract/text"
)

// FindTimes returns the times among the tokens of r, which should be those of one sentence, in order and without
// overlap, seen from the date of the document. The tense is Past unless told; a caller that knows a time to hang on a
// coming event reads its words again with Time. A time that hangs on another (three years later) is completed by the
// one before it in r, if that is fine enough, and is open otherwise.
func FindTimes(d *text.Doc, r text.Range, tense ...Tense) []FoundTime {
	rd := newReader(d, r)
	if rd == nil {
		return nil
	}
	if len(tense) > 0 {
		rd.frame.tense = tense[0]
	}
	rd.countHeads(d)
	rd.nameOf(d, r)
	var out []FoundTime
	ref := ""
	for _, s := range rd.times() {
		toks := rd.tokens(s.start, s.end)
		v := Value{ISO: s.iso(), Text: words(d, toks), rest: s.rest}
		if v.ISO == "" && ref != "" {
			if done, ok := v.From(ref); ok {
				v = done
			}
		}
		if v.ISO != "" {
			ref = v.ISO
		}
		out = append(out, FoundTime{toks, v})
	}
	return out
}

// words returns the words of the tokens in r: the text itself, or the forms if the tokens do not slice it.
func words(d *text.Doc, r text.Range) string {
	if s := d.SpanOf(r); s.Start >= 0 && s.Start < s.End && s.End <= len(d.Text) {
		return d.Slice(s)
	}
	out := ""
	for i := r.First; i < r.Last; i++ {
		out += d.Tokens[i].Form
		if d.Tokens[i].SpaceAfter && i+1 < r.Last {
			out += " "
		}
	}
	return out
}

// nameOf notes which pieces are in the name of a person.
func (r *reader) nameOf(d *text.Doc, rng text.Range) {
	k := sort.Search(len(d.Names), func(k int) bool { return d.Names[k].Tokens.Last > rng.First })
	for ; k < len(d.Names) && d.Names[k].Tokens.First < rng.Last; k++ {
		if d.Names[k].Kind != "PER" {
			continue
		}
		if r.names == nil {
			r.names = make([]bool, len(r.pieces))
		}
		for i := range r.pieces {
			if d.Names[k].Tokens.Has(r.pieces[i].token) {
				r.names[i] = true
			}
		}
	}
}

// timed is a time in the pieces [start, end).
type timed struct {
	when
	start, end int
}

// times returns the times among the pieces.
func (r *reader) times() []timed {
	var out []timed
	for i := 0; i < len(r.pieces); {
		if !r.at(i).first || !r.mayBeginTime(i) {
			i++
			continue
		}
		w, j, ok := r.expression(i)
		if !ok || !r.bounded(i, j) {
			i++
			continue
		}
		start := i
		if r.low(i) == "from" && w.fixed == "" && !w.open && r.low(i+1) != "" {
			start++ // "a report from 2014"
		}
		if next := r.at(start + 1); r.low(start) == "the" && next.first &&
			(next.kind == number || next.low == "'" || monthNames[next.low] > 0 || weekdayNames[next.low] > 0) {
			start++ // "the 2017 elections"
		}
		out = append(out, timed{w, start, j})
		i = j
	}
	return out
}

// opening are the words that a time may begin with, beside months, weekdays and numbers.
var opening = lists.Set("opening")

// mayBeginTime says quickly whether a time may begin at i.
func (r *reader) mayBeginTime(i int) bool {
	p := r.at(i)
	switch p.kind {
	case number:
		return !r.tied(i) || r.low(i-1) == "/" || r.low(i-1) == "-" && dating[r.low(i-2)]
	case symbol:
		return p.low == "'" && r.at(i+1).kind == number
	}
	return opening[p.low] || monthNames[p.low] > 0 || weekdayNames[p.low] > 0 || units[p.low] > 0 || tens[p.low] > 0 ||
		ordinals[p.low] > 0 || plurals[p.low].coef > 0
}
