package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

//go:embed cities.tsv
var citiesTable string

// city is a row of GeoNames that is kept, under its English name.
type city struct {
	id, name, iso2, admin string
	population            int
	capital               bool
	fixed                 bool // named in cities.tsv
	extra                 []string
	qid                   string
}

// plain are countries whose names GeoNames writes with the marks of a transliteration, which news leaves out.
const plain = "AE AF BD BH DZ EG IN IQ IR JO JP KP KR KW LB LK LY MA MM NP OM PK PS QA SA SD SY TN YE TR BY UA " +
	"RU KZ UZ TM TJ KG GE AM AZ VN RS BA MK ME AL XK"

// readCities returns the largest cities, all capitals and those that cities.tsv names, largest first.
func readCities(from string, countries []*country, top int) ([]*city, error) {
	capitals := map[string]string{} // of countries, until their city is found
	for _, c := range countries {
		capitals[c.iso2] = key(c.capital)
	}
	all, err := readGeoNames(filepath.Join(from, "geonames-cities", "cities_15k.tsv"))
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if k := capitals[c.iso2]; k != "" && key(c.name) == k || c.name == "Washington" && c.fixed {
			c.capital = true
			delete(capitals, c.iso2)
		}
	}
	slices.SortStableFunc(all, func(a, b *city) int { return b.population - a.population })
	var kept []*city
	for i, c := range all {
		if c.capital || c.fixed || i < top {
			kept = append(kept, c)
		}
	}
	for _, c := range countries { // seats too small for the source
		if k := capitals[c.iso2]; k != "" && k != key("Washington, D.C.") {
			kept = append(kept, &city{name: c.capital, iso2: c.iso2, capital: true, fixed: true})
		}
	}
	return kept, nil
}

// readGeoNames returns the cities of a file of GeoNames under their English names, without those that cities.tsv drops
// and the sections of a city.
func readGeoNames(path string) ([]*city, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	fixes := map[string][]string{} // rows of cities.tsv that wait for their city
	for _, row := range readTable(citiesTable) {
		fixes[row[0]+"/"+row[1]] = row
	}
	var all []*city
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		r := strings.Split(sc.Text(), "\t")
		if len(r) != 8 || r[0] == "geoname_id" {
			continue
		}
		population, err := strconv.Atoi(r[5])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		c := &city{name: r[1], iso2: r[2], admin: r[3], population: population}
		place := c.name + "/" + c.iso2
		switch fix := fixes[place]; {
		case fix == nil && r[4] == "PPLX", fix != nil && fix[2] == "-":
			continue
		case fix == nil:
			c.name = englishName(c.name, c.iso2)
		default:
			c.fix(fix)
			delete(fixes, place) // a second one of the name is another city
		}
		all = append(all, c)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

// fix applies a row of cities.tsv.
func (c *city) fix(row []string) {
	c.name, c.qid, c.fixed = row[2], row[4], true
	if row[3] != "" {
		c.extra = strings.Split(row[3], "|")
	}
}

// englishName drops what GeoNames adds to a name.
func englishName(name, iso2 string) string {
	name = strings.NewReplacer("’", "'", "‘", "'").Replace(name)
	if strings.Contains(" "+plain+" ", " "+iso2+" ") {
		name = fold(name)
	}
	if iso2 == "KR" {
		name = strings.TrimSuffix(name, "-si")
	}
	if strings.Contains(" RU UA BY ", " "+iso2+" ") {
		name = strings.ReplaceAll(name, "'", "")
	}
	return name
}

// nameCities gives the cities their ids. The largest of a name has it alone, unless a country or a row written by hand
// took it; others add country, then division.
func nameCities(out string, countries []*country, cities []*city) error {
	taken, err := handIDs(out)
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for _, c := range countries {
		taken[c.id()], named[c.id()] = true, true
	}
	seen := map[string]bool{}
	for _, c := range cities {
		base := slug(c.name)
		place := base + "/" + c.iso2 + "/" + c.admin
		if seen[place] {
			continue // a second one in the same division cannot be told apart
		}
		seen[place] = true
		ids := []string{base}
		if c.capital && named[base] {
			ids = append(ids, base+"-city")
		}
		country := base + "-" + strings.ToLower(c.iso2)
		ids = append(ids, country, country+"-"+strings.ToLower(c.admin))
		if i := slices.IndexFunc(ids, func(id string) bool { return !taken[id] }); i >= 0 {
			c.id = ids[i]
			taken[c.id] = true
		}
	}
	return nil
}

// handIDs returns the ids in the tables of entities that are written by hand.
func handIDs(out string) (map[string]bool, error) {
	files, err := filepath.Glob(filepath.Join(out, "entities_*.tsv"))
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, file := range files {
		if b := filepath.Base(file); b == "entities_cities.tsv" || b == "entities_countries.tsv" {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, r := range readTable(string(b)) {
			ids[r[0]] = true
		}
	}
	return ids, nil
}

// weight is the population in thousands, or empty where no source has it.
func (c *city) weight() string {
	if c.population == 0 {
		return ""
	}
	return strconv.Itoa(c.population / 1000)
}

func (c *city) source() string {
	if c.population == 0 {
		return "hand"
	}
	return "geonames"
}

func cityEntities(cities []*city) []string {
	var rows []string
	for _, c := range cities {
		if c.id == "" {
			continue
		}
		rows = append(rows, fmt.Sprintf("%s\tCity\t%s\t%s\t%s\t\t\t%s\t%s", c.id, c.name, c.qid, c.iso2, c.weight(),
			c.source()))
	}
	return rows
}

func cityAliases(cities []*city) []string {
	var rows []string
	for _, c := range cities {
		if c.id == "" {
			continue
		}
		for _, x := range c.extra {
			alias, kind, exact := parseExtra(x)
			kase := "fold"
			if exact {
				kase = "exact"
			}
			rows = append(rows, strings.Join([]string{alias, c.id, kind, kase}, "\t"))
		}
	}
	return rows
}
