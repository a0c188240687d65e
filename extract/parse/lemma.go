package parse

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/extract/neural"
)

// Lemmatizer finds the lemma of a form with its tags: by a list of forms, and for others by the rule of their longest
// known ending.
type Lemmatizer struct {
	byTag map[tag]*lemmaTable
	// byUPOS serves tags that were never seen together.
	byUPOS map[string]*lemmaTable
	known  func(string) bool
}

type lemmaTable struct {
	forms map[string]Edit
	rules map[string]Edit // case class and ending in small letters
}

// maxEnding is the length in bytes of the longest ending with a rule.
const maxEnding = 6

// Edit makes a lemma of a form: change the case, cut bytes off the end, add others.
type Edit struct {
	Case byte // 'k' keep, 'l' small letters, 't' the first letter of the word a capital
	Cut  int
	Add  string
}

// apply returns the lemma of form, or the form itself when it is too short for the edit.
func (e Edit) apply(form string) string {
	base := changeCase(e.Case, form)
	if e.Cut > len(base) || e.Cut == len(base) && e.Add == "" {
		return base
	}
	return base[:len(base)-e.Cut] + e.Add
}

func changeCase(kind byte, form string) string {
	switch kind {
	case 'l':
		return strings.ToLower(form)
	case 't':
		r, n := utf8.DecodeRuneInString(form)
		if n == 0 {
			return form
		}
		return string(unicode.ToUpper(r)) + strings.ToLower(form[n:])
	}
	return form
}

// EditOf returns the edit that makes lemma of form, with the fewest changed bytes. Of equals the first in the order of
// cases is taken.
func EditOf(form, lemma, cases string) Edit {
	best, cost := Edit{}, -1
	for i := range len(cases) {
		base := changeCase(cases[i], form)
		n := 0
		for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
			n++
		}
		for n > 0 && n < len(lemma) && !utf8.RuneStart(lemma[n]) {
			n--
		}
		if c := len(base) - n + len(lemma) - n; cost < 0 || c < cost {
			best, cost = Edit{cases[i], len(base) - n, lemma[n:]}, c
		}
	}
	return best
}

func (e Edit) String() string { return string(e.Case) + strconv.Itoa(e.Cut) + "+" + e.Add }

func parseEdit(s string) (Edit, error) {
	head, add, ok := strings.Cut(s, "+")
	if !ok || len(head) < 2 {
		return Edit{}, errBadEdit
	}
	cut, err := strconv.Atoi(head[1:])
	if err != nil || cut < 0 {
		return Edit{}, errBadEdit
	}
	return Edit{head[0], cut, add}, nil
}

var errBadEdit = errors.New("bad edit")

// caseClass tells how a form is written: l small letters, T a capital first, U capitals, M mixed.
func caseClass(form string) byte {
	upper, lower, first := 0, 0, false
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			upper++
			if i == 0 {
				first = true
			}
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return 'l'
	case first && upper == 1:
		return 'T'
	case lower == 0:
		return 'U'
	}
	return 'M'
}

// rule returns the lemma of form by the rules: that of its longest ending with a rule. Where that makes a word nobody
// knows and a shorter ending makes one that is known, the shorter decides ("smelled" is of "smell", not "smel").
// Capitals that have no rule as long as the one for small letters are read as these.
func (t *lemmaTable) rule(form string, known func(string) bool) (lemma string, ok bool) {
	class, lower := caseClass(form), strings.ToLower(form)
	n, e, ok := t.longest(class, lower, maxEnding)
	if class == 'T' || class == 'U' {
		if n2, e2, ok2 := t.longest('l', lower, maxEnding); ok2 && (!ok || n2 > n) {
			n, e, ok, class, form = n2, e2, true, 'l', lower
		}
	}
	if !ok {
		return form, false
	}
	lemma = e.apply(form)
	if e.Cut == 0 && e.Add == "" || known == nil || known(lemma) {
		return lemma, true
	}
	for n > 1 {
		n, e, ok = t.longest(class, lower, n-1)
		if !ok {
			break
		}
		if other := e.apply(form); (e.Cut > 0 || e.Add != "") && known(other) {
			return other, true
		}
	}
	return lemma, true
}

// longest returns the longest ending of at most n bytes that has a rule.
func (t *lemmaTable) longest(class byte, lower string, n int) (int, Edit, bool) {
	for n = min(n, len(lower)); n >= 0; n-- {
		if e, ok := t.rules[string(class)+lower[len(lower)-n:]]; ok {
			return n, e, true
		}
	}
	return 0, Edit{}, false
}

// Endings calls f with the keys of the rules that may serve form, longest ending first.
func Endings(form string, f func(key string)) {
	class, lower := string(caseClass(form)), strings.ToLower(form)
	for n := min(maxEnding, len(lower)); n >= 0; n-- {
		f(class + lower[len(lower)-n:])
	}
}

// Lemma returns the lemma of form.
func (l *Lemmatizer) Lemma(form, upos, xpos string) string {
	t := l.byTag[tag{upos, xpos}]
	if t == nil {
		t = l.byUPOS[upos]
	}
	if t == nil {
		return neural.Normalize(form)
	}
	if e, ok := t.forms[form]; ok {
		return e.apply(form)
	}
	form = neural.Normalize(form)
	if e, ok := t.forms[form]; ok {
		return e.apply(form)
	}
	if upos == "VERB" {
		if lemma, ok := verbForms()[strings.ToLower(form)]; ok {
			return lemma
		}
	}
	lemma, _ := t.rule(form, l.known)
	if upos == "VERB" && l.known != nil && !l.known(lemma) && l.known(lemma+"e") {
		lemma += "e" // "extradited" is of "extradite"
	}
	return lemma
}

// loadLemmas reads the embedded list, once.
var loadLemmas = sync.OnceValues(func() (*Lemmatizer, error) {
	m, err := neural.Load()
	if err != nil {
		return nil, err
	}
	return ParseLemmas(neural.Lemmas, m.Known)
})

// ParseLemmas reads a compressed list as entente-train writes it.
// known tells words, in small letters, and may be nil.
func ParseLemmas(data []byte, known func(string) bool) (*Lemmatizer, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return ReadLemmas(z, known)
}

// ReadLemmas reads lines: one with the byte 1 before UPOS and XPOS begins a table, "form edit" with a tab between is a
// form, and with the byte 2 before it a rule.
func ReadLemmas(r io.Reader, known func(string) bool) (*Lemmatizer, error) {
	l := &Lemmatizer{known: known, byTag: map[tag]*lemmaTable{}, byUPOS: map[string]*lemmaTable{}}
	edits := map[string]Edit{}
	var t *lemmaTable
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		s := in.Text()
		if head, ok := strings.CutPrefix(s, "\x01"); ok {
			upos, xpos, _ := strings.Cut(head, "\t")
			t = &lemmaTable{map[string]Edit{}, map[string]Edit{}}
			l.byTag[tag{upos, xpos}] = t
			if l.byUPOS[upos] == nil { // the most frequent tag of a UPOS comes first
				l.byUPOS[upos] = t
			}
			continue
		}
		key, edit, ok := strings.Cut(s, "\t")
		if !ok || t == nil {
			return nil, fmt.Errorf("lemmas, line %d: no table or no tab", line)
		}
		e, ok := edits[edit]
		if !ok {
			var err error
			if e, err = parseEdit(edit); err != nil {
				return nil, fmt.Errorf("lemmas, line %d: %w", line, err)
			}
			edits[edit] = e
		}
		if rule, ok := strings.CutPrefix(key, "\x02"); ok {
			t.rules[rule] = e
		} else {
			t.forms[key] = e
		}
	}
	return l, in.Err()
}
