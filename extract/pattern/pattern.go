package pattern

import (
	"regexp"
	"strings"

	"entente/schema"
)

// Bounds of patterns and of the search for them; doc.go states them.
const (
	maxNodes   = 40
	maxDepth   = 20
	maxSteps   = 20_000
	maxMatches = 64
)

// Pattern is a compiled pattern. It never changes and may be shared.
type Pattern struct {
	source string
	root   *node
	// names are those of the nodes, labels those of the relations, in the order in which they first occur.
	names, labels []string
	// triggers are the lemmas of which a sentence must have one; nil if there are none. onAnchor says that the anchor
	// itself must have it.
	triggers []string
	onAnchor bool
}

// Language is what users of the package add to the language of patterns. The zero Language adds nothing.
type Language struct {
	// Attributes are further attributes of nodes; Target.Attribute gives their values.
	Attributes []string
	// Parts are what a rule may ask of a node beside the node itself: with "subject" among them a rule can yield
	// "verb.subject". Whoever applies the rules gives them their meaning.
	Parts []string
}

// Compile reads one pattern. name stands for a file in mistakes, which are reported together as [schema.SyntaxError]s.
func Compile(name, source string, language Language) (*Pattern, error) {
	found := &mistakes{file: name, text: source}
	p := parser{mistakes: found, language: language, end: len(source)}
	out := p.pattern()
	return out, found.err()
}

// String returns the pattern as it was written.
func (p *Pattern) String() string { return p.source }

// Names returns the names of the nodes of p in the order in which they first occur.
func (p *Pattern) Names() []string { return p.names }

// node describes a token and what must stand around it.
type node struct {
	tests []test
	// name is the place of its name in Pattern.names, or unnamed.
	name  int
	where formula // nil for no condition
	// binds says that it or something in its conditions has a name.
	binds bool
}

const unnamed = -1

// formula is a condition on a token: an and, an or, a not, a maybe or a *step.
type formula interface{ named() bool }

type (
	and   []formula
	or    []formula
	not   struct{ formula }
	maybe struct{ formula }
	// step asks for a token that stands in a relation to this one and fits a description.
	step struct {
		op operator
		// labels are the relations of which it must be one; none for any.
		labels []string
		regexp *regexp.Regexp
		// name is the place of the relation's name in Pattern.labels, or unnamed.
		name int
		to   *node
	}
)

func (f and) named() bool   { return anyNamed(f) }
func (f or) named() bool    { return anyNamed(f) }
func (f *step) named() bool { return f.name != unnamed || f.to.binds }

func anyNamed(list []formula) bool {
	for _, f := range list {
		if f.named() {
			return true
		}
	}
	return false
}

// admits reports whether a relation has a label that the step asks for.
func (f *step) admits(deprel string) bool {
	if f.regexp != nil {
		return f.regexp.MatchString(deprel)
	}
	for _, l := range f.labels {
		if covers(l, deprel) {
			return true
		}
	}
	return len(f.labels) == 0
}

// covers reports whether a relation is label or one of its subtypes.
func covers(label, deprel string) bool {
	rest, ok := strings.CutPrefix(deprel, label)
	return ok && (rest == "" || rest[0] == ':')
}

// setTriggers finds the lemmas that p is found by: those of the anchor, or the fewest that some node needs.
func (p *Pattern) setTriggers() {
	if p.triggers = lemmas(p.root); p.triggers != nil {
		p.onAnchor = true
		return
	}
	p.triggers = fewestLemmas(p.root)
}

// fewestLemmas returns the shortest list of lemmas of n and the nodes that must stand around it, or nil.
func fewestLemmas(n *node) []string {
	best := lemmas(n)
	var visit func(f formula)
	visit = func(f formula) {
		switch f := f.(type) {
		case and:
			for _, part := range f {
				visit(part)
			}
		case *step:
			if l := fewestLemmas(f.to); l != nil && (best == nil || len(l) < len(best)) {
				best = l
			}
		}
	}
	visit(n.where)
	return best
}

// lemmas returns the lemmas of which a token of n must have one, or nil if it may have others.
func lemmas(n *node) []string {
	var best []string
	for _, t := range n.tests {
		if t.attribute == "lemma" && !t.negated && t.regexp == nil && (best == nil || len(t.words) < len(best)) {
			best = t.words
		}
	}
	return best
}

// test is what a description asks of an attribute.
type test struct {
	attribute string // "$" for the root
	negated   bool
	words     []string // one of them
	regexp    *regexp.Regexp
	types     []schema.NodeType // the words of the attribute type
}
