package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// Formats of output.
const (
	formatText = "text"
	formatJSON = "json"
	formatCSV  = "csv"
	formatNQ   = "nq"
)

// formatFlag returns the flag for the format of the output, the first of choices being the default.
func formatFlag(choices ...string) cli.Flag {
	return &cli.StringFlag{Name: "format", Usage: "`FORMAT` of the answer: " + listOf(choices), Value: choices[0]}
}

// listOf joins names for a sentence: "a, b or c".
func listOf(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// format returns the format that the user asked for; --json is the short way to say --format json.
func (p *program) format(c *cli.Context, choices ...string) (string, error) {
	f := c.String("format")
	if !slices.Contains(choices, f) {
		return "", badChoice("format", f, choices)
	}
	if p.json && c.IsSet("format") && f != formatJSON {
		return "", usagef("--json and --format %s contradict each other: use one", f)
	}
	if p.json {
		return formatJSON, nil
	}
	return f, nil
}

// noArguments is for commands that take none.
func noArguments(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef("%s takes no arguments: %q is too many", c.Command.Name, c.Args().First())
	}
	return nil
}

// writeJSON writes v as one line.
func (p *program) writeJSON(v any) error {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// plural writes a number with its noun: 1 document, 2 documents.
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(noun, "y"))
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
