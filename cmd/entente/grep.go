package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/pattern"
	"entente/extract/text"
)

func (p *program) grepCommand() *cli.Command {
	return &cli.Command{
		Name: "grep", Category: readGroup, Usage: "find a pattern of grammar in articles", ArgsUsage: "PATTERN PATH…",
		UsageText: "entente grep '{lemma:sign} >nsubj {type:Country}=who' article.txt\n" +
			"entente grep --json '{lemma:attack; upos:NOUN} >nmod {case:on}=whom' news/",
		Description: grepHelp,
		Flags:       append(readFlags(), formatFlag(formatText, formatJSON)),
		Action:      p.grep,
	}
}

const grepHelp = `A PATTERN describes a word in braces and what must stand around it, with the operators of Semgrex:

  {lemma:sign; upos:VERB}=verb >nsubj {type:Actor}=who >obj {}=what
  {lemma:give|lend} [>iobj {}=to | >obl {case:to}=to] !>advmod {lemma:not}

A test in braces is ATTRIBUTE:VALUE or ATTRIBUTE!:VALUE, several are set apart by ";", {} is any word and {$} the root.
Attributes are word, lemma, upos (pos), xpos (tag), feats, deprel, number, case (the prepositions of the word), ner (PER,
ORG, LOC, O), type (of a node: Country, Person …) and mention (named, description, pronoun). A value is words by "|" or
/regexp/.

A > B: A is the head of B, by the relation that may follow, as in >nsubj, >obl|nmod, >/obl.*/; A < B is the same from B.
>> and << go further than one step. A . B: right before; A .. B: before; - and --: after. $+, $++, $- and $-- are the
next, later, last and earlier dependents of the same head. What stands after a word in braces is about that word;
parentheses begin another: {} >obj ({} >amod {}). "|" is or, "!" not, "?" if there is one, and =NAME names a word, the
same word where it stands again.

A PATH is as for entente parse. Each match is a sentence with its words marked, and the names of the words below it.
JSON is one object a match, offsets in Unicode code points of the text of the document:

  {"document","sentence","start","end","text","anchor":WORD,"nodes":{NAME:WORD}}   WORD is {"start","end","text"}`

func (p *program) grep(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON)
	if err != nil {
		return err
	}
	r, err := p.reading(c)
	if err != nil {
		return err
	}
	source := r.paths[0]
	if r.paths = r.paths[1:]; len(r.paths) == 0 {
		return usagef("grep needs a pattern and then a PATH: entente grep '{lemma:sign}' article.txt")
	}
	found, err := pattern.Compile("PATTERN", source, pattern.Language{})
	if err != nil {
		return &usageError{err.Error()}
	}
	stages, err := extract.Stages()
	if err != nil {
		return err
	}
	// Patterns ask for grammar and mentions; what is stated costs time and is not asked for.
	end := slices.IndexFunc(stages, func(s extract.Stage) bool { return s.Name == "relation" })
	pipeline, err := extract.NewFrom(stages[:end])
	if err != nil {
		return err
	}
	write := p.writeMatch
	if format == formatJSON {
		write = p.writeMatchJSON
	}
	set := pattern.NewSet([]*pattern.Pattern{found})
	var t tally
	for read := range pipeline.Each(context.WithoutCancel(c.Context), p.inputs(c.Context, r, nil), r.workers) {
		if read.Err != nil {
			t.fail(p, read)
			continue
		}
		if err := p.writeMatches(read.Doc, set, write); err != nil {
			return err
		}
		t.done++
	}
	return t.end(c.Context)
}

// writeMatches writes the matches of set in d, in the order of the text.
func (p *program) writeMatches(
	d *text.Doc, set *pattern.Set, write func(d *text.Doc, sentence int, m *pattern.Match) error,
) error {
	target := pattern.NewTarget(d, text.NewTree(d))
	for s := range d.Sentences {
		for _, m := range set.Find(target, d.Sentences[s].Tokens) {
			if err := write(d, s, &m); err != nil {
				return err
			}
		}
	}
	return p.out.Flush()
}

// writeMatch writes a match for people: the sentence with the words of the match marked, and what they are named.
func (p *program) writeMatch(d *text.Doc, sentence int, m *pattern.Match) error {
	words := append(m.Nodes(), m.Anchor)
	slices.Sort(words)
	span := d.Sentences[sentence].Span
	var line strings.Builder
	at := span.Start
	for _, i := range slices.Compact(words) {
		tok := d.Tokens[i]
		line.WriteString(level(d.Text[at:tok.Start]) + p.stress(d.Slice(tok.Span)))
		at = tok.End
	}
	line.WriteString(level(d.Text[at:span.End]))
	fmt.Fprintf(p.out, "%s:%d: %s\n", p.ink.Dim(oneLine(d.ID)), sentence+1, line.String())
	var named []string
	for _, name := range m.Pattern.Names() {
		if i := m.Node(name); i >= 0 {
			named = append(named, p.ink.Dim(name)+" "+level(d.Slice(d.Tokens[i].Span)))
		}
	}
	if len(named) > 0 {
		fmt.Fprintf(p.out, "    %s\n", strings.Join(named, ", "))
	}
	return nil
}

// level makes a space of every line end and of what else would move a terminal about, and leaves the rest in its place.
func level(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}

// stress makes a word of a match stand out.
func (p *program) stress(word string) string {
	if p.ink.On() {
		return p.ink.Bold(level(word))
	}
	return "[" + level(word) + "]"
}

// matchWord is a word of a match as JSON.
type matchWord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// matchJSON is a match as JSON.
type matchJSON struct {
	Document string `json:"document"`
	Sentence int    `json:"sentence"`
	matchWord
	Anchor matchWord            `json:"anchor"`
	Nodes  map[string]matchWord `json:"nodes"`
}

func (p *program) writeMatchJSON(d *text.Doc, sentence int, m *pattern.Match) error {
	runes := text.NewRunes(d.Text)
	word := func(s text.Span) matchWord { return matchWord{runes.Offset(s.Start), runes.Offset(s.End), d.Slice(s)} }
	out := matchJSON{
		Document: d.ID, Sentence: sentence + 1, matchWord: word(d.Sentences[sentence].Span),
		Anchor: word(d.Tokens[m.Anchor].Span), Nodes: map[string]matchWord{},
	}
	for _, name := range m.Pattern.Names() {
		if i := m.Node(name); i >= 0 {
			out.Nodes[name] = word(d.Tokens[i].Span)
		}
	}
	return p.writeJSON(out)
}
