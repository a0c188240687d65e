package main

import (
	"fmt"
	"strings"
)

// exactNames are names and demonyms of countries that are also English words
// or first names in lower case.
const exactNames = " Turkey Chad Guinea Jersey Guernsey China Jordan Georgia " +
	"Pole Poles Polish Dane Danes Finn Finns Swede Swedes Turk Turks Kiwi Kiwis Pak Sino Indo Anglo " +
	"Franco Russo Italo Turco US Brit Brits Lao Khmer Trinidad Reunion Niue "

func isExact(name string) bool { return strings.Contains(exactNames, " "+name+" ") }

func countryEntities(list []*country) []string {
	var rows []string
	for _, c := range list {
		rows = append(rows, strings.Join([]string{c.id(), "Country", c.name, c.qid, c.iso2, "", "", "",
			"country-coder"}, "\t"))
	}
	return rows
}

func countryAliases(list []*country) []string {
	var rows []string
	for _, c := range list {
		seen := map[string]bool{key(c.name) + "name": true}
		add := func(alias, kind string, exact bool) {
			kase := "fold"
			if exact || isExact(alias) {
				kase = "exact"
			}
			group := kind
			if kind == "short" || kind == "acronym" || kind == "former" {
				group = "name"
			}
			if k := key(alias) + strings.Repeat(",", strings.Count(alias, ",")) + group; alias != "" && !seen[k] {
				seen[k] = true
				rows = append(rows, strings.Join([]string{alias, c.id(), kind, kase}, "\t"))
			}
		}
		if isExact(c.name) {
			rows = append(rows, strings.Join([]string{c.name, c.id(), "name", "exact"}, "\t"))
		}
		add(c.noun, "demonym_noun", false)
		add(c.plural, "demonym_noun", false)
		add(c.adjective, "demonym_adj", false)
		for _, x := range c.extra {
			alias, kind, exact := parseExtra(x)
			add(alias, kind, exact)
		}
		if key(c.capital) != key(c.name) && key(c.capital) != key(c.name+" city") {
			add(c.capital, "metonym", false)
		}
		for _, f := range c.formal {
			if !strings.ContainsAny(f, "()[]") {
				add(f, "name", false)
			}
		}
	}
	return rows
}

// parseExtra reads an alias of names.tsv or cities.tsv: ~former, ^acronym,
// !exact acronym, #noun, @adjective, metonym:Place, or a short name.
func parseExtra(x string) (alias, kind string, exact bool) {
	if rest, ok := strings.CutPrefix(x, "metonym:"); ok {
		return rest, "metonym", false
	}
	switch x[0] {
	case '~':
		return x[1:], "former", false
	case '^', '!':
		return x[1:], "acronym", true
	case '#':
		return x[1:], "demonym_noun", false
	case '@':
		return x[1:], "demonym_adj", false
	}
	return x, "short", false
}

func countryFacts(list []*country, cities []*city) []string {
	capitals := map[string]string{}
	for _, t := range cities {
		if t.capital {
			capitals[t.iso2] = t.id
		}
	}
	var rows []string
	for _, c := range list {
		rows = append(rows, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", c.iso2, c.iso3, c.id(),
			c.noun, c.plural, c.adjective, capitals[c.iso2], c.region, c.subregion, strings.Join(c.borders, " ")))
	}
	return rows
}
