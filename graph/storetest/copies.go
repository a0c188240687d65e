package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/schema"
)

// wire writes a report of so many words by an agency, and each of its readers' words from other seeds.
func wire(words int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range words {
		fmt.Fprintf(&b, "w%d ", r.IntN(5000))
	}
	return b.String()
}

// testNearCopies: reports that were cut, updated or given another first line are one source, for facts and for
// testimony alike, in whatever order they come; others are not.
func testNearCopies(t *testing.T, opener Opener) {
	claim := Claim{"Japan sanctioned North Korea", Of(Japan, "Japan"), "sanctioned", Of(korea, "North Korea"), nil}
	report := func(name, before, after string) *schema.Article {
		return Article(name, "", "", before+". Japan sanctioned North Korea. "+after+".", claim)
	}
	for _, words := range []int{120, 900} { // kept whole, and by a sample
		text := wire(words, 7)
		cut := text[:len(text)*3/4]
		list := []*schema.Article{
			report("agency.txt", "", text), report("line.txt", "Another first line", text), report("cut.txt", "", cut),
			report("update.txt", text, "Later more was said of it and of "+wire(words/10, 8)), report("other.txt", "", wire(words, 9)),
			report("brief.txt", "", "Nobody else said so"),
		}
		for range 4 {
			s := Open(t, opener)
			Add(t, s, list...)
			got := facts(t, s, graph.Filter{Subject: Japan.ID})
			if len(got) != 1 || got[0].Sources != 3 {
				t.Fatalf("%d words: %d sources, want 3: %+v", words, got[0].Sources, got)
			}
			v, err := s.View()
			if err != nil {
				t.Fatal(err)
			}
			told, err := v.Testimony(t.Context(), graph.Claim{Subject: got[0].Subject, Relation: "sanctioned", Object: got[0].Object})
			if err != nil || len(told.Reports) != 3 {
				t.Errorf("%d words: %+v, %v", words, told, err)
			}
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			slices.Reverse(list)
			list = slices.Concat(list[2:], list[:2])
		}
	}
}
