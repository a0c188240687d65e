package pattern

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema/gazetteer"
)

// TestOperators shows what the patterns of testdata/operators.patterns find in the trees of testdata/operators.txt, a
// match a line: the anchor, what the nodes with names are, and the labels of relations with names.
func TestOperators(t *testing.T) {
	raw, err := os.ReadFile("testdata/operators.patterns")
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.Load()
	treetest.Run(t, "testdata/operators.txt", 2, func(d *text.Doc) string {
		mention.Find(d, g)
		target := NewTarget(d, text.NewTree(d))
		var out strings.Builder
		for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			p, err := Compile(fmt.Sprintf("operators.patterns:%d", i+1), line, Language{})
			if err != nil {
				t.Fatal(err)
			}
			out.WriteString(line + "\n")
			for _, m := range NewSet([]*Pattern{p}).Find(target, d.Sentences[0].Tokens) {
				out.WriteString("    " + show(d, &m) + "\n")
			}
		}
		return out.String()
	})
}

func show(d *text.Doc, m *Match) string {
	out := d.Tokens[m.Anchor].Form
	for _, name := range m.Pattern.Names() {
		word := "-"
		if i := m.Node(name); i >= 0 {
			word = d.Tokens[i].Form
		}
		out += "  " + name + "=" + word
	}
	for _, name := range m.Pattern.labels {
		out += "  " + name + "=" + m.Label(name)
	}
	return out
}
