package event_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/event"
	"entente/extract/extracttest"
	"entente/extract/text"
	"entente/schema"
)

// TestCases runs the case files of testdata: trees, and the events that they make, a line each: type, root code and
// mode, who acts and who receives, and the words of the statement that says it.
func TestCases(t *testing.T) {
	treetest.Run(t, "testdata/*.txt", 30, func(d *text.Doc) string {
		extracttest.Run(t, d, "event")
		var b strings.Builder
		for i := range d.Events {
			e := &d.Events[i]
			st := slices.IndexFunc(d.Statements, func(s schema.Statement) bool { return s.ID == e.Statement })
			if st < 0 {
				t.Errorf("%q: %s %s belongs to no statement", d.Text, e.Type, e.CAMEO)
				continue
			}
			fmt.Fprintf(&b, "%s %s %s  %s -> %s  «%s»\n", cmp.Or(string(e.Type), "-"), e.CAMEO, cmp.Or(e.Mode, "-"),
				label(d, e.Actors), label(d, e.Recipients), d.Statements[st].Evidence.Exact)
		}
		return b.String()
	})
}

// label gives the labels of the entities of d that ids name, "-" for none.
func label(d *text.Doc, ids []schema.IRI) string {
	var out []string
	for _, id := range ids {
		c := slices.IndexFunc(d.Clusters, func(c text.Cluster) bool { return c.Entity.ID == id })
		out = append(out, d.Clusters[c].Entity.Label)
	}
	return cmp.Or(strings.Join(out, ", "), "-")
}

// TestCodeReplaces: coding a document again changes nothing.
func TestCodeReplaces(t *testing.T) {
	d := &text.Doc{Events: []schema.Event{{Statement: "left from before"}}}
	event.Code(d)
	if len(d.Events) != 0 {
		t.Errorf("an empty document has events %v", d.Events)
	}
}
