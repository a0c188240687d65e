package conllu_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"entente/extract/conllu"
	"entente/extract/text"
	"entente/extract/token"
)

func readSample(t *testing.T) []*conllu.Sentence {
	t.Helper()
	raw, err := os.ReadFile("testdata/sample.conllu")
	if err != nil {
		t.Fatal(err)
	}
	all, err := conllu.NewReader(bytes.NewReader(raw), "").ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestToDoc(t *testing.T) {
	d, err := conllu.ToDoc(readSample(t))
	if err != nil {
		t.Fatal(err)
	}
	want := "Japan's ministers don't agree, \"Anna\" said. India signed and Japan too.\n\nNew York _ cannot"
	if d.Text != want || d.ID != "sample" {
		t.Errorf("text %q, id %q", d.Text, d.ID)
	}
	var got []string
	for _, tok := range d.Tokens {
		if d.Slice(tok.Span) != tok.Form {
			t.Errorf("%q slices %q", tok.Form, d.Slice(tok.Span))
		}
		head := "-"
		if tok.Head != text.NoHead {
			head = d.Tokens[tok.Head].Form
		}
		got = append(got, fmt.Sprintf("%s<%s %v", tok.Form, head, tok.SpaceAfter))
	}
	if diff := cmp.Diff([]string{
		"Japan<ministers false", "'s<Japan true", "ministers<agree true", "do<agree false", "n't<agree true",
		"agree<said false", ",<said true", "\"<Anna false", "Anna<said false", "\"<Anna true", "said<- false",
		".<said true", "India<signed true", "signed<- true", "and<Japan true", "Japan<signed true", "too<Japan false",
		".<signed true", "New York<- true", "_<- true", "can<- false", "not<- false",
	}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(d.Sentences) != 3 || d.Slice(d.Sentences[1].Span) != "India signed and Japan too." {
		t.Errorf("sentences %v", d.Sentences)
	}
}

// TestToDocText shows what wins when "# text" and MISC speak of white space, and what is refused.
func TestToDocText(t *testing.T) {
	row := func(id int, form, misc string) string {
		return fmt.Sprintf("%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", id, form, misc)
	}
	for _, test := range []struct{ name, in, want string }{
		{"no comment", row(1, "a", "SpaceAfter=No") + row(2, "b", "_") + row(3, "c", "_"), "ab c"},
		{"comment", "# text = a  b\u00a0c\n" + row(1, "a", "_") + row(2, "b", "_") + row(3, "c", "_"), "a  b\u00a0c"},
		{"misc before comment", "# text = a b c\n" + row(1, "a", `SpacesAfter=\n`) + row(2, "b", `SpacesAfter=\t\s`) +
			row(3, "c", "_"), "a\nb\t c"},
		{"around", row(1, "a", `SpacesBefore=\s|SpaceAfter=No`) + row(2, "b", `SpacesAfter=\n`), " ab\n"},
		{"other words", "# text = a x c\n" + row(1, "a", "_") + row(2, "b", "_"), "error"},
		{"more text", "# text = a b c\n" + row(1, "a", "_") + row(2, "b", "_"), "error"},
	} {
		t.Run(test.name, func(t *testing.T) {
			all, err := conllu.NewReader(strings.NewReader(test.in+"\n"), "").ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			d, err := conllu.ToDoc(all)
			if err != nil {
				d = &text.Doc{Text: "error"}
			}
			if d.Text != test.want {
				t.Errorf("got %q, want %q (%v)", d.Text, test.want, err)
			}
		})
	}
}

// TestUnspelled gives each word of a token that its words do not spell the whole of it.
func TestUnspelled(t *testing.T) {
	in := lines("1-2 du _ _ _ _ _ _ _ _", "1 de _ _ _ _ 0 root _ _", "2 le _ _ _ _ 1 det _ _", "", "")
	all, err := conllu.NewReader(strings.NewReader(in), "").ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	d, err := conllu.ToDoc(all)
	if err != nil || d.Text != "du" || d.Tokens[0].Span != d.Tokens[1].Span || d.Tokens[1].Form != "le" {
		t.Errorf("%+v, %v", d, err)
	}
}

// sameDoc compares what CoNLL-U keeps of a Doc.
func sameDoc(a, b *text.Doc) string {
	if a.Text != b.Text {
		return cmp.Diff(a.Text, b.Text)
	}
	return cmp.Diff(a.Tokens, b.Tokens) + cmp.Diff(a.Sentences, b.Sentences)
}

func through(t *testing.T, d *text.Doc) *text.Doc {
	t.Helper()
	raw, err := write(conllu.FromDoc(d))
	if err != nil {
		t.Fatal(err)
	}
	all, err := conllu.NewReader(bytes.NewReader(raw), "").ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, raw)
	}
	back, err := conllu.ToDoc(all)
	if err != nil {
		t.Fatalf("%v\n%s", err, raw)
	}
	return back
}

func TestFromDoc(t *testing.T) {
	d := &text.Doc{Text: " Japan's ministers cannot agree.They'll\nleave.\n\nThe U.S.'s 10am \"plan\"  failed\n"}
	d.ID = "a"
	token.Tokenize(d)
	raw, err := write(conllu.FromDoc(d))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(f) == 10 {
			got = append(got, f[0]+" "+f[1]+" "+f[9])
		} else {
			got = append(got, strings.TrimSuffix(line, "\n"))
		}
	}
	if diff := cmp.Diff([]string{
		"# newdoc id = a", "# newpar", "# sent_id = a-1", "# text = Japan's ministers cannot agree.",
		`1-2 Japan's SpacesBefore=\s`, "1 Japan _", "2 's _", "3 ministers _", "4-5 cannot _", "4 can _", "5 not _",
		"6 agree SpaceAfter=No", "7 . SpaceAfter=No", "", "# sent_id = a-2", "# text = They'll leave.",
		`1-2 They'll SpacesAfter=\n`, "1 They _", "2 'll _", "3 leave SpaceAfter=No", "4 . _", "", "# newpar",
		"# sent_id = a-3", `# text = The U.S.'s 10am "plan" failed`, "1 The _", "2-3 U.S.'s _", "2 U.S. _", "3 's _",
		"4 10 SpaceAfter=No", "5 am _", `6 " SpaceAfter=No`, "7 plan SpaceAfter=No", `8 " SpacesAfter=\s\s`,
		`9 failed SpacesAfter=\n`, "",
	}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := sameDoc(d, through(t, d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestTreebanksDoc turns every document into a Doc and back, and counts how often FromDoc joins the same words.
func TestTreebanksDoc(t *testing.T) {
	for file, raw := range readTreebanks(t) {
		all, err := conllu.NewReader(bytes.NewReader(raw), file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		gold, same, system := 0, 0, 0
		for _, doc := range conllu.Documents(all) {
			d, err := conllu.ToDoc(doc)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if diff := sameDoc(d, through(t, d)); diff != "" {
				t.Fatalf("%s %s (-want +got)\n%s", file, d.ID, diff)
			}
			for i, s := range conllu.FromDoc(d) {
				is := map[[2]int]bool{}
				for _, m := range doc[i].Multiwords {
					is[[2]int{m.First, m.Last}] = true
				}
				gold += len(is)
				system += len(s.Multiwords)
				for _, m := range s.Multiwords {
					if is[[2]int{m.First, m.Last}] {
						same++
					}
				}
			}
		}
		t.Logf("%s: %d multiword tokens, %d from FromDoc, %d the same", file, gold, system, same)
		if same*100 < gold*98 {
			t.Errorf("%s: fewer than 98%% of the multiword tokens are found", file)
		}
	}
}

func FuzzFromDoc(f *testing.F) {
	f.Add("Japan's ministers don't agree. \"Why?\"\n\nThey cannot.")
	f.Add(" \t a\\n|b \u00a0\r\n c\x00d\u2028e_ _ ")
	f.Fuzz(func(t *testing.T, s string) {
		d := &text.Doc{Text: s}
		token.Tokenize(d)
		raw, err := write(conllu.FromDoc(d))
		if err != nil {
			t.Fatal(err)
		}
		all, err := conllu.NewReader(bytes.NewReader(raw), "").ReadAll()
		if err != nil {
			t.Fatalf("%v\n%q", err, raw)
		}
		if len(d.Tokens) == 0 || !utf8.ValidString(s) {
			return
		}
		back, err := conllu.ToDoc(all)
		if err != nil {
			t.Fatalf("%v\n%q", err, raw)
		}
		d.Sentences[0].Title = false // CoNLL-U keeps no titles
		for i := range d.Tokens {
			if d.Tokens[i].Form == "_" {
				d.Tokens[i].Lemma = "_" // nor whether the lemma of "_" is unknown
			}
		}
		if diff := sameDoc(d, back); diff != "" {
			t.Fatalf("%q (-want +got)\n%s", s, diff)
		}
	})
}
