package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/neural"
)

// Phrases collects known names and their categories.
type Phrases map[string]uint16

// add adds a name as tokens: treebanks part hyphens, commas and possessives.
func (p Phrases) add(name string, mask uint16) {
	name = strings.NewReplacer("-", " - ", ",", " , ", "'s", " 's", "_", " ").Replace(neural.Normalize(name))
	f := strings.Fields(strings.ToLower(name))
	if len(f) == 0 || len(f) > 6 || len(f) == 1 && utf8.RuneCountInString(f[0]) < 2 {
		return
	}
	p[strings.Join(f, " ")] |= mask
}

// ReadGazetteer reads the lists of names of a folder: extracts of GeoNames cities, WordNet instances, the lexicon of
// compromise, human-names, i18n-iso-countries, i18n-nationality, country-coder and the name-suggestion-index.
func ReadGazetteer(dir string) (Phrases, error) {
	p := Phrases{}
	for _, read := range []func(Phrases, string) error{
		readCities, readWordNet, readLexicon, readFirstNames, readCountries, readRegions, readBrands,
	} {
		if err := read(p, dir); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// GazetteerFiles returns the files that ReadGazetteer reads, by their paths below the folder.
func GazetteerFiles() []string {
	files := []string{"geonames-cities/cities_15k.tsv", "wordnet31/wn31_instances.tsv",
		"names/female-human-names-en.json", "names/male-human-names-en.json", "i18n-names/iso_countries_en.json",
		"i18n-names/nationality_en.json", "country-coder/properties.jsonl", "nsi/operators_brands_qid.tsv"}
	for name := range lexicon {
		files = append(files, "names/compromise_"+name+".txt")
	}
	slices.Sort(files)
	return files
}

// AddNames adds a list of first names and surnames, one a line.
func (p Phrases) AddNames(path string) error {
	return eachLine(path, func(s string) {
		if !strings.ContainsAny(s, " \t") {
			p.add(s, neural.KnownLast)
		}
	})
}

func eachLine(path string, f func(string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	for in.Scan() {
		f(in.Text())
	}
	return in.Err()
}

func readCities(p Phrases, dir string) error {
	return eachLine(filepath.Join(dir, "geonames-cities", "cities_15k.tsv"), func(s string) {
		if f := strings.Split(s, "\t"); len(f) > 1 && f[0] != "geoname_id" {
			p.add(f[1], neural.KnownCity)
		}
	})
}

var lived = regexp.MustCompile(`\((born|died|circa|c\.|\d{3,4}(-| BC)|\?)|\bborn in\b|\(\d+[^)]*-\d+\)`)

func readWordNet(p Phrases, dir string) error {
	kinds := map[string]uint16{}
	set := func(mask uint16, words string) {
		for w := range strings.FieldsSeq(words) {
			kinds[w] = mask
		}
	}
	set(neural.KnownPlace, `city town river port geographical_area island mountain_peak state_capital range archipelago
		national_park lake sea desert peninsula bay volcano district gulf county strait region provincial_capital
		continent waterfall cape hill street city_district village ocean valley canal borough channel suburb
		national_capital palace university port_of_entry isthmus inlet plain forest community part tableland vicinity`)
	set(neural.KnownCountry, `country state American_state African_country Asian_country European_country French_region
		Italian_region Malaysian_state South_American_country Canadian_province Central_American_country
		Australian_state Balkan_country empire kingdom principality`)
	set(neural.KnownOrganization, `terrorist_organization agency stock_exchange university political_party organization
		alliance international_organization space_program search_engine`)
	return eachLine(filepath.Join(dir, "wordnet31", "wn31_instances.tsv"), func(s string) {
		f := strings.Split(s, "\t")
		if len(f) < 3 {
			return
		}
		mask := kinds[strings.ReplaceAll(f[1], " ", "_")]
		if mask == 0 && lived.MatchString(f[2]) {
			mask = neural.KnownPerson
		}
		if mask == 0 {
			return
		}
		for n := range strings.SplitSeq(f[0], "|") {
			if r, _ := utf8.DecodeRuneInString(n); unicode.IsUpper(r) {
				p.add(n, mask)
			}
		}
	})
}

// lexicon maps the lists of compromise to categories.
var lexicon = map[string]uint16{
	"FemaleName": neural.KnownFirst, "MaleName": neural.KnownFirst, "FirstName": neural.KnownFirst,
	"LastName": neural.KnownLast, "Demonym": neural.KnownDemonym, "Actor": neural.KnownTitle,
	"Honorific": neural.KnownTitle, "City": neural.KnownCity, "Country": neural.KnownCountry,
	"Organization": neural.KnownOrganization, "Place": neural.KnownPlace, "Region": neural.KnownCountry,
}

func readLexicon(p Phrases, dir string) error {
	for name, mask := range lexicon {
		err := eachLine(filepath.Join(dir, "names", "compromise_"+name+".txt"), func(s string) { p.add(s, mask) })
		if err != nil {
			return err
		}
	}
	return nil
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func readFirstNames(p Phrases, dir string) error {
	for _, name := range []string{"female", "male"} {
		var list []string
		if err := readJSON(filepath.Join(dir, "names", name+"-human-names-en.json"), &list); err != nil {
			return err
		}
		for _, n := range list {
			p.add(n, neural.KnownFirst)
		}
	}
	return nil
}

func readCountries(p Phrases, dir string) error {
	var c struct{ Countries map[string]any }
	if err := readJSON(filepath.Join(dir, "i18n-names", "iso_countries_en.json"), &c); err != nil {
		return err
	}
	for _, v := range c.Countries {
		switch v := v.(type) {
		case string:
			p.add(v, neural.KnownCountry)
		case []any:
			for _, x := range v {
				if s, ok := x.(string); ok {
					p.add(s, neural.KnownCountry)
				}
			}
		}
	}
	var n struct{ Nationalities map[string]string }
	if err := readJSON(filepath.Join(dir, "i18n-names", "nationality_en.json"), &n); err != nil {
		return err
	}
	for _, s := range n.Nationalities {
		p.add(s, neural.KnownDemonym)
		p.add(s+"s", neural.KnownDemonym)
	}
	return nil
}

func readRegions(p Phrases, dir string) error {
	var failed error
	err := eachLine(filepath.Join(dir, "country-coder", "properties.jsonl"), func(s string) {
		var r struct{ NameEn string }
		if err := json.Unmarshal([]byte(s), &r); err != nil {
			failed = err
			return
		}
		p.add(r.NameEn, neural.KnownCountry)
	})
	if err != nil {
		return err
	}
	return failed
}

func readBrands(p Phrases, dir string) error {
	return eachLine(filepath.Join(dir, "nsi", "operators_brands_qid.tsv"), func(s string) {
		f := strings.Split(s, "\t")
		if len(f) < 3 || f[0] == "qid" || strings.HasPrefix(f[2], "flags/") {
			return
		}
		for n := range strings.SplitSeq(f[1], "|") {
			if r, _ := utf8.DecodeRuneInString(n); unicode.IsUpper(r) && r < utf8.RuneSelf {
				p.add(n, neural.KnownOrganization)
			}
		}
	})
}
