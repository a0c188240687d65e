package ask

import (
	"entente/graph"
	"entente/schema"
)

// minListed is how many things of the wanted type a text must name for a list of them.
const minListed = 2

// addListed takes the things that a mere text lists for answers: the seven countries in "a group of seven countries,
// Britain, France, …". Names in such a list that the store does not know go with those that it does. It reports whether
// there is one.
func (e *engine) addListed(c *collector, q *query, h *hit) (bool, error) {
	if h.answer.Literal == nil || len(e.r.want) == 0 || len(nameRuns(tokenize(h.answer.Literal.Label))) < minListed {
		return false, nil
	}
	named, err := e.namedIn(h.answer.Literal.Label)
	if err != nil {
		return false, err
	}
	var list []schema.Node
	known := 0
	for _, n := range named {
		switch {
		case n.Entity == nil:
		case fitsType(n.Type(), e.r.want) && !inQuestion(q, n):
			known++
		default:
			continue
		}
		list = append(list, n)
	}
	if known < minListed {
		return false, nil
	}
	for _, n := range list {
		c.add(n, h.score, h.st)
	}
	return true, nil
}

// namedIn lists what a text names, in its order: entities, and as mere text what the store does not know.
func (e *engine) namedIn(text string) ([]schema.Node, error) {
	var out []schema.Node
	for _, run := range nameRuns(tokenize(text)) {
		list, err := e.resolve(bare(run))
		if err != nil {
			return nil, err
		}
		n := textNode(bare(run))
		if len(list) > 0 && isNameMatch(list[0].How) {
			if n, err = e.nodeOf(&list[0]); err != nil {
				return nil, err
			}
		}
		out = append(out, n)
	}
	return out, nil
}

func isNameMatch(how graph.How) bool {
	return how == graph.ByIRI || how == graph.ByLabel || how == graph.ByAlias || how == graph.ByFolded
}

// nameRuns splits words into runs that are written like names; a comma ends a run.
func nameRuns(ws []word) [][]word {
	var out [][]word
	var run []word
	for i := range ws {
		if ws[i].name {
			run = append(run, ws[i])
		}
		if len(run) > 0 && (!ws[i].name || ws[i].comma || i+1 == len(ws)) {
			out = append(out, run)
			run = nil
		}
	}
	return out
}

// nodeOf is the entity of a match; one that is only a place of statements has no names but those that were matched.
func (e *engine) nodeOf(m *graph.Match) (schema.Node, error) {
	n, err := e.node(m.Entity)
	if err != nil || n.Entity != nil {
		return n, err
	}
	return schema.Node{Entity: &schema.Entity{ID: m.Entity, Label: m.Label, Type: m.Type, Names: []string{m.Name}}}, nil
}
