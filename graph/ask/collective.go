package ask

import (
	"slices"

	"entente/schema"
)

// actsFor is the score of a body that acts for a state or an organization that the question names.
const actsFor = 0.85

// bodies are the last words of bodies that act for whom they belong to: "IRGC commandos", "Chinese Foreign Ministry".
var bodies = set(`force troop soldier commando army military navy guard police ministry government authority official negotiator
	delegation side parliament mission embassy treasury cabinet department presidency jet warplane`)

// actsFor reports whether a node is a body of what a phrase names: its name is that name, or its adjective, and words
// for a body.
func (e *engine) actsFor(p *phrase, n schema.Node) bool {
	if n.Entity == nil || n.Entity.Type == schema.Person || n.Entity.Type == schema.Country {
		return false
	}
	for _, name := range e.namesOf(n) {
		if len(name) < 2 || !bodies[name[len(name)-1]] {
			continue
		}
		for i := range p.parts {
			if part := &p.parts[i]; part.exact && part.named && e.owns(part, name[0]) {
				return true
			}
		}
	}
	return false
}

// owns reports whether a word is a name of what a phrase names, or the adjective to one.
func (e *engine) owns(p *part, w string) bool {
	if slices.ContainsFunc(p.words, func(asked word) bool { return akin(asked.stem, w) >= 0.9 }) {
		return true
	}
	for _, id := range (&phrase{parts: []part{*p}}).all() {
		n, err := e.node(id)
		if err != nil || n.Entity == nil {
			continue
		}
		for _, name := range e.namesOf(n) {
			if len(name) == 1 && akin(name[0], w) >= 0.9 {
				return true
			}
		}
	}
	return false
}
