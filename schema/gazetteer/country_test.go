package gazetteer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// uninhabited are territories without a people of their own.
const uninhabited = " AQ BV GS HM SJ TF UM "

func TestCountriesAreWhole(t *testing.T) {
	g := Load()
	n := 0
	for c := range g.Countries() {
		n++
		if c.Name == "" || len(c.ISO2) != 2 || len(c.ISO3) != 3 || c.QID == "" || c.Region == "" || c.Subregion == "" {
			t.Errorf("%s: name %q, codes %q %q, QID %q, region %q, %q", c.ID, c.Name, c.ISO2, c.ISO3, c.QID, c.Region, c.Subregion)
		}
		if strings.Contains(uninhabited, " "+c.ISO2+" ") {
			continue
		}
		if c.Noun == "" || c.Plural == "" || c.Adjective == "" {
			t.Errorf("%s: people %q, %q, adjective %q", c.ID, c.Noun, c.Plural, c.Adjective)
		}
		for _, word := range []string{c.Noun, c.Adjective} {
			if cands := g.Lookup(word); !named(cands, c.ID) {
				t.Errorf("%s: %q leads to %s", c.ID, word, found(cands))
			}
		}
		if c.Capital == nil && !strings.Contains(" AQ HK IO MO TK VA ", " "+c.ISO2+" ") {
			t.Errorf("%s has no capital", c.ID)
		}
		for _, b := range c.Borders {
			if o, ok := g.ByISO(b); !ok || !strings.Contains(strings.Join(o.Borders, " "), c.ISO2) {
				t.Errorf("%s borders %s, but not the other way round", c.ISO2, b)
			}
		}
	}
	if n != 250 {
		t.Errorf("%d countries and territories, want 250", n)
	}
}

func named(cands []Candidate, id string) bool {
	for _, c := range cands {
		if c.Entity.ID == id {
			return true
		}
	}
	return false
}

func TestGazetteer_ByISO(t *testing.T) {
	g := Load()
	for code, want := range map[string]string{"JP": "japan", "jpn": "japan", "XK": "kosovo", "gb": "united-kingdom"} {
		c, ok := g.ByISO(code)
		if !ok || c.ID != want {
			t.Errorf("ByISO(%q) = %v, %t; want %s", code, c, ok, want)
		}
	}
	for code, want := range map[string]string{"NL": "Q55", "DK": "Q35", "JP": "Q17", "IN": "Q668"} {
		if c, _ := g.ByISO(code); c.QID != want {
			t.Errorf("%s has QID %s, want %s", code, c.QID, want)
		}
	}
	if _, ok := g.ByISO("ZZ"); ok {
		t.Error("ByISO knows ZZ")
	}
}

func TestGazetteer_Demonym(t *testing.T) {
	g := Load()
	for code, want := range map[string][3]string{
		"GB": {"Briton", "Britons", "British"}, "AE": {"Emirati", "Emiratis", "Emirati"},
		"CH": {"Swiss", "Swiss", "Swiss"}, "IND": {"Indian", "Indians", "Indian"}, "ZZ": {},
	} {
		noun, plural, adjective := g.Demonym(code)
		if diff := cmp.Diff(want, [3]string{noun, plural, adjective}); diff != "" {
			t.Errorf("Demonym(%q):\n%s", code, diff)
		}
	}
}

func TestGazetteer_CapitalOf(t *testing.T) {
	g := Load()
	for code, want := range map[string]string{"US": "washington", "SG": "singapore-city", "KZ": "astana", "MX": "mexico-city", "JAM": "kingston"} {
		if e, ok := g.CapitalOf(code); !ok || e.ID != want {
			t.Errorf("CapitalOf(%q) = %v, want %s", code, e, want)
		}
	}
	if _, ok := g.CapitalOf("AQ"); ok {
		t.Error("Antarctica has a capital")
	}
}

func TestGazetteer_Members(t *testing.T) {
	g := Load()
	for group, want := range map[string]string{
		"quadrilateral-security-dialogue": "australia india japan united-states",
		"aukus":                           "australia united-kingdom united-states",
		"g7":                              "canada european-union france germany italy japan united-kingdom united-states",
		"nowhere":                         "",
	} {
		var got []string
		for _, m := range g.Members(group) {
			got = append(got, m.Entity.ID)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("Members(%q):\n%s", group, diff)
		}
	}
	for group, want := range map[string]int{
		"united-nations": 193, "european-union": 27, "nato": 32, "asean": 11, "african-union": 55, "g20": 21,
		"organisation-for-economic-co-operation-and-development": 38,
	} {
		n := 0
		for _, m := range g.Members(group) {
			if m.End == "" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s has %d members, want %d", group, n, want)
		}
	}
	var groups []string
	for _, m := range g.MemberOf("bhutan") {
		groups = append(groups, m.Group.ID)
	}
	if diff := cmp.Diff("bangladesh-bhutan-india-nepal-initiative bimstec south-asian-association-for-regional-cooperation united-nations",
		strings.Join(groups, " ")); diff != "" {
		t.Errorf("MemberOf(bhutan):\n%s", diff)
	}
}
