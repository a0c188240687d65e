package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spellings returns the two names that Gizmo's users call a Go method by, "out" and "Out". Cayley marks methods that
// are named in upper case only with New, and the older spelling of the others with Capitalized.
func spellings(method string) (lower, upper string) {
	method = strings.TrimPrefix(method, "Capitalized")
	method = strings.TrimPrefix(method, "New")
	r, size := utf8.DecodeRuneInString(method)
	return string(unicode.ToLower(r)) + method[size:], string(unicode.ToUpper(r)) + method[size:]
}
