package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/encoding"
	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/multi"

	"entente/graph"
	"entente/graph/storetest"
	"entente/schema"
	"entente/schema/voc"
)

// view returns a view of a store that holds the sample articles.
func view(t *testing.T) *graph.View {
	t.Helper()
	s := storetest.Open(t, storetest.Memory)
	storetest.Add(t, s, append(storetest.All(), plans())...)
	v, err := s.View()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// plans is an article whose one fact is planned, and about a number.
func plans() *schema.Article {
	const quote = "The loan will amount to 70 billion yen"
	return storetest.Article("plans.txt", "", "2020-09-01", quote+".",
		storetest.Claim{Quote: quote, Subject: storetest.Of(storetest.Loan, "The loan"), Relation: "amount",
			Object: storetest.Amount("70000000000", voc.XSDInteger, "JPY", "70 billion yen", "70 billion yen"),
			Change: func(s *schema.Statement) { s.Modality = schema.Planned }})
}

func collect(t *testing.T, c Choice) *Graph {
	t.Helper()
	g, err := Collect(context.Background(), view(t), c)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func written(t *testing.T, f Format, g *Graph) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGolden compares each format with testdata; UPDATE=1 writes it.
func TestGolden(t *testing.T) {
	g := collect(t, Choice{Around: []schema.IRI{"e:japan"}})
	for _, f := range Formats() {
		if f == HTML {
			continue // its data are compared in TestHTML; the rest is page.html
		}
		t.Run(string(f), func(t *testing.T) {
			got := written(t, f, g)
			file := filepath.Join("testdata", "japan."+string(f))
			if os.Getenv("UPDATE") == "1" {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("UPDATE=1 writes it anew:\n%s", diff)
			}
		})
	}
}

func TestChoice(t *testing.T) {
	all := collect(t, Choice{})
	for name, test := range map[string]struct {
		choice Choice
		admits func(graph.Fact) bool
	}{
		"relations":  {Choice{Relations: []string{"signed"}}, func(f graph.Fact) bool { return f.Relation == "signed" }},
		"asserted":   {Choice{Asserted: true}, func(f graph.Fact) bool { return f.Status == schema.Asserted }},
		"closed":     {Choice{Closed: true}, func(f graph.Fact) bool { return !f.Open }},
		"confidence": {Choice{MinConfidence: .9}, func(f graph.Fact) bool { return confidence(&f) >= .9 }},
		"types": {Choice{Types: []schema.NodeType{schema.Organization}}, func(f graph.Fact) bool {
			return f.Subject.Type().Is(schema.Organization) || f.Object.Type().Is(schema.Organization)
		}},
		"around": {Choice{Around: []schema.IRI{"e:japan"}}, func(f graph.Fact) bool {
			return f.Subject.Label() == "Japan" || f.Object.Label() == "Japan"
		}},
		"since": {Choice{Since: "2020-08"}, func(f graph.Fact) bool { return max(f.First, f.Last) >= "2020-08" }},
		"until": {Choice{Until: "2020"}, func(f graph.Fact) bool { return f.First != "" && f.First < "2021" }},
	} {
		t.Run(name, func(t *testing.T) {
			var want []schema.IRI
			for _, f := range all.Facts {
				if test.admits(f) {
					want = append(want, f.ID)
				}
			}
			var got []schema.IRI
			for _, f := range collect(t, test.choice).Facts {
				got = append(got, f.ID)
			}
			if len(want) == 0 || len(want) == len(all.Facts) {
				t.Fatalf("the case decides nothing: %d of %d facts", len(want), len(all.Facts))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

// What is reached in more hops holds what is reached in fewer, up to all that hangs together.
func TestChoice_hops(t *testing.T) {
	last := 0
	for hops := 1; hops < 5; hops++ {
		n := len(collect(t, Choice{Around: []schema.IRI{"e:japan"}, Hops: hops}).Facts)
		if n < last {
			t.Errorf("%d facts in %d hops, %d in one less", n, hops, last)
		}
		last = n
	}
}

func TestCollect_unknownEntity(t *testing.T) {
	_, err := Collect(context.Background(), view(t), Choice{Around: []schema.IRI{"e:narnia"}})
	var missing *graph.NotFoundError
	if !errors.As(err, &missing) {
		t.Errorf("got %v, want a NotFoundError", err)
	}
}

func TestWrite_unknownFormat(t *testing.T) {
	if err := Write(io.Discard, "docx", &Graph{}); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v, want ErrFormat", err)
	}
}

// awkward is a graph of names and quotes that every format must escape.
func awkward() *Graph {
	const name = "a \"b\" <c> & 'd'; =e\\\n</script>\x01é"
	entity := func(id string) schema.Node {
		return schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI(id), Label: name, Type: schema.Person, Names: []string{name, "x"}}}
	}
	g := &Graph{Facts: []graph.Fact{{ID: "urn:entente:f:1", Subject: entity("a"), Relation: "met", Object: entity("b"), Status: schema.Planned,
		Statements: []schema.Statement{{Evidence: schema.Evidence{Exact: name}}}}}}
	g.findNodes()
	return g
}

// ends are the ends of an edge, by label.
type ends struct{ From, Relation, To string }

// wantEnds returns the edges of g.
func wantEnds(g *Graph, clean func(string) string) []ends {
	var out []ends
	for _, f := range g.Facts {
		out = append(out, ends{clean(f.Subject.Label()), f.Relation, clean(f.Object.Label())})
	}
	return out
}

// xmlText is what of s is left in XML.
func xmlText(s string) string { return strings.ReplaceAll(s, "\x01", "�") }

func TestGraphML_readBack(t *testing.T) {
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	value := func(list []data, key string) string {
		i := slices.IndexFunc(list, func(d data) bool { return d.Key == key })
		return list[max(0, i)].Value
	}
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward()} {
		var doc struct {
			XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
			Nodes   []struct {
				ID   string `xml:"id,attr"`
				Data []data `xml:"data"`
			} `xml:"graph>node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Data   []data `xml:"data"`
			} `xml:"graph>edge"`
		}
		if err := xml.Unmarshal(written(t, GraphML, g), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		labels := map[string]string{}
		for _, n := range doc.Nodes {
			labels[n.ID] = value(n.Data, "n_label")
		}
		var got []ends
		for _, e := range doc.Edges {
			got = append(got, ends{labels[e.Source], value(e.Data, "e_relation"), labels[e.Target]})
		}
		if diff := cmp.Diff(wantEnds(g, xmlText), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestGEXF_readBack(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward()} {
		var doc struct {
			XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
			Nodes   []struct {
				ID    string `xml:"id,attr"`
				Label string `xml:"label,attr"`
			} `xml:"graph>nodes>node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Label  string `xml:"label,attr"`
			} `xml:"graph>edges>edge"`
		}
		if err := xml.Unmarshal(written(t, GEXF, g), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		labels := map[string]string{}
		for _, n := range doc.Nodes {
			labels[n.ID] = n.Label
		}
		var got []ends
		for _, e := range doc.Edges {
			got = append(got, ends{labels[e.Source], e.Label, labels[e.Target]})
		}
		if diff := cmp.Diff(wantEnds(g, xmlText), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// dotGraph is what gonum reads DOT into.
type dotGraph struct{ *multi.DirectedGraph }

func TestDOT_readBack(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward()} {
		var into encoding.MultiBuilder = dotGraph{multi.NewDirectedGraph()}
		if err := dot.UnmarshalMulti(written(t, DOT, g), into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		back := into.(dotGraph)
		lines := 0
		for edges := back.Edges(); edges.Next(); {
			lines += edges.Edge().(multi.Edge).Len()
		}
		if n := back.Nodes().Len(); n != len(g.Nodes) || lines != len(g.Facts) {
			t.Errorf("%s: gonum reads %d nodes and %d edges, want %d and %d", name, n, lines, len(g.Nodes), len(g.Facts))
		}
	}
}

func TestCSV_readBack(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward()} {
		statements := 0
		for _, f := range g.Facts {
			statements += len(f.Statements)
		}
		for f, want := range map[Format]int{Table: statements, Nodes: len(g.Nodes), Edges: len(g.Facts)} {
			rows, err := csv.NewReader(bytes.NewReader(written(t, f, g))).ReadAll()
			if err != nil || len(rows) != want+1 {
				t.Fatalf("%s, %s: %d rows, %v, want %d", name, f, len(rows), err, want+1)
			}
		}
	}
}

// No cell of a table is taken for a formula.
func TestTable_formulas(t *testing.T) {
	g := awkward()
	g.Facts[0].Statements[0].Evidence.Exact = "=1+1"
	if table := string(written(t, Table, g)); !strings.Contains(table, ",'=1+1,") {
		t.Errorf("the quote =1+1 is not made harmless:\n%s", table)
	}
	if edges := string(written(t, Edges, g)); strings.Contains(edges, "'=") {
		t.Errorf("data for a program have been changed:\n%s", edges)
	}
}

func TestFtM_readBack(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward()} {
		ids := map[string]bool{}
		var links []ftmEntity
		for line := range bytes.Lines(written(t, FtM, g)) {
			var e ftmEntity
			if err := json.Unmarshal(line, &e); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			ids[e.ID] = true
			if e.Schema == "UnknownLink" || e.Schema == "Membership" {
				links = append(links, e)
			}
		}
		if len(links) == 0 {
			t.Errorf("%s: no links", name)
		}
		for _, e := range links {
			for _, p := range []string{"subject", "object", "member", "organization"} {
				for _, id := range e.Properties[p] {
					if !ids[id] {
						t.Errorf("%s: %s is %s of a link and no entity", name, id, p)
					}
				}
			}
		}
	}
}

func TestHTML(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward(), "empty": {}} {
		doc := string(written(t, HTML, g))
		_, rest, _ := strings.Cut(doc, `<script type="application/json" id="data">`)
		data, rest, ok := strings.Cut(rest, "</script>")
		if !ok || strings.Count(rest, "</script>") != 1 {
			t.Errorf("%s: the data end the element that holds them", name)
		}
		var got pageData
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(dataOf(g), got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", name, diff)
		}
		for _, loads := range []string{" src=", "@import", "url(", "fetch("} {
			if strings.Contains(page, loads) {
				t.Errorf("page.html has %q: it must load nothing", loads)
			}
		}
	}
}

func TestWebURL(t *testing.T) {
	if got := webURL("javascript:alert(1)"); got != "" {
		t.Errorf("a script is taken for an address: %q", got)
	}
}

// What cannot be written is told, whichever format it is.
func TestWrite_outputError(t *testing.T) {
	full := errors.New("disk full")
	g := collect(t, Choice{})
	for _, f := range Formats() {
		if err := Write(brokenWriter{full}, f, g); !errors.Is(err, full) {
			t.Errorf("%s: %v, want %v", f, err, full)
		}
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }
