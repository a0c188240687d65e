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

// arrange finds the command in args and sorts what stands around it, so that flags may stand anywhere. What follows "--"
// is arguments.
func arrange(a *cli.App, args []string) (line, error) {
	var l line
	var common, own, rest []string
	for i := 1; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if len(arg) > 1 && arg[0] == '-' {
			name, _, inline := strings.Cut(strings.TrimLeft(arg, "-"), "=")
			flags := a.Flags
			if l.command != nil {
				flags = slices.Concat(l.command.Flags, a.Flags)
			}
			var err error
			switch f := findFlag(a.Flags, name); {
			case name == "help" || name == "h":
				l.help = true
			case name == "version":
				l.version = true
			case f != nil:
				common, i, err = take(common, args, i, f, inline, flags)
			case l.command == nil:
				return l, unknownBefore(a, name)
			default:
				own, i, err = take(own, args, i, findFlag(l.command.Flags, name), inline, flags)
			}
			if err != nil {
				return l, err
			}
			continue
		}
		switch {
		case l.command != nil:
			rest = append(rest, arg)
		case arg == "help":
			l.help = true
			if l.command = a.Command(nextWord(args[i+1:])); l.command == nil && nextWord(args[i+1:]) != "" {
				return l, unknownCommand(a, nextWord(args[i+1:]))
			}
			return l, nil
		case a.Command(arg) != nil:
			l.command = a.Command(arg)
		case isQuestion(arg):
			l.command = a.Command("ask")
			rest = append(rest, arg)
		default:
			return l, unknownCommand(a, arg)
		}
	}
	if l.command == nil {
		l.args = append([]string{a.Name}, common...)
		return l, nil
	}
	l.args = slices.Concat([]string{a.Name}, common, []string{l.command.Name}, own, []string{"--"}, rest)
	return l, nil
}

// take appends the flag f at args[i] to list, with its value where that is the next argument, and returns the index of the
// last argument taken. flags are those that may follow.
func take(list, args []string, i int, f cli.Flag, inline bool, flags []cli.Flag) ([]string, int, error) {
	list = append(list, args[i])
	if f == nil || inline {
		return list, i, nil
	}
	if _, ok := f.(*cli.BoolFlag); ok {
		return list, i, nil
	}
	if i+1 == len(args) || args[i+1] == "--" || strings.HasPrefix(args[i+1], "-") && findFlag(flags, strings.TrimLeft(args[i+1], "-")) != nil {
		return nil, i, usagef("%s needs a value", args[i])
	}
	return append(list, args[i+1]), i + 1, nil
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
