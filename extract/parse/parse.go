// Package parse reads the grammar of sentences: tags, features, lemmas, dependency trees and proper names.
//
// A Parser fills the grammar of the tokens of a text.Doc whose sentences and tokens are known. It runs the network of
// extract/neural over each sentence, which yields one tree with one root (Universal Dependencies v2), looks up lemmas,
// and adds the names that the network finds. The forms decide alone: the same tokens give the same grammar on every
// machine and at every number of goroutines.
//
// A sentence of more than maxWords tokens is read in windows, each with a root of its own that hangs on the root of
// the first, so that time stays linear in the length of the text. So is a dateline, which hangs on the root of the
// sentence that it opens.
package parse

import (
	"context"
	"fmt"
	"strings"

	"entente/extract/neural"
	"entente/extract/text"
)

// maxWords is the number of tokens up to which a sentence is read as a whole.
const maxWords = 300

// window is the number of tokens of a window of a longer sentence.
const window = 150

// Parser adds grammar to documents. It is safe for use by several goroutines at once.
type Parser struct {
	model *neural.Model
	tags  []tag
	lemma *Lemmatizer
}

type tag struct{ upos, xpos string }

// New returns a parser that uses the embedded weights. They are read once, on the first call.
func New() (*Parser, error) {
	m, err := neural.Load()
	if err != nil {
		return nil, fmt.Errorf("load weights: %w", err)
	}
	l, err := loadLemmas()
	if err != nil {
		return nil, fmt.Errorf("load lemmas: %w", err)
	}
	return NewWith(m, l), nil
}

// NewWith returns a parser that uses the given network and lemmas.
func NewWith(m *neural.Model, l *Lemmatizer) *Parser {
	p := &Parser{model: m, lemma: l}
	for _, t := range m.Tags {
		upos, xpos, _ := strings.Cut(t, "\t")
		p.tags = append(p.tags, tag{upos, xpos})
	}
	return p
}

// Parse reads d.Sentences and the spans and forms of d.Tokens, and fills Lemma, UPOS, XPOS, Feats, Head and Deprel of
// every token of a sentence, and d.Names. It replaces grammar and names that d had before. Between sentences it stops
// when ctx is done, and returns its error.
func (p *Parser) Parse(ctx context.Context, d *text.Doc) error {
	for i := range d.Tokens {
		d.Tokens[i].Head = text.NoHead
	}
	d.Names = nil
	for _, s := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := s.Tokens
		if r.First < 0 || r.Last > len(d.Tokens) || r.First > r.Last {
			return fmt.Errorf("sentence at byte %d: %w", s.Start, ErrTokens)
		}
		if n := datelineEnd(d.Tokens[r.First:r.Last]); n > 0 {
			place := p.read(d, text.Range{First: r.First, Last: r.First + n})
			r.First += n
			root := p.readLong(d, r)
			d.Tokens[place].Head, d.Tokens[place].Deprel = root, "parataxis"
			continue
		}
		p.readLong(d, r)
	}
	return nil
}

// readLong fills the grammar of the tokens of r, in windows where they are more than maxWords, and returns the root.
func (p *Parser) readLong(d *text.Doc, r text.Range) (root int) {
	if r.Len() <= maxWords {
		return p.read(d, r)
	}
	root = text.NoHead
	for at := r.First; at < r.Last; {
		end := windowEnd(d.Tokens, at, r.Last)
		top := p.read(d, text.Range{First: at, Last: end})
		if root == text.NoHead {
			root = top
		} else {
			d.Tokens[top].Head, d.Tokens[top].Deprel = root, "parataxis"
		}
		at = end
	}
	return root
}

// windowEnd returns where a window that begins at token at ends: after a mark that ends a clause, if there is one in
// its second half. What would leave less than half a window over is read at once.
func windowEnd(tokens []text.Token, at, last int) int {
	if last-at <= window+window/2 {
		return last
	}
	end := at + window
	for k := end; k > at+window/2; k-- {
		switch tokens[k-1].Form {
		case ".", ";", "?", "!", ":", ",", "\n":
			return k
		}
	}
	return end
}

// read fills the grammar of the tokens of r, which must not be empty, and returns the root.
func (p *Parser) read(d *text.Doc, r text.Range) (root int) {
	tokens := d.Tokens[r.First:r.Last]
	forms := make([]string, len(tokens))
	for i, t := range tokens {
		forms[i] = t.Form
	}
	g := p.model.Read(forms)
	root = r.First
	for i := range tokens {
		t := &tokens[i]
		tag := p.tags[g.Tags[i]]
		t.UPOS, t.XPOS = tag.upos, tag.xpos
		t.Feats = p.model.Feats[g.Feats[i]]
		t.Deprel = p.model.Labels[g.Labels[i]]
		if h := int(g.Heads[i]); h > 0 {
			t.Head = r.First + h - 1
		} else {
			root = r.First + i
		}
		t.Lemma = p.lemma.Lemma(t.Form, t.UPOS, t.XPOS)
	}
	d.Names = appendNames(d.Names, g.Names, r.First)
	return root
}

// appendNames turns BIO tags of the tokens from first on into names.
func appendNames(names []text.Name, tags []int8, first int) []text.Name {
	for i := 0; i < len(tags); {
		t := neural.NameTags[tags[i]]
		end := i + 1
		if t != "O" {
			for end < len(tags) && neural.NameTags[tags[end]] == "I-"+t[2:] {
				end++
			}
			names = append(names, text.Name{Tokens: text.Range{First: first + i, Last: first + end}, Kind: t[2:]})
		}
		i = end
	}
	return names
}
