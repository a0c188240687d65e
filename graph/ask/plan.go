package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente/schema"
)

// maxAnchors is how many entities a plan starts from at most.
const maxAnchors = 5

// walk is one step of a plan: from some entities along relations, forwards or backwards.
type walk struct {
	from      []string
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

// walkTo is the step to the answers that were found, from the other side of their statements.
func (e *engine) walkTo(q *query, answers []*found) *walk {
	var w *walk
	for _, f := range answers {
		for _, st := range f.statements {
			from, back := st.Subject, false
			if f.node.Key() != "" && st.Subject.Key() == f.node.Key() {
				from, back = st.Object, true
			}
			if from.Entity == nil {
				from, back = st.Subject, false
			}
			if w == nil {
				w = &walk{back: back, unreal: !st.Supports()}
			}
			if w.back != back || w.unreal == st.Supports() {
				continue
			}
			w.from = appendNew(w.from, "<"+from.Entity.ID.Short()+">", maxAnchors)
			w.relations = appendNew(w.relations, relationName(st), 12)
			if e.r.kind == asksYes && st.Object.Entity != nil {
				w.meet = appendNew(w.meet, "<"+st.Object.Entity.ID.Short()+">", maxAnchors)
			}
		}
	}
	return w
}

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
			w.from = appendNew(w.from, "<"+id.Short()+">", maxAnchors)
		}
		if len(w.from) == 0 {
			w.from = []string{anchor.parts[0].text}
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
			w.meet = appendNew(w.meet, "<"+id.Short()+">", maxAnchors)
		}
	}
	return w
}

func (w *walk) gizmo() string {
	var b strings.Builder
	fmt.Fprintf(&b, "g.V(%s)", arguments(w.from))
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
		fmt.Fprintf(&b, ".And(g.V(%s))", arguments(w.meet))
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
