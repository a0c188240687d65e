package storetest

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/rdf"
	"entente/schema"
)

func testResolve(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	for _, c := range []struct {
		name string
		want schema.IRI
		how  graph.How
	}{
		{"Japan", Japan.ID, graph.ByLabel},
		{"Nippon", Japan.ID, graph.ByAlias},
		{"e:japan", Japan.ID, graph.ByIRI},
		{"urn:entente:e:japan", Japan.ID, graph.ByIRI},
		{"the JAPANESE side", Japan.ID, graph.ByFolded},
		{"cote d'ivoire", Ivory.ID, graph.ByFolded},
		{"the Quad", Quad.ID, graph.ByFolded},
		{"Foreign Affairs", Ministry.ID, graph.ByWords},
		{"Jaishanker", Jaishank.ID, graph.BySpelling},
		{"Idnia", India.ID, graph.BySpelling},
	} {
		got, err := s.Resolve(t.Context(), c.name)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == 0 || got[0].Entity != c.want || got[0].How != c.how {
			t.Errorf("%q: %+v, want %s by %s", c.name, got, c.want, c.how)
		}
	}
	tokyo, err := s.Resolve(t.Context(), "Tokyo")
	if err != nil || len(tokyo) != 2 || tokyo[0].Entity != TokyoCity.ID || tokyo[1].Entity != Japan.ID {
		t.Errorf("Tokyo: %+v, %v", tokyo, err)
	}
	for _, name := range []string{"", "…", "Xanadu"} {
		if got, err := s.Resolve(t.Context(), name); err != nil || len(got) != 0 {
			t.Errorf("%q: %+v, %v", name, got, err)
		}
	}
	e, err := s.Entity(t.Context(), "e:japan")
	if err != nil {
		t.Fatal(err)
	}
	if e.Label != "Japan" || e.Type != schema.Country || e.QID != "Q17" || e.ISO != "JP" || e.Documents != 4 || !slices.Contains(e.Names, "Nippon") {
		t.Errorf("%+v", e)
	}
	_, err = s.Entity(t.Context(), "e:japn")
	if !errors.Is(err, graph.ErrNotFound) || !strings.Contains(err.Error(), "e:japan") {
		t.Errorf("misspelt entity: %v", err)
	}
}

func testDocuments(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	docs, err := s.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range docs {
		got = append(got, d.Name)
	}
	if d := cmp.Diff([]string{"cyber.txt", "ivorian.txt", "quad.txt", "wire.txt"}, got); d != "" {
		t.Error(d)
	}
	for _, a := range All() {
		for _, name := range []string{a.Name, string(a.ID), a.ID.Short()} {
			if text, err := s.Text(t.Context(), name); err != nil || text != a.Text {
				t.Errorf("%s: text %q, %v", name, text, err)
			}
		}
		back, err := s.Article(t.Context(), a.Name)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(a, back); d != "" {
			t.Errorf("%s is kept otherwise: %s", a.Name, d)
		}
	}
}

func testStats(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber(), QuadMeeting())
	got, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got.Documents != 2 || got.Statements != 15 || got.Facts != 11 || got.Entities != 14 {
		t.Errorf("%+v", got)
	}
	if n := strings.Count(Export(t, s), "\n"); int64(n) != got.Quads {
		t.Errorf("%d quads exported, %d counted", n, got.Quads)
	}
	if r := got.Relations[0]; r.Name != "signed" || r.Total != 3 || r.ByModality[schema.Asserted] != 3 {
		t.Errorf("most frequent relation: %+v", r)
	}
	if len(got.OpenRelations) != 1 || got.OpenRelations[0].Name != "attachImportanceTo" {
		t.Errorf("open relations: %+v", got.OpenRelations)
	}
	i := slices.IndexFunc(got.Relations, func(r graph.RelationCount) bool { return r.Name == "discussed" })
	if i < 0 || got.Relations[i].Negated != 1 {
		t.Errorf("negated: %+v", got.Relations)
	}
	if got.Types[0] != (graph.TypeCount{Type: schema.Topic, Total: 3}) && got.Types[0].Type != schema.Country {
		t.Errorf("types: %+v", got.Types)
	}
}

func testExport(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	sorted := Export(t, s)
	list, err := rdf.ReadAll(strings.NewReader(sorted), rdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(list, rdf.Compare) {
		t.Error("the export is not sorted")
	}
	var plain, spilt bytes.Buffer
	if err := s.Export(t.Context(), &plain, graph.ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(plain.String(), "\n")
	slices.Sort(lines)
	if strings.Join(lines, "") != sorted {
		t.Error("the unsorted export has other lines")
	}
	if err := s.Export(t.Context(), &spilt, graph.ExportOptions{Sorted: true, MemoryBytes: 2000, TempDir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	if spilt.String() != sorted {
		t.Error("an export by way of temporary files differs")
	}
}

// Every syntax says what the N-Quads say, those without labels each triple once.
func testExportFormats(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	quads, err := rdf.ReadAll(strings.NewReader(Export(t, s)), rdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []graph.ExportFormat{graph.ExportNTriples, graph.ExportTurtle, graph.ExportTriG} {
		want := slices.Clone(quads)
		if f != graph.ExportTriG {
			for i := range want {
				want[i].Label = nil
			}
		}
		var format rdf.Format
		if err := format.UnmarshalText([]byte(f)); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := s.Export(t.Context(), &b, graph.ExportOptions{Format: f, MemoryBytes: 2000, TempDir: t.TempDir()}); err != nil {
			t.Fatal(err)
		}
		got, err := rdf.ReadAll(&b, rdf.Options{Format: format})
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		if diff := cmp.Diff(lineSet(t, want), lineSet(t, got)); diff != "" || f != graph.ExportTriG && len(got) != len(lineSet(t, got)) {
			t.Errorf("%s (-quads +read back):\n%s", f, diff)
		}
	}
	if err := s.Export(t.Context(), io.Discard, graph.ExportOptions{Format: "docx"}); !errors.Is(err, graph.ErrOptions) {
		t.Errorf("an unknown format: %v", err)
	}
}

// lineSet returns quads as lines, sorted, each once.
func lineSet(t *testing.T, quads []quad.Quad) []string {
	t.Helper()
	var out []string
	for _, q := range quads {
		line, err := rdf.AppendQuad(nil, q)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(line))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// What is exported of chosen facts is a part of the whole: the facts, their statements with words, sentences, documents
// and entities, and nothing of another fact.
func testExportOnly(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	facts, err := s.Facts(t.Context(), graph.Filter{Relations: []string{"providedAid"}})
	if err != nil || len(facts) != 1 {
		t.Fatalf("%d facts, %v", len(facts), err)
	}
	var b strings.Builder
	if err := s.Export(t.Context(), &b, graph.ExportOptions{Only: []schema.IRI{facts[0].ID}}); err != nil {
		t.Fatal(err)
	}
	whole := Export(t, s)
	for line := range strings.Lines(b.String()) {
		if !strings.Contains(whole, line) {
			t.Errorf("not in the whole: %s", line)
		}
	}
	for _, want := range []string{"Tokyo lent India 50 billion yen in August", "2020-08", "50000000000 JPY", "cyber.txt", "wire.txt", "covid-19", `"Japan"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
	if got := b.String(); strings.Contains(got, "urn:entente:r:signed") || strings.Contains(got, "5g") {
		t.Errorf("another fact has been exported:\n%s", got)
	}
}

func testPaths(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber(), QuadMeeting())
	got, err := s.Paths(t.Context(), "e:india", "e:5g", graph.PathOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || len(got[0].Steps) != 2 || got[0].Steps[0].Fact.Relation != "signed" || got[0].Steps[1].Fact.Relation != "covers" {
		t.Errorf("%+v", got)
	}
	got, err = s.Paths(t.Context(), "e:5g", "e:japan", graph.PathOptions{Relations: []string{"signed", "covers"}})
	if err != nil || len(got) != 1 || !got[0].Steps[0].Backward || !got[0].Steps[1].Backward || len(got[0].Steps[0].Fact.Statements) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := s.Paths(t.Context(), "e:india", "e:china", graph.PathOptions{}); err != nil || len(got) != 0 {
		t.Errorf("a path over what is only possible: %+v, %v", got, err)
	}
	if _, err := s.Paths(t.Context(), "e:india", "e:chinna", graph.PathOptions{}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown end: %v", err)
	}
}

func testVerify(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	r, err := s.Verify(t.Context())
	if err != nil || !r.OK() || r.Documents != 4 || r.Statements != 24 {
		t.Errorf("%+v, %v", r, err)
	}
}
