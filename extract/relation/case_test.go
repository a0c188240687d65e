package relation_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/extracttest"
	"entente/extract/text"
	"entente/schema"
)

// TestCases runs the case files of testdata: trees, and the statements that they make. A line of what is expected is a
// statement: its sentence where there are several, subject, relation, object, how it is meant, its qualifiers, and the
// words that are its evidence.
func TestCases(t *testing.T) {
	treetest.Run(t, "testdata/*.txt", 200, func(d *text.Doc) string {
		extracttest.Run(t, d, "relation")
		var b strings.Builder
		for i := range d.Statements {
			s := &d.Statements[i]
			if err := s.Validate(); err != nil {
				t.Errorf("%q: %v", d.Text, err)
			}
			if len(d.Sentences) > 1 {
				fmt.Fprintf(&b, "%d  ", s.Evidence.Sentence)
			}
			b.WriteString(show(s) + "\n")
		}
		return b.String()
	})
}

func show(s *schema.Statement) string {
	parts := []string{
		fmt.Sprintf("%s | %s | %s", s.Subject.Label(), s.Relation, s.Object.Label()), string(s.Polarity) + string(s.Modality),
	}
	if s.Open {
		parts = append(parts, "open")
	}
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+": "+value)
		}
	}
	if s.AttributedTo != nil {
		add("by", s.AttributedTo.Label)
	}
	add("time", s.Time)
	if s.Time == "" {
		add("time", s.TimeText)
	}
	if s.Place != nil {
		add("place", s.Place.Label)
	}
	add("stage", s.Stage)
	for _, p := range s.Participants {
		add(string(p.Role), p.Node.Label())
	}
	return strings.Join(append(parts, "«"+s.Evidence.Exact+"»"), "  ")
}
