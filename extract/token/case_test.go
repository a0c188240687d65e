package token_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/text"
	"entente/extract/token"
)

// TestCases runs the case files in testdata/cases. A case is an optional comment (#), the word "tokens" or "sentences",
// the input, a line "----" and the expected output, up to a blank line. The input is one line, or several; \n, \t and
// other escapes of Go stand for themselves. "tokens" shows a sentence a line, "|" where no white space stands between
// tokens and "_" for a space inside one; "sentences" shows the text of a sentence a line, behind "T" if it is a title.
// UPDATE=1 rewrites the output.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files (%v)", err)
	}
	count := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for part := range strings.SplitSeq(strings.TrimRight(string(raw), "\n"), "\n\n") {
			if isComment(part) {
				out = append(out, part)
				continue
			}
			head, want, ok := strings.Cut(part+"\n", "\n----\n")
			if !ok {
				t.Errorf("%s: case without ----:\n%s", file, part)
			}
			got := runCase(t, file, head)
			count++
			if os.Getenv("UPDATE") == "" {
				if diff := cmp.Diff(strings.TrimSuffix(want, "\n"), got); diff != "" {
					t.Errorf("%s:\n%s\n(-want +got)\n%s", file, head, diff)
				}
			}
			out = append(out, strings.TrimRight(head+"\n----\n"+got, "\n"))
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if count < 120 {
		t.Errorf("only %d cases", count)
	}
}

// isComment reports whether a part of a file has comments alone.
func isComment(part string) bool {
	for line := range strings.SplitSeq(part, "\n") {
		if !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}

func runCase(t *testing.T, file, head string) string {
	t.Helper()
	lines := strings.Split(head, "\n")
	for len(lines) > 0 && strings.HasPrefix(lines[0], "# ") {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return ""
	}
	quoted := `"` + strings.ReplaceAll(strings.Join(lines[1:], `\n`), `"`, `\"`) + `"`
	input, err := strconv.Unquote(quoted)
	if err != nil {
		t.Errorf("%s: %s: %v", file, quoted, err)
	}
	d := &text.Doc{Text: input}
	token.Tokenize(d)
	checkDoc(t, d)
	var b strings.Builder
	for i, s := range d.Sentences {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch lines[0] {
		case "tokens":
			showTokens(&b, d.Tokens[s.Tokens.First:s.Tokens.Last])
		case "sentences":
			mark := "-"
			if s.Title {
				mark = "T"
			}
			fmt.Fprintf(&b, "%s %s", mark, escape(d.Slice(s.Span)))
		default:
			t.Errorf("%s: unknown kind of case %q", file, lines[0])
		}
	}
	return b.String()
}

func showTokens(b *strings.Builder, tokens []text.Token) {
	for i, tok := range tokens {
		b.WriteString(strings.ReplaceAll(escape(tok.Form), " ", "_"))
		switch {
		case i == len(tokens)-1:
		case tok.SpaceAfter:
			b.WriteByte(' ')
		default:
			b.WriteByte('|')
		}
	}
}

// escape shows what an editor would not.
func escape(s string) string {
	q := strconv.Quote(s)
	return strings.ReplaceAll(strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`), `\\`, `\`)
}
