package token

import (
	"unicode/utf8"

	"entente/extract/text"
)

// scanner cuts a text into tokens from left to right.
type scanner struct {
	text   string
	tokens []text.Token
	// end is the end of the run of non-space characters being scanned, start its begin.
	start, end int
	// at and scheme are the places of the first "@" and "://" of the run not yet passed, or -1.
	at, scheme int
}

func (s *scanner) scan() {
	i := 0
	for i < len(s.text) {
		k, n := kindAt(s.text, i)
		if k == kindSpace {
			i += n
			continue
		}
		i = s.run(i)
	}
}

// run scans the run of non-space characters at start and returns its end.
func (s *scanner) run(start int) int {
	i, plain := start, true
	s.at, s.scheme = -1, -1
	for i < len(s.text) {
		c := s.text[i]
		if c < utf8.RuneSelf {
			k := asciiKinds[c]
			if k == kindSpace {
				break
			}
			plain = plain && k == kindLetter
			if c == '@' && s.at < 0 {
				s.at = i
			} else if c == ':' && s.scheme < 0 && i+2 < len(s.text) && s.text[i+1] == '/' && s.text[i+2] == '/' {
				s.scheme = i
			}
			i++
			continue
		}
		k, n := kindAt(s.text, i)
		if k == kindSpace {
			break
		}
		plain = false
		i += n
	}
	s.start, s.end = start, i
	if plain {
		s.emitWord(start, i)
		return i
	}
	for pos := start; pos < i; {
		pos = s.next(pos)
	}
	return i
}

// next emits the tokens at pos, at least one, and returns where they end.
func (s *scanner) next(pos int) int {
	if end := s.address(pos); end > pos {
		s.emit(pos, end)
		return end
	}
	switch k, _ := kindAt(s.text, pos); k {
	case kindLetter, kindDigit, kindMark:
		return s.word(pos)
	case kindInvalid:
		end := pos + 1
		for end < s.end {
			if k, _ := kindAt(s.text, end); k != kindInvalid {
				break
			}
			end++
		}
		s.emit(pos, end)
		return end
	default:
		end := s.symbol(pos)
		s.emit(pos, end)
		return end
	}
}

// emit appends the token [start, end).
func (s *scanner) emit(start, end int) {
	k, _ := kindAt(s.text, end)
	s.tokens = append(s.tokens, text.Token{
		Span: text.Span{Start: start, End: end}, Form: s.text[start:end], Head: text.NoHead,
		SpaceAfter: end == s.end && end < len(s.text) && k == kindSpace,
	})
}

// emitWord appends the word [start, end), cut where it is a contraction.
func (s *scanner) emitWord(start, end int) {
	if n := end - start; n >= 2 && n <= 8 {
		if cuts, ok := contractions[s.text[start:end]]; ok {
			from := start
			for _, c := range cuts {
				s.emit(from, start+c)
				from = start + c
			}
			s.emit(from, end)
			return
		}
	}
	s.emit(start, end)
}

// lastForm returns the form of the token before pos if it is in this run, and "" otherwise.
func (s *scanner) lastForm() string {
	if n := len(s.tokens); n > 0 && s.tokens[n-1].Start >= s.start {
		return s.tokens[n-1].Form
	}
	return ""
}
