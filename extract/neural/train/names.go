package train

import (
	"cmp"
	"slices"
	"strings"
)

// NamesFromEntities tags the proper names of sentences that carry GUM's Entity annotation (typed, nested mentions): a
// mention of a person, an organisation or a place whose head is a proper noun gives the run of proper nouns around
// that head. Mentions that are no names leave their words outside.
func NamesFromEntities(sents []Sentence) {
	var stack []mention // open mentions may cross the borders of sentences
	for i := range sents {
		words := sents[i].Words
		var closed []mention
		for w := range words {
			stack, closed = scanEntity(words[w].entity, w, stack, closed)
		}
		for k := range stack {
			stack[k].start = -1 // begun in an earlier sentence: no name
		}
		slices.SortStableFunc(closed, func(a, b mention) int {
			return cmp.Or(cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
		})
		for w := range words {
			words[w].Name = "O"
		}
		for _, m := range closed {
			tagMention(words, m)
		}
	}
}

type mention struct {
	id, kind   string
	start, end int
}

// scanEntity reads "(1-person-…(2-place-…)1)" at word w.
func scanEntity(s string, w int, stack, closed []mention) (_, _ []mention) {
	for s != "" {
		if s[0] == '(' {
			end := strings.IndexAny(s[1:], "()") + 1
			if end == 0 {
				end = len(s)
			}
			f := strings.SplitN(s[1:end], "-", 3)
			m := mention{id: f[0], start: w}
			if len(f) > 1 {
				m.kind = f[1]
			}
			if s = s[end:]; strings.HasPrefix(s, ")") {
				m.end, s = w+1, s[1:]
				closed = append(closed, m)
			} else {
				stack = append(stack, m)
			}
			continue
		}
		end := strings.IndexByte(s, ')')
		if end < 0 {
			break
		}
		id := s[:end]
		s = s[end+1:]
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].id == id {
				m := stack[k]
				stack = slices.Delete(stack, k, k+1)
				if m.start >= 0 {
					m.end = w + 1
					closed = append(closed, m)
				}
				break
			}
		}
	}
	return stack, closed
}

var nameKinds = map[string]string{"person": "PER", "organization": "ORG", "place": "LOC"}

// titles are proper nouns that are no part of a person's name.
var titles = map[string]bool{
	"president": true, "mr.": true, "mr": true, "mrs.": true, "mrs": true, "ms.": true, "ms": true, "dr.": true,
	"dr": true, "minister": true, "prime": true, "secretary": true, "general": true, "gen.": true, "senator": true,
	"sen.": true, "governor": true, "king": true, "queen": true, "prince": true, "princess": true, "judge": true,
	"justice": true, "professor": true, "prof.": true, "captain": true, "capt.": true, "colonel": true, "col.": true,
	"sir": true, "lord": true, "lady": true, "chairman": true, "director": true, "mayor": true, "chancellor": true,
	"vice": true, "speaker": true, "congressman": true, "rep.": true, "officer": true, "pope": true, "saint": true,
	"lieutenant": true, "lt.": true, "sergeant": true, "sgt.": true, "chief": true, "ambassador": true,
	"commissioner": true, "emperor": true, "empress": true, "protector": true, "earl": true, "duke": true,
	"fellow": true, "command": true, "emeritus": true, "count": true, "baron": true, "bishop": true, "archbishop": true,
	"admiral": true, "major": true, "deputy": true, "attorney": true, "representative": true, "councillor": true,
	"honor": true, "your": true, "miss": true,
}

func tagMention(words []Word, m mention) {
	kind, ok := nameKinds[m.kind]
	if !ok {
		return
	}
	head := -1
	for w := m.start; w < m.end; w++ {
		if h := words[w].Head - 1; h < m.start || h >= m.end {
			head = w
			break
		}
	}
	if head < 0 || words[head].UPOS != "PROPN" || kind == "PER" && words[head].XPOS == "NNPS" {
		return
	}
	lo, hi := head, head+1
	for lo > m.start && inName(words, lo-1, m, kind) {
		lo--
	}
	for hi < m.end && inName(words, hi, m, kind) {
		hi++
	}
	for lo < hi && !proper(words[lo]) && words[lo].UPOS != "NUM" {
		lo++
	}
	for hi > lo && !proper(words[hi-1]) && words[hi-1].UPOS != "NUM" {
		hi--
	}
	if kind == "PER" {
		for lo < hi && titles[strings.ToLower(words[lo].Form)] {
			lo++
		}
	}
	for w := lo; w < hi; w++ {
		if words[w].Name != "O" {
			return
		}
	}
	for w := lo; w < hi; w++ {
		if w == lo {
			words[w].Name = "B-" + kind
		} else {
			words[w].Name = "I-" + kind
		}
	}
}

// proper reports whether w is a proper noun, or another word as part of one ("United" in "United States").
func proper(w Word) bool { return w.UPOS == "PROPN" || w.XPOS == "NNP" || w.XPOS == "NNPS" }

// inName reports whether word w of a mention may belong to the name around its head.
func inName(words []Word, w int, m mention, kind string) bool {
	switch x := words[w]; {
	case proper(x) || x.XPOS == "HYPH":
		return true
	case kind == "PER":
		return false
	}
	// "University of the West", "Food and Drug Administration": small words between proper nouns.
	small := func(i int) bool {
		switch strings.ToLower(words[i].Form) {
		case "of", "and", "for", "the", "&", "on", "de":
			return true
		}
		return false
	}
	if !small(w) {
		return false
	}
	lo, hi := w, w+1
	for lo > m.start && small(lo) {
		lo--
	}
	for hi < m.end-1 && small(hi) {
		hi++
	}
	return hi < m.end && proper(words[lo]) && proper(words[hi])
}
