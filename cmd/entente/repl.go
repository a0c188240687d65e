package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ergochat/readline"
	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
)

func (p *program) replCommand() *cli.Command {
	return &cli.Command{
		Name: "repl", Category: askGroup, Usage: "ask one thing after another at a prompt, with history and completion",
		UsageText:   "entente repl\necho 'who partners on IPOI' | entente repl",
		Description: replHelp,
		Action:      p.repl,
	}
}

const replHelp = `A line is a question in English, a query, or a command of the prompt:

  g.V("India").Out("signed").All()  Gizmo, as for entente query
  :show Japan                       any command of entente that reads the store, with its flags
  :explain                          show, or no longer show, what a question was understood as
  :quotes                           show, or no longer show, every quote
  :help                             these commands
  :quit                             leave, as Ctrl-D does

Tab completes names of entities, relations, steps of Gizmo and commands. Lines are kept in the folder for settings. A mistake
is told and the prompt goes on; input that is no terminal is read line by line, and the exit code is that of the last mistake.`

// session is one run of the prompt.
type session struct {
	p       *program
	store   *graph.Store
	explain bool // show what a question was understood as
	quotes  bool // show every quote
}

// errLeave ends a session.
var errLeave = errors.New("leave the prompt")

// errTold marks a mistake that the user has been told of already.
var errTold = errors.New("told already")

func (p *program) repl(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		r := &session{p: p, store: s}
		p.opened = s
		defer func() { p.opened = nil }()
		if p.InTerminal && p.OutTerminal {
			return r.prompt(c.Context)
		}
		return r.script(c.Context, p.In)
	})
}

// script runs lines that no one types; it returns the last mistake.
func (r *session) script(ctx context.Context, in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	var last error
	for ctx.Err() == nil && lines.Scan() {
		err := r.line(ctx, lines.Text())
		if errors.Is(err, errLeave) {
			return last
		}
		if err != nil {
			r.tell(err)
			last = errors.Join(err, errTold)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read a line: %w", err)
	}
	return last
}

// maxLine is the longest line of a script, in bytes.
const maxLine = 1 << 20

// prompt runs lines that a person types, until the end of input.
func (r *session) prompt(ctx context.Context) error {
	rl, err := readline.NewFromConfig(&readline.Config{
		Prompt: "entente> ", HistoryFile: historyFile(), HistorySearchFold: true,
		AutoComplete: &completer{ctx: ctx, r: r}, InterruptPrompt: "^C", EOFPrompt: "",
	})
	if err != nil {
		return err
	}
	defer rl.Close()
	for {
		line, err := rl.Readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			continue // the line is given up, not the session
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		err = r.line(ctx, line)
		if errors.Is(err, errLeave) {
			return nil
		}
		if err != nil {
			r.tell(err)
		}
	}
}

// historyFile returns where lines are kept; "" keeps none.
func historyFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "entente")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return filepath.Join(dir, "history")
}

// tell writes a mistake and goes on.
func (r *session) tell(err error) {
	_ = r.p.out.Flush() // its error stands, and comes again at the end
	_ = r.p.finish(err)
}

// line runs one line and writes what it gives.
func (r *session) line(ctx context.Context, line string) error {
	line = strings.TrimSpace(line)
	var err error
	switch {
	case line == "":
		return nil
	case strings.HasPrefix(line, ":"):
		err = r.command(ctx, strings.TrimSpace(line[1:]))
	case isGizmo(line):
		err = r.query(ctx, line)
	default:
		err = r.question(ctx, line)
	}
	return errors.Join(err, r.p.out.Flush())
}

// isGizmo reports whether a line is a query rather than a question.
func isGizmo(line string) bool {
	for _, begin := range []string{"g.", "graph.", "var ", "let ", "const ", "function ", "for ", "for("} {
		if strings.HasPrefix(line, begin) {
			return true
		}
	}
	return false
}

// queryTimeout is the longest time for a query at the prompt.
const queryTimeout = 30 * time.Second

func (r *session) query(ctx context.Context, text string) error {
	rows, err := r.store.Query(ctx, "gizmo", text, graph.QueryOptions{Timeout: queryTimeout})
	if err != nil {
		return err
	}
	return errors.Join(r.p.writeRows(rows, r.format()), rows.Close())
}

func (r *session) question(ctx context.Context, text string) error {
	a, err := ask.Ask(ctx, r.store, text, ask.Options{})
	if err != nil {
		return err
	}
	return r.p.writeAnswer(a, r.format(), r.explain, r.quotes)
}

// format is that of answers and rows.
func (r *session) format() string {
	if r.p.json {
		return formatJSON
	}
	return formatText
}

// command runs a command of the prompt, or one of entente that reads the store.
func (r *session) command(ctx context.Context, line string) error {
	words, err := splitWords(line)
	if err != nil || len(words) == 0 {
		return err
	}
	switch words[0] {
	case "quit", "q", "exit":
		return errLeave
	case "help", "h":
		_, err := fmt.Fprintln(r.p.out, replHelp)
		return err
	case "explain":
		r.explain = !r.explain
		return r.say("explain", r.explain)
	case "quotes":
		r.quotes = !r.quotes
		return r.say("quotes", r.quotes)
	}
	if !slices.Contains(readers, words[0]) {
		return usagef("the prompt has no command :%s; there are :explain, :quotes, :help, :quit and :%s", words[0],
			strings.Join(readers, ", :"))
	}
	// The flags of the line hold for it alone.
	before := *r.p
	err = r.p.run(ctx, append([]string{"entente"}, words...))
	r.p.json, r.p.quiet, r.p.dir, r.p.ink, r.p.errInk = before.json, before.quiet, before.dir, before.ink, before.errInk
	return err
}

// readers are the commands of entente that the prompt runs: those that only read the store.
var readers = []string{"ask", "docs", "events", "export", "path", "query", "show", "sources", "stats", "timeline",
	"why"}

// say tells whether a switch is on.
func (r *session) say(what string, on bool) error {
	state := "off"
	if on {
		state = "on"
	}
	_, err := fmt.Fprintf(r.p.out, "%s is %s\n", what, state)
	return err
}

// splitWords splits a line at blanks, as a shell does: quotes of either kind keep blanks together, and a backslash
// takes the meaning from the next character.
func splitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	begun, escaped, quote := false, false, rune(0)
	for _, c := range line {
		switch {
		case escaped:
			word.WriteRune(c)
			escaped = false
		case c == '\\' && quote != '\'':
			escaped, begun = true, true
		case c == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(c)
		case c == '"' || c == '\'' && !begun:
			// An apostrophe within a word is one: China's.
			quote, begun = c, true
		case c == ' ' || c == '\t':
			if begun {
				words = append(words, word.String())
				word.Reset()
				begun = false
			}
		default:
			word.WriteRune(c)
			begun = true
		}
	}
	if quote != 0 {
		return nil, usagef("the quote %c is not closed", quote)
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}
