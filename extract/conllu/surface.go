package conllu

import (
	"fmt"
	"strings"
	"unicode"
)

// surfaceToken is a token as it is written: a word of its own or a multiword token.
type surfaceToken struct {
	form, misc  string
	first, last int // its words are Words[first:last]
}

func surfaceTokens(s *Sentence) []surfaceToken {
	var out []surfaceToken
	m := 0
	for i := 0; i < len(s.Words); {
		if m < len(s.Multiwords) && s.Multiwords[m].First == i+1 {
			w := &s.Multiwords[m]
			out = append(out, surfaceToken{w.Form, w.Misc, i, min(w.Last, len(s.Words))})
			i = min(w.Last, len(s.Words))
			m++
			continue
		}
		out = append(out, surfaceToken{s.Words[i].Form, s.Words[i].Misc, i, i + 1})
		i++
	}
	return out
}

// gapAfter returns the white space that MISC puts after a token, and whether it is spelled out (SpacesAfter).
func gapAfter(misc string) (string, bool) {
	if v, ok := MiscValue(misc, "SpacesAfter"); ok {
		return unescapeSpaces(v), true
	}
	if v, _ := MiscValue(misc, "SpaceAfter"); v == "No" {
		return "", false
	}
	return " ", false
}

// alignGaps sets gaps to the white space that the comment "# text" has between the tokens, unless MISC says how the
// gap was written (a comment is one line and cannot hold a line break).
func alignGaps(sentence string, tokens []surfaceToken, gaps []string) error {
	rest := sentence
	for i, t := range tokens {
		trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
		if i > 0 {
			if _, explicit := gapAfter(tokens[i-1].misc); !explicit {
				gaps[i-1] = rest[:len(rest)-len(trimmed)]
			}
		}
		var ok bool
		if rest, ok = strings.CutPrefix(trimmed, t.form); !ok {
			return fmt.Errorf("token %q is not the next in # text at %q", t.form, clip(trimmed))
		}
	}
	if strings.TrimSpace(rest) != "" {
		return fmt.Errorf("no token for the end of # text %q", clip(rest))
	}
	return nil
}

func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > 30 {
			return s[:i] + "…"
		}
	}
	return s
}

// SpacesAfter and SpacesBefore write white space with these escapes, as UDPipe does.
var (
	spaceEscaper   = strings.NewReplacer(`\`, `\\`, " ", `\s`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "|", `\p`)
	spaceUnescaper = strings.NewReplacer(`\\`, `\`, `\s`, " ", `\t`, "\t", `\n`, "\n", `\r`, "\r", `\p`, "|")
)

func escapeSpaces(s string) string   { return spaceEscaper.Replace(s) }
func unescapeSpaces(s string) string { return spaceUnescaper.Replace(s) }
