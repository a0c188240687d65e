package pattern

import (
	"errors"
	"maps"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"entente/schema"
)

// parser reads a pattern from text[at:end] by recursive descent. A mistake of form ends the reading of the pattern, one
// of meaning (an unknown attribute) does not, so that all of those are told at once.
type parser struct {
	*mistakes
	at, end  int
	language Language
	lists    map[string][]string

	names, labels []string
	nodes, depth  int
	// denied counts the negations around the place that is read.
	denied int
	broken bool
}

// pattern reads all of the text as one pattern. What it returns is of use only if no mistake was found.
func (p *parser) pattern() *Pattern {
	start := p.at
	out := &Pattern{root: p.anchored()}
	if p.space(); !p.broken && p.at < p.end {
		p.fail("%s", p.unexpected("a relation (>nsubj, <<, $+), & or |"))
	}
	out.source = strings.TrimSpace(p.text[start:p.end])
	out.names, out.labels = p.names, p.labels
	out.setTriggers()
	return out
}

// fail notes a mistake of form and ends the reading.
func (p *parser) fail(format string, args ...any) {
	if !p.broken {
		p.add(p.at, format, args...)
	}
	p.broken, p.at = true, p.end
}

// unexpected says what stands at the place of what is wanted.
func (p *parser) unexpected(wanted string) string {
	if p.at >= p.end {
		return "the pattern ends where " + wanted + " should stand"
	}
	rest := []rune(p.text[p.at:p.end])
	return "unexpected " + quote(string(rest[:1])) + ": here " + wanted + " should stand"
}

func quote(s string) string {
	if s == `"` {
		return `'"'`
	}
	return `"` + s + `"`
}

// space goes past white space and comments.
func (p *parser) space() {
	for p.at < p.end {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			p.at++
		case c == '#':
			n := strings.IndexByte(p.text[p.at:p.end], '\n')
			if n < 0 {
				n = p.end - p.at
			}
			p.at += n
		default:
			return
		}
	}
}

// next goes past space and reports whether prefix stands there.
func (p *parser) next(prefix string) bool {
	p.space()
	return strings.HasPrefix(p.text[p.at:p.end], prefix)
}

// take goes past prefix if it comes next.
func (p *parser) take(prefix string) bool {
	if !p.next(prefix) {
		return false
	}
	p.at += len(prefix)
	return true
}

// want goes past prefix, which must come next.
func (p *parser) want(prefix, what string) {
	if !p.take(prefix) {
		p.fail("%s", p.unexpected(what))
	}
}

// anchored reads a node and the conditions that it must meet.
func (p *parser) anchored() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail("more than %d levels", maxDepth)
	}
	defer func() { p.depth-- }()
	n := p.node()
	if p.starts() {
		f := p.either()
		if n.where != nil {
			f = and{n.where, f}
		}
		n.where, n.binds = f, n.binds || f.named()
	}
	return n
}

// starts reports whether a condition comes next.
func (p *parser) starts() bool {
	p.space()
	return p.at < p.end && strings.IndexByte("><.-$!?[&", p.text[p.at]) >= 0
}

func (p *parser) node() *node {
	n := &node{name: unnamed}
	if p.nodes++; p.nodes > maxNodes {
		p.fail("more than %d nodes", maxNodes)
	}
	switch {
	case p.take("("):
		n = p.anchored()
		p.want(")", "a relation or )")
	case p.take("{"):
		p.tests(n)
		if p.next("=") {
			n.name, n.binds = p.name(&p.names, false), true
		}
	case p.next("="):
		n.name, n.binds = p.name(&p.names, true), true
	default:
		p.fail("%s", p.unexpected("a node ({lemma:sign}, {}=name, =name)"))
	}
	return n
}

var nameForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*`)

// name reads "=name" and returns its place in the list of names. A mere reference must have been named before, and
// inside a negation nothing is named first.
func (p *parser) name(list *[]string, reference bool) int {
	p.want("=", "=")
	start := p.at
	name := nameForm.FindString(p.text[p.at:p.end])
	if name == "" {
		p.fail("%s", p.unexpected("a name (letters, digits and _)"))
		return unnamed
	}
	p.at += len(name)
	if i := slices.Index(*list, name); i >= 0 {
		return i
	}
	switch {
	case reference && len(*list) > 0:
		p.add(start, "no node before this one is named %q%s", name, didYouMean(name, *list))
	case reference:
		p.add(start, "no node before this one is named %q: write {}=%s where it stands first", name, name)
	case p.denied > 0:
		p.add(start, "%q is named first inside a negation, where nothing is found: leave the name out", name)
	}
	*list = append(*list, name)
	return len(*list) - 1
}

// tests reads what stands in braces, after the first one.
func (p *parser) tests(n *node) {
	if p.take("}") {
		return
	}
	for {
		n.tests = append(n.tests, p.test())
		if p.take("}") {
			return
		}
		if p.want(";", "; or }"); p.broken {
			return
		}
	}
}

func (p *parser) test() test {
	if p.take("$") {
		return test{attribute: "$"}
	}
	p.space()
	start := p.at
	name := nameForm.FindString(p.text[p.at:p.end])
	if name == "" {
		p.fail("%s", p.unexpected("an attribute (lemma, upos, type)"))
	}
	p.at += len(name)
	t := test{attribute: name}
	if a, ok := aliases[name]; ok {
		t.attribute = a
	}
	known := append(slices.Clone(attributes), p.language.Attributes...)
	if !p.broken && !slices.Contains(known, name) {
		p.add(start, "unknown attribute %q%s", name, didYouMean(name, known))
	}
	if p.take("!:") {
		t.negated = true
	} else {
		p.want(":", ": or !:")
	}
	p.value(&t)
	return t
}

// value reads what an attribute must be.
func (p *parser) value(t *test) {
	switch {
	case p.broken:
	case p.next("/"):
		t.regexp = p.regexp()
	case p.take("@"):
		start := p.at
		name := nameForm.FindString(p.text[p.at:p.end])
		p.at += len(name)
		t.words = p.list(start, name)
	default:
		p.words(t)
	}
	for i, w := range t.words {
		switch t.attribute {
		case "lemma":
			t.words[i] = schema.CanonLemma(w)
		case "type":
			t.types = append(t.types, schema.NodeType(w))
		}
	}
}

// list returns a copy of the words of a named list.
func (p *parser) list(at int, name string) []string {
	words, ok := p.lists[name]
	switch {
	case ok:
		return slices.Clone(words)
	case len(p.lists) == 0:
		p.add(at, "no list is named %q", name)
	default:
		p.add(at, "no list is named %q%s", name, didYouMean(name, slices.Sorted(maps.Keys(p.lists))))
	}
	return nil
}

// words reads words set apart by "|".
func (p *parser) words(t *test) {
	for {
		p.space()
		start := p.at
		w := p.word()
		if w == "" {
			p.fail("%s", p.unexpected("a value (a word, /regexp/ or @list)"))
			return
		}
		if list, ok := known(t.attribute, w); !ok {
			p.add(start, "%s is never %q%s", t.attribute, w, didYouMean(w, list))
		}
		t.words = append(t.words, w)
		if !p.take("|") {
			return
		}
	}
}

// word reads a word, in quotes if it holds what would end it.
func (p *parser) word() string {
	rest := p.text[p.at:p.end]
	if body, ok := strings.CutPrefix(rest, `"`); ok {
		n := strings.IndexAny(body, "\"\n")
		if n < 0 || body[n] == '\n' {
			p.fail("the quotation does not end on its line")
			return ""
		}
		p.at += n + 2
		return body[:n]
	}
	n := strings.IndexAny(rest, ";|{}\n")
	if n < 0 {
		n = len(rest)
	}
	p.at += n
	return strings.TrimSpace(rest[:n])
}

// regexp reads /…/; a slash inside is written \/.
func (p *parser) regexp() *regexp.Regexp {
	start := p.at
	p.at++
	from := p.at
	for p.at < p.end && p.text[p.at] != '/' && p.text[p.at] != '\n' {
		if p.text[p.at] == '\\' {
			p.at++
		}
		p.at++
	}
	if p.at >= p.end || p.text[p.at] != '/' {
		p.at = start
		p.fail("the regular expression does not end on its line: a / is missing")
		return nil
	}
	body := strings.ReplaceAll(p.text[from:p.at], `\/`, "/")
	p.at++
	re, err := regexp.Compile(`^(?:` + body + `)$`)
	if err != nil {
		var bad *syntax.Error
		msg := err.Error()
		if errors.As(err, &bad) {
			msg = bad.Code.String()
		}
		p.add(start, "regular expression: %s", msg)
	}
	return re
}

// either reads alternatives set apart by "|".
func (p *parser) either() formula {
	out := or{p.both()}
	for !p.broken && p.take("|") {
		out = append(out, p.both())
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

// both reads conditions that must all be met.
func (p *parser) both() formula {
	out := and{p.condition()}
	for !p.broken && (p.take("&") || p.starts()) {
		out = append(out, p.condition())
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

func (p *parser) condition() formula {
	if p.depth++; p.depth > maxDepth {
		p.fail("more than %d levels", maxDepth)
	}
	defer func() { p.depth-- }()
	switch {
	case p.take("!"):
		p.denied++
		defer func() { p.denied-- }()
		return not{p.plain()}
	case p.take("?"):
		return maybe{p.plain()}
	}
	return p.plain()
}

// plain reads a relation with its node, or conditions in brackets.
func (p *parser) plain() formula {
	if p.take("[") {
		f := p.either()
		p.want("]", "a relation, & , | or ]")
		return f
	}
	f := &step{name: unnamed}
	p.space()
	for _, o := range operators {
		if f.op == "" && p.take(string(o)) {
			f.op = o
		}
	}
	if f.op == "" {
		p.fail("%s", p.unexpected("a relation ("+strings.Join(operatorNames(), " ")+")"))
	}
	p.label(f)
	f.to = p.node()
	return f
}

func operatorNames() []string {
	out := make([]string, len(operators))
	for i, o := range operators {
		out[len(out)-1-i] = string(o)
	}
	return out
}

var labelForm = regexp.MustCompile(`^[a-z]+(:[a-z]+)?`)

// label reads the labels of a relation, right after its operator, and its name. The "=" of a name that is followed by
// no node is that of the node itself: ">nsubj =who".
func (p *parser) label(f *step) {
	start := p.at
	if p.at < p.end && p.text[p.at] == '/' {
		f.regexp = p.regexp()
	}
	for f.regexp == nil {
		at := p.at
		l := labelForm.FindString(p.text[p.at:p.end])
		if l == "" {
			break
		}
		p.at += len(l)
		if _, ok := known("deprel", l); !ok {
			p.add(at, "unknown relation %q%s", l, didYouMean(l, relations))
		}
		f.labels = append(f.labels, l)
		if rest := p.text[p.at:p.end]; len(rest) < 2 || rest[0] != '|' || labelForm.FindString(rest[1:]) == "" {
			break
		}
		p.at++
	}
	if p.at > start && !f.op.labelled() {
		p.add(start, "%s says how two words follow each other and takes no label", f.op)
	}
	if p.at > start && p.at < p.end && p.text[p.at] == '=' {
		f.name = p.name(&p.labels, false)
	}
}
