package treetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/text"
)

const sample = `# The first case.
# date = 2020-10-08
# title
1 Deal deal NOUN NN _ 0 root

# name = 1-2 PER
1 Al    Al    PROPN NNP _ 3 nsubj
2 Gore  Gore  PROPN NNP _ 1 flat
3 spoke speak VERB  VBD _ 0 root SpaceAfter=No
4 .     .     PUNCT .   _ 3 punct
----
one
two

# The second case.
1 Yes yes INTJ UH _ 0 root
----
`

func TestParse(t *testing.T) {
	cases, err := parse("sample", sample)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 2 || cases[0].want != "one\ntwo" || cases[1].want != "" || cases[1].line != 15 {
		t.Fatalf("%+v", cases)
	}
	d, err := cases[0].doc()
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != "Deal Al Gore spoke." || !d.Sentences[0].Title || d.Sentences[1].Title || d.Date.Day() != 8 {
		t.Errorf("%+v", d)
	}
	if len(d.Names) != 1 || d.Slice(d.SpanOf(d.Names[0].Tokens)) != "Al Gore" || d.Names[0].Kind != "PER" {
		t.Errorf("names %+v", d.Names)
	}
	if diff := cmp.Diff("The first case.", cases[0].name()); diff != "" {
		t.Error(diff)
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"# nothing\n", "no line ----"},
		{"----\n", "without a sentence"},
		{"# nothing\n----\n", "without words"},
		{"1 a a X X _ 0\n----\n", "7 columns"},
		{"1 a a X X _ 2 dep\n2 b b X X _ 1 dep\n----\n", "hangs on itself"},
		{"1 a a X X _ 0 root\n2 b b X X _ 0 root\n----\n", "2 roots"},
		{"1 a a X X _ 3 dep\n----\n", "head 3"},
		{"# name = 0-1 PER\n1 a a X X _ 0 root\n----\n", "FIRST-LAST KIND"},
		{"# date = soon\n1 a a X X _ 0 root\n----\n", "soon"},
	} {
		cases, err := parse("sample", test.in)
		for i := range cases {
			if err == nil {
				_, err = cases[i].doc()
			}
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.in, err, test.want)
		}
	}
}

// TestUpdate: UPDATE=1 rewrites what is expected and leaves the rest as it is; then the cases pass.
func TestUpdate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sample.txt")
	if err := os.WriteFile(file, []byte(sample), 0o644); err != nil {
		t.Fatal(err)
	}
	count := func(d *text.Doc) string { return fmt.Sprintln(len(d.Tokens), "tokens") }
	t.Setenv("UPDATE", "1")
	Run(t, file, 2, count)
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(sample, "one\ntwo\n", "5 tokens\n", 1) + "1 tokens\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	t.Setenv("UPDATE", "")
	Run(t, file, 2, count)
}
