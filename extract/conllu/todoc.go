package conllu

import (
	"fmt"
	"strings"

	"entente/extract/text"
)

// Documents cuts sentences into documents, at each sentence that starts one ("# newdoc").
func Documents(all []*Sentence) [][]*Sentence {
	var docs [][]*Sentence
	from := 0
	for i, s := range all {
		if i > from && s.Starts("newdoc") {
			docs = append(docs, all[from:i])
			from = i
		}
	}
	if from < len(all) {
		docs = append(docs, all[from:])
	}
	return docs
}

// ToDoc makes a Doc of the sentences of one document: its text, sentences and tokens with tags, heads and relations.
//
// The text of a sentence is its comment "# text" if it has one and the tokens spell it, white space aside; otherwise it
// is built from the forms, SpaceAfter=No and SpacesAfter. Paragraphs ("# newpar") are set apart by a blank line,
// sentences by one space, unless MISC says otherwise. The words of a multiword token get their part of it ("do" and
// "n't" of "don't"); where their forms do not spell the token, each gets the whole. Empty nodes are left out.
func ToDoc(sentences []*Sentence) (*text.Doc, error) {
	d := &text.Doc{}
	b := docBuilder{d: d}
	for i, s := range sentences {
		if i == 0 {
			d.ID, _ = s.Comment("newdoc id")
			if s.Starts("newdoc") && d.ID == "" {
				d.ID, _ = s.Comment("newdoc")
			}
		}
		if err := b.add(s, i == 0, i > 0 && s.Starts("newpar")); err != nil {
			name, _ := s.Comment("sent_id")
			return nil, fmt.Errorf("sentence %d %q at line %d: %w", i+1, name, s.Line, err)
		}
	}
	if b.explicit {
		b.buf.WriteString(b.pending)
	}
	d.Text = b.buf.String()
	for i := range d.Tokens {
		t := &d.Tokens[i]
		end := len(d.Text)
		if i+1 < len(d.Tokens) {
			end = d.Tokens[i+1].Start
		}
		t.SpaceAfter = t.End < end
	}
	return d, nil
}

type docBuilder struct {
	d   *text.Doc
	buf strings.Builder
	// pending is the white space after the last token; it is explicit if MISC spells it out.
	pending  string
	explicit bool
}

func (b *docBuilder) add(s *Sentence, first, newpar bool) error {
	surface := surfaceTokens(s)
	if len(surface) == 0 {
		return errNoWords
	}
	gaps := make([]string, len(surface))
	for i, t := range surface {
		gaps[i], _ = gapAfter(t.misc)
	}
	if want, ok := s.Comment("text"); ok {
		if err := alignGaps(want, surface, gaps); err != nil {
			return err
		}
	}
	if before, ok := MiscValue(surface[0].misc, "SpacesBefore"); ok && first {
		b.buf.WriteString(unescapeSpaces(before))
	}
	if newpar && !b.explicit {
		b.pending = "\n\n"
	}
	b.buf.WriteString(b.pending)
	base := len(b.d.Tokens)
	start := b.buf.Len()
	for i, t := range surface {
		at := b.buf.Len()
		b.buf.WriteString(t.form)
		b.words(s, t, at, base)
		if i < len(surface)-1 {
			b.buf.WriteString(gaps[i])
		}
	}
	b.pending, b.explicit = gapAfter(surface[len(surface)-1].misc)
	b.d.Sentences = append(b.d.Sentences, text.Sentence{
		Span:   text.Span{Start: start, End: b.buf.Len()},
		Tokens: text.Range{First: base, Last: len(b.d.Tokens)},
	})
	return nil
}

// words appends the tokens of one surface token that starts at byte at of the text.
func (b *docBuilder) words(s *Sentence, t surfaceToken, at, base int) {
	words := s.Words[t.first:t.last]
	spelled := 0
	for i := range words {
		spelled += len(words[i].Form)
	}
	joined := len(words) == 1 || spelled == len(t.form) && spells(t.form, words)
	from := at
	for i := range words {
		w := &words[i]
		span := text.Span{Start: at, End: at + len(t.form)}
		if joined {
			span = text.Span{Start: from, End: from + len(w.Form)}
			from = span.End
		}
		head := text.NoHead
		if w.Head > 0 {
			head = base + w.Head - 1
		}
		b.d.Tokens = append(b.d.Tokens, text.Token{
			Span: span, Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Feats: w.Feats, Head: head,
			Deprel: w.Deprel,
		})
	}
}

func spells(form string, words []Word) bool {
	for i := range words {
		rest, ok := strings.CutPrefix(form, words[i].Form)
		if !ok {
			return false
		}
		form = rest
	}
	return form == ""
}
