package rdf

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A case file holds cases with a blank line between them: comments that begin
// with '#', a command, the input, "----" and the output. UPDATE=1 rewrites the
// outputs. The command is
//
//	read nq|nt [quoted] [prefix=P] [max=BYTES] [errors=N]
//
// The output is the quads as canonical lines, and every mistake as it is
// printed. With quoted, each line of the input is a Go string, and they are
// joined without line ends.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var updated []string
			for i, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
				head, want, _ := strings.Cut(block+"\n", "\n----\n")
				title, command, input := splitCase(head)
				got := runCase(t, command, input)
				updated = append(updated, head+"\n----\n"+got)
				if os.Getenv("UPDATE") != "" {
					continue
				}
				t.Run(strconv.Itoa(i+1), func(t *testing.T) {
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s (-want +got):\n%s", title, diff)
					}
				})
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, []byte(strings.Join(updated, "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// splitCase takes what stands above "----" apart.
func splitCase(head string) (title, command, input string) {
	lines := strings.Split(head, "\n")
	n := 0
	for n < len(lines) && strings.HasPrefix(lines[n], "#") {
		n++
	}
	if n == len(lines) {
		return strings.Join(lines, "\n"), "", ""
	}
	return strings.Join(lines[:n], "\n"), lines[n], strings.Join(lines[n+1:], "\n")
}

func runCase(t *testing.T, command, input string) string {
	t.Helper()
	words := strings.Fields(command)
	if len(words) < 2 || words[0] != "read" {
		t.Fatalf("unknown command %q", command)
	}
	o := Options{MaxErrors: 100}
	if err := o.Format.UnmarshalText([]byte(words[1])); err != nil {
		t.Fatal(err)
	}
	for _, word := range words[2:] {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "quoted":
			input = unquoteLines(t, input)
		case "prefix":
			o.BlankPrefix = value
		case "max":
			o.MaxLine = atoi(t, value)
		case "errors":
			o.MaxErrors = atoi(t, value)
		default:
			t.Fatalf("unknown word %q in %q", word, command)
		}
	}
	var out strings.Builder
	w := NewWriter(&out)
	for q, err := range NewReader(strings.NewReader(input), o).All() {
		if err != nil {
			if !errors.Is(err, ErrSyntax) {
				t.Errorf("%q does not match ErrSyntax", err)
			}
			w.Flush()
			out.WriteString(err.Error() + "\n")
			break
		}
		if err := w.Write(q); err != nil {
			t.Errorf("read but not to be written: %v", err)
		}
	}
	w.Flush()
	return out.String()
}

func unquoteLines(t *testing.T, input string) string {
	t.Helper()
	var b strings.Builder
	for _, line := range strings.Split(input, "\n") {
		s, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		b.WriteString(s)
	}
	return b.String()
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
