package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// help writes the help of c, or of the program if c is nil.
func (p *program) help(a *cli.App, c *cli.Command) error {
	if c == nil {
		return programHelp(p.out, a)
	}
	return commandHelp(p.out, a, c)
}

// examples are what the help of the program begins with.
const examples = `  entente add article.txt
  entente who partners on IPOI
`

// exitCodes is the table of exit.go for people.
const exitCodes = `Exit codes
  0    done; no result is no failure
  1    failed, or the question was not understood
  2    wrong usage
  3    done, but some inputs failed; each is named on stderr
  4    no store there, or another process is using it
  130  interrupted
`

func programHelp(w io.Writer, a *cli.App) error {
	var b strings.Builder
	fmt.Fprintf(&b, "entente %s.\n\n%s\n", a.Usage, examples)
	b.WriteString("Usage: entente [flags] COMMAND [flags] [arguments]\n" +
		"       entente who|what|which|where|when|how|does|is|has … QUESTION\n")
	for _, group := range []string{readGroup, askGroup, storeGroup, otherGroup} {
		fmt.Fprintf(&b, "\n%s\n", group)
		for _, c := range a.Commands {
			if c.Category == group && !c.Hidden {
				fmt.Fprintf(&b, "  %-9s %s\n", c.Name, c.Usage)
			}
		}
	}
	fmt.Fprintf(&b, "  %-9s %s\n", "help", "show this help, or that of a command: entente help add")
	b.WriteString("\nFlags of every command\n")
	writeFlags(&b, a.Flags)
	fmt.Fprintf(&b, "\n%s", exitCodes)
	_, err := io.WriteString(w, b.String())
	return err
}

func commandHelp(w io.Writer, a *cli.App, c *cli.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "entente %s: %s\n\n", c.Name, c.Usage)
	for _, line := range strings.Split(strings.TrimSpace(c.UsageText), "\n") {
		fmt.Fprintf(&b, "  %s\n", strings.TrimSpace(line))
	}
	fmt.Fprintf(&b, "\nUsage: %s\n", strings.TrimRight("entente "+c.Name+" [flags] "+c.ArgsUsage, " "))
	if c.Description != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(c.Description))
	}
	if len(c.Flags) > 0 {
		b.WriteString("\nFlags\n")
		writeFlags(&b, c.Flags)
	}
	b.WriteString("\nFlags of every command\n")
	writeFlags(&b, a.Flags)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeFlags writes a flag a line: its names, what it does, its default and the variable that sets it.
func writeFlags(b *strings.Builder, flags []cli.Flag) {
	wide := 0
	for _, f := range flags {
		wide = max(wide, len(flagNames(f)))
	}
	for _, f := range flags {
		names, text := flagHelp(f)
		fmt.Fprintf(b, "  %-*s  %s\n", wide, names, text)
	}
}

// flagHelp returns the names of f, and what it does with its default and the variable that sets it.
func flagHelp(f cli.Flag) (names, text string) {
	names = flagNames(f)
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return names, ""
	}
	text = strings.ReplaceAll(d.GetUsage(), "`", "")
	if v := d.GetDefaultText(); v != "" && v != "false" && v != `""` {
		text += " (default: " + strings.Trim(v, `"`) + ")"
	}
	for _, env := range d.GetEnvVars() {
		text += " [$" + env + "]"
	}
	return names, text
}

// flagNames returns the names of f and the word for its value, which stands in backquotes in its usage: "-o, --output
// FILE".
func flagNames(f cli.Flag) string {
	var names []string
	for _, n := range f.Names() {
		if len(n) == 1 {
			names = append([]string{dashed(n)}, names...)
		} else {
			names = append(names, dashed(n))
		}
	}
	s := strings.Join(names, ", ")
	if d, ok := f.(cli.DocGenerationFlag); ok {
		if _, rest, ok := strings.Cut(d.GetUsage(), "`"); ok {
			value, _, _ := strings.Cut(rest, "`")
			s += " " + value
		}
	}
	return s
}
