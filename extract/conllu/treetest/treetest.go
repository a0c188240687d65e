// Package treetest runs case files of hand-made trees, so that what stands on trees is tested without the model.
//
// A file holds cases. A Case is comments that say what the rule is, sentences as compact CoNLL-U, a line "----" and
// what is expected, up to a blank line or the end of the file:
//
//	# A passive clause swaps the roles.
//	# date = 2020-10-08
//	# name = 1-1 ORG
//	1 Acme   Acme PROPN NNP _ 3 nsubj:pass
//	2 was    be   AUX   VBD _ 3 aux:pass
//	3 bought buy  VERB  VBN _ 0 root       SpaceAfter=No
//	4 .      .    PUNCT .   _ 3 punct
//	----
//	…
//
// Columns are those of CoNLL-U from ID to DEPREL, and MISC where it is not "_", set apart by white space. Sentences are
// set apart by blank lines. The first comment names the case. These have a meaning: "date" is the day on which the
// document was published, "name" a run of words of the sentence that the reader takes for a name (first and last ID,
// kind), and "title" marks a headline.
package treetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/extract/conllu"
	"entente/extract/text"
)

// Run runs the cases of the files that match pattern: show gives what comes of the document of a case, a fact a line,
// which must be what the file expects. UPDATE=1 rewrites what stands below "----". At least the given number of cases
// must be there.
func Run(t *testing.T, pattern string, least int, show func(d *text.Doc) string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files %s (%v)", pattern, err)
	}
	total := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := parse(file, string(raw))
		if err != nil {
			t.Fatal(err)
		}
		total += len(cases)
		t.Run(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), func(t *testing.T) {
			runFile(t, file, cases, show)
		})
	}
	if total < least {
		t.Errorf("%d cases, want at least %d", total, least)
	}
}

func runFile(t *testing.T, file string, cases []testCase, show func(d *text.Doc) string) {
	update := os.Getenv("UPDATE") != ""
	var out strings.Builder
	for i, c := range cases {
		t.Run(c.name(), func(t *testing.T) {
			d, err := c.doc()
			if err != nil {
				t.Fatalf("%s:%d: %v", file, c.line, err)
			}
			got := strings.TrimRight(show(d), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" && !update {
				t.Errorf("%s:%d: %q (-want +got)\n%s", file, c.line, d.Text, diff)
			}
			c.want = got
		})
		if i > 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(&out, "%s----\n", c.head)
		if c.want != "" {
			out.WriteString(c.want + "\n")
		}
	}
	if update && !t.Failed() {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// testCase is a case of a file.
type testCase struct {
	head string // what stands above "----", as written
	want string
	line int // where it begins, from 1
	// sentences are the lines of each sentence, its comments included.
	sentences [][]string
}

// name is the first comment, cut to a length that a test can be called by.
func (c *testCase) name() string {
	first, _, _ := strings.Cut(c.head, "\n")
	first, ok := strings.CutPrefix(first, "#")
	if !ok {
		return "line " + strconv.Itoa(c.line)
	}
	first = strings.TrimSpace(first)
	return first[:min(len(first), 60)]
}

// parse cuts a file into cases.
func parse(file, content string) ([]testCase, error) {
	var out []testCase
	var c testCase
	var block []string
	var head, want strings.Builder
	below := false
	endBlock := func() {
		if len(block) > 0 {
			c.sentences = append(c.sentences, block)
		}
		block = nil
	}
	endCase := func() {
		c.head, c.want = head.String(), strings.TrimRight(want.String(), "\n")
		out = append(out, c)
		c, below = testCase{}, false
		head.Reset()
		want.Reset()
	}
	n := 0
	for line := range strings.SplitSeq(strings.TrimRight(content, "\n"), "\n") {
		n++
		blank := strings.TrimSpace(line) == ""
		switch {
		case below && blank:
			endCase()
		case below:
			want.WriteString(line + "\n")
		case line == "----":
			endBlock()
			if len(c.sentences) == 0 {
				return nil, fmt.Errorf("%s:%d: a case without a sentence", file, n)
			}
			below = true
		case blank && head.Len() == 0:
		default:
			if head.Len() == 0 {
				c.line = n
			}
			head.WriteString(line + "\n")
			if blank {
				endBlock()
			} else {
				block = append(block, line)
			}
		}
	}
	if !below {
		return nil, fmt.Errorf("%s:%d: the last case has no line ----", file, n)
	}
	endCase()
	return out, nil
}

// doc makes the document of c.
func (c *testCase) doc() (*text.Doc, error) {
	var full strings.Builder
	for _, s := range c.sentences {
		for _, line := range s {
			if strings.HasPrefix(line, "#") {
				full.WriteString(line + "\n")
				continue
			}
			f := strings.Fields(line)
			switch len(f) {
			case 8:
				f = append(f, "_", "_")
			case 9:
				f = append(f[:8], "_", f[8])
			default:
				return nil, fmt.Errorf("%q has %d columns where 8 or 9 belong", line, len(f))
			}
			full.WriteString(strings.Join(f, "\t") + "\n")
		}
		full.WriteByte('\n')
	}
	sentences, err := conllu.NewReader(strings.NewReader(full.String()), "").ReadAll()
	if err != nil {
		return nil, err
	}
	d, err := conllu.ToDoc(sentences)
	if err != nil {
		return nil, err
	}
	d.ID, d.Language = "case", "en"
	for i, s := range sentences {
		if err := annotate(d, i, s.Comments); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// annotate adds to d what the comments of its sentence i say.
func annotate(d *text.Doc, i int, comments []string) error {
	s := &d.Sentences[i]
	if err := checkTree(d, s.Tokens); err != nil {
		return err
	}
	for _, comment := range comments {
		key, value, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(comment, "#")), " = ")
		switch key {
		case "title":
			s.Title = true
		case "date":
			date, err := time.Parse(time.DateOnly, value)
			if err != nil {
				return err
			}
			d.Date = date
		case "name":
			var first, last int
			var kind string
			if _, err := fmt.Sscanf(value, "%d-%d %s", &first, &last, &kind); err != nil || first < 1 || last < first ||
				last > s.Tokens.Len() {
				return fmt.Errorf("%q: a name is written FIRST-LAST KIND", comment)
			}
			d.Names = append(d.Names, text.Name{Tokens: text.Range{First: s.Tokens.First + first - 1,
				Last: s.Tokens.First + last}, Kind: kind})
		}
	}
	return nil
}

// checkTree checks that the tokens of a sentence are one tree: one root, from which all of them hang.
func checkTree(d *text.Doc, r text.Range) error {
	roots := 0
	for i := r.First; i < r.Last; i++ {
		if d.Tokens[i].Head == text.NoHead {
			roots++
		}
		for h, steps := i, 0; h != text.NoHead; h, steps = d.Tokens[h].Head, steps+1 {
			if steps > r.Len() {
				return fmt.Errorf("%q hangs on itself", d.Tokens[i].Form)
			}
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots in %q", roots, d.Slice(d.SpanOf(r)))
	}
	return nil
}
