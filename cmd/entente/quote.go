package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// quote is words of a document, as people see them below an answer.
type quote struct{ text, document string }

// writeQuotes writes quotes n columns in, each in «» with the document behind it, the words that match marked where the
// terminal can; at most limit of them, 0 for all.
func (p *program) writeQuotes(quotes []quote, words []string, n, limit int) {
	more := 0
	if limit > 0 && len(quotes) > limit {
		quotes, more = quotes[:limit], len(quotes)-limit
	}
	indent := strings.Repeat(" ", n)
	for _, q := range quotes {
		lines := wrap("«"+oneLine(q.text)+"»", p.textWidth(n))
		document := oneLine(q.document)
		for i, line := range lines {
			line = p.mark(line, words)
			if i > 0 {
				line = " " + line
			}
			if i < len(lines)-1 {
				fmt.Fprintf(p.out, "%s%s\n", indent, line)
				continue
			}
			if width := p.textWidth(n); width > 0 && columns(lines[i])+3+columns(document) > width {
				fmt.Fprintf(p.out, "%s%s\n%s  %s\n", indent, line, indent, p.ink.Dim(document))
				continue
			}
			fmt.Fprintf(p.out, "%s%s  %s\n", indent, line, p.ink.Dim(document))
		}
	}
	if more > 0 {
		fmt.Fprintf(p.out, "%s%s\n", indent, p.ink.Dim(fmt.Sprintf("and %d more; --all shows them", more)))
	}
}

// plainWords are words of questions that mark nothing in a quote.
var plainWords = append([]string{"the", "a", "an", "of", "on", "in", "to", "with", "and", "or", "by", "for", "at", "from", "about", "many", "much"},
	questionWords...)

// contentWords returns the words of texts that are worth marking, in lower case.
func contentWords(texts ...string) []string {
	var out []string
	for _, t := range texts {
		for _, w := range strings.FieldsFunc(strings.ToLower(t), notLetter) {
			if len(w) > 1 && !slices.Contains(plainWords, w) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// matches reports whether a word of a text is one of those asked for, but for its ending: partners, partner.
func matches(word string, asked []string) bool {
	word = strings.ToLower(word)
	return slices.ContainsFunc(asked, func(a string) bool {
		if a == word {
			return true
		}
		n := min(len(a), len(word))
		return n > 4 && n+3 >= max(len(a), len(word)) && a[:n-1] == word[:n-1]
	})
}

// mark makes the words of text stand out that match one of those asked for.
func (p *program) mark(text string, asked []string) string {
	if !p.ink.On() {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		end := strings.IndexFunc(text, notLetter)
		if end < 0 {
			end = len(text)
		}
		if word := text[:end]; matches(word, asked) {
			b.WriteString(p.ink.Bold(word))
		} else {
			b.WriteString(word)
		}
		gap := strings.IndexFunc(text[end:], func(r rune) bool { return !notLetter(r) })
		if gap < 0 {
			gap = len(text) - end
		}
		b.WriteString(text[end : end+gap])
		text = text[end+gap:]
	}
	return b.String()
}
