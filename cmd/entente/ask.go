package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
	"entente/schema"
)

func (p *program) askCommand() *cli.Command {
	return &cli.Command{
		Name: "ask", Category: askGroup, Usage: "answer a question, with the sentence behind each answer", ArgsUsage: "QUESTION…",
		UsageText:   "entente who partners on IPOI\nentente ask --explain what does the agreement between India and Japan cover",
		Description: askHelp,
		Flags: []cli.Flag{
			formatFlag(formatText, formatJSON, formatCSV),
			&cli.BoolFlag{Name: "explain", Usage: "show how the question was understood and the query that it became"},
			&cli.BoolFlag{Name: "all", Usage: "also what is denied or only possible, requested or conditional, marked so; and every quote"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` answers", DefaultText: "all"},
			asOfFlag(),
		},
		Action: p.ask,
	}
}

const askHelp = `The word ask may be left out before who, whom, whose, what, which, where, when, how, does, did, do, is, are, was, were, has and
have. Asserted answers stand first, then what is only planned, marked so. A question that is not understood says which word
it stumbled on, and the exit code is 1; an understood question without an answer is no failure.

csv has a row a quote: answer, modality, document, start, end, quote. With --json:

  {"question","understood","plan"[,"paraphrase"],
   "answers":[{"id","label","names","modality","evidence":[{"document","quote","start","end"}]}]
   [,"note"][,"stumbled"][,"suggestions"]}

A yes-or-no question has the one answer yes, no or not stated. note says what the answers do not show by themselves: by which
other relation a question is answered, what comes nearest to what is not stated, or how "most often" was counted. A date that
is only that of the first report is labelled so. plan is Gizmo that entente query runs; start and end are code points of the
document's text, half-open.`

// errNotUnderstood is the end of a question that was not understood.
var errNotUnderstood = errors.New("question not understood")

// shownQuotes is how many quotes of an answer people see unless they ask for all.
const shownQuotes = 3

func (p *program) ask(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	question := strings.TrimSpace(strings.Join(c.Args().Slice(), " "))
	if question == "" {
		return usagef("ask needs a question: entente who partners on IPOI")
	}
	o := ask.Options{All: c.Bool("all")}
	if o.Limit, err = limitOf(c); err != nil {
		return err
	}
	if o.AsOf, _, err = asOf(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		a, err := ask.Ask(c.Context, s, question, o)
		if err != nil {
			return err
		}
		return p.writeAnswer(a, format, c.Bool("explain"), c.Bool("all"))
	})
}

func (p *program) writeAnswer(a *ask.Answer, format string, explain, all bool) error {
	switch format {
	case formatJSON:
		if err := p.writeAnswerJSON(a); err != nil {
			return err
		}
	case formatCSV:
		if err := p.writeAnswerCSV(a); err != nil {
			return err
		}
	default:
		if explain && a.Understood {
			fmt.Fprintf(p.out, "%s\n%s\n\n", oneLine(a.Paraphrase), p.ink.Dim(a.Plan))
		}
		p.writeAnswerText(a, all)
		if a.Note != "" {
			fmt.Fprintln(p.out, p.ink.Dim(oneLine(a.Note)))
		}
	}
	if !a.Understood {
		return notUnderstood(a)
	}
	if len(a.Answers) == 0 && format == formatText && !p.quiet {
		fmt.Fprintln(p.Err, "entente: nothing in this store answers that")
	}
	return nil
}

// writeAnswerJSON writes a in the shape of the contract, in which lists are never null.
func (p *program) writeAnswerJSON(a *ask.Answer) error {
	out := *a
	out.Answers = make([]ask.Item, len(a.Answers))
	for i, item := range a.Answers {
		if item.Names = item.Names[:min(len(item.Names), maxNames)]; item.Names == nil {
			item.Names = []string{}
		}
		if item.Evidence == nil {
			item.Evidence = []ask.Evidence{}
		}
		out.Answers[i] = item
	}
	return p.writeJSON(out)
}

func (p *program) writeAnswerCSV(a *ask.Answer) error {
	t := table{head: []string{"answer", "modality", "document", "start", "end", "quote"}}
	for _, item := range a.Answers {
		for _, e := range item.Evidence {
			t.add(item.Label, item.Modality, e.Document, strconv.Itoa(e.Start), strconv.Itoa(e.End), e.Quote)
		}
		if len(item.Evidence) == 0 {
			t.add(item.Label, item.Modality, "", "", "", "")
		}
	}
	return t.write(p, formatCSV)
}

// writeAnswerText writes each answer in a line of its own, its modality where it is not plainly asserted, and the
// quotes below.
func (p *program) writeAnswerText(a *ask.Answer, all bool) {
	limit := shownQuotes
	if all {
		limit = 0
	}
	for _, item := range a.Answers {
		line := p.ink.Bold(oneLine(item.Label))
		if item.Modality != "" && item.Modality != string(schema.Asserted) {
			line += " " + p.ink.Warn("«"+item.Modality+"»")
		}
		fmt.Fprintln(p.out, line)
		quotes := make([]quote, len(item.Evidence))
		for i, e := range item.Evidence {
			quotes[i] = quote{e.Quote, e.Document}
		}
		p.writeQuotes(quotes, contentWords(append(item.Names, a.Question, item.Label)...), 4, limit)
	}
}

// notUnderstood says where understanding ended and which questions come near.
func notUnderstood(a *ask.Answer) error {
	msg := fmt.Sprintf("%q", a.Question)
	if a.Stumbled != "" {
		msg += fmt.Sprintf(": stumbled on %q", a.Stumbled)
	}
	if len(a.Suggestions) > 0 {
		msg += "; try: " + strings.Join(a.Suggestions, " | ")
	}
	return fmt.Errorf("%w: %s", errNotUnderstood, msg)
}
