package ask

import (
	"entente/graph"
	"entente/schema"
)

var properTypes = []schema.NodeType{schema.Country, schema.Person, schema.City}

// groundName looks for a name that nothing bears to the letter: under its last or first words, which titles and
// adjectives leave ("Prime Minister Modi"), and spelt nearly so.
func (e *engine) groundName(p *part, list []graph.Match) error {
	if len(p.ids) > 0 {
		if p.exact = allWords(list); p.exact {
			p.ids[list[0].Entity] = 0.95
		}
		return nil
	}
	if len(list) > 0 && list[0].How == graph.BySpelling {
		if closeEnough(p.text, list[0]) {
			p.ids[list[0].Entity] = 1
			p.exact = true
			e.corrected[p.text] = list[0].Name
			return nil
		}
		e.near[p.text] = list[0].Name
	}
	if of, ok := nationWords[p.words[0].lower]; ok && len(p.words) == 1 {
		for _, name := range of {
			list, err := e.resolve(name)
			if err != nil {
				return err
			}
			if p.take(list); p.exact {
				return nil
			}
		}
	}
	for i := 1; i < len(p.words) && i < 4 && isTitle(&p.words[i-1]); i++ {
		list, err := e.resolve(bare(p.words[i:]))
		if err != nil {
			return err
		}
		if p.take(list); p.exact {
			return nil
		}
	}
	p.unknown = len(p.ids) == 0
	if p.unknown {
		e.unknown = append(e.unknown, p.text)
	}
	return nil
}

// isTitle reports whether a word may stand before a name without being a part of it.
func isTitle(w *word) bool {
	return roleHeads[w.stem] || titles[w.lower] || nationWords[w.lower] != nil
}

var titles = set("prime foreign defence defense finance mr mrs ms dr sir sheikh lord rear admiral us vice crown external affairs interior state")

func allWords(list []graph.Match) bool {
	return len(list) == 1 && list[0].How == graph.ByWords
}

// closeEnough reports whether a spelling is near enough to take one name for another without asking: one letter in six,
// and the first letter must agree.
func closeEnough(asked string, m graph.Match) bool {
	n := len([]rune(foldCase(asked)))
	distance := float64(n) * (1 - m.Score/0.7)
	return n >= 6 && distance <= float64(n)/6+0.01 && distance < 2.5 && foldCase(asked)[0] == foldCase(m.Name)[0]
}
