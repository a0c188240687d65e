package extract_test

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/extract/text"
	"entente/schema"
)

// eventCase is a line of testdata/events/cases.txt: a sentence and the event that must stand first.
type eventCase struct {
	line                      int
	code, actor, to, sentence string
}

func readEventCases(t *testing.T) []eventCase {
	t.Helper()
	f, err := os.Open("testdata/events/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []eventCase
	for s, n := bufio.NewScanner(f), 1; s.Scan(); n++ {
		if line := s.Text(); line != "" && line[0] != '#' {
			parts := strings.Split(line, " | ")
			sides := strings.Split(parts[min(1, len(parts)-1)], " > ")
			if len(parts) != 3 || len(sides) != 2 {
				t.Fatalf("cases.txt:%d: a line is: type root mode | actor > recipient | sentence", n)
			}
			out = append(out, eventCase{n, parts[0], sides[0], sides[1], parts[2]})
		}
	}
	return out
}

// TestEventCases records how many sentences of the case file have the right event first, type by type, and each that
// has not: a change to any of them shows in the diff of testdata/golden/events.txt.
func TestEventCases(t *testing.T) {
	cases := readEventCases(t)
	if len(cases) < 250 {
		t.Errorf("%d cases, want at least 250", len(cases))
	}
	docs := make([]*text.Doc, len(cases))
	for i, c := range cases {
		docs[i] = &text.Doc{Meta: text.Meta{ID: fmt.Sprint("case-", c.line), Language: "en"}, Text: c.sentence}
	}
	right, all := map[string]int{}, map[string]int{}
	var misses strings.Builder
	for i, d := range readAll(t, docs, 2) {
		c := cases[i]
		all[c.code]++
		got, actor, to := firstEvent(d)
		if got == c.code && admits(c.actor, actor) && admits(c.to, to) {
			right[c.code]++
			continue
		}
		fmt.Fprintf(&misses, "%s | %s > %s  not  %s | %s > %s  %s\n", got, actor, to, c.code, c.actor, c.to, c.sentence)
	}
	var b strings.Builder
	sum := 0
	for _, code := range slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Compare(a, b) }) {
		fmt.Fprintf(&b, "%-16s %3d of %3d\n", code, right[code], all[code])
		sum += right[code]
	}
	head := fmt.Sprintf("first events right: %d of %d\n\n", sum, len(cases))
	checkGolden(t, "events.txt", head+b.String()+"\n"+misses.String())
}

// TestEventsBelongToStatements: every event of the shipped articles has a statement of its document, entities of its
// document on both sides, and a root code.
func TestEventsBelongToStatements(t *testing.T) {
	total := 0
	for _, d := range readArticles(t) {
		total += len(d.Events)
		for i := range d.Events {
			e := &d.Events[i]
			if !slices.ContainsFunc(d.Statements, func(s schema.Statement) bool { return s.ID == e.Statement }) {
				t.Errorf("%s: %s %s belongs to no statement", d.ID, e.Type, e.CAMEO)
			}
			for _, id := range slices.Concat(e.Actors, e.Recipients) {
				if labelOf(d, []schema.IRI{id}) == "-" {
					t.Errorf("%s: %s %s: %s is no entity of the document", d.ID, e.Type, e.CAMEO, id)
				}
			}
			if e.CAMEO < "01" || e.CAMEO > "20" || len(e.Actors)+len(e.Recipients) == 0 {
				t.Errorf("%s: event %+v", d.ID, e)
			}
		}
	}
	if total < 50 {
		t.Errorf("%d events in the shipped articles, want at least 50", total)
	}
}

// TestNoEvents records the events found in texts that tell of none: recipes, games, manuals.
func TestNoEvents(t *testing.T) {
	var b strings.Builder
	for _, d := range readAll(t, unread(t, "testdata/nofacts"), 2) {
		fmt.Fprintf(&b, "%s: %d events in %d sentences\n", d.ID, len(d.Events), len(d.Sentences))
		for i := range d.Events {
			e := &d.Events[i]
			fmt.Fprintf(&b, "  %s %s | %s > %s\n", e.Type, e.CAMEO, labelOf(d, e.Actors), labelOf(d, e.Recipients))
		}
	}
	checkGolden(t, "noevents.txt", b.String())
}

// firstEvent returns the type, root code and mode of the first event of d, and the labels of who acts and who receives.
func firstEvent(d *text.Doc) (code, actor, to string) {
	if len(d.Events) == 0 {
		return "- - -", "-", "-"
	}
	e := &d.Events[0]
	dash := func(s string) string { return cmp.Or(s, "-") }
	return dash(string(e.Type)) + " " + dash(e.CAMEO) + " " + dash(e.Mode), labelOf(d, e.Actors), labelOf(d, e.Recipients)
}

func labelOf(d *text.Doc, ids []schema.IRI) string {
	for _, id := range ids {
		for i := range d.Clusters {
			if e := &d.Clusters[i].Entity; e.ID == id {
				return e.Label
			}
		}
	}
	return "-"
}

func admits(want, got string) bool {
	return want == "*" || want == got || want != "-" && strings.Contains(strings.ToLower(got), strings.ToLower(want))
}
