package ask

import (
	"slices"
	"strings"

	"entente/schema"
)

// score tells how well a node fits a phrase, between 0 and 1: the best of its parts.
func (e *engine) score(p *phrase, n schema.Node) (float64, error) {
	best := 0.0
	for i := range p.parts {
		s, err := e.partScore(&p.parts[i], n)
		if err != nil {
			return 0, err
		}
		best = max(best, s)
	}
	return best, nil
}

// partScore tells how well a node fits one noun phrase. A node that bears the phrase as a name fits; else its names are
// compared word by word, and names that the phrase holds beside are looked for among its neighbours.
func (e *engine) partScore(p *part, n schema.Node) (float64, error) {
	if n.Entity != nil && p.exact && p.ids[n.Entity.ID] > 0 {
		return p.ids[n.Entity.ID], nil
	}
	lex, missing := e.lexical(p, n)
	if p.exact && p.named {
		return 0.35 * lex, nil // the node's name only mentions what the phrase names
	}
	if p.exact {
		lex *= 0.9
	}
	if lex == 0 || n.Entity == nil || len(missing) == 0 {
		return lex, nil
	}
	gain := 0.0
	for i := range missing {
		w := &missing[i]
		ids := p.inside[w.stem]
		if len(ids) == 0 {
			continue
		}
		tie, err := e.tie(n.Entity.ID, ids)
		if err != nil {
			return 0, err
		}
		if tie == 0 {
			lex *= 0.5 // what the phrase names has nothing to do with the node
		}
		gain += tie * weightOf(w)
	}
	if gain == 0 {
		return lex, nil
	}
	return min(1, lex+gain/weightOfAll(p.words)), nil
}

// weightOf is how much a word of a phrase counts: names more than the rest.
func weightOf(w *word) float64 {
	if w.name {
		return 1.6
	}
	return 1
}

func weightOfAll(ws []word) float64 {
	total := 0.0
	for i := range ws {
		total += weightOf(&ws[i])
	}
	return total
}

// lexical compares the words of a phrase with the names of a node: how much of the phrase the names cover, how much
// else they say, and whether they cover its head. It returns the words that are not covered.
func (e *engine) lexical(p *part, n schema.Node) (float64, []word) {
	if len(p.words) == 0 {
		return 0, nil
	}
	names := e.namesOf(n)
	h := head(p.words)
	if h == nil {
		h = &p.words[len(p.words)-1]
	}
	total, union := 0.0, 0.0
	var missing []word
	headSeen := 0.0
	for i := range p.words {
		w := &p.words[i]
		total += weightOf(w)
		fit := 0.0
		for _, name := range names {
			fit = max(fit, coverOf(w, name))
		}
		union += fit * weightOf(w)
		if fit == 0 {
			missing = append(missing, *w)
		}
		if w == h {
			headSeen = fit
		}
	}
	if headSeen == 0 && isOfNoun(n, h) {
		headSeen = 0.7
		union += 0.7 * weightOf(h)
	}
	best := 0.9 * union / total * 0.9
	for _, name := range names {
		cover, own := coverage(p.words, name), precision(p.words, name)
		best = max(best, cover/total*(0.8+0.2*own))
		if own == 1 && len(name) > 0 && hasNameWord(p.words, name) && headSeen == 0 {
			best = max(best, 0.65) // "Rafale" for "Rafale fighter jets"
			headSeen = 0.9
		}
	}
	if headSeen == 0 {
		best *= 0.45
	}
	if otherKind(n, h) {
		best *= 0.5
	}
	if otherOrdinal(p.words, names) {
		best *= 0.3
	}
	return best, missing
}

// otherKind reports whether a node acts and a noun names what does not: a treaty organization is no treaty.
func otherKind(n schema.Node, noun *word) bool {
	types := nounTypes[noun.stem]
	if n.Entity == nil || len(types) == 0 || !n.Entity.Type.Is(schema.Actor) || n.Entity.Type == schema.Any {
		return false
	}
	for _, t := range types {
		if t.Is(schema.Actor) {
			return false
		}
	}
	return true
}

// ordinals tell one of a series from the others.
var ordinals = set("first second third fourth fifth sixth seventh eighth ninth tenth last next previous inaugural")

// otherOrdinal reports whether the phrase has an ordinal and the names another one.
func otherOrdinal(ws []word, names [][]string) bool {
	for i := range ws {
		if !ordinals[ws[i].lower] {
			continue
		}
		other := false
		for _, name := range names {
			for _, w := range name {
				if w == ws[i].stem {
					return false
				}
				other = other || ordinals[w]
			}
		}
		return other
	}
	return false
}

// typedNouns are types that say as much as a noun: an Agreement may be called an agreement whatever its own names say.
var typedNouns = []schema.NodeType{schema.Agreement, schema.Aid, schema.Initiative, schema.Meeting, schema.Visit, schema.Exercise,
	schema.Election, schema.Protest, schema.Attack}

// isOfNoun reports whether the type of a node says what a noun says.
func isOfNoun(n schema.Node, noun *word) bool {
	types := nounTypes[noun.stem]
	return n.Entity != nil && len(types) > 0 && n.Entity.Type != schema.Any && n.Entity.Type.Is(types[0]) && types[0].IsAny(typedNouns)
}

// coverOf tells how well a name covers one word; parts of a hyphenated word may be covered apart.
func coverOf(w *word, name []string) float64 {
	parts := stems(w.lower)
	if len(parts) > 1 {
		if whole := strings.Join(parts, ""); slices.Contains(name, whole) {
			return 1 // "cyber-security" and "cybersecurity"
		}
	}
	least := 1.0
	for _, s := range parts {
		one := 0.0
		for _, t := range name {
			one = max(one, akin(s, t))
		}
		least = min(least, one)
	}
	if len(parts) == 0 {
		return 0
	}
	return least
}

func coverage(ws []word, name []string) float64 {
	sum := 0.0
	for i := range ws {
		sum += coverOf(&ws[i], name) * weightOf(&ws[i])
	}
	return sum
}

// precision is the share of a name that the words say.
func precision(ws []word, name []string) float64 {
	if len(name) == 0 {
		return 0
	}
	hit := 0
	for _, t := range name {
		for i := range ws {
			if coverOf(&ws[i], []string{t}) > 0 || anyStem(ws[i].lower, t) {
				hit++
				break
			}
		}
	}
	return float64(hit) / float64(len(name))
}

func anyStem(lower, t string) bool {
	for _, s := range stems(lower) {
		if akin(s, t) > 0 {
			return true
		}
	}
	return false
}

func hasNameWord(ws []word, name []string) bool {
	for i := range ws {
		if ws[i].name && coverOf(&ws[i], name) > 0 {
			return true
		}
	}
	return false
}
