package open_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/extracttest"
	"entente/extract/open"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// TestCases runs the case files of testdata: trees, and what is stated of them. A line is an open statement: the words
// of subject, predicate and object, the name of the relation, and how it is meant where that is not plainly asserted;
// "=" stands before what is a node of the graph. A closed statement comes as its relation in brackets and its words.
func TestCases(t *testing.T) {
	treetest.Run(t, "testdata/*.txt", 120, func(d *text.Doc) string {
		extracttest.Run(t, d, "relation")
		others := map[schema.IRI]bool{} // open statements of another room
		for i := range d.Statements {
			others[d.Statements[i].ID] = d.Statements[i].Open
		}
		open.Extract(d, gazetteer.Load())
		var b strings.Builder
		for i := range d.Statements {
			s := &d.Statements[i]
			if err := s.Validate(); err != nil {
				t.Errorf("%q: %v", d.Text, err)
			}
			if s.Open && s.Confidence > 0.5 {
				t.Errorf("%q: an open statement of confidence %v", d.Text, s.Confidence)
			}
			if !others[s.ID] {
				b.WriteString(show(s) + "\n")
			}
		}
		return b.String()
	})
}

func show(s *schema.Statement) string {
	relation := s.Relation
	if !s.Open {
		relation = "[" + relation + "]"
	}
	line := fmt.Sprintf("%s | %s | %s  %s", showEnd(s.Subject), s.Text, showEnd(s.Object), relation)
	if s.Polarity != schema.Positive || s.Modality != schema.Asserted {
		line += "  " + string(s.Polarity) + string(s.Modality)
	}
	if s.AttributedTo != nil {
		line += "  by: " + s.AttributedTo.Label
	}
	if s.Time != "" {
		line += "  time: " + s.Time
	}
	return line
}

func showEnd(n schema.Node) string {
	if n.Entity != nil {
		return "=" + n.Text
	}
	return n.Text
}
