package gazetteer

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Gazetteer is a set of entities and the index of their names. It never
// changes after it is loaded and may be used by many goroutines.
type Gazetteer struct {
	entities []Entity // in the order of the tables
	aliases  []Alias  // grouped by entity, in the order of entities
	byID     map[string]int32
	index    index

	countries []Country // sorted by ISO2
	byISO     map[string]int32

	// memberRows and officeRows are read when they are first asked for: most programs ask for neither.
	memberRows func() memberTables
	officeRows func() officeTables
}

var builtin = sync.OnceValue(func() *Gazetteer { return build(embedded()) })

// Load returns the gazetteer that the program carries. It is built at the
// first call, in some milliseconds, and shared.
func Load() *Gazetteer { return builtin() }

// LoadWith returns a new gazetteer of the tables that the program carries and
// those given. It reports every mistake in the given tables, each a
// [*SyntaxError], and then loads nothing.
func LoadWith(files ...File) (*Gazetteer, error) {
	if mistakes := CheckWith(files...); len(mistakes) > 0 {
		errs := make([]error, len(mistakes))
		for i, m := range mistakes {
			errs[i] = m
		}
		return nil, errors.Join(errs...)
	}
	return build(append(embedded(), files...)), nil
}

// aliasRow is an alias on its way into the index.
type aliasRow struct {
	entity int32
	Alias
}

// build makes a gazetteer of tables that [Check] has passed; rows that name an
// unknown entity are skipped.
func build(files []File) *Gazetteer {
	g := &Gazetteer{byISO: make(map[string]int32, 600)}
	files = g.readEntities(files)
	g.groupAliases(g.readAliases(files))
	g.index = newIndex(g.entities, g.aliases)
	g.readCountries(files)
	g.memberRows = sync.OnceValue(func() memberTables { return g.readMembers(files) })
	g.officeRows = sync.OnceValue(func() officeTables { return g.readOffices(files) })
	for _, fl := range files {
		fl.rowsOf(stopTable, func(r *row) { g.index.stop(r.f[0], r.f[1] == "weak", r.f[2]) })
	}
	return g
}

// rowsOf is rows for files of one table; other files are passed over.
func (fl File) rowsOf(kind tableKind, f func(*row)) {
	head, _, _ := strings.Cut(fl.Text, "\n")
	if k, ok := headerKind(strings.TrimSuffix(head, "\r")); ok && k == kind {
		fl.rows(func(_ tableKind, r *row) { f(r) })
	}
}

// readEntities fills the entities and returns the other files.
func (g *Gazetteer) readEntities(files []File) []File {
	n := 0
	for _, fl := range files {
		if strings.HasPrefix(fl.Text, headers[entitiesTable]) {
			n += strings.Count(fl.Text, "\n")
		}
	}
	list := make([]Entity, 0, n)
	rest := files[:0:0]
	for _, fl := range files {
		if !strings.HasPrefix(fl.Text, headers[entitiesTable]) {
			rest = append(rest, fl)
			continue
		}
		fl.rows(func(_ tableKind, r *row) {
			w := 0
			if r.f[7] != "" {
				w, _ = strconv.Atoi(r.f[7])
			}
			list = append(list, Entity{
				ID: r.f[0], Type: r.f[1], Name: r.f[2], QID: r.f[3], Country: r.f[4],
				Start: r.f[5], End: r.f[6], Weight: w, Source: r.f[8],
			})
		})
	}
	g.entities = list
	g.byID = make(map[string]int32, len(list))
	for i := range list {
		g.byID[list[i].ID] = int32(i)
	}
	return rest
}

// readAliases returns all aliases: the names of the entities first, then the
// rows of the tables. A row that repeats the name decides about its case.
func (g *Gazetteer) readAliases(files []File) []aliasRow {
	n := len(g.entities)
	for _, fl := range files {
		if strings.HasPrefix(fl.Text, headers[aliasesTable]) {
			n += strings.Count(fl.Text, "\n")
		}
	}
	rows := make([]aliasRow, 0, n)
	for i := range g.entities {
		rows = append(rows, aliasRow{int32(i), Alias{Text: g.entities[i].Name}})
	}
	for _, fl := range files {
		fl.rowsOf(aliasesTable, func(r *row) {
			e, ok := g.byID[r.f[1]]
			if !ok {
				return
			}
			k, _ := ParseKind(r.f[2])
			if k == KindName && r.f[0] == g.entities[e].Name {
				rows[e].Exact = r.f[3] == "exact"
				return
			}
			rows = append(rows, aliasRow{e, Alias{Text: r.f[0], Kind: k, Exact: r.f[3] == "exact"}})
		})
	}
	return rows
}

// groupAliases gives each entity its aliases, in one array for all of them.
func (g *Gazetteer) groupAliases(rows []aliasRow) {
	next := make([]int32, len(g.entities)+1)
	for _, r := range rows {
		next[r.entity+1]++
	}
	for i := range g.entities {
		next[i+1] += next[i]
	}
	g.aliases = make([]Alias, len(rows))
	start := slices.Clone(next)
	for _, r := range rows {
		g.aliases[next[r.entity]] = r.Alias
		next[r.entity]++
	}
	for i := range g.entities {
		g.entities[i].Aliases = g.aliases[start[i]:start[i+1]:start[i+1]]
	}
}
