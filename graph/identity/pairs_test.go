package identity

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

// thing makes an entity of which the first name is the label.
func thing(slug string, t schema.NodeType, names ...string) Entity {
	return Entity{ID: schema.EntityIRI(slug), Label: names[0], Type: t, Names: names, Documents: 1}
}

func TestPairs(t *testing.T) {
	for _, test := range []struct {
		name string
		a, b Entity
		want Why // "" for no pair
	}{
		{"shared alias", thing("a", schema.Country, "Japan", "Nippon"), thing("b", schema.Country, "nippon"),
			SharedName},
		{"accents and article", thing("a", schema.Country, "Côte d’Ivoire"),
			thing("b", schema.Country, "the Cote dIvoire"), SharedName},
		{"other types", thing("a", schema.Country, "Georgia"), thing("b", schema.Person, "Georgia"), ""},
		{"sub-type", thing("a", schema.Organization, "Zenith"), thing("b", schema.Company, "Zenith"), SharedName},
		{"acronym", thing("a", schema.Initiative, "IPOI"),
			thing("b", schema.Initiative, "Indo-Pacific Oceans' Initiative"), Acronym},
		{"acronym without small words", thing("a", schema.Agency, "OPCW"),
			thing("b", schema.Organization, "Organisation for the Prohibition of Chemical Weapons"), Acronym},
		{"no acronym", thing("a", schema.Agency, "WTO"), thing("b", schema.Agency, "World Health Organization"), ""},
		{"word, not acronym", thing("a", schema.Organization, "who"),
			thing("b", schema.Organization, "World Health Organization"), ""},
		{"a letter more", thing("a", schema.Person, "Volodymyr Zelensky"),
			thing("b", schema.Person, "Volodymyr Zelenskyy"), Spelling},
		{"letters swapped", thing("a", schema.Company, "Hitahci"), thing("b", schema.Company, "Hitachi"), Spelling},
		{"no gap", thing("a", schema.Topic, "cyber security"), thing("b", schema.Topic, "cybersecurity"), Spelling},
		{"short words", thing("a", schema.Country, "Iran"), thing("b", schema.Country, "Iraq"), ""},
		{"north and south", thing("a", schema.Country, "North Sudan"), thing("b", schema.Country, "South Sudan"), ""},
		{"other numbers", thing("a", schema.Document, "Resolution 2231"),
			thing("b", schema.Document, "Resolution 2213"), ""},
		{"transliteration", thing("a", schema.Person, "Muammar Gaddafi"), thing("b", schema.Person, "Moammar Qadhafi"),
			Transliteration},
		{"gaps of another script", thing("a", schema.Person, "Abd al-Rahman"), thing("b", schema.Person, "Abdulrahman"),
			Transliteration},
		{"contained", thing("a", schema.Company, "Hitachi Payment"),
			thing("b", schema.Company, "Hitachi Payment Services"), Contained},
		{"parts of labels", thing("a", schema.Ministry, "Russian Foreign Ministry", "foreign ministry"),
			thing("b", schema.Ministry, "Chinese Foreign Ministry", "foreign ministry"), ""},
		{"topics are not contained", thing("a", schema.Topic, "5G"), thing("b", schema.Topic, "5G networks"), ""},
		{"surname alone", thing("a", schema.Person, "Motegi"), thing("b", schema.Person, "Toshimitsu Motegi"), Surname},
		{"surname and initial", thing("a", schema.Person, "T. Motegi"), thing("b", schema.Person, "Toshimitsu Motegi"),
			Surname},
		{"other first name", thing("a", schema.Person, "Angela Merkel"), thing("b", schema.Person, "Robert Merkel"),
			""},
		{"local descriptions", thing("deal.abcdefgh", schema.Agreement, "Basra deal"),
			thing("deal.2cdefghi", schema.Agreement, "Basra deal"), ""},
		{"a type is no document", thing("deal.document", schema.Document, "Basra deal"),
			thing("deal.topic", schema.Topic, "Basra deal"), SharedName},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, list := range [][]Entity{{test.a, test.b}, {test.b, test.a}} {
				got := Pairs(list, Options{})
				switch {
				case test.want == "" && len(got) > 0:
					t.Errorf("got %v", got)
				case test.want != "" && (len(got) != 1 || got[0].Reasons[0].Why != test.want):
					t.Errorf("got %v, want %s", got, test.want)
				}
			}
		})
	}
}

// TestPairs_QID: two things of which Wikidata has an item each are never one; and the one that is known stands first.
func TestPairs_QID(t *testing.T) {
	a, b := thing("z", schema.Country, "Congo"), thing("a.country", schema.Country, "Congo")
	a.QID, b.QID, b.Documents = "Q971", "Q974", 9
	if got := Pairs([]Entity{a, b}, Options{}); len(got) > 0 {
		t.Errorf("got %v", got)
	}
	b.QID = ""
	if got := Pairs([]Entity{b, a}, Options{}); len(got) != 1 || got[0].A.ID != a.ID {
		t.Errorf("got %v", got)
	}
	skip := func(x, y schema.IRI) bool { return min(x, y) == b.ID && max(x, y) == a.ID }
	if got := Pairs([]Entity{a, b}, Options{Skip: skip}); len(got) > 0 {
		t.Errorf("decided already: %v", got)
	}
}

// syllables make names that come near each other often.
var syllables = []string{"ma", "mo", "ha", "med", "kha", "qa", "da", "fi", "zel", "en", "sky", "ski", "bank", "of",
	"north"}

func randomThings(r *rand.Rand, n int) []Entity {
	types := []schema.NodeType{schema.Person, schema.Organization, schema.Company, schema.Topic, schema.Agreement}
	var out []Entity
	for i := range n {
		var names []string
		for range 1 + r.IntN(2) {
			var words []string
			for range 1 + r.IntN(3) {
				w := ""
				for range 1 + r.IntN(4) {
					w += syllables[r.IntN(len(syllables))]
				}
				words = append(words, strings.ToUpper(w[:1])+w[1:])
			}
			names = append(names, strings.Join(words, " "))
		}
		if r.IntN(4) == 0 {
			names = append(names, strings.ToUpper(syllables[r.IntN(4)]))
		}
		out = append(out, thing(fmt.Sprintf("e%03d", i), types[r.IntN(len(types))], names...))
	}
	return out
}

// TestBlocking: in lists in which no key is too common, keys lose no pair that comparing each with each finds; and the
// order of the list changes nothing.
func TestBlocking(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		list := randomThings(r, 40)
		got := Pairs(list, Options{Min: 0.01})
		entities, want := prepare(list), 0
		for i := range entities {
			for j := range i {
				if reasons, _ := compare(&entities[i], &entities[j]); len(reasons) > 0 {
					want++
				}
			}
		}
		if len(got) != want || want == 0 {
			t.Errorf("seed %d: %d pairs by keys, %d by comparing all", seed, len(got), want)
		}
		slices.Reverse(list)
		if d := cmp.Diff(got, Pairs(list, Options{Min: 0.01})); d != "" {
			t.Errorf("seed %d: the order of the list matters\n%s", seed, d)
		}
	}
}

// BenchmarkPairs finds pairs among a hundred thousand entities, of which one in ten is a misspelt other.
func BenchmarkPairs(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		list := manyThings(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				found = len(Pairs(list, Options{}))
			}
			b.ReportMetric(float64(found), "pairs")
		})
	}
}

// manyThings makes persons and organisations with names as various as those of a large store.
func manyThings(n int) []Entity {
	r := rand.New(rand.NewPCG(1, 1))
	word := func() string {
		w := ""
		for range 2 + r.IntN(3) {
			w += string("bcdfghjklmnprstvz"[r.IntN(17)]) + string("aeiou"[r.IntN(5)])
		}
		return strings.ToUpper(w[:1]) + w[1:]
	}
	common := make([]string, n/50)
	for i := range common {
		common[i] = word()
	}
	out := make([]Entity, n)
	for i := range out {
		text := common[r.IntN(len(common))] + " " + word()
		if r.IntN(10) == 0 && i > 0 {
			text = out[r.IntN(i)].Label + "h"
		}
		out[i] = thing(fmt.Sprintf("e%06d", i), schema.Person, text)
	}
	return out
}
