package gazetteer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// table makes a file of a header and rows whose columns are split by "|".
func table(kind tableKind, rows ...string) File {
	text := headers[kind] + "\n" + strings.Join(rows, "\n") + "\n"
	return File{Name: "user.tsv", Text: strings.ReplaceAll(text, "|", "\t")}
}

func TestCheck(t *testing.T) {
	country := table(countriesTable, "AA|AAA|a|An A|As|A-ish||Asia|Southern Asia|")
	country.Name = "countries.tsv"
	base := table(entitiesTable, "a|Country|A||AA||||hand", "b|Person|Bea Bee||AA||||hand", "c|City|Cee||AA||||hand")
	base.Name = "base.tsv"
	for _, tt := range []struct {
		name string
		file File
		want string
	}{
		{"good", table(aliasesTable, "Aland|a|former|fold"), ""},
		{"duplicate id", table(entitiesTable, "a|Country|A||||||hand"), `2:1: id "a" was defined at base.tsv:2`},
		{"every mistake of a row", table(entitiesTable, "D d|Ghost|D|17|ZZ|2020-13||x|"),
			`2:1: id "D d" is no slug of small letters, digits and hyphens; 2:5: unknown type "Ghost"; 2:13: bad QID "17"; ` +
				`2:16: unknown country code "ZZ"; 2:19: bad date "2020-13", want 2020, 2020-10 or 2020-10-06; ` +
				`2:28: weight "x" is no whole number; 2:30: empty source`},
		{"ends first", table(entitiesTable, "d|City|D|Q1||2020|2019-12||hand"), "2:19: ends before it starts"},
		{"wrong columns", table(entitiesTable, "d|City|D"), "2:8: 3 columns, want 9"},
		{"unknown id", table(aliasesTable, "Zed|z|name|fold"), `2:5: unknown id "z"`},
		{"kind and case", table(aliasesTable, "Zed|a|nickname|upper"),
			`2:7: unknown kind "nickname"; 2:16: "upper" is none of exact, fold`},
		{"alias twice", table(aliasesTable, "A-land|a|short|fold", "A land|a|short|fold"), `3:1: "A land" repeats an alias of a`},
		{"name as alias", table(aliasesTable, "Cee|c|name|fold"), `2:1: "Cee" repeats an alias of c`},
		{"name in need of case", table(aliasesTable, "Cee|c|name|exact"), ""},
		{"no letters", table(aliasesTable, "…|a|short|fold"), `2:1: alias "…" has no letters`},
		{"stray space", table(aliasesTable, "Cée |c|short|fold"), `2:1: stray space in "Cée "`},
		{"members", table(membersTable, "a|AA||", "z|ZZ|x|"),
			`3:1: unknown id "z"; 3:3: unknown country code "ZZ"; 3:6: bad date "x", want 2020, 2020-10 or 2020-10-06`},
		{"people", table(peopleTable, "b||AA|2020|", "q|king|AA||"), `2:3: empty office; 3:1: unknown id "q"`},
		{"stop words", table(stopTable, "Nice|never|Town"), `2:6: "never" is none of exact, weak; 2:12: unknown type "Town"`},
		{"name of a thing twice", table(entitiesTable, "d|Country|Á||AA||||hand", "e|City|Cee||AA||||hand"), `2:11: a Country of the name "Á" stands at base.tsv:2 already`},
		{"QID twice", table(entitiesTable, "d|Region|D|Q5|||||hand", "e|Region|E|Q5|||||hand", "f|City|F|Q5|||||hand"),
			"3:12: the entity with QID Q5 stands at user.tsv:2 already"},
		{"rows twice", table(peopleTable, "b|king|AA|2020|", "b|king|AA|2020|2021"), "3:1: this office stands at user.tsv:2 already"},
		{"member of itself", table(membersTable, "a|a||"), `2:3: "a" cannot be a member of itself`},
		{"alias in a circle", table(aliasesTable, "Bea Bee|a|short|fold", "Cee|b|short|fold", "A|c|short|fold"),
			`4:1: "A" is the name of a, which is called by the name of c in turn`},
		{"aliases in no circle", table(aliasesTable, "Bea Bee|a|short|fold", "Cee|b|short|fold", "Cee|a|metonym|fold", "A|b|surname|exact"), ""},
		{"header", File{"user.tsv", "name\tid\nx\ty\n"}, "1:1: no table has these columns"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range Check(country, base, tt.file) {
				got = append(got, fmt.Sprintf("%d:%d: %s", m.Line, m.Col, m.Msg))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLoadWith(t *testing.T) {
	g, err := LoadWith(
		table(entitiesTable, "gateway-tunnel|Facility|Gateway Tunnel||IN|2031|||user"),
		table(aliasesTable, "Great Tunnel|gateway-tunnel|short|fold"))
	if err != nil {
		t.Fatal(err)
	}
	if got := found(g.Lookup("great tunnel")); got != "gateway-tunnel short~" {
		t.Errorf("Lookup found %s", got)
	}
	if Load().Lookup("Great Tunnel") != nil {
		t.Error("a user table changed the built-in gazetteer")
	}

	if _, known := Load().ByID("gateway-tunnel"); known {
		t.Error("a user table added to the built-in gazetteer")
	}
}

// TestLoadWithMistakes: every mistake of every file is reported with its place, those against the built-in tables too,
// and nothing is loaded.
func TestLoadWithMistakes(t *testing.T) {
	entities := table(entitiesTable, "japan|Country|Japan||||||user", "x|Country|X|7|||||user", "nippon|Country|Nippon|Q17|||||user", "y|City|Y||ZZ")
	entities.Name = "entities.tsv"
	aliases := table(aliasesTable, "Nippon|japan|short|fold", "Jp|jp|short|fold", "France|germany|short|fold", "Germany|france|short|fold")
	aliases.Name = "aliases.tsv"
	g, err := LoadWith(entities, aliases, File{"odd.tsv", "name\tid\n"})
	if g != nil || err == nil {
		t.Fatalf("LoadWith = %v, %v", g, err)
	}
	for _, want := range []string{
		`entities.tsv:2:1: id "japan" was defined at data/entities_countries.tsv:`, `entities.tsv:3:13: bad QID "7"`,
		`entities.tsv:4:23: the entity with QID Q17 stands at data/entities_countries.tsv:`, `entities.tsv:5:11: 5 columns, want 9`,
		`aliases.tsv:3:4: unknown id "jp"`, `aliases.tsv:5:1: "Germany" is the name of germany, which is called by the name of france in turn`,
		`odd.tsv:1:1: no table has these columns`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in\n%v", want, err)
		}
	}
	var syntax *SyntaxError
	if !errors.As(err, &syntax) {
		t.Errorf("%T is no SyntaxError", err)
	}
}

func TestSyntaxError_Error(t *testing.T) {
	e := &SyntaxError{File: "user.tsv", Line: 3, Col: 5, Msg: `unknown id "z"`, Text: "Zed\tz\tname\tfold"}
	want := "user.tsv:3:5: unknown id \"z\"\n\tZed z name fold\n\t    ^"
	if diff := cmp.Diff(want, e.Error()); diff != "" {
		t.Error(diff)
	}
}
