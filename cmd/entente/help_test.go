package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDocs compares docs/cli.md with the help of the program; UPDATE=1 writes it.
func TestDocs(t *testing.T) {
	var b bytes.Buffer
	if err := writeDocs(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("..", "..", "docs", "cli.md")
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(have), b.String()); diff != "" {
		t.Errorf("docs/cli.md is not the help of the program; UPDATE=1 go test ./cmd/entente writes it:\n%s", diff)
	}
}

// TestHelp checks what every command's help must have.
func TestHelp(t *testing.T) {
	p, _, _ := testProgram()
	a := p.app()
	for _, c := range a.Commands {
		if n := len(strings.Split(strings.TrimSpace(c.UsageText), "\n")); n != 2 {
			t.Errorf("%s: help begins with %d examples, want 2", c.Name, n)
		}
		for _, line := range strings.Split(c.Description, "\n") {
			if columns(line) > 130 {
				t.Errorf("%s: a line of the help has %d columns: %s", c.Name, columns(line), line)
			}
		}
	}
}

// writeDocs writes docs/cli.md: the help of the program and of every command.
func writeDocs(b *bytes.Buffer) error {
	p, _, _ := testProgram()
	a := p.app()
	b.WriteString("# The command line\n\n" +
		"Generated from the help of the program; `UPDATE=1 go test ./cmd/entente -run TestDocs` writes it.\n" +
		"The JSON shapes are a contract: fields may be added, none is renamed or dropped.\n\n```\n")
	if err := programHelp(b, a); err != nil {
		return err
	}
	b.WriteString("```\n\nWith `--json` an error is a line of JSON on stderr: `{\"error\",\"exit\"[,\"document\"]}`.\n")
	for _, c := range a.Commands {
		if c.Hidden {
			continue
		}
		b.WriteString("\n## entente " + c.Name + "\n\n```\n")
		var help bytes.Buffer
		if err := commandHelp(&help, a, c); err != nil {
			return err
		}
		// The flags of every command stand once, above.
		text, _, _ := strings.Cut(help.String(), "\nFlags of every command\n")
		b.WriteString(text + "```\n")
	}
	return nil
}
