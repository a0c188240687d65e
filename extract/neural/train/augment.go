package train

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/neural"
)

// with returns e with other forms.
func (n *Net) with(e *example, forms []string) *example {
	c := *e
	c.forms = make([]int32, len(forms))
	for i, f := range forms {
		g := n.forms.intern(f)
		n.forms.count[g] = max(n.forms.count[g], 1)
		c.forms[i] = g
	}
	c.hints = n.known.Hints(forms)
	return &c
}

// formsOf returns the forms of e.
func (n *Net) formsOf(e *example) []string {
	forms := make([]string, len(e.forms))
	for i, f := range e.forms {
		forms[i] = n.forms.forms[f]
	}
	return forms
}

// recase returns e read in another case: 0 small letters, 1 capitals, 2 every word of four letters and more with a
// capital, as headlines are written.
func (n *Net) recase(e *example, kind int) *example {
	forms := n.formsOf(e)
	for i, form := range forms {
		switch {
		case kind == 0:
			forms[i] = strings.ToLower(form)
		case kind == 1:
			forms[i] = strings.ToUpper(form)
		case len(form) > 3 || i == 0:
			forms[i] = capital(form)
		}
	}
	return n.with(e, forms)
}

func capital(form string) string {
	r, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + form[size:]
}

// namePool holds names to put in the place of others, by kind and number of tokens.
type namePool struct {
	first, last []string
	byKind      map[string][][]string
}

// poolNames collects the names of known phrases and of the training data.
func poolNames(phrases Phrases, sents []Sentence) *namePool {
	p := &namePool{byKind: map[string][][]string{}}
	keys := make([]string, 0, len(phrases))
	for k := range phrases {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		mask := phrases[k]
		f := strings.Fields(k)
		for i, w := range f {
			switch w {
			case "of", "the", "and", "de", "la", "for", "'s":
			default:
				f[i] = capital(w)
			}
		}
		if len(f) == 1 && mask&neural.KnownFirst != 0 {
			p.first = append(p.first, f[0])
		}
		if len(f) == 1 && mask&neural.KnownLast != 0 && mask&(neural.KnownCity|neural.KnownCountry) == 0 {
			p.last = append(p.last, f[0])
		}
		if mask&(neural.KnownCity|neural.KnownCountry) != 0 && mask&neural.KnownDemonym == 0 {
			p.byKind["LOC"] = append(p.byKind["LOC"], f)
		}
	}
	for _, s := range sents {
		for i := 0; i < len(s.Words); {
			end := i + 1
			if tag := s.Words[i].Name; strings.HasPrefix(tag, "B-") {
				for end < len(s.Words) && s.Words[end].Name == "I-"+tag[2:] {
					end++
				}
				var f []string
				for _, w := range s.Words[i:end] {
					f = append(f, w.Form)
				}
				if tag != "B-PER" {
					for range 4 { // as often as several of the lists
						p.byKind[tag[2:]] = append(p.byKind[tag[2:]], f)
					}
				}
			}
			i = end
		}
	}
	return p
}

// draw returns a name of a kind with n tokens, or nil.
func (p *namePool) draw(r *rng, kind string, n int) []string {
	if kind == "PER" {
		if n > 3 || len(p.first) == 0 || len(p.last) == 0 {
			return nil
		}
		name := make([]string, n)
		for i := range name {
			name[i] = p.last[r.intn(len(p.last))]
		}
		if n > 1 || r.intn(3) == 0 {
			name[0] = p.first[r.intn(len(p.first))]
		}
		return name
	}
	list := p.byKind[kind]
	for range 20 {
		if len(list) == 0 {
			break
		}
		if name := list[r.intn(len(list))]; len(name) == n {
			return name
		}
	}
	return nil
}

// swapNames returns e with other names of the same kinds and lengths in the place of its own; trees and tags stay.
func (n *Net) swapNames(e *example, r *rng) *example {
	if n.pool == nil || !slices.ContainsFunc(e.names, func(t int32) bool { return t > 0 }) {
		return e
	}
	forms := n.formsOf(e)
	for i := 0; i < len(e.names); {
		end := i + 1
		if t := e.names[i]; t > 0 {
			for end < len(e.names) && e.names[end] == t+1 {
				end++
			}
			plain := true // hyphens and small words within a name keep their place in the tree
			for _, f := range forms[i:end] {
				c, _ := utf8.DecodeRuneInString(f)
				plain = plain && unicode.IsUpper(c)
			}
			if name := n.pool.draw(r, neural.NameTags[t][2:], end-i); plain && name != nil {
				copy(forms[i:end], name)
			}
		}
		i = end
	}
	return n.with(e, forms)
}
