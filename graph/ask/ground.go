package ask

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/schema"
)

// target is a phrase of the question with the entities that it may mean: one part, or several that "and" joins.
type phrase struct {
	prep  string
	parts []part
}

// part is one noun phrase.
type part struct {
	text  string
	words []word
	// ids are the entities that bear it as a name; exact says that one does so to the letter, but for case and accents.
	ids   map[schema.IRI]float64
	exact bool
	// named says that it is a proper name: written like one, or that of a country, a person, a place.
	named bool
	// inside are the entities that names within a description mean: Japan in "Japan's loan".
	inside map[string]map[schema.IRI]bool
	// unknown says that it is written as a name and nothing in the store is called so.
	unknown bool
}

// ground looks up what a phrase may mean; nil for nil.
func (e *engine) ground(c *chunk) (*phrase, error) {
	if c == nil {
		return nil, nil
	}
	parts := c.parts()
	if len(parts) < 2 {
		whole, err := e.groundPart(c.words)
		if err != nil {
			return nil, err
		}
		return &phrase{prep: c.prep, parts: []part{*whole}}, nil
	}
	// A name may hold "and": Trinidad and Tobago.
	whole := newPart(c.words)
	list, err := e.resolve(whole.text)
	if err != nil {
		return nil, err
	}
	if whole.take(list); whole.exact {
		return &phrase{prep: c.prep, parts: []part{*whole}}, nil
	}
	p := &phrase{prep: c.prep}
	for _, ch := range parts {
		one, err := e.groundPart(ch.words)
		if err != nil {
			return nil, err
		}
		p.parts = append(p.parts, *one)
	}
	return p, nil
}

func newPart(ws []word) *part {
	c := chunk{words: trimDet(ws)}
	return &part{text: bare(c.words), words: c.content(), ids: map[schema.IRI]float64{}, inside: map[string]map[schema.IRI]bool{}}
}

func (e *engine) groundPart(ws []word) (*part, error) {
	c := chunk{words: trimDet(ws)}
	p := newPart(ws)
	p.named = c.isName()
	if len(p.words) == 0 {
		return p, nil
	}
	list, err := e.resolve(p.text)
	if err != nil {
		return nil, err
	}
	p.take(list)
	if p.exact {
		return p, nil
	}
	if c.isName() {
		return p, e.groundName(p, list)
	}
	return p, e.groundDescription(p)
}

// take notes the entities of matches that agree, and as candidates those whose names hold all the words.
func (p *part) take(list []graph.Match) {
	for _, m := range list {
		switch m.How {
		case graph.ByIRI, graph.ByLabel, graph.ByAlias, graph.ByFolded:
			p.exact = true
			p.named = p.named || m.Type.IsAny(properTypes)
			p.ids[m.Entity] = 1
			if m.Score < list[0].Score-0.06 && m.Documents < hubFactor*list[0].Documents {
				p.ids[m.Entity] = 0.8 // an alias of one is the label of another
			}
		case graph.ByWords:
			if !p.exact && len(p.ids) < maxCandidates {
				p.ids[m.Entity] = m.Score
			}
		}
	}
	if p.exact {
		for id, s := range p.ids {
			if s < 0.8 {
				delete(p.ids, id)
			}
		}
		p.dropRare(list)
	}
}

// dropRare leaves of the things that bear a name those that are meant when nothing else is said: beside one that news
// names all the time, what a few documents call so is somebody else.
func (p *part) dropRare(list []graph.Match) {
	top := 0
	for _, m := range list {
		if p.ids[m.Entity] > 0 {
			top = max(top, m.Documents)
		}
	}
	for _, m := range list {
		if m.Documents*hubFactor*hubFactor < top {
			delete(p.ids, m.Entity)
		}
	}
}

// hubFactor is how many times more documents name one thing than another where the first is meant before the other.
const hubFactor = 10

// groundDescription looks up the names inside a description, and the things that its head may be.
func (e *engine) groundDescription(p *part) error {
	if err := e.splitPairs(p); err != nil {
		return err
	}
	for start := 0; start < len(p.words); start++ {
		if !p.words[start].name {
			continue
		}
		end := start + 1
		for end < len(p.words) && p.words[end].name && !p.words[end-1].owner && !p.words[end-1].comma {
			end++
		}
		if err := e.groundInside(p, p.words[start:end]); err != nil {
			return err
		}
		start = end - 1
	}
	if len(p.ids) > 0 || len(p.words) == 1 {
		return nil
	}
	h := head(p.words)
	if h == nil || h.name {
		return nil
	}
	list, err := e.resolve(h.text)
	if err != nil {
		return err
	}
	for _, m := range list[:min(len(list), maxCandidates)] {
		if m.How != graph.BySpelling {
			p.ids[m.Entity] = 0.4
		}
	}
	return nil
}

// splitPairs parts names with a hyphen between them, unless the store knows the whole as a name: "the India-Japan
// agreement".
func (e *engine) splitPairs(p *part) error {
	var out []word
	for _, w := range p.words {
		pair := hyphenated(w.text)
		if len(pair) == 0 {
			out = append(out, w)
			continue
		}
		list, err := e.resolve(w.text)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(list, func(m graph.Match) bool { return isNameMatch(m.How) }) {
			out = append(out, w)
			continue
		}
		for _, name := range pair {
			one := newWord(name)
			one.comma = true
			out = append(out, one)
		}
	}
	p.words = out
	return nil
}

// groundInside looks up a name within a description: as it stands, or as an adjective of a nation.
func (e *engine) groundInside(p *part, ws []word) error {
	in := map[schema.IRI]bool{}
	tries := [][]string{{bare(ws)}}
	if len(ws) == 1 {
		tries = append(tries, nationWords[ws[0].lower])
	}
	for _, names := range tries {
		for _, name := range names {
			list, err := e.resolve(name)
			if err != nil {
				return err
			}
			for _, m := range list {
				if m.How != graph.BySpelling && m.How != graph.ByWords {
					in[m.Entity] = true
				}
			}
		}
		if len(in) > 0 {
			break
		}
	}
	for _, w := range ws {
		p.inside[w.stem] = in
	}
	return nil
}

// hyphenated lists the names that hyphens or dashes join, none if a part is not written like a name.
func hyphenated(text string) []string {
	list := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '–' || r == '‑' || r == '/' })
	if len(list) < 2 || slices.ContainsFunc(list, func(s string) bool { w := newWord(s); return !w.name }) {
		return nil
	}
	return list
}

// all lists the entities of a phrase in order.
func (p *phrase) all() []schema.IRI {
	if p == nil {
		return nil
	}
	var out []schema.IRI
	for _, part := range p.parts {
		for id := range part.ids {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// weightOf tells how surely a phrase means an entity, 0 for not at all.
func (p *phrase) weightOf(id schema.IRI) float64 {
	best := 0.0
	for i := range p.parts {
		best = max(best, p.parts[i].ids[id])
	}
	return best
}

// insideAll lists the entities named within the descriptions of a phrase.
func (p *phrase) insideAll() []schema.IRI {
	if p == nil {
		return nil
	}
	var out []schema.IRI
	for _, part := range p.parts {
		for _, ids := range part.inside {
			for id := range ids {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// isExact reports whether every part is the name of something.
func (p *phrase) isExact() bool {
	for i := range p.parts {
		if !p.parts[i].exact {
			return false
		}
	}
	return true
}

// isNamed reports whether every part is a proper name of something in the store.
func (p *phrase) isNamed() bool {
	for i := range p.parts {
		if !p.parts[i].exact || !p.parts[i].named {
			return false
		}
	}
	return true
}

// holdsName reports whether a part is or holds a name or a year, by which it is this one and no other of its kind.
func (p *phrase) holdsName() bool {
	return slices.ContainsFunc(p.parts, func(q part) bool {
		return slices.ContainsFunc(q.words, func(w word) bool { return w.name })
	})
}

func (p *phrase) hasUnknown() bool {
	return p != nil && slices.ContainsFunc(p.parts, func(q part) bool { return q.unknown })
}
