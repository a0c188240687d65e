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

// plain are countries whose names GeoNames writes with the marks of a
// transliteration, which news leaves out.
const plain = "AE AF BD BH DZ EG IN IQ IR JO JP KP KR KW LB LK LY MA MM NP OM PK PS QA SA SD SY TN YE TR BY UA RU KZ UZ TM TJ KG GE AM AZ VN RS BA MK ME AL XK"

// readCities returns the largest cities, all capitals and those that
// cities.tsv names, largest first.
func readCities(from string, countries []*country, top int) ([]*city, error) {
	type fix struct{ name, extra, qid string }
	fixes := map[string]fix{}
	for _, f := range readTable(citiesTable) {
		fixes[f[0]+"/"+f[1]] = fix{f[2], f[3], f[4]}
	}
	capitals := map[string]string{}
	for _, c := range countries {
		capitals[c.iso2] = key(c.capital)
	}
	path := filepath.Join(from, "geonames-cities", "cities_15k.tsv")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
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
		x, ok := fixes[r[1]+"/"+r[2]]
		if x.name == "-" || r[4] == "PPLX" && !ok {
			continue
		}
		if ok {
			c.name, c.qid, c.fixed = x.name, x.qid, true
			if x.extra != "" {
				c.extra = strings.Split(x.extra, "|")
			}
			delete(fixes, r[1]+"/"+r[2])
		} else {
			c.name = englishName(c.name, c.iso2)
		}
		if key(c.name) == capitals[c.iso2] && capitals[c.iso2] != "" || c.name == "Washington" && c.fixed {
			c.capital = true
			delete(capitals, c.iso2)
		}
		all = append(all, c)
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b *city) int { return b.population - a.population })
	var kept []*city
	for _, c := range all {
		if c.capital || c.fixed || top > 0 {
			kept = append(kept, c)
		}
		top--
	}
	for _, c := range countries { // seats too small for the source
		if k := capitals[c.iso2]; k != "" && k != key("Washington, D.C.") {
			kept = append(kept, &city{name: c.capital, iso2: c.iso2, capital: true, fixed: true})
		}
	}
	return kept, nil
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

// nameCities gives the cities their ids. The largest of a name has it alone,
// unless a country or a row written by hand took it; others add country,
// then division.
func nameCities(out string, countries []*country, cities []*city) error {
	taken, named := map[string]bool{}, map[string]bool{}
	for _, c := range countries {
		taken[c.id()], named[c.id()] = true, true
	}
	files, err := filepath.Glob(filepath.Join(out, "entities_*.tsv"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if b := filepath.Base(file); b == "entities_cities.tsv" || b == "entities_countries.tsv" {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for _, r := range readTable(string(b)) {
			taken[r[0]] = true
		}
	}
	seen := map[string]bool{}
	for i, c := range cities {
		base := slug(c.name)
		if k := base + "/" + c.iso2 + "/" + c.admin; seen[k] {
			continue // a second one in the same division cannot be told apart
		} else {
			seen[k] = true
		}
		country := strings.ToLower(c.iso2)
		for _, id := range []string{base, base + "-city", base + "-" + country,
			base + "-" + country + "-" + strings.ToLower(c.admin)} {
			if id == base+"-city" && (!c.capital || !named[base]) {
				continue
			}
			if !taken[id] {
				c.id = id
				taken[id] = true
				break
			}
		}
		cities[i] = c
	}
	return nil
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
		rows = append(rows, fmt.Sprintf("%s\tCity\t%s\t%s\t%s\t\t\t%s\t%s", c.id, c.name, c.qid, c.iso2, c.weight(), c.source()))
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
