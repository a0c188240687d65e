package value

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/extract/text"
	"entente/extract/token"
	"entente/schema"
	"entente/schema/voc"
)

// TestCases runs the case files of testdata. A line without an arrow sets the command for the lines after it:
//
//	quantity                 a whole phrase
//	ordinal                  a whole phrase
//	time 2020-10-08 [future] a whole phrase, seen from a day ("-" for none)
//	quantities               a sentence
//	times 2020-10-08         a sentence, seen from a day
//	label                    a form of ISO 8601
//
// A line with an arrow is a case: the input, and what comes out. Words of a sentence may carry a tag (May/AUX).
// UPDATE=1 rewrites what is behind the arrows.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	total := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			total += runFile(t, file)
		})
	}
	if total < 200 {
		t.Errorf("%d cases, want at least 200", total)
	}
}

func runFile(t *testing.T, file string) int {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var command []string
	cases, line := 0, 0
	for sc := bufio.NewScanner(strings.NewReader(string(data))); sc.Scan(); {
		line++
		input, want, ok := strings.Cut(sc.Text(), " => ")
		switch {
		case strings.TrimSpace(sc.Text()) == "" || strings.HasPrefix(sc.Text(), "#"):
		case !ok:
			command = strings.Fields(sc.Text())
		default:
			cases++
			got := runCase(t, command, input)
			if got != want && os.Getenv("UPDATE") == "" {
				t.Errorf("%s:%d: %s %q\n got %s\nwant %s", file, line, command, input, got, want)
			}
			fmt.Fprintf(&out, "%s => %s\n", input, got)
			continue
		}
		out.WriteString(sc.Text() + "\n")
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return cases
}

func runCase(t *testing.T, command []string, input string) string {
	t.Helper()
	var anchor time.Time
	var tense []Tense
	if len(command) > 1 && command[1] != "-" {
		var err error
		if anchor, err = time.Parse("2006-01-02", command[1]); err != nil {
			t.Fatal(err)
		}
	}
	if len(command) > 2 && command[2] == "future" {
		tense = []Tense{Future}
	}
	switch command[0] {
	case "quantity":
		if l, ok := Quantity(input); ok {
			return showLiteral(l)
		}
	case "ordinal":
		if n, ok := Ordinal(input); ok {
			return fmt.Sprint(n)
		}
	case "time":
		if v, ok := Time(input, anchor, tense...); ok {
			return showISO(v.ISO)
		}
	case "label":
		return Label(input) + " | " + strings.TrimPrefix(string(Datatype(input)), string(voc.XSD))
	case "quantities":
		d := sentence(input, anchor)
		var out []string
		for _, f := range FindQuantities(d, text.Range{Last: len(d.Tokens)}) {
			out = append(out, "["+d.Slice(d.SpanOf(f.Tokens))+"] "+showLiteral(f.Literal))
		}
		return strings.Join(append(out, "-")[:max(1, len(out))], "; ")
	case "times":
		d := sentence(input, anchor)
		var out []string
		for _, f := range FindTimes(d, text.Range{Last: len(d.Tokens)}, tense...) {
			out = append(out, "["+f.Value.Text+"] "+showISO(f.Value.ISO))
		}
		return strings.Join(append(out, "-")[:max(1, len(out))], "; ")
	default:
		t.Fatalf("unknown command %q", command[0])
	}
	return "-"
}

func showLiteral(l schema.Literal) string {
	return fmt.Sprintf("%s %s (%s) %q", l.Value, strings.TrimPrefix(string(l.Datatype), string(voc.XSD)), l.Unit,
		l.Label)
}

func showISO(iso string) string {
	if iso == "" {
		return "open"
	}
	return iso
}

// sentence makes a document of one sentence. A tag behind a word goes to all its tokens.
func sentence(input string, date time.Time) *text.Doc {
	d := &text.Doc{Meta: text.Meta{Date: date}}
	tags := map[int]string{}
	for _, w := range strings.Fields(input) {
		if k := strings.LastIndexByte(w, '/'); k > 0 && k+1 < len(w) && strings.ToUpper(w[k:]) == w[k:] &&
			w[k+1] >= 'A' {
			tags[len(d.Text)] = w[k+1:]
			w = w[:k]
		}
		d.Text += w + " "
	}
	d.Text = strings.TrimSuffix(d.Text, " ")
	token.Tokenize(d)
	tag := ""
	for i := range d.Tokens {
		if i == 0 || d.Tokens[i-1].SpaceAfter {
			tag = tags[d.Tokens[i].Start]
		}
		d.Tokens[i].UPOS = tag
	}
	return d
}
