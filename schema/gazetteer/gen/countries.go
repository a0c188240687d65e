package main

import (
	"bufio"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

//go:embed names.tsv
var namesTable string

// country is one row of names.tsv with what the packages add.
type country struct {
	iso2, iso3, qid         string
	name                    string
	noun, plural, adjective string
	capital                 string // name in English
	extra                   []string
	formal                  []string // names from CLDR, country-coder and the Factbook
	region, subregion       string
	borders                 []string
}

func (c *country) id() string { return slug(c.name) }

// qids are decisions where the source names the realm and news means
// the country.
var qids = map[string]string{"NL": "Q55", "DK": "Q35"}

func readCountries(from string) ([]*country, error) {
	var list []*country
	by := map[string]*country{}
	for _, f := range readTable(namesTable) {
		c := &country{iso2: f[0], name: f[1], noun: f[2], plural: f[3], adjective: f[4], capital: f[5]}
		if f[6] != "" {
			c.extra = strings.Split(f[6], "|")
		}
		list = append(list, c)
		by[c.iso2] = c
	}
	if err := addCodes(filepath.Join(from, "country-coder", "properties.jsonl"), by); err != nil {
		return nil, err
	}
	if err := addCLDR(filepath.Join(from, "cldr"), by); err != nil {
		return nil, err
	}
	if err := addFactbook(filepath.Join(from, "factbook"), list, by); err != nil {
		return nil, err
	}
	return list, nil
}

// addCodes takes three-letter codes, QIDs and names from country-coder.
func addCodes(path string, by map[string]*country) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var p struct {
			ISO2 string `json:"iso1A2"`
			ISO3 string `json:"iso1A3"`
			QID  string `json:"wikidata"`
			Name string `json:"nameEn"`
		}
		if err := json.Unmarshal(sc.Bytes(), &p); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if c := by[p.ISO2]; c != nil {
			c.iso3, c.qid = p.ISO3, p.QID
			c.formal = append(c.formal, p.Name)
			if q := qids[p.ISO2]; q != "" {
				c.qid = q
			}
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// addCLDR takes names and the UN M49 regions from CLDR.
func addCLDR(dir string, by map[string]*country) error {
	var names struct {
		Main struct {
			En struct {
				Display struct {
					Territories map[string]string `json:"territories"`
				} `json:"localeDisplayNames"`
			} `json:"en"`
		} `json:"main"`
	}
	if err := readJSON(filepath.Join(dir, "en_territories.json"), &names); err != nil {
		return err
	}
	var tree struct {
		Supplemental struct {
			Containment map[string]struct {
				Contains []string `json:"_contains"`
			} `json:"territoryContainment"`
		} `json:"supplemental"`
	}
	if err := readJSON(filepath.Join(dir, "territoryContainment.json"), &tree); err != nil {
		return err
	}
	territories := names.Main.En.Display.Territories
	for _, region := range []string{"002", "009", "019", "142", "150"} {
		for _, sub := range tree.Supplemental.Containment[region].Contains {
			for _, iso := range tree.Supplemental.Containment[sub].Contains {
				if c := by[iso]; c != nil {
					c.region, c.subregion = territories[region], territories[sub]
				}
			}
		}
	}
	for code, name := range territories {
		iso, variant, _ := strings.Cut(code, "-alt-")
		if c := by[iso]; c != nil && variant != "chagos" {
			c.formal = append(c.formal, strings.ReplaceAll(name, "’", "'"))
		}
	}
	for _, c := range by {
		slices.Sort(c.formal)
	}
	return nil
}

// border is a neighbour in the Factbook's list "Benin 809 km, Chad 85 km".
var border = regexp.MustCompile(`([A-Z][^0-9;]*?) [0-9][0-9.,]* ?(?:km|m)\b`)

// factbook is the part of a file of the Factbook that is read.
type factbook struct {
	Government struct {
		Name map[string]factText `json:"Country name"`
	} `json:"Government"`
	Geography struct {
		Land map[string]factText `json:"Land boundaries"`
	} `json:"Geography"`
}

type factText struct {
	Text string `json:"text"`
}

// addFactbook takes long names and neighbours from the Factbook, whose files are matched by the name of the country.
func addFactbook(dir string, list []*country, by map[string]*country) error {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.json"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no Factbook files below %s", dir)
	}
	names := newCountryNames(list, by)
	for _, file := range files {
		var b factbook
		if err := readJSON(file, &b); err != nil {
			continue // oceans and the world have other shapes
		}
		b.addTo(names)
	}
	for _, c := range list {
		slices.Sort(c.borders)
		c.borders = slices.Compact(c.borders)
	}
	return nil
}

// addTo adds what the file says to its country, and to the neighbours.
func (b *factbook) addTo(names countryNames) {
	long := b.Government.Name["conventional long form"].Text
	c := cmp.Or(names.find(b.Government.Name["conventional short form"].Text), names.find(long))
	if c == nil {
		return
	}
	if long != "none" && len(long) < 60 && !strings.ContainsAny(long, "();:&") {
		c.formal = append(c.formal, long)
	}
	for k, t := range b.Geography.Land {
		if !strings.HasPrefix(k, "border countries") && !strings.HasPrefix(k, "regional border") {
			continue
		}
		for _, m := range border.FindAllStringSubmatch(t.Text, -1) {
			if n := names.find(m[1]); n != nil && n != c {
				c.borders = append(c.borders, n.iso2)
				n.borders = append(n.borders, c.iso2)
			}
		}
	}
}

// countryNames finds countries by the keys of their names.
type countryNames map[string]*country

// newCountryNames knows the names that the countries have so far, and those that only the Factbook uses.
func newCountryNames(list []*country, by map[string]*country) countryNames {
	names := countryNames{
		"czechia": by["CZ"], "burma": by["MM"], "swaziland": by["SZ"], "macedonia": by["MK"],
		"drc": by["CD"], "congo": by["CG"], "holysee": by["VA"], "palestine": by["PS"],
		"congobrazzaville": by["CG"], "gazastrip": by["PS"], "westbank": by["PS"],
	}
	for _, c := range list {
		for _, n := range append([]string{c.name}, append(c.formal, c.extra...)...) {
			if names[key(n)] == nil {
				names[key(n)] = c
			}
		}
	}
	return names
}

// find returns the country of a name, with or without an article and a remark in brackets, or nil.
func (names countryNames) find(n string) *country {
	n = strings.TrimPrefix(strings.TrimSpace(n), "the ")
	if c := names[key(n)]; c != nil {
		return c
	}
	n, _, _ = strings.Cut(n, " (")
	return names[key(strings.TrimPrefix(n, "The "))]
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
