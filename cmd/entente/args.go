package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// line is a command line brought into the one order that the parser of flags accepts: common flags, command, its flags,
// "--", arguments.
type line struct {
	args          []string
	command       *cli.Command // nil for none
	help, version bool
}

// questionWords are the first words by which a command line is a question: entente who partners on IPOI.
var questionWords = []string{"who", "whom", "whose", "what", "which", "where", "when", "how", "does", "did", "do", "is",
	"are", "was", "were", "has", "have"}

// isQuestion reports whether arg is or begins with a question word: Who, what's, "who partners on IPOI".
func isQuestion(arg string) bool {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(arg)), " ")
	word, _, _ = strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	return slices.Contains(questionWords, strings.TrimRight(word, "?,:"))
}

// asksForJSON reports whether --json stands among the flags of args, whatever else is wrong with them.
func asksForJSON(args []string) bool {
	if i := slices.Index(args, "--"); i >= 0 {
		args = args[:i]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "-json") || slices.Contains(args, "--json=true")
}

// arrange finds the command in args and sorts what stands around it, so that flags may stand anywhere. What follows
// "--" is arguments.
func arrange(a *cli.App, args []string) (line, error) {
	r := arranger{app: a, args: args, at: 1}
	for !r.done && r.at < len(args) {
		arg := args[r.at]
		var err error
		switch {
		case arg == "--":
			r.rest = append(r.rest, args[r.at+1:]...)
			r.done = true
		case len(arg) > 1 && arg[0] == '-':
			err = r.flag(arg)
		default:
			err = r.word(arg)
		}
		if err != nil {
			return r.line, err
		}
		r.at++
	}
	r.line.args = append([]string{a.Name}, r.common...)
	if r.command != nil {
		r.line.args = slices.Concat(r.line.args, []string{r.command.Name}, r.own, []string{"--"}, r.rest)
	}
	return r.line, nil
}

// arranger sorts a command line.
type arranger struct {
	line
	app  *cli.App
	args []string
	at   int // index in args of what is read
	done bool
	// common are the flags of the program, own those of the command, rest its arguments.
	common, own, rest []string
}

// flag takes a flag, and its value where that is the next argument.
func (r *arranger) flag(arg string) error {
	name, _, inline := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	common := findFlag(r.app.Flags, name)
	switch {
	case name == "help" || name == "h":
		r.help = true
	case name == "version":
		r.version = true
	case common != nil:
		return r.take(&r.common, common, inline)
	case r.command == nil:
		return unknownBefore(r.app, name)
	default:
		return r.take(&r.own, findFlag(r.command.Flags, name), inline) // one that is unknown is refused by the parser
	}
	return nil
}

// take appends the flag f to list, with its value where that is the next argument.
func (r *arranger) take(list *[]string, f cli.Flag, inline bool) error {
	arg := r.args[r.at]
	*list = append(*list, arg)
	if _, ok := f.(*cli.BoolFlag); ok || f == nil || inline {
		return nil
	}
	if r.at+1 == len(r.args) || r.begins(r.args[r.at+1]) {
		return usagef("%s needs a value", arg)
	}
	r.at++
	*list = append(*list, r.args[r.at])
	return nil
}

// begins reports whether arg begins something new rather than give a value: "--", or a flag that may stand here.
func (r *arranger) begins(arg string) bool {
	flags := r.app.Flags
	if r.command != nil {
		flags = slices.Concat(r.command.Flags, flags)
	}
	return arg == "--" || strings.HasPrefix(arg, "-") && findFlag(flags, strings.TrimLeft(arg, "-")) != nil
}

// word takes what is no flag: the command, or one of its arguments.
func (r *arranger) word(arg string) error {
	switch {
	case r.command != nil:
		r.rest = append(r.rest, arg)
	case arg == "help":
		r.help, r.done = true, true
		about := nextWord(r.args[r.at+1:])
		if r.command = r.app.Command(about); r.command == nil && about != "" {
			return unknownCommand(r.app, about)
		}
	case r.app.Command(arg) != nil:
		r.command = r.app.Command(arg)
	case isQuestion(arg):
		r.command = r.app.Command("ask")
		r.rest = append(r.rest, arg)
	default:
		return unknownCommand(r.app, arg)
	}
	return nil
}

// findFlag returns the flag of that name, or nil.
func findFlag(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// nextWord returns the first of args that is no flag, or "".
func nextWord(args []string) string {
	for _, arg := range args {
		if !strings.HasPrefix(arg, "-") {
			return arg
		}
	}
	return ""
}
