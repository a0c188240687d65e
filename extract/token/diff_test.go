package token_test

import (
	"fmt"
	"sort"
	"strings"

	"entente/extract/text"
	"entente/extract/token"
)

// differences counts, by what stands there, where the tokens and sentences that Tokenize finds differ from those of
// gold.
func differences(kinds map[string]int, gold *text.Doc) {
	sys := &text.Doc{Text: gold.Text}
	token.Tokenize(sys)
	for i, j := 0, 0; i < len(gold.Tokens) && j < len(sys.Tokens); {
		if gold.Tokens[i].Span == sys.Tokens[j].Span {
			i++
			j++
			continue
		}
		from, g, s := min(gold.Tokens[i].Start, sys.Tokens[j].Start), i, j
		for i < len(gold.Tokens) && j < len(sys.Tokens) {
			if a, b := gold.Tokens[i].End, sys.Tokens[j].End; a == b {
				break
			} else if a < b {
				i++
			} else {
				j++
			}
		}
		if i == len(gold.Tokens) || j == len(sys.Tokens) {
			break
		}
		i++
		j++
		kinds[fmt.Sprintf("token %s → %s   in %s", forms(gold.Tokens[g:i]), forms(sys.Tokens[s:j]),
			around(gold.Text, from, 15))]++
	}
	ends := map[int]int{}
	for _, s := range gold.Sentences {
		ends[s.End] |= 1
	}
	for _, s := range sys.Sentences {
		ends[s.End] |= 2
	}
	for at, who := range ends {
		switch who {
		case 1:
			kinds["missed sentence end "+around(gold.Text, at, 50)]++
		case 2:
			kinds["false sentence end "+around(gold.Text, at, 50)]++
		}
	}
}

func forms(tokens []text.Token) string {
	all := make([]string, len(tokens))
	for i := range tokens {
		all[i] = tokens[i].Form
	}
	return strings.Join(all, "|")
}

func around(s string, at, n int) string {
	before, after := s[max(0, at-n):at], s[at:min(len(s), at+n)]
	return strings.ToValidUTF8(fmt.Sprintf("%q ¦ %q", before, after), "")
}

func printDifferences(out *strings.Builder, kinds map[string]int) {
	shown := map[string]int{}
	keys := sortedKeys(kinds)
	sort.SliceStable(keys, func(i, j int) bool { return kinds[keys[i]] > kinds[keys[j]] })
	for _, k := range keys {
		kind := k[:strings.IndexByte(k, ' ')]
		if shown[kind]++; shown[kind] <= *diffs {
			fmt.Fprintf(out, "%4d %s\n", kinds[k], k)
		}
	}
}
