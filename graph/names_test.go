package graph_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/quadstore"
	"entente/graph/storetest"
	"entente/schema"
)

// named is an article about n entities of a World, with the names of all.
func named(n int) (*schema.Article, []string) {
	var names []string
	var claims []storetest.Claim
	var text strings.Builder
	for i := 0; len(names) < n; i++ {
		for _, s := range (storetest.World{}).Article(i).Statements {
			e := s.Subject.Entity
			if slices.Contains(names, e.Label) {
				continue
			}
			names = append(names, e.Label)
			quote := fmt.Sprintf("%s met %s", e.Label, storetest.Japan.Label)
			text.WriteString(quote + ". ")
			claims = append(claims, storetest.Claim{Quote: quote, Subject: storetest.Of(e, e.Label), Relation: "met", Object: storetest.Of(storetest.Japan, "Japan")})
		}
	}
	return storetest.Article("names.txt", "", "", text.String(), claims...), names
}

// TestMisspeltNamesAreFound spells names wrongly, in one letter of one word, and looks for them among hundreds.
func TestMisspeltNamesAreFound(t *testing.T) {
	s := storetest.Open(t, storetest.Memory)
	article, names := named(300)
	storetest.Add(t, s, article)
	r := rand.New(rand.NewPCG(3, 4))
	missed, tried := 0, 0
	for _, name := range names {
		if len(name) < 5 {
			continue
		}
		for range 3 {
			wrong := misspelt(name, r)
			got, err := s.Resolve(t.Context(), wrong)
			if err != nil {
				t.Fatal(err)
			}
			tried++
			if !slices.ContainsFunc(got, func(m graph.Match) bool { return m.Label == name }) {
				missed++
				t.Logf("%q for %q: %v", wrong, name, got)
			}
		}
	}
	// A letter more or less in four may share no run of three letters with the name.
	if missed*100 > tried {
		t.Errorf("%d of %d misspelt names were not found", missed, tried)
	}
}

// misspelt drops, doubles or swaps a letter, or leaves out a blank.
func misspelt(name string, r *rand.Rand) string {
	i := 1 + r.IntN(len(name)-2)
	switch blank := strings.IndexByte(name, ' '); r.IntN(4) {
	case 0:
		return name[:i] + name[i+1:]
	case 1:
		return name[:i] + name[i:i+1] + name[i:]
	case 2:
		if blank > 0 {
			return name[:blank] + name[blank+1:]
		}
		fallthrough
	default:
		return name[:i] + name[i+1:i+2] + name[i:i+1] + name[i+2:]
	}
}

// TestIndexIsMadeAnew takes the index of names from a store, as one that an older program wrote has none.
func TestIndexIsMadeAnew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	open := func(o graph.Options) *graph.Store {
		t.Helper()
		o.Dir = dir
		s, err := graph.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open(graph.Options{})
	article, names := named(50)
	storetest.Add(t, s, article)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	spoil(t, dir, func(tx *quadstore.Tx) {
		tx.DeleteMeta([]byte("names"))
		for i := range article.Statements {
			e := article.Statements[i].Subject.Entity
			tx.PutMeta([]byte("n/"+strings.ToLower(e.Label)+"\x00"+string(e.ID)), nil)
			tx.DeleteMeta([]byte("v/" + strings.ToLower(strings.Fields(e.Label)[0])))
		}
	})
	find := func(s *graph.Store, name string, want int) {
		t.Helper()
		if got, err := s.Resolve(t.Context(), name); err != nil || len(got) < want || want == 0 && len(got) > 0 {
			t.Errorf("%q: %d found, %v; want %d", name, len(got), err, want)
		}
		if r, err := s.Check(t.Context()); err != nil || !r.OK() {
			t.Errorf("check: %+v, %v", r, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	find(open(graph.Options{ReadOnly: true}), names[0], 1) // as it is spelt, before there is an index
	find(open(graph.Options{}), names[0]+"s", 1)
	find(open(graph.Options{ReadOnly: true}), names[0]+"s", 1)
}
