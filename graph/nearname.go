package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/schema"
)

// Bounds of the search for names that come near.
const (
	// maxPostings is how many names are compared for each word.
	maxPostings = 20_000
	// maxVariants is how many spellings of a word are followed, the nearest and most frequent first.
	maxVariants = 24
	// maxSought is how many words of a name are sought by their spelling: the longest, which tell most.
	maxSought = 2
)

// nearNames collects the names that come near the folded name that is wanted.
type nearNames struct {
	v     *View
	want  []rune
	words []string
	found map[schema.IRI]near
}

// resolveNear finds the names that have all words of the one wanted, and those that are spelt nearly like it.
func (v *View) resolveNear(ctx context.Context, folded string, found map[schema.IRI]near) error {
	n := &nearNames{v: v, want: []rune(folded), words: strings.Fields(folded), found: found}
	if err := n.byWords(ctx); err != nil {
		return err
	}
	return n.bySpelling(ctx)
}

// byWords looks for names that have all words, among those that have the rarest.
func (n *nearNames) byWords(ctx context.Context) error {
	rarest, least := "", 0
	for _, w := range n.words {
		count, err := n.v.number(vocabularyKey(w))
		if err != nil || count == 0 {
			return err
		}
		if rarest == "" || count < least {
			rarest, least = w, count
		}
	}
	return n.postings(ctx, rarest, func(name string) near {
		return near{name: name, how: ByWords, score: wordScore(n.words, name)}
	})
}

// bySpelling looks for names near the one wanted among those that have a word near one of its longest, or near all of
// them written as one.
func (n *nearNames) bySpelling(ctx context.Context) error {
	limit := spellLimit(n.want)
	if limit == 0 {
		return nil
	}
	sought := slices.Clone(n.words)
	slices.SortStableFunc(sought, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	sought = sought[:min(len(sought), maxSought)]
	if whole := strings.Join(n.words, ""); !slices.Contains(sought, whole) {
		sought = append(sought, whole)
	}
	compared := map[string]bool{}
	for _, word := range sought {
		variants, err := n.v.variants(ctx, word, limit)
		if err != nil {
			return err
		}
		for _, w := range variants {
			if compared[w] {
				continue
			}
			compared[w] = true
			err := n.postings(ctx, w, func(name string) near {
				return near{name: name, how: BySpelling, score: spellScore(n.want, name)}
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// postings offers the names that have a word, as rated, each the better of what is found of its entity.
func (n *nearNames) postings(ctx context.Context, word string, rate func(name string) near) error {
	left := maxPostings
	return n.v.sn.MetaScan(ctx, key('w', word+"\x00"), func(k, _ []byte) bool {
		_, rest := cutKey(k)
		name, iri, _ := strings.Cut(rest, "\x00")
		if r := rate(name); r.score > n.found[schema.IRI(iri)].score {
			n.found[schema.IRI(iri)] = r
		}
		left--
		return left > 0
	})
}

// variant is a word that is spelt nearly like another.
type variant struct {
	word       string
	far, count int
}

// variants lists the words of names that differ from word in at most limit letters, the nearest and then the most
// frequent first. A changed letter is in three grams and two that are swapped are in four, so that a word which shares
// too few grams need not be compared.
func (v *View) variants(ctx context.Context, word string, limit int) ([]string, error) {
	all := grams(word)
	letters := []rune(word)
	shared := map[string]int{}
	for _, g := range all {
		err := v.sn.MetaScan(ctx, key('k', g+"\x00"), func(k, _ []byte) bool {
			_, w := cutKey(k)
			if abs(utf8.RuneCountInString(w)-len(letters)) <= limit {
				shared[w]++
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	var list []variant
	for w, n := range shared {
		if n < len(all)-4*limit {
			continue
		}
		if far := schema.Distance(letters, []rune(w), limit); far <= limit {
			count, err := v.number(vocabularyKey(w))
			if err != nil {
				return nil, err
			}
			list = append(list, variant{w, far, count})
		}
	}
	slices.SortFunc(list, func(a, b variant) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, x := range list[:min(len(list), maxVariants)] {
		out = append(out, x.word)
	}
	return out, nil
}

// wordScore is above 0 if all words stand in the name, more the less else stands there.
func wordScore(words []string, name string) float64 {
	in := strings.Fields(name)
	for _, w := range words {
		if !slices.Contains(in, w) {
			return 0
		}
	}
	return 0.4 + 0.35*float64(len(words))/float64(len(in))
}

// spellLimit is how many letters of a name may differ: one in four, and three at most.
func spellLimit(want []rune) int { return min(3, len(want)/4) }

// spellScore is above 0 if a name is spelt nearly like want.
func spellScore(want []rune, name string) float64 {
	limit := spellLimit(want)
	if limit == 0 || abs(len(want)-len(name)) > 4*limit {
		return 0
	}
	d := schema.Distance(want, []rune(name), limit)
	if d > limit {
		return 0
	}
	return 0.7 * (1 - float64(d)/float64(len(want)))
}
