package gazetteer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (c *checker) entity(r *row) {
	if !isSlug(r.f[0]) {
		c.at(r, 0, "id %q is no slug of small letters, digits and hyphens", r.f[0])
	}
	if !types[r.f[1]] {
		c.at(r, 1, "unknown type %q", r.f[1])
	}
	c.required(r, 2)
	if r.f[2] != "" && Key(r.f[2]) == "" {
		c.at(r, 2, "name %q has no letters", r.f[2])
	}
	if q := r.f[3]; q != "" && !isQID(q) {
		c.at(r, 3, "bad QID %q", q)
	}
	c.iso(r, 4)
	c.span(r, 5, 6)
	if w := r.f[7]; w != "" {
		if n, err := strconv.Atoi(w); err != nil || n < 0 {
			c.at(r, 7, "weight %q is no whole number", w)
		}
	}
	c.required(r, 8)
	c.twice(r)
	c.names[aliasKey{string(appendForm(nil, r.f[2])), r.f[0], KindName}] = nil
}

// twice reports an entity that stands under another id already: by its QID, or
// by name, type and country. Cities and people share names, and a city-state
// its QID with its city.
func (c *checker) twice(r *row) {
	form := string(appendForm(nil, r.f[2]))
	c.named[form] = append(c.named[form], r.f[0])
	city := r.f[1] == "City"
	if r.f[3] != "" {
		c.once(r, 3, c.things, fmt.Sprintf("%s %t", r.f[3], city), "the entity with QID "+r.f[3])
	}
	if !city && r.f[1] != "Person" {
		c.once(r, 2, c.things, r.f[1]+"\t"+r.f[4]+"\t"+form, fmt.Sprintf("a %s of the name %q", r.f[1], r.f[2]))
	}
}

func (c *checker) alias(r *row) {
	c.required(r, 0)
	c.id(r, 1)
	kind, ok := ParseKind(r.f[2])
	if !ok {
		c.at(r, 2, "unknown kind %q", r.f[2])
	}
	c.oneOf(r, 3, "exact", "fold")
	form := string(appendForm(nil, r.f[0]))
	if form == "" {
		c.at(r, 0, "alias %q has no letters", r.f[0])
	}
	k := aliasKey{form, r.f[1], kind}
	exact := r.f[3] == "exact"
	if seen, dup := c.names[k]; dup && (len(seen) > 0 || !exact) {
		c.at(r, 0, "%q repeats an alias of %s", r.f[0], r.f[1])
	}
	c.names[k] = append(c.names[k], exact)
	if kind <= KindFormer {
		c.aliases = append(c.aliases, aliasPlace{r.f[1], form, r.f[0], c.file, r.line, r.text})
	}
}

// circles reports aliases by which names lead in a circle: an entity that is
// also called by the name of another, which is in turn called by its name, so
// that neither name says which is meant. The last alias of the circle is the
// mistake.
func (c *checker) circles() {
	before := map[string][]string{} // the entities whose names an entity is called by, of the aliases so far
	for _, a := range c.aliases {
		for _, other := range c.named[a.form] {
			if other == a.entity {
				continue
			}
			if leads(before, other, a.entity, map[string]bool{}) {
				c.found = append(c.found, mistake{a.file, SyntaxError{
					File: c.files[a.file].Name, Line: a.line, Col: 1, Text: a.row,
					Msg: fmt.Sprintf("%q is the name of %s, which is called by the name of %s in turn", a.text, other, a.entity),
				}})
				continue
			}
			before[a.entity] = append(before[a.entity], other)
		}
	}
}

// leads reports whether the names of from lead to the entity to.
func leads(names map[string][]string, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	seen[from] = true
	return slices.ContainsFunc(names[from], func(next string) bool { return !seen[next] && leads(names, next, to, seen) })
}

func (c *checker) country(r *row) {
	if !isISO2(r.f[0]) {
		c.at(r, 0, "bad country code %q", r.f[0])
	}
	if r.f[1] != "" && (len(r.f[1]) != 3 || strings.ToUpper(r.f[1]) != r.f[1]) {
		c.at(r, 1, "bad country code %q", r.f[1])
	}
	c.id(r, 2)
	if r.f[6] != "" {
		c.id(r, 6)
	}
	for b := range strings.FieldsSeq(r.f[9]) {
		if !c.isos[b] {
			c.at(r, 9, "unknown country code %q", b)
		}
	}
}

func (c *checker) required(r *row, i int) {
	if r.f[i] == "" {
		c.at(r, i, "empty %s", strings.Split(headers[headerOf(c.files[c.file])], "\t")[i])
	}
}

func headerOf(fl File) tableKind {
	head, _, _ := strings.Cut(fl.Text, "\n")
	k, _ := headerKind(strings.TrimSuffix(head, "\r"))
	return k
}

func (c *checker) oneOf(r *row, i int, want ...string) {
	if !slices.Contains(want, r.f[i]) {
		c.at(r, i, "%q is none of %s", r.f[i], strings.Join(want, ", "))
	}
}

func (c *checker) id(r *row, i int) {
	if _, ok := c.ids[r.f[i]]; !ok {
		c.at(r, i, "unknown id %q", r.f[i])
	}
}

func (c *checker) iso(r *row, i int) {
	if r.f[i] != "" && !c.isos[r.f[i]] {
		c.at(r, i, "unknown country code %q", r.f[i])
	}
}

// memberID checks a column that holds a two-letter code or an id.
func (c *checker) memberID(r *row, i int) {
	if isISO2(r.f[i]) {
		c.iso(r, i)
		return
	}
	c.id(r, i)
}

// span checks two dates and their order.
func (c *checker) span(r *row, start, end int) {
	for _, i := range []int{start, end} {
		if !isDate(r.f[i]) {
			c.at(r, i, "bad date %q, want 2020, 2020-10 or 2020-10-06", r.f[i])
			return
		}
	}
	if before(r.f[end], r.f[start]) {
		c.at(r, end, "ends before it starts")
	}
}

func isDate(s string) bool {
	layout := "2006-01-02"
	if len(s) > len(layout) {
		return false
	}
	if s == "" {
		return true
	}
	_, err := time.Parse(layout[:len(s)], s)
	return err == nil
}

func isQID(s string) bool {
	if len(s) < 2 || s[0] != 'Q' || s[1] < '1' || s[1] > '9' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 10, 64)
	return err == nil
}

func isSlug(s string) bool {
	if s == "" || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}
