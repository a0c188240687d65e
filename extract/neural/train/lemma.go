package train

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"

	"entente/extract/neural"
	"entente/extract/parse"
)

// LearnLemmas makes the list of lemmas from sentences: for each tag, rules for endings, and the forms that the rules
// get wrong. known tells words in small letters.
func LearnLemmas(sents []Sentence, known func(string) bool) ([]byte, error) {
	tags := lemmaCounts(sents)
	count := map[string]int{}
	for t, forms := range tags {
		for _, f := range forms {
			count[t] += f.total
		}
	}
	var text bytes.Buffer
	for _, t := range byCount(count, 1) {
		if err := writeLemmas(&text, t, tags[t], known); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(text.Bytes()); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// lemmaForm counts the lemmas of a form. A form that is only known as a mistake gives no rule.
type lemmaForm struct {
	lemmas  map[string]int
	total   int
	mistake bool
}

// best returns the most frequent lemma.
func (f *lemmaForm) best() string {
	best := ""
	for l, n := range f.lemmas {
		if m := f.lemmas[best]; n > m || n == m && (best == "" || l < best) {
			best = l
		}
	}
	return best
}

func lemmaCounts(sents []Sentence) map[string]map[string]*lemmaForm {
	tags := map[string]map[string]*lemmaForm{}
	for _, mistakes := range []bool{false, true} {
		for _, s := range sents {
			for _, w := range s.Words {
				if strings.Contains(w.Feats, "Typo=Yes") != mistakes || w.Lemma == "_" && w.Form != "_" {
					continue
				}
				t, form := w.UPOS+"\t"+w.XPOS, w.Form
				if w.UPOS != "PUNCT" {
					form = neural.Normalize(form)
				}
				if tags[t] == nil {
					tags[t] = map[string]*lemmaForm{}
				}
				f := tags[t][form]
				if f == nil {
					f = &lemmaForm{lemmas: map[string]int{}, mistake: mistakes}
					tags[t][form] = f
				}
				if f.mistake == mistakes {
					f.lemmas[w.Lemma]++
					f.total++
				}
			}
		}
	}
	return tags
}

// writeLemmas writes the table of a tag.
func writeLemmas(text *bytes.Buffer, t string, words map[string]*lemmaForm, known func(string) bool) error {
	cases := "lkt"
	if strings.HasPrefix(t, "PROPN") || strings.HasPrefix(t, "X\t") || strings.HasPrefix(t, "SYM") {
		cases = "klt"
	}
	forms := make([]string, 0, len(words))
	for f := range words {
		if !strings.ContainsAny(f, "\t\n\r") {
			forms = append(forms, f)
		}
	}
	slices.Sort(forms)
	votes := map[string]map[parse.Edit]int{}
	for _, f := range forms {
		w := words[f]
		e := parse.EditOf(f, w.best(), cases)
		if w.mistake || e.Cut > 0 && e.Cut >= len(f) || len(e.Add) > 3 {
			continue // as "Sept." to "September": a form, no rule
		}
		parse.Endings(f, func(k string) {
			if votes[k] == nil {
				votes[k] = map[parse.Edit]int{}
			}
			votes[k][e] += 1 + min(2, w.total/3)
		})
	}
	table := fmt.Sprintf("\x01%s\n", t)
	rules := pruneRules(votes)
	keys := make([]string, 0, len(rules))
	for k := range rules {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		table += fmt.Sprintf("\x02%s\t%s\n", k, rules[k])
	}
	l, err := parse.ReadLemmas(strings.NewReader(table), known)
	if err != nil {
		return err
	}
	text.WriteString(table)
	upos, xpos, _ := strings.Cut(t, "\t")
	for _, f := range forms {
		if best := words[f].best(); l.Lemma(f, upos, xpos) != best {
			fmt.Fprintf(text, "%s\t%s\n", f, parse.EditOf(f, best, cases))
		}
	}
	return nil
}

// pruneRules takes for each ending its most frequent edit, and leaves out the endings whose shorter ending says the
// same.
func pruneRules(votes map[string]map[parse.Edit]int) map[string]parse.Edit {
	keys := make([]string, 0, len(votes))
	for k := range votes {
		if !strings.ContainsAny(k, "\t\n") {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	rules := map[string]parse.Edit{}
	for _, k := range keys {
		var best parse.Edit
		top, total := 0, 0
		for e, n := range votes[k] {
			total += n
			if n > top || n == top && e.String() < best.String() {
				best, top = e, n
			}
		}
		inherited, ok := parse.Edit{}, false
		for cut := 2; cut <= len(k) && !ok; cut++ {
			inherited, ok = rules[k[:1]+k[cut:]]
		}
		if ok && inherited == best || ok && len(k) > 3 && total < 2 {
			continue
		}
		rules[k] = best
	}
	return rules
}
