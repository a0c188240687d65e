package pattern

import (
	"slices"
	"strings"

	"entente/schema"
)

// File is a file of rules: what patterns yield, and word lists that they share.
//
// It consists of records of "field: value" lines, set apart by blank lines. A line that begins with white space
// continues the one above it, and a line that begins with # is a comment.
//
//	# Verbs by which aid passes to somebody.
//	list giving: give lend grant donate "set aside"
//
//	rule: gift
//	match: {lemma:@giving}=verb >obj {type:Aid}=what >obl {case:to; type:Actor}=to
//	yield: verb.subject providedAid to [stage=offered, modality=planned, purpose=what]
//	keep: verb
//	+ India lent Japan 50 billion yen. => India providedAid Japan
//	- India lent an ear to Japan.
//
// A list stands before the rules that use it. Its words are set apart by white space; several words that are one are
// in quotes. A yield is a subject, a relation of the vocabulary and an object; a subject or object is the name of a
// node, or a name and one of the parts of the Language ("verb.subject"), and after it the node types that it may have
// ("verb.subject[Country Person]"). In brackets behind it may stand a stage, a modality, a polarity ("+", "-"), a doubt
// (0.1 is taken from the confidence), and further participants by their roles (schema.Role). A rule can yield several
// times. What the words of the nodes named after keep would say without the rule, they do not say where it yields
// something.
//
// The lines that begin with + and - are sentences with what the rule states of them, "subject relation object" by
// semicolons, and sentences of which it states nothing. What is not plainly asserted is marked so: "Japan providedAid
// Kenya (planned)", "(planned, negated)". Every rule has at least one of each.
type File struct {
	// Lists are the word lists by name; the program may use them too.
	Lists map[string][]string
	Rules []Rule
}

// Rule is a pattern and what it yields.
type Rule struct {
	Name     string
	Line     int // from 1, where it stands in its file
	Pattern  *Pattern
	Yields   []Yield
	Keeps    []string // names of nodes
	Examples []Example
}

// Yield is a statement that a match makes.
type Yield struct {
	Subject, Object Term
	Relation        *schema.Relation
	Stage           string
	// Modality and Polarity are "" where they are those of the words around.
	Modality     schema.Modality
	Polarity     schema.Polarity
	Doubt        float64 // from 0 to 1
	Participants []Participant
}

// Participant is a further participant of a yielded statement.
type Participant struct {
	Role schema.Role
	Term Term
}

// Term is a node of a pattern, or the part of it that a Language names.
type Term struct {
	Node, Part string
	// Types are those that it must have one of; none for any.
	Types []schema.NodeType
}

// Example is a sentence and what a rule states of it, nothing in a counterexample.
type Example struct {
	Line int
	Text string
	Want []string // "India providedAid Japan"
}

// Set makes a set of the patterns of f; Match.Index is then a place in f.Rules.
func (f *File) Set() *Set {
	patterns := make([]*Pattern, len(f.Rules))
	for i := range f.Rules {
		patterns[i] = f.Rules[i].Pattern
	}
	return NewSet(patterns)
}

// ParseFile reads a file of rules. All its mistakes are reported together, as [schema.SyntaxError]s in the order of the
// text; name is that of the file in them.
func ParseFile(name, content string, language Language) (*File, error) {
	p := &fileParser{
		mistakes: &mistakes{file: name, text: content}, language: language, file: &File{Lists: map[string][]string{}},
		names: map[string]bool{},
	}
	for _, f := range p.fields() {
		p.field(f)
	}
	p.endRule()
	return p.file, p.err()
}

// fileParser holds the rule that is being read.
type fileParser struct {
	*mistakes
	language Language
	file     *File
	names    map[string]bool // of the rules
	rule     *Rule
	at       int // where the rule begins
}

// field is a field of a record: its name and the bytes of its value, [from, to).
type field struct {
	name         string
	at, from, to int
}

// fields cuts the text into fields. A blank line is a field without a name.
func (p *fileParser) fields() []field {
	var out []field
	start := 0
	for line := range strings.Lines(p.text) {
		end := start + len(strings.TrimRight(line, "\r\n"))
		bare := p.text[start:end]
		switch {
		case isComment(bare):
		case strings.TrimSpace(bare) == "":
			out = append(out, field{at: start, from: start, to: start})
		case bare[0] == ' ' || bare[0] == '\t':
			if n := len(out); n > 0 && out[n-1].name != "" {
				out[n-1].to = end
			} else {
				p.add(start, "a line that begins with white space continues the one above it, and there is none")
			}
		case bare[0] == '+' || bare[0] == '-':
			out = append(out, field{bare[:1], start, start + 1, end})
		default:
			name, _, ok := strings.Cut(bare, ":")
			if !ok {
				p.add(start, "a line is written field: value, + sentence => statements or - sentence")
				break
			}
			out = append(out, field{name, start, start + len(name) + 1, end})
		}
		start += len(line)
	}
	return out
}

func isComment(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") }

// value returns the value of f, its lines joined without comments.
func (p *fileParser) value(f field) string {
	var words []string
	for line := range strings.Lines(p.text[f.from:f.to]) {
		if !isComment(line) {
			words = append(words, strings.Fields(line)...)
		}
	}
	return strings.Join(words, " ")
}

func (p *fileParser) field(f field) {
	kind, list, isList := strings.Cut(f.name, " ")
	switch {
	case f.name == "":
		p.endRule()
		return
	case isList && kind == "list":
		p.list(f, strings.TrimSpace(list))
		return
	case f.name == "rule":
		p.endRule()
		p.begin(f)
		return
	}
	if p.rule == nil {
		p.add(f.at, "a record begins with rule: or list NAME:, not with %q", f.name)
		return
	}
	switch f.name {
	case "match":
		p.match(f)
	case "yield":
		p.yield(f)
	case "keep":
		p.keep(f)
	case "+", "-":
		p.example(f)
	default:
		known := []string{"rule", "match", "yield", "keep", "list", "+", "-"}
		p.add(f.at, "unknown field %q%s", f.name, didYouMean(f.name, known))
	}
}

// list reads a word list.
func (p *fileParser) list(f field, name string) {
	at := f.at + len("list ")
	if nameForm.FindString(name) != name || name == "" {
		p.add(at, "%q is no name of a list: letters, digits and _", name)
	}
	if _, ok := p.file.Lists[name]; ok {
		p.add(at, "the list %q stands twice", name)
	}
	var words []string
	for i, quoted := range strings.Split(p.value(f), `"`) {
		if i%2 == 1 {
			words = append(words, quoted)
		} else {
			words = append(words, strings.Fields(quoted)...)
		}
	}
	seen := map[string]bool{}
	for _, w := range words {
		if seen[w] {
			p.add(at, "%q stands twice in the list %q", w, name)
		}
		seen[w] = true
	}
	if len(words) == 0 {
		p.add(at, "the list %q has no words", name)
	}
	p.file.Lists[name] = words
}

func (p *fileParser) begin(f field) {
	name := p.value(f)
	if name == "" || p.names[name] {
		p.add(f.at, "every rule has a name of its own: %q", name)
	}
	p.names[name] = true
	p.at = f.at
	p.rule = &Rule{Name: name, Line: 1 + strings.Count(p.text[:f.at], "\n")}
}

// endRule takes the rule that has been read into the file.
func (p *fileParser) endRule() {
	r := p.rule
	if r == nil {
		return
	}
	p.rule = nil
	positive := func(e Example) bool { return len(e.Want) > 0 }
	negative := func(e Example) bool { return len(e.Want) == 0 }
	switch {
	case r.Pattern == nil:
		p.add(p.at, "rule %q has no match: line", r.Name)
	case len(r.Yields) == 0:
		p.add(p.at, "rule %q has no yield: line", r.Name)
	case !slices.ContainsFunc(r.Examples, positive):
		p.add(p.at, "rule %q has no sentence that shows it: + SENTENCE => SUBJECT relation OBJECT", r.Name)
	case !slices.ContainsFunc(r.Examples, negative):
		p.add(p.at, "rule %q has no sentence that it leaves alone: - SENTENCE", r.Name)
	}
	p.file.Rules = append(p.file.Rules, *r)
}

func (p *fileParser) match(f field) {
	if p.rule.Pattern != nil {
		p.add(f.at, "rule %q has two match: lines", p.rule.Name)
	}
	q := parser{mistakes: p.mistakes, language: p.language, lists: p.file.Lists, at: f.from, end: f.to}
	p.rule.Pattern = q.pattern()
}

// keep reads the nodes that a rule keeps to itself. It stands after the match of its rule, whose names it uses.
func (p *fileParser) keep(f field) {
	for _, name := range strings.Fields(p.value(f)) {
		if p.rule.Pattern == nil || !slices.Contains(p.rule.Pattern.names, name) {
			p.add(f.at, "keep: names nodes of the match: line above it, not %q", name)
		}
		p.rule.Keeps = append(p.rule.Keeps, name)
	}
}

// example reads a sentence with the statements that it makes, or one that makes none.
func (p *fileParser) example(f field) {
	sentence, want, ok := strings.Cut(p.value(f), "=>")
	e := Example{Line: 1 + strings.Count(p.text[:f.at], "\n"), Text: strings.TrimSpace(sentence)}
	if ok != (f.name == "+") {
		p.add(f.at, "an example is written + SENTENCE => SUBJECT relation OBJECT, a counterexample - SENTENCE")
	}
	for s := range strings.SplitSeq(want, ";") {
		if s = strings.TrimSpace(s); s != "" {
			e.Want = append(e.Want, s)
		}
	}
	p.rule.Examples = append(p.rule.Examples, e)
}
