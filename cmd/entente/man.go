package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) manCommand() *cli.Command {
	return &cli.Command{
		Name: "man", Category: otherGroup, Usage: "write the manual page",
		UsageText:   "entente man | man -l -\nentente man > /usr/local/share/man/man1/entente.1",
		Description: "The page is in the macros of man(7), which every man reads.",
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return writeMan(p.out, c.App)
		},
	}
}

// writeMan writes the manual page of a: the help of the program and of each command in the macros of man(7).
func writeMan(w io.Writer, a *cli.App) error {
	var b strings.Builder
	b.WriteString(".TH ENTENTE 1\n.SH NAME\n")
	fmt.Fprintf(&b, "entente \\- %s\n", roff(a.Usage))
	b.WriteString(".SH SYNOPSIS\n.B entente\n[flags] COMMAND [flags] [arguments]\n.br\n.B entente\nwho|what|which|where|when|how|does|is|has … QUESTION\n")
	b.WriteString(".SH COMMANDS\n")
	for _, group := range []string{readGroup, askGroup, storeGroup, otherGroup} {
		for _, c := range a.Commands {
			if c.Category == group && !c.Hidden {
				manCommand(&b, c)
			}
		}
	}
	b.WriteString(".SH FLAGS OF EVERY COMMAND\n")
	manFlags(&b, a.Flags)
	title, codes, _ := strings.Cut(exitCodes, "\n")
	fmt.Fprintf(&b, ".SH %s\n", strings.ToUpper(title))
	manVerbatim(&b, codes)
	_, err := io.WriteString(w, b.String())
	return err
}

// manCommand writes the section of one command.
func manCommand(b *strings.Builder, c *cli.Command) {
	fmt.Fprintf(b, ".SS %s\n%s.\n", roff(strings.TrimRight("entente "+c.Name+" [flags] "+c.ArgsUsage, " ")), roff(c.Usage))
	manVerbatim(b, c.UsageText)
	if c.Description != "" {
		manVerbatim(b, c.Description)
	}
	manFlags(b, c.Flags)
}

// manFlags writes a tagged paragraph a flag.
func manFlags(b *strings.Builder, flags []cli.Flag) {
	for _, f := range flags {
		names, text := flagHelp(f)
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(names), roff(text))
	}
}

// manVerbatim writes text with its lines as they are.
func manVerbatim(b *strings.Builder, text string) {
	b.WriteString(".PP\n.nf\n")
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		b.WriteString(roff(line) + "\n")
	}
	b.WriteString(".fi\n")
}

// roff escapes a line for roff: backslashes, hyphens, which would be typographic ones, and the characters that make a
// request of a line that begins with them.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
