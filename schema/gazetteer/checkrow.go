package gazetteer

import (
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
	c.names[aliasKey{string(appendForm(nil, r.f[2])), r.f[0], KindName}] = nil
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
