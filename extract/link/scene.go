package link

import (
	"slices"
	"strings"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// scene is what a document speaks of, as far as its names say so whatever they are led to: it decides between the
// candidates of the others.
type scene struct {
	// countries are the ISO codes of the countries that the document may name; sure are the names that mean the country
	// and nothing else, by its code.
	countries map[string]bool
	sure      map[string][]string
	// within holds the names of what belongs to a country, by its ISO code: its cities, regions, people and bodies.
	within map[string][]string
	// mentions counts the names that mean a country for certain, by its code, and all of them under "".
	mentions map[string]int
	// bodies are the ids of the organisations that a name may mean.
	bodies map[string]bool
	// kinds are the reader's kinds of name, by token; types the types that most mentions of the same words have.
	kinds []string
	types map[string]schema.NodeType
	// fullNames are the first mentions of persons by their full name, by the surname; those that two persons share are
	// left out.
	fullNames map[string]int
}

// survey reads the scene off the names of the document.
func (l *linker) survey() scene {
	s := scene{
		countries: map[string]bool{}, sure: map[string][]string{}, within: map[string][]string{},
		bodies: map[string]bool{}, mentions: map[string]int{},
		kinds: make([]string, len(l.d.Tokens)), types: map[string]schema.NodeType{},
		fullNames: map[string]int{},
	}
	for _, n := range l.d.Names {
		for i := n.Tokens.First; i < n.Tokens.Last && i < len(s.kinds); i++ {
			s.kinds[i] = n.Kind
		}
	}
	votes := map[string]map[schema.NodeType]int{}
	for i := range l.d.Mentions {
		m := &l.d.Mentions[i]
		if !m.Named {
			continue
		}
		words := l.words(m)
		s.note(words, l.g.Lookup(words))
		if m.Type == schema.Person {
			l.noteFullName(&s, i, words)
		}
		if m.Type == schema.Any {
			continue
		}
		if votes[words] == nil {
			votes[words] = map[schema.NodeType]int{}
		}
		votes[words][m.Type]++
		if t := s.types[words]; t == schema.Any || votes[words][m.Type] > votes[words][t] {
			s.types[words] = m.Type
		}
	}
	return s
}

// noteFullName notes the full name of a person, mention i.
func (l *linker) noteFullName(s *scene, i int, words string) {
	k := strings.LastIndexByte(words, ' ')
	if k < 0 {
		return
	}
	j, seen := s.fullNames[words[k+1:]]
	switch {
	case !seen:
		s.fullNames[words[k+1:]] = i
	case j >= 0 && l.words(&l.d.Mentions[j]) != words:
		s.fullNames[words[k+1:]] = -1
	}
}

// note adds what the candidates of one name say: a country if one of them is it, and what they agree on.
func (s *scene) note(name string, cands []gazetteer.Candidate) {
	home, agreed := "", true
	for i := range cands {
		c := &cands[i]
		if c.Weak && !c.ExactCase || c.Kind == gazetteer.KindSurname {
			agreed = false
			continue
		}
		if c.Entity.Type == string(schema.Country) {
			s.countries[c.Entity.Country] = true
		}
		if schema.NodeType(c.Entity.Type).Is(schema.Organization) {
			s.bodies[c.Entity.ID] = true
		}
		if home == "" {
			home = c.Entity.Country
		}
		agreed = agreed && c.Entity.Country == home
	}
	if !agreed || home == "" {
		return
	}
	list := s.within
	if cands[0].Entity.Type == string(schema.Country) {
		list = s.sure
		s.mentions[home]++
		s.mentions[""]++
	}
	if !slices.Contains(list[home], name) {
		list[home] = append(list[home], name)
	}
}

// leastNamed and mainShare say when a text is of one country: it is named so often, and so often of all names of
// countries.
const (
	leastNamed = 4
	mainShare  = 0.6
)

// mainCountry returns the code of the country that a text is of, or "".
func (s *scene) mainCountry() string {
	for iso, n := range s.mentions {
		if iso != "" && n >= leastNamed && float64(n) > mainShare*float64(s.mentions[""]) {
			return iso
		}
	}
	return ""
}

// kindAt returns the reader's kind of the name that ends r, or "".
func (s *scene) kindAt(r text.Range) string { return s.kinds[r.Last-1] }

// others counts the names but for one, no more than most.
func others(names []string, but string, most int) int {
	n := len(names)
	if slices.Contains(names, but) {
		n--
	}
	return min(n, most)
}
