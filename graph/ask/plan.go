package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente/schema"
	"entente/schema/voc"
)

// maxAnchors is how many entities a plan starts from at most.
const maxAnchors = 5

// walk is one step of a plan: from some entities along relations, forwards or backwards.
type walk struct {
	from      []string // expressions of JavaScript
	relations []string
	back      bool
	unreal    bool     // the statements make no fact: they are reached by rdf:subject and rdf:object
	meet      []string // the entities at the other end, where the question names them
}

// plan writes the main constraint of the question in Gizmo: what led to the answers, or what would have.
func (e *engine) plan(q *query, answers []*found) string {
	w := e.walkTo(q, answers)
	if w == nil {
		w = e.walkFor(q)
	}
	return w.gizmo()
}

// walkTo is the step to the answers that were found, from the other side of their statements. Answers that are no side
// of theirs, as a place or a participant, are reached from the statements themselves.
func (e *engine) walkTo(q *query, answers []*found) *walk {
	var w *walk
	for _, f := range answers {
		for _, st := range f.statements {
			if one := e.stepTo(f, st); w == nil {
				w = one
			} else {
				w.join(one)
			}
		}
	}
	return w
}

// stepTo is the step from one statement, or from its other side, to an answer.
func (e *engine) stepTo(f *found, st *schema.Statement) *walk {
	key := f.node.Key()
	if role := qualifierTo(st, key); key != "" && key != st.Subject.Key() && key != st.Object.Key() && role != "" {
		return &walk{from: []string{term(st.ID)}, relations: []string{"<" + role.Short() + ">"}}
	}
	w := &walk{relations: []string{relationName(st)}, unreal: !st.Supports()}
	from := st.Subject
	if key != "" && key == st.Subject.Key() {
		from, w.back = st.Object, true
	}
	switch {
	case from.Entity != nil:
		w.from = []string{term(from.Entity.ID)}
	case from.Literal != nil && from.Literal.Datatype == voc.XSDString:
		w.from = []string{fmt.Sprintf("lit(%q)", from.Literal.Value)}
	default: // a typed literal has no name in Gizmo
		w.from, w.back = []string{term(st.Subject.Entity.ID)}, false
	}
	if e.r.kind == asksYes && st.Object.Entity != nil {
		w.meet = []string{term(st.Object.Entity.ID)}
	}
	return w
}

// qualifierTo is the predicate by which a statement leads to a node that is no side of it, "" if it does not.
func qualifierTo(st *schema.Statement, key string) schema.IRI {
	if st.Place != nil && st.Place.ID == schema.IRI(key) {
		return voc.Place
	}
	for _, p := range st.Participants {
		if p.Node.Key() == key {
			return voc.Entente + schema.IRI(p.Role)
		}
	}
	return ""
}

// join adds a step that goes the same way.
func (w *walk) join(one *walk) {
	if w.back != one.back || w.unreal != one.unreal {
		return
	}
	for _, s := range one.from {
		w.from = appendNew(w.from, s, maxAnchors)
	}
	for _, s := range one.relations {
		w.relations = appendNew(w.relations, s, 12)
	}
	for _, s := range one.meet {
		w.meet = appendNew(w.meet, s, maxAnchors)
	}
}

// term writes an IRI as an argument of Gizmo.
func term(iri schema.IRI) string { return fmt.Sprintf("%q", "<"+iri.Short()+">") }

func relationName(st *schema.Statement) string {
	if st.Open {
		return "<" + schema.RelationIRI(st.Relation).Short() + ">"
	}
	return st.Relation
}

// relationIRI is the name of a relation as a term.
func relationIRI(name string) string {
	if strings.HasPrefix(name, "<") {
		return name
	}
	return "<" + schema.RelationIRI(name).Short() + ">"
}

func appendNew(list []string, s string, limit int) []string {
	if len(list) >= limit || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// walkFor is the step that would lead to an answer.
func (e *engine) walkFor(q *query) *walk {
	w := &walk{back: e.r.target == atSubject && q.object != nil}
	anchor := q.subject
	if w.back || anchor == nil {
		anchor = q.object
	}
	if anchor == nil && len(q.modifiers) > 0 {
		anchor = &q.modifiers[0]
	}
	if anchor != nil {
		for _, id := range anchor.all() {
			w.from = appendNew(w.from, term(id), maxAnchors)
		}
		if len(w.from) == 0 {
			w.from = []string{fmt.Sprintf("%q", anchor.parts[0].text)}
		}
	}
	switch wanted := attributes[e.r.kind]; {
	case wanted != nil && e.r.verb == "be":
		w.relations = sortedKeys(wanted)
	case e.r.kind == asksIdentity:
		w.relations = []string{"isA", "holdsPosition"}
	case e.r.kind == asksRole:
		w.relations = []string{"holdsPosition", "represents", "governs"}
	case len(q.guesses) > 0:
		for _, g := range q.guesses {
			if g.weight >= 0.5*q.guesses[0].weight && g.flip == q.guesses[0].flip {
				w.relations = appendNew(w.relations, g.relation, 12)
			}
		}
		w.back = w.back != q.guesses[0].flip
	default:
		for _, name := range openNames(e.r) {
			w.relations = appendNew(w.relations, "<"+schema.RelationIRI(name).Short()+">", 12)
		}
	}
	if e.r.kind == asksYes && q.object != nil {
		for _, id := range q.object.all() {
			w.meet = appendNew(w.meet, term(id), maxAnchors)
		}
	}
	return w
}

func (w *walk) gizmo() string {
	var b strings.Builder
	fmt.Fprintf(&b, "g.V(%s)", strings.Join(w.from, ", "))
	if w.unreal {
		near, far := "<rdf:subject>", "<rdf:object>"
		if w.back {
			near, far = far, near
		}
		fmt.Fprintf(&b, ".In(%q).Has(%q, %q).Out(%q).All()", near, "<rdf:predicate>", relationIRI(w.relations[0]), far)
		return b.String()
	}
	step := "Out"
	if w.back {
		step = "In"
	}
	if len(w.relations) == 1 {
		fmt.Fprintf(&b, ".%s(%s)", step, arguments(w.relations))
	} else if len(w.relations) > 1 {
		fmt.Fprintf(&b, ".%s([%s])", step, arguments(w.relations))
	} else {
		fmt.Fprintf(&b, ".%s()", step)
	}
	if len(w.meet) > 0 && !w.back {
		fmt.Fprintf(&b, ".And(g.V(%s))", strings.Join(w.meet, ", "))
	}
	b.WriteString(".All()")
	return b.String()
}

// arguments writes strings as arguments of JavaScript.
func arguments(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(out, ", ")
}
