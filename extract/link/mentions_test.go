package link_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/parse"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema/gazetteer"
)

// TestMentions reads the short texts of testdata/mentions as the program would, up to this stage, and asks of each
// marked name what it was led to. A line is a text, with the date of its document before a "|" where the date decides.
// A mark is [words|entity]: the local part of the entity's IRI, or "-" where no entity of the gazetteer is meant; a
// third part says why the mark is a known miss. All others must pass, and a known miss that passes must lose its mark.
func TestMentions(t *testing.T) {
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.Load()
	files, err := filepath.Glob("testdata/mentions/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files (%v)", err)
	}
	passed, missed := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			d, marks, err := parseMarked(line)
			if err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
			read(t, parser, g, d)
			checkReasons(t, d, g)
			for _, k := range marks {
				got := k.found(d, g)
				switch ok := got == k.entity; {
				case ok && k.miss != "":
					t.Errorf("%s:%d: %q is no miss any more: take away %q", file, n+1, d.Slice(k.Span), k.miss)
				case ok:
					passed++
				case k.miss != "":
					missed++
				default:
					t.Errorf("%s:%d: %q leads to %s, want %s in %q", file, n+1, d.Slice(k.Span), got, k.entity, d.Text)
				}
			}
		}
	}
	t.Logf("%d mentions pass, %d are known misses", passed, missed)
	if passed < 300 {
		t.Errorf("%d mentions pass, want at least 300", passed)
	}
}

// read runs the stages over d up to this one.
func read(t *testing.T, parser *parse.Parser, g *gazetteer.Gazetteer, d *text.Doc) {
	t.Helper()
	token.Tokenize(d)
	if err := parser.Parse(context.Background(), d); err != nil {
		t.Fatalf("%q: %v", d.Text, err)
	}
	mention.Find(d, g)
	link.Names(d, g)
}

// checkReasons checks that every mention that has an entity says why, by a rule of the table, and that Candidates
// explains the choice that Names made.
func checkReasons(t *testing.T, d *text.Doc, g *gazetteer.Gazetteer) {
	t.Helper()
	rules := map[string]bool{}
	for _, r := range link.Rules() {
		rules[r.Name] = r.Says != ""
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Cluster < 0 {
			continue
		}
		r := m.Reason
		if !rules[r.Rule] || r.Words == "" || r.Doubt < 0 || r.Doubt > 0.5 || r.Antecedent == i {
			t.Errorf("%q: %q has the reason %+v", d.Text, d.Slice(m.Span), r)
		}
		cands := link.Candidates(d, g, i)
		if len(cands) == 0 || r.Rule != cands[0].Rule || cands[0].Rejected != "" {
			continue
		}
		if e := d.Clusters[m.Cluster].Entity; e.ID != cands[0].ID && r.Words == cands[0].Alias {
			t.Errorf("%q: %q leads to %s, but the best candidate is %s", d.Text, d.Slice(m.Span), e.ID, cands[0].ID)
		}
	}
}

// TestCandidates: what was not chosen is there with what speaks for it, or why it is out of the question.
func TestCandidates(t *testing.T) {
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.Load()
	for _, test := range []struct{ text, words, best, other, rejected string }{
		{"The governor of Georgia vetoed the bill.", "Georgia", "georgia-us", "georgia", ""},
		{"Talks were held in Tokyo.", "Tokyo", "tokyo", "japan", ""},
		{"Hillary Clinton visited Myanmar. Clinton met the opposition.", "Clinton", "hillary-clinton", "bill-clinton",
			"a surname alone means nobody before the full name or a title"},
	} {
		d := &text.Doc{Text: test.text}
		read(t, parser, g, d)
		last := -1
		for i := range d.Mentions {
			if d.Slice(d.Mentions[i].Span) == test.words {
				last = i
			}
		}
		if last < 0 {
			t.Fatalf("%q: no mention %q", test.text, test.words)
		}
		cands := link.Candidates(d, g, last)
		if len(cands) == 0 || cands[0].ID.Local() != test.best || len(cands[0].Reasons) == 0 {
			t.Errorf("%q: best of %+v, want %s", test.text, cands, test.best)
		}
		k := slices.IndexFunc(cands, func(c link.Candidate) bool { return c.ID.Local() == test.other })
		if k < 1 || cands[k].Rejected != test.rejected || len(cands[k].Reasons) == 0 {
			t.Errorf("%q: %s is not among %+v as it should be", test.text, test.other, cands)
		}
	}
}

// TestCountries: every country is found by its name where it acts, and by its adjective.
func TestCountries(t *testing.T) {
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.Load()
	misses := map[string]string{
		"Cocos (Keeling) Islands": "a bracket inside a name",
		"Dominican":               "two countries' people",
		"Congolese":               "two countries' people",
	}
	for c := range g.Countries() {
		for words, form := range map[string]string{
			c.Name: "%s rejected the proposal on Monday.", c.Adjective: "The talks with %s officials failed.",
		} {
			if words == "" || misses[words] != "" {
				continue
			}
			d := &text.Doc{Text: fmt.Sprintf(form, words)}
			read(t, parser, g, d)
			if !slices.ContainsFunc(d.Clusters, func(k text.Cluster) bool { return k.Entity.ID.Local() == c.ID }) {
				t.Errorf("%q: nothing leads to %s", d.Text, c.ID)
			}
		}
	}
}

// mark is a marked name of a text and what it should lead to.
type mark struct {
	text.Span
	entity, miss string
}

// parseMarked reads a line of a case file.
func parseMarked(line string) (*text.Doc, []mark, error) {
	d := &text.Doc{Meta: text.Meta{ID: "case", Language: "en"}}
	if date, rest, ok := strings.Cut(line, "|"); ok && len(date) == len(time.DateOnly) && date[0] <= '9' {
		var err error
		if d.Date, err = time.Parse(time.DateOnly, date); err != nil {
			return nil, nil, err
		}
		line = strings.TrimSpace(rest)
	}
	var b strings.Builder
	var marks []mark
	for {
		before, rest, ok := strings.Cut(line, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, after, ok := strings.Cut(rest, "]")
		parts := strings.Split(inside, "|")
		if !ok || len(parts) < 2 || len(parts) > 3 {
			return nil, nil, fmt.Errorf("a mark is written [words|entity] or [words|entity|why not], not %q", inside)
		}
		m := mark{Span: text.Span{Start: b.Len(), End: b.Len() + len(parts[0])}, entity: parts[1]}
		if len(parts) == 3 {
			m.miss = parts[2]
		}
		marks = append(marks, m)
		b.WriteString(parts[0])
		line = after
	}
	d.Text = b.String()
	return d, marks, nil
}

// found returns what the mention of the marked words leads to: the local part of an IRI, "-" where it is none of the
// gazetteer. A mention may be wider by its articles, mark of possession or title.
func (k mark) found(d *text.Doc, g *gazetteer.Gazetteer) string {
	best := "-"
	if strings.HasPrefix(d.Slice(k.Span), "the ") {
		k.Start += len("the ")
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Cluster < 0 || !m.Named && !strings.HasSuffix(" "+d.Slice(m.Span), " "+d.Slice(k.Span)) {
			continue
		}
		if !m.Contains(k.Span) && link.Words(d, m.Tokens) != d.Slice(k.Span) || !m.Overlaps(k.Span) {
			continue
		}
		e := &d.Clusters[m.Cluster].Entity
		if m.Type != e.Type {
			return fmt.Sprintf("%s, but is a %s there", e.ID.Local(), m.Type)
		}
		if _, known := g.ByID(e.ID.Local()); known && e.Type != "Topic" || k.entity != "-" {
			best = e.ID.Local()
		}
	}
	return best
}
