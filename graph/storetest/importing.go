package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/identity"
)

// Imported exports a store with its texts in a format and imports that into a new store.
func Imported(t testing.TB, s *graph.Store, opener Opener, format graph.ExportFormat) *graph.Store {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b, graph.ExportOptions{Format: format, Sorted: true, Texts: true}); err != nil {
		t.Fatal(err)
	}
	staged, err := graph.Stage(t.Context(), &b, graph.StageOptions{Format: format, TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	into := Open(t, opener)
	if err := staged.AddTo(t.Context(), into, func(string, graph.Added) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if err := staged.Close(); err != nil {
		t.Fatal(err)
	}
	return into
}

// testImport: what is exported with its texts and imported is exported as the same bytes, with decisions too, and is
// verified.
func testImport(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	Add(t, s, Envoys())
	Decide(t, s, same(Japan, Nippon), different(Japan, India), split(Quad, "envoys.txt", Entity("hosts", "hosts", "").ID))
	for _, format := range []graph.ExportFormat{graph.ExportNQuads, graph.ExportTriG, graph.ExportJSONLD} {
		into := Imported(t, s, opener, format)
		if d := cmp.Diff(Export(t, s), Export(t, into)); d != "" {
			t.Errorf("%s: -exported +imported and exported\n%s", format, d)
		}
		if r, err := into.Verify(t.Context()); err != nil || !r.OK() || r.Documents != len(All())+1 {
			t.Errorf("%s: %+v, %v", format, r, err)
		}
	}
}

// testImportKeepsDescriptions: a document keeps what it says of an entity, so that one that is taken out of an imported
// graph takes its names with it.
func testImportKeepsDescriptions(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	for _, format := range []graph.ExportFormat{graph.ExportNQuads, graph.ExportJSONLD} {
		into := Imported(t, s, opener, format)
		for _, a := range All()[1:] {
			if err := into.Remove(t.Context(), a.Name); err != nil {
				t.Fatal(err)
			}
		}
		alone := Open(t, opener)
		Add(t, alone, All()[0])
		if d := cmp.Diff(Export(t, alone), Export(t, into)); d != "" {
			t.Errorf("%s: -alone +imported with others, which were removed\n%s", format, d)
		}
	}
}

// testImportRandom is testImport for articles that contradict each other and decisions at random.
func testImportRandom(t *testing.T, opener Opener) {
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 11))
		s := Open(t, opener)
		for i := range 1 + r.IntN(5) {
			Add(t, s, RandomArticle(fmt.Sprintf("%d.txt", i), r))
		}
		for i := range r.IntN(4) {
			d := same(randomEntity(r).Entity, randomEntity(r).Entity)
			if i == 0 && r.IntN(2) == 0 { // two in one document may need names that no document tells any more
				d = split(randomEntity(r).Entity, "0.txt", randomEntity(r).Entity.ID)
			}
			if _, err := s.Decide(t.Context(), d); err != nil && !errors.Is(err, identity.ErrConflict) && !errors.Is(err, identity.ErrDecision) {
				t.Fatal(err)
			}
		}
		want := Export(t, s)
		if got := Export(t, Imported(t, s, opener, graph.ExportNQuads)); got != want {
			t.Fatalf("seed %d: -exported +imported and exported\n%s", seed, cmp.Diff(want, got))
		}
	}
}

// testImportRefused: what is no whole graph of ours is refused with what does not fit.
func testImportRefused(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b, graph.ExportOptions{Sorted: true, Texts: true}); err != nil {
		t.Fatal(err)
	}
	whole := b.String()
	without := func(what string) string {
		var out strings.Builder
		left := true
		for line := range strings.Lines(whole) {
			if left && strings.Contains(line, what) {
				left = false
				continue
			}
			out.WriteString(line)
		}
		return out.String()
	}
	for _, c := range []struct {
		name, text string
		format     graph.ExportFormat
		is         error
		says       string
	}{
		{"no texts", Export(t, s), graph.ExportNQuads, graph.ErrNoTexts, "--texts"},
		{"no labels", whole, graph.ExportTurtle, graph.ErrNoLabels, "nq, trig or jsonld"},
		{"foreign label", "<urn:x:a> <urn:x:b> <urn:x:c> <urn:x:g> .\n", graph.ExportNQuads, graph.ErrForeign, "line 1: "},
		{"foreign triple", whole + "<urn:x:a> <urn:x:b> <urn:x:c> .\n", graph.ExportNQuads, graph.ErrForeign, "<urn:x:a> <urn:x:b> <urn:x:c> ."},
		{"a quote is missing", without("oa#exact"), graph.ExportNQuads, graph.ErrForeign, "document"},
		{"a name is missing", without("altLabel"), graph.ExportNQuads, graph.ErrForeign, "altLabel"},
		{"a description is missing", without("v:describes>"), graph.ExportNQuads, nil, ""}, // that of the graph stands for it
		{"a description was changed", strings.Replace(whole, `\"Label\":\"`, `\"Label\":\"X`, 1), graph.ExportNQuads, graph.ErrForeign, ""},
		{"a description is none", strings.Replace(whole, `describes> "[`, `describes> "[7,`, 1), graph.ExportNQuads, graph.ErrForeign, "entities of document"},
		{"a claim is missing", without("v:supports>"), graph.ExportNQuads, graph.ErrForeign, "document"},
		{"a text was changed", strings.Replace(whole, "articleBody> \"", "articleBody> \"X", 1), graph.ExportNQuads, graph.ErrForeign, "hash"},
		{"another fact", whole + "<urn:entente:e:a> <urn:entente:r:signed> <urn:entente:e:b> <urn:entente:f:x> .\n", graph.ExportNQuads,
			graph.ErrForeign, "e:a>"},
	} {
		staged, err := graph.Stage(t.Context(), strings.NewReader(c.text), graph.StageOptions{Format: c.format, TempDir: t.TempDir()})
		if err == nil {
			err = staged.Close()
			if c.is != nil {
				t.Errorf("%s: accepted", c.name)
			}
		}
		if c.is != nil && (!errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says)) || c.is == nil && err != nil {
			t.Errorf("%s: %v, want %v that says %q", c.name, err, c.is, c.says)
		}
	}
}
