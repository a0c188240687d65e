package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/query"
)

// rows runs a query and returns its rows as lines, sorted, with its warnings.
func rows(t *testing.T, s *graph.Store, lang, text string, o graph.QueryOptions) ([]string, []string, error) {
	t.Helper()
	r, err := s.Query(t.Context(), lang, text, o)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	var out []string
	for r.Next() {
		row := r.Row()
		var parts []string
		for _, c := range row.Cells {
			parts = append(parts, fmt.Sprintf("%s=%s (%s)", c.Tag, c.Text, c.Label))
		}
		if row.Value != nil {
			parts = append(parts, fmt.Sprint(row.Value))
		}
		out = append(out, strings.Join(parts, " "))
	}
	slices.Sort(out)
	return out, r.Warnings(), r.Err()
}

func testQuery(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber(), QuadMeeting())
	agreement := "e:india-japan-cyber-security-agreement (cyber-security agreement)"
	for _, c := range []struct {
		lang, text string
		want       []string
		warning    string
	}{
		{"gizmo", `g.V("India").Out("signed").Out("covers").All()`, []string{"id=e:5g (5G)"}, ""},
		{"", `g.V("<e:india>").out("<r:signed>").all()`, []string{"id=" + agreement}, ""},
		{"gizmo", `graph.Vertex(["India", "Japan"]).Tag("who").Out(["signed"]).All()`,
			[]string{"id=" + agreement + " who=e:india (India)", "id=" + agreement + " who=e:japan (Japan)"}, ""},
		{"gizmo", `g.V().Has("partnersOn", "IPOI").All()`, []string{"id=e:japan (Japan)"}, ""},
		{"gizmo", `g.V("IPOI").In("partnersOn").Save("<rdfs:label>", "name").All()`, []string{"id=e:japan (Japan) name=Japan (Japan)"}, ""},
		{"gizmo", `g.V(lit("India")).In("<rdfs:label>").All()`, []string{"id=e:india (India)"}, ""},
		{"gizmo", `g.V("Japan").Out("met").All()`, []string{"id=e:india (India)"}, ""},
		{"gizmo", `g.V("Japan").Out("<r:met>").All()`, nil, ""},
		{"gizmo", `g.V("India").Out("signed").Count()`, []string{"1"}, ""},
		{"gizmo", `g.V().Has("<v:number>", gt(5)).Count()`, []string{"3"}, ""},
		{"gizmo", `g.V("Emergency loan").Out("amount").All()`, []string{"id=50000000000 JPY (50000000000 JPY)"}, ""},
		{"gizmo", `g.V("2020-10-06").In("date").All()`, []string{"id=e:second-quad-meeting (second ministerial meeting)"}, ""},
		{"gizmo", "var m = g.M().Out('signed').Out('covers')\ng.V('India').Follow(m).All()", []string{"id=e:5g (5G)"}, ""},
		{"gizmo", `g.V("India").Out("signed").And(g.V("Japan").Out("signed")).All()`, []string{"id=" + agreement}, ""},
		{"gizmo", `g.V("India").Out("signed").ForEach(function(d) { g.Emit(d.id) })`, []string{"<e:india-japan-cyber-security-agreement>"}, ""},
		{"gizmo", `g.V(g.V("India").Out("signed").ToArray()).Out("covers").All()`, []string{"id=e:5g (5G)"}, ""},
		{"gizmo", `g.V().LabelContext("quad.txt").Has("<v:word>", lit("meet")).All()`, nil, ""},
		{"gizmo", `g.V("Indja").Out("signed").All()`, nil, `no entity is called "Indja"; did you mean India?`},
		{"gizmo", `g.V("India").Out("signd").All()`, nil, `no relation is called "signd"; did you mean signed`},
		{"gizmo", `g.V("India").Out("signed")`, nil, "end it with .All()"},
		{"graphql", `{ nodes(id: <e:india>) { id, signed { id, covers { id } } } }`,
			[]string{"map[nodes:map[id:e:india signed:map[covers:map[id:e:5g] id:e:india-japan-cyber-security-agreement]]]"}, ""},
		{"mql", `[{"id": "<e:india>", "<r:signed>": null}]`, []string{"map[<r:signed>:<e:india-japan-cyber-security-agreement> id:<e:india>]"}, ""},
	} {
		got, warnings, err := rows(t, s, c.lang, c.text, graph.QueryOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if c.text == `g.V().LabelContext("quad.txt").Has("<v:word>", lit("meet")).All()` {
			if len(got) != 1 || !strings.HasPrefix(got[0], "id=s:") {
				t.Errorf("%s: %v", c.text, got)
			}
			continue
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got\n%s", c.text, d)
		}
		if !strings.Contains(strings.Join(warnings, "\n"), c.warning) || (c.warning == "") != (len(warnings) == 0) {
			t.Errorf("%s: warnings %q, want %q", c.text, warnings, c.warning)
		}
	}
	if got, _, err := rows(t, s, "gizmo", `g.V().All()`, graph.QueryOptions{Limit: 5}); err != nil || len(got) != 5 {
		t.Errorf("limit: %v, %v", got, err)
	}
}

func testQueryErrors(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber())
	for _, c := range []struct {
		lang, text string
		line, col  int
		msg        string
	}{
		{"gizmo", "g.V(\n  )) .All()", 2, 4, "Unexpected token"},
		{"gizmo", "var x = 1;\nx.foo.bar()", 2, 0, "undefined"},
		{"gizmo", "g.V('India').Nonsense()", 1, 0, "Nonsense"},
		{"gizmo", "g.V({})", 1, 0, "not a quad.Value"},
		{"gizmo", "\ng.V().Out({}).All()", 2, 0, "unsupported type"},
		{"gizmo", "throw 'my own'", 1, 0, "my own"},
		{"gizmo", "g.V().Has('signed', regex('('))", 1, 0, "missing closing"},
		{"graphql", "{ nodes(id: ", 0, 0, ""},
		{"mql", "{\"id\": \n nonsense}", 2, 3, "invalid character"},
	} {
		_, _, err := rows(t, s, c.lang, c.text, graph.QueryOptions{})
		var e *query.Error
		if !errors.As(err, &e) || !errors.Is(err, graph.ErrQuery) {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if c.line > 0 && e.Line != c.line || c.col > 0 && e.Col != c.col || !strings.Contains(e.Msg, c.msg) {
			t.Errorf("%s: %d:%d %s, want %d:%d %s", c.text, e.Line, e.Col, e.Msg, c.line, c.col, c.msg)
		}
	}
	if _, _, err := rows(t, s, "sparql", "", graph.QueryOptions{}); !errors.Is(err, query.ErrLanguage) {
		t.Errorf("unknown language: %v", err)
	}
	if _, _, err := rows(t, s, "gizmo", "1", graph.QueryOptions{Timeout: time.Hour}); err == nil {
		t.Error("no error for too long a time limit")
	}
}
