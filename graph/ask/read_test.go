package ask

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRead compares what questions are understood as with testdata/read.txt: a question, and below "----" its reading.
// UPDATE=1 go test rewrites what is below.
func TestRead(t *testing.T) {
	path := filepath.Join("testdata", "read.txt")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	n := 0
	for _, block := range strings.Split(string(b), "\n\n") {
		block = strings.Trim(block, "\n")
		if block == "" || strings.HasPrefix(block, "#") {
			if block != "" {
				out.WriteString(block + "\n\n")
			}
			continue
		}
		question, want, _ := strings.Cut(block, "\n----\n")
		got := describe(strings.TrimSpace(question))
		n++
		if os.Getenv("UPDATE") == "" && got != want {
			t.Errorf("%s\n got %s\nwant %s", question, got, want)
		}
		fmt.Fprintf(&out, "%s\n----\n%s\n\n", question, got)
	}
	if n < 120 {
		t.Errorf("%d questions, want at least 120", n)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// describe writes a reading in a line: the kind, the two sides with the predicate between them, and the rest.
func describe(question string) string {
	r, bad := read(question)
	if bad != nil {
		return "stumbles on " + bad.word
	}
	r.specialise()
	side := func(c *chunk, at side) string {
		switch {
		case c != nil:
			s := join(c.words)
			if at == atObject && c.prep != "" {
				s = c.prep + " " + s
			}
			return "[" + s + "]"
		case r.kind == asksNode && r.target == at:
			return "?"
		}
		return "–"
	}
	verb := r.verb
	if len(r.predicate) > 0 {
		verb += " " + join(r.predicate)
	}
	if r.second != "" {
		verb += " to " + r.second
	}
	if r.stranded != "" {
		verb += " …" + r.stranded
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s %s", r.kind, side(r.subject, atSubject), verb, side(r.object, atObject))
	for _, m := range r.modifiers {
		fmt.Fprintf(&b, " | %s", strings.TrimSpace(m.prep+" "+join(m.words)))
	}
	if len(r.noun) > 0 {
		fmt.Fprintf(&b, " | of: %s", join(r.noun))
	}
	if len(r.want) > 0 {
		fmt.Fprintf(&b, " | a %s", r.want[0])
	}
	var relations []string
	for _, g := range relationsOf(r) {
		if g.weight >= 0.6 {
			relations = append(relations, g.relation)
		}
	}
	if len(relations) > 0 {
		fmt.Fprintf(&b, " | %s", strings.Join(relations, " "))
	}
	for _, extra := range []struct {
		is   bool
		text string
	}{{r.passive, "passive"}, {r.latest, "latest"}, {r.most, "most"}, {r.negated, "negated"}, {r.modal != "", r.modal},
		{r.unsure != "", "unsure of " + r.unsure}, {!r.time.empty(), "time " + r.time.from + ".." + r.time.to}} {
		if extra.is {
			fmt.Fprintf(&b, " | %s", extra.text)
		}
	}
	return b.String()
}
