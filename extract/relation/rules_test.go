package relation

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/extract/coref"
	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/parse"
	"entente/extract/pattern"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema"
	"entente/schema/gazetteer"
)

// TestRules reads the sentences beside the rules of rules.txt as the program reads them: a rule states what the
// examples say, and nothing of the counterexamples.
func TestRules(t *testing.T) {
	reader, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules().Rules {
		one := &pattern.File{Rules: []pattern.Rule{r}}
		t.Run(r.Name, func(t *testing.T) {
			for _, e := range r.Examples {
				d := &text.Doc{Text: e.Text}
				token.Tokenize(d)
				if err := reader.Parse(context.Background(), d); err != nil {
					t.Fatal(err)
				}
				checkExample(t, d, e, ruleSet{one, one.Set()})
			}
		})
	}
}

// TestWordLists checks that the package uses each list of words.txt.
func TestWordLists(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	for name := range wordLists() {
		if !strings.Contains(source.String(), fmt.Sprintf("wordList(%q)", name)) {
			t.Errorf("words.txt: no code uses the list %q", name)
		}
	}
}

// checkExample applies one rule to the document of an example.
func checkExample(t *testing.T, d *text.Doc, e pattern.Example, rule ruleSet) {
	t.Helper()
	g := gazetteer.Load()
	mention.Find(d, g)
	link.Names(d, g)
	coref.Resolve(d, g)
	x := newExtractor(d, g)
	x.prepareRules()
	for s := range d.Sentences {
		x.sentence = s
		x.applyRules(rule)
	}
	var got []string
	for i := range x.out {
		got = append(got, ways(&x.out[i])...)
	}
	for _, w := range e.Want {
		if !slices.Contains(got, strings.ToLower(w)) {
			t.Errorf("rules.txt:%d: %q does not say %q; it says %q\n%s", e.Line, e.Text, w, got, tree(d))
		}
	}
	if len(e.Want) == 0 && len(got) > 0 {
		t.Errorf("rules.txt:%d: %q says %q\n%s", e.Line, e.Text, got, tree(d))
	}
}

// ways gives the ways to write a statement in an example: with the labels of its ends or the words of the sentence.
func ways(s *schema.Statement) []string {
	var how []string
	if s.Modality != schema.Asserted {
		how = append(how, string(s.Modality))
	}
	if s.Polarity == schema.Negative {
		how = append(how, "negated")
	}
	tail := ""
	if len(how) > 0 {
		tail = " (" + strings.Join(how, ", ") + ")"
	}
	var out []string
	for _, subject := range []string{s.Subject.Label(), s.Subject.Text} {
		for _, object := range []string{s.Object.Label(), s.Object.Text} {
			out = append(out, strings.ToLower(fmt.Sprintf("%s %s %s%s", subject, s.Relation, object, tail)))
		}
	}
	return out
}

// tree draws the grammar of a document for a failure.
func tree(d *text.Doc) string {
	var out []string
	for i, tok := range d.Tokens {
		out = append(out, fmt.Sprintf("%d:%s/%s %s<%d", i, tok.Form, tok.UPOS, tok.Deprel, tok.Head))
	}
	return strings.Join(out, "  ")
}
