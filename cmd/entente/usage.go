package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/schema"
)

// errUsage is what every error in the use of the program is.
var errUsage = errors.New("wrong usage")

// usageError is a mistake in the command line, in one line that says the way out.
type usageError struct{ msg string }

func (e *usageError) Error() string        { return e.msg }
func (e *usageError) Is(target error) bool { return target == errUsage }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// unknownCommand says which command may have been meant by word.
func unknownCommand(a *cli.App, word string) error {
	names := []string{"help"}
	for _, c := range a.Commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	if near := schema.Nearest(word, names); near != "" {
		return usagef("unknown command %q: did you mean %s?", word, near)
	}
	return usagef("unknown command %q: entente help lists the commands, entente ask asks a question", word)
}

// badChoice is the error for a flag that takes one of a few words.
func badChoice(flag, value string, choices []string) error {
	msg := fmt.Sprintf("--%s %q is none of %s", flag, value, strings.Join(choices, ", "))
	if near := schema.Nearest(value, choices); near != "" {
		msg += ": did you mean " + near + "?"
	}
	return &usageError{msg}
}

// The errors of package flag, which urfave/cli passes on.
var (
	unknownFlag  = regexp.MustCompile(`^flag provided but not defined: -(.*)$`)
	invalidValue = regexp.MustCompile(`^invalid (?:boolean )?value "(.*)" for (?:flag )?-([^:]*): (.*)$`)
	badSyntax    = regexp.MustCompile(`^bad flag syntax: (.*)$`)
)

// usageFrom turns an error of the parser of flags into one that names the flag and the nearest valid spelling.
func usageFrom(err error, flags []cli.Flag) error {
	msg := err.Error()
	if m := unknownFlag.FindStringSubmatch(msg); m != nil {
		return unknownNamed(m[1], flags)
	}
	if m := invalidValue.FindStringSubmatch(msg); m != nil {
		return usagef("%s %s: not %s", dashed(m[2]), strconv.Quote(m[1]), wanted(findFlag(flags, m[2])))
	}
	if m := badSyntax.FindStringSubmatch(msg); m != nil {
		return usagef("%s is written like a flag and is none; what follows -- is no flag", m[1])
	}
	return &usageError{msg}
}

// unknownNamed says which of flags may have been meant by name.
func unknownNamed(name string, flags []cli.Flag) error {
	var names []string
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	if near := schema.Nearest(name, names); near != "" {
		return usagef("unknown flag %s: did you mean %s?", dashed(name), dashed(near))
	}
	return usagef("unknown flag %s: --help lists the flags; what follows -- is no flag", dashed(name))
}

// unknownBefore is the error for a flag before the command that not every command has.
func unknownBefore(a *cli.App, name string) error {
	for _, c := range a.Commands {
		if findFlag(c.Flags, name) != nil {
			return usagef("%s is no flag of every command: it stands after the command, as in entente %s %s",
				dashed(name), c.Name, dashed(name))
		}
	}
	return unknownNamed(name, a.Flags)
}

// wanted says what value f takes.
func wanted(f cli.Flag) string {
	switch f.(type) {
	case *cli.IntFlag:
		return "a whole number"
	case *cli.DurationFlag:
		return "a duration (10s, 2m)"
	case *cli.BoolFlag:
		return "true or false"
	}
	return "a valid value"
}

// dashed writes a flag as it is written on the command line.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
