package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"entente/cmd/entente/stream"
	"entente/graph"
)

func testProgram() (*program, *bytes.Buffer, *bytes.Buffer) {
	var out, errs bytes.Buffer
	p := &program{Set: stream.Set{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}}
	p.out = bufio.NewWriterSize(&out, 16)
	return p, &out, &errs
}

func TestArrange(t *testing.T) {
	p, _, _ := testProgram()
	for _, test := range []struct{ line, want string }{
		{"add a.txt", "entente add -- a.txt"},
		{"add a.txt --workers 2 b.txt", "entente add --workers 2 -- a.txt b.txt"},
		{"add a.txt --store x --workers=2", "entente --store x add --workers=2 -- a.txt"},
		{"--store x add -", "entente --store x add -- -"},
		{"--store=x add a", "entente --store=x add -- a"},
		{"who partners on IPOI --json", "entente --json ask -- who partners on IPOI"},
		{"--store x What's new", "entente --store x ask -- What's new"},
		{"ask who --explain is --limit 3", "entente ask --explain --limit 3 -- who is"},
		{"ask -- who --explain", "entente ask -- who --explain"},
		{"export -o f.nq", "entente export -o f.nq --"},
		{"add --nope a.txt", "entente add --nope -- a.txt"},
		{"show help", "entente show -- help"},
	} {
		l, err := arrange(p.app(), append([]string{"entente"}, strings.Fields(test.line)...))
		if err != nil {
			t.Errorf("%s: %v", test.line, err)
			continue
		}
		if got := strings.Join(l.args, " "); got != test.want || l.help || l.version {
			t.Errorf("%s\n got %s (help %v, version %v)\nwant %s", test.line, got, l.help, l.version, test.want)
		}
	}
}

// FuzzArrange checks that no word of a command line is lost, doubled or moved past another of its kind.
func FuzzArrange(f *testing.F) {
	f.Add("add\x00a.txt\x00--workers\x002\x00-")
	f.Add("who\x00partners\x00--\x00--json\x00--store")
	f.Add("--store\x00x\x00show\x00--all\x00-q\x00Japan")
	p, _, _ := testProgram()
	a := p.app()
	f.Fuzz(func(t *testing.T, text string) {
		args := append([]string{"entente"}, strings.Split(text, "\x00")...)
		l, err := arrange(a, args)
		if err != nil || l.help || l.version || l.command == nil {
			return
		}
		i := slices.Index(l.args, "--")
		rest := args
		for _, arg := range l.args[i+1:] {
			at := slices.Index(rest, arg)
			if at < 0 {
				t.Fatalf("%q gives %q: argument %q is not there in this place", args, l.args, arg)
			}
			rest = rest[at+1:]
		}
		words := len(args)
		if slices.Contains(args, "--") {
			words--
		}
		// The command ask may have been left out.
		if n := len(l.args) - 1; n != words && (n != words+1 || l.command.Name != "ask") {
			t.Fatalf("%q gives %q: %d words of %d", args, l.args, n, words)
		}
	})
}

func TestIsQuestion(t *testing.T) {
	for _, yes := range []string{"who", "Who", "WHICH", "what's", "who’s", "where?", "who partners on IPOI", " is"} {
		if !isQuestion(yes) {
			t.Errorf("%q is no question", yes)
		}
	}
	for _, no := range []string{"", "whose-list", "island", "add", "Japan", "whoever"} {
		if isQuestion(no) {
			t.Errorf("%q is a question", no)
		}
	}
}

func TestExitCode(t *testing.T) {
	for _, test := range []struct {
		err  error
		want int
	}{
		{nil, exitDone},
		{errors.New("anything"), exitFailed},
		{usagef("x"), exitUsage},
		{fmt.Errorf("run: %w", usagef("x")), exitUsage},
		{errSomeFailed, exitSomeFailed},
		{errors.Join(errSomeFailed, errInterrupted), exitInterrupted},
		{&noStoreError{"x"}, exitStore},
		{&noBackupError{"x"}, exitStore},
		{fmt.Errorf("open: %w", graph.ErrLocked), exitStore},
		{fmt.Errorf("open: %w", graph.ErrFormat), exitStore},
		{&graph.NotFoundError{What: "entity", Name: "x"}, exitFailed},
		{graph.ErrDamaged, exitFailed},
		{fmt.Errorf("%w: 3 found", errProblems), exitFailed},
	} {
		if got := exitCode(test.err); got != test.want {
			t.Errorf("exit code of %v is %d, want %d", test.err, got, test.want)
		}
	}
}

// closed is a pipe of which nobody reads the other end any more, full a disk that is full.
type closed struct{}

func (closed) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "out", Err: errors.New("no space left")}
}

func TestBrokenStdout(t *testing.T) {
	p, _, errs := testProgram()
	s := p.Set
	s.Out = closed{}
	if code := run([]string{"entente", "--help"}, s); code != exitDone || errs.Len() > 0 {
		t.Errorf("closed pipe: exit %d, stderr %q; want a quiet end", code, errs)
	}
	s.Out = full{}
	if code := run([]string{"entente", "--help"}, s); code != exitFailed || !strings.Contains(errs.String(), "no space left") {
		t.Errorf("full disk: exit %d, stderr %q; want the error", code, errs)
	}
}

func TestReport(t *testing.T) {
	p, out, _ := testProgram()
	r := &graph.Report{Documents: 1, Statements: 2, Quads: 30, Problems: []string{"quote of\nstatement s:x is not in its document"}, More: 4}
	if err := p.writeReport(r); err != nil {
		t.Fatal(err)
	}
	p.json = true
	if err := p.writeReport(r); err != nil {
		t.Fatal(err)
	}
	p.out.Flush()
	want := "quote of statement s:x is not in its document\nand 4 more\n" +
		`{"ok":false,"documents":1,"statements":2,"quads":30,"problems":["quote of\nstatement s:x is not in its document"],"more":4}` + "\n"
	if out.String() != want {
		t.Errorf("report:\n%s\nwant:\n%s", out, want)
	}
}

func TestDefaultStore(t *testing.T) {
	for _, test := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": "/home/me"}, "/home/me/.local/share/entente"},
		{"linux", map[string]string{"HOME": "/home/me", "XDG_DATA_HOME": "/data"}, "/data/entente"},
		{"linux", map[string]string{"HOME": "/home/me", "XDG_DATA_HOME": "relative"}, "/home/me/.local/share/entente"},
		{"darwin", map[string]string{"HOME": "/Users/me"}, "/Users/me/Library/Application Support/entente"},
		{"windows", map[string]string{"LocalAppData": "/local"}, "/local/entente"},
		{"linux", nil, ""},
		{"windows", nil, ""},
	} {
		got, err := defaultStore(test.system, func(key string) string { return test.env[key] })
		if filepath.ToSlash(got) != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%s %v: %q, %v; want %q", test.system, test.env, got, err, test.want)
		}
	}
}

func TestUntil(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []int
	for i := range until(ctx, slices.All([]string{"a", "b", "c", "d"})) {
		if got = append(got, i); i == 1 {
			cancel()
		}
	}
	if len(got) != 2 {
		t.Errorf("%d elements after the context ended at the second", len(got))
	}
}
