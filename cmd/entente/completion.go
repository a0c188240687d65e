package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name: "completion", Category: otherGroup,
		Usage: "write the script that completes entente's commands in a shell", ArgsUsage: "SHELL",
		UsageText: "source <(entente completion bash)\n" +
			"entente completion fish > ~/.config/fish/completions/entente.fish",
		Description: "A SHELL is " + listOf(shellNames()) +
			". The script asks entente itself what fits, so it stays right when entente is replaced.\n" +
			"For zsh, write it to a file _entente in a folder of $fpath.",
		Action: p.completion,
	}
}

// shells are the scripts of completion. Each hands the words typed so far, without the program's name, to the command
// complete; where that offers nothing the shell completes files.
var shells = map[string]string{
	"bash": `_entente() {
	local candidate
	COMPREPLY=()
	while IFS= read -r candidate; do
		COMPREPLY+=("$(printf '%q' "$candidate")")
	done < <(entente complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _entente entente
`,
	"fish": `complete -c entente -a '(entente complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
	"zsh": `#compdef entente
_entente() {
	local -a candidates
	candidates=("${(@f)$(entente complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
	if [[ -n "$candidates" ]]; then compadd -a candidates; else _files; fi
}
compdef _entente entente
`,
}

// shellNames returns the names of shells, sorted.
func shellNames() []string {
	var names []string
	for name := range shells {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (p *program) completion(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("completion needs the name of a shell: %s", listOf(shellNames()))
	}
	script, ok := shells[c.Args().First()]
	if !ok {
		return usagef("no completion for the shell %q; there is one for %s", c.Args().First(), listOf(shellNames()))
	}
	_, err := p.out.WriteString(script)
	return err
}

// completeCommand is what the scripts of completion call.
func (p *program) completeCommand() *cli.Command {
	return &cli.Command{
		Name: "complete", Category: otherGroup, Usage: "write what may stand in place of the last of WORDS",
		ArgsUsage: "-- WORD…", Hidden: true, UsageText: "entente complete -- ex\nentente complete -- export --he",
		Action: func(c *cli.Context) error {
			for _, word := range p.candidates(c.App, c.Args().Slice()) {
				fmt.Fprintln(p.out, word)
			}
			return nil
		},
	}
}

// candidates returns what may stand in place of the last of words, the words of a command line after the program's
// name: a command, or a flag of the command before it. Where a value or a file is wanted there are none.
func (p *program) candidates(a *cli.App, words []string) []string {
	if len(words) == 0 {
		return nil
	}
	typed, before := words[len(words)-1], words[:len(words)-1]
	if slices.Contains(before, "--") {
		return nil
	}
	command, wantsValue := scan(a, before)
	switch {
	case wantsValue:
		return nil
	case strings.HasPrefix(typed, "-"):
		flags := a.Flags
		if command != nil {
			flags = slices.Concat(command.Flags, a.Flags)
		}
		return withPrefix(longNames(flags), typed)
	case command == nil:
		return withPrefix(commandNames(a), typed)
	}
	return nil
}

// scan returns the command that stands in words, if one does, and whether the last of words is a flag that still wants
// its value. The word help stands for no command, so that the name of one follows it.
func scan(a *cli.App, words []string) (command *cli.Command, wantsValue bool) {
	for _, word := range words {
		if wantsValue {
			wantsValue = false
			continue
		}
		if !strings.HasPrefix(word, "-") {
			if command == nil {
				command = a.Command(word)
			}
			continue
		}
		flags := a.Flags
		if command != nil {
			flags = slices.Concat(command.Flags, a.Flags)
		}
		f := findFlag(flags, strings.TrimLeft(word, "-"))
		_, isBool := f.(*cli.BoolFlag)
		wantsValue = f != nil && !isBool
	}
	return command, wantsValue
}

// longNames returns the names of flags of more than one letter, with their dashes.
func longNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		for _, n := range f.Names() {
			if len(n) > 1 {
				names = append(names, dashed(n))
			}
		}
	}
	return names
}

// commandNames returns the names of the commands that the help lists.
func commandNames(a *cli.App) []string {
	names := []string{"help"}
	for _, c := range a.Commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}

// withPrefix returns those of names that begin with prefix, sorted.
func withPrefix(names []string, prefix string) []string {
	var out []string
	for _, n := range names {
		if strings.HasPrefix(n, prefix) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
