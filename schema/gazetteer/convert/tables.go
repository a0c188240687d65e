package convert

import (
	"fmt"
	"strings"

	"entente/schema"
	"entente/schema/gazetteer"
)

// Tables returns the tables that have rows, named prefix-entities.tsv and so on, and that hold together with those of
// the program: rows that contradict others, such as two parties of one name and country, are left out. It is called
// once, when all records are in: only then is known what they refer to.
func (b *Builder) Tables(prefix string) []gazetteer.File {
	for _, c := range b.capitals {
		if id, ok := b.known(c.to); ok {
			b.alias(c.id, gazetteer.Alias{Text: b.labels[id], Kind: gazetteer.KindMetonym})
		}
	}
	var out []gazetteer.File
	for _, t := range []struct{ name, head, rows string }{
		{"entities", gazetteer.EntitiesHeader, b.entityRows()},
		{"aliases", gazetteer.AliasesHeader, b.aliases.String()},
		{"members", gazetteer.MembersHeader, b.memberRows()},
		{"countries", gazetteer.CountriesHeader, b.countries.String()},
	} {
		if t.rows != "" {
			out = append(out, gazetteer.File{Name: prefix + "-" + t.name + ".tsv", Text: t.head + "\n" + t.rows})
		}
	}
	return b.consistent(out)
}

// consistent leaves rows out until the tables have no mistakes; what needs a row that is left out goes with it.
func (b *Builder) consistent(files []gazetteer.File) []gazetteer.File {
	for {
		mistakes := gazetteer.CheckWith(files...)
		if len(mistakes) == 0 {
			return files
		}
		b.LeftOut = append(b.LeftOut, mistakes...)
		wrong := map[string]map[int]bool{}
		for _, m := range mistakes {
			if wrong[m.File] == nil {
				wrong[m.File] = map[int]bool{}
			}
			wrong[m.File][m.Line] = true
		}
		var out []gazetteer.File
		changed := false
		for _, f := range files {
			changed = changed || len(wrong[f.Name]) > 0
			if f.Text = withoutLines(f.Text, wrong[f.Name]); f.Rows() > 0 {
				out = append(out, f)
			}
		}
		if !changed {
			return files // what is wrong is none of ours
		}
		files = out
	}
}

// withoutLines drops lines, counted from 1.
func withoutLines(text string, drop map[int]bool) string {
	if len(drop) == 0 {
		return text
	}
	var out strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		if n++; !drop[n] {
			out.WriteString(line)
		}
	}
	return out.String()
}

// known returns the id of a thing that a record refers to, by QID or id.
func (b *Builder) known(ref string) (string, bool) {
	if id, ok := b.byQID[ref]; ok {
		return id, true
	}
	if b.taken[ref] {
		return ref, true
	}
	b.Unresolved++
	return "", false
}

// entityRows settles the countries of the rows.
func (b *Builder) entityRows() string {
	var out strings.Builder
	for _, row := range b.entities {
		country := row.country
		if len(country) > 2 { // a QID or an id
			id, _ := b.known(country)
			country = b.isos[id]
		} else if _, ok := b.g.ByISO(country); country != "" && !ok && !b.coded[country] {
			b.Unresolved++
			country = ""
		}
		out.WriteString(row.before + "\t" + country + "\t" + row.after + "\n")
	}
	return out.String()
}

// memberRows writes the memberships whose groups are known, each once; a country stands by its code.
func (b *Builder) memberRows() string {
	seen := map[string]bool{}
	for g := range b.g.All() {
		for _, m := range b.g.Members(g.ID) {
			seen[g.ID+"\t"+b.memberID(m.Entity.ID)] = true
		}
	}
	var out strings.Builder
	for _, m := range b.members {
		group, ok := b.known(m.to)
		key := group + "\t" + b.memberID(m.id)
		if !ok || seen[key] || group == m.id || m.start != "" && m.end != "" && m.end < m.start {
			continue
		}
		seen[key] = true
		fmt.Fprintf(&out, "%s\t%s\t%s\n", key, m.start, m.end)
	}
	return out.String()
}

// memberID is how the table of members names a thing: a country by its code.
func (b *Builder) memberID(id string) string {
	if e, ok := b.g.ByID(id); ok && e.Type != string(schema.Country) {
		return id
	}
	if iso := b.isos[id]; iso != "" {
		return iso
	}
	return id
}
