package main

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"entente/schema"
)

// completer completes lines of the prompt.
type completer struct {
	ctx context.Context
	r   *session
}

// offers is how many completions are shown.
const offers = 20

// Do returns what may follow the first pos characters of line, and how many of them the completions share.
func (c *completer) Do(line []rune, pos int) ([][]rune, int) {
	stem, candidates := c.candidates(string(line[:pos]))
	var out [][]rune
	for _, s := range candidates {
		runes := []rune(s)
		if n := len([]rune(stem)); len(runes) >= n {
			out = append(out, runes[n:])
		}
	}
	return out, len([]rune(stem))
}

// candidates returns the words that may stand in place of the last of a line, and how that is written so far.
func (c *completer) candidates(line string) (stem string, words []string) {
	switch {
	case strings.HasPrefix(line, ":") && !strings.Contains(line, " "):
		return line, withPrefix(colonCommands(), line)
	case isGizmo(line):
		return c.gizmo(line)
	}
	return c.name(line)
}

// colonCommands lists the commands of the prompt.
func colonCommands() []string {
	var out []string
	for _, name := range append([]string{"explain", "help", "quit", "quotes"}, readers...) {
		out = append(out, ":"+name)
	}
	return out
}

// gizmoSteps are the steps that paths are made of.
var gizmoSteps = []string{"All()", "And(", "Back(", "Both(", "Count()", "Except(", "Filter(", "First()", "Follow(",
	"ForEach(", "GetLimit(", "Has(", "HasR(", "In(", "InPredicates()", "Intersect(", "Is(", "LabelContext(", "Labels()",
	"Limit(", "Or(", "Out(", "OutPredicates()", "Save(", "Skip(", "Tag(", "ToArray()", "Union(", "Unique()", "V("}

// relationSteps are the steps whose first argument is a relation.
var relationSteps = []string{"Out(", "In(", "Both(", "Has(", "HasR(", "Save("}

// gizmo completes a query: names of relations and entities within quotes, and steps after a full stop.
func (c *completer) gizmo(line string) (string, []string) {
	if open := strings.LastIndexByte(line, '"'); open >= 0 && strings.Count(line, `"`)%2 == 1 {
		stem := line[open+1:]
		before := line[:open]
		if slices.ContainsFunc(relationSteps, func(s string) bool { return strings.HasSuffix(before, s) }) {
			return stem, withPrefix(relationNames(), stem)
		}
		return stem, c.entities(stem)
	}
	stem := line[strings.LastIndexByte(line, '.')+1:]
	return stem, withPrefix(gizmoSteps, stem)
}

// relationNames lists the relations of the vocabulary.
func relationNames() []string {
	var out []string
	for _, r := range schema.Relations().All() {
		out = append(out, r.Name)
	}
	return out
}

// name completes the longest end of a line that begins the name of an entity: of "who met Narendra M" all of "Narendra
// M". A first word may also be one that questions begin with.
func (c *completer) name(line string) (string, []string) {
	if !strings.Contains(line, " ") {
		return line, append(withPrefix(questionWords, line), c.entities(line)...)
	}
	words := strings.Fields(line)
	if line == "" || unicode.IsSpace(rune(line[len(line)-1])) {
		return "", nil
	}
	for from := max(1, len(words)-maxNameWords); from < len(words); from++ {
		stem := strings.Join(words[from:], " ")
		if found := c.entities(stem); strings.HasSuffix(line, stem) && len(found) > 0 {
			return stem, found
		}
	}
	return "", nil
}

// maxNameWords is how many words a name that is completed may have so far.
const maxNameWords = 5

// entities returns the labels of entities that begin with stem, those that most documents name first.
func (c *completer) entities(stem string) []string {
	v, err := c.r.store.View()
	if err != nil {
		return nil
	}
	defer v.Close()
	matches, err := v.Complete(c.ctx, stem, offers)
	if err != nil {
		return nil // completion offers nothing rather than disturb the line
	}
	var out []string
	for _, m := range matches {
		for _, name := range []string{m.Name, m.Label} {
			if len(name) >= len(stem) && strings.EqualFold(name[:len(stem)], stem) && !slices.Contains(out, name) {
				out = append(out, stem+name[len(stem):])
				break
			}
		}
	}
	return out
}
