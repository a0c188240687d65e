package main

import "testing"

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Côte d'Ivoire": "cote-divoire", "São Tomé and Príncipe": "sao-tome-and-principe",
		"St. John's": "st-johns", "Århus": "arhus", "Washington, D.C.": "washington-dc", "Đà Lạt": "da-lat",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestParseExtra(t *testing.T) {
	for x, want := range map[string][2]string{
		"~Burma": {"Burma", "former"}, "^UAE": {"UAE", "acronym"}, "#Briton": {"Briton", "demonym_noun"},
		"@Emirati": {"Emirati", "demonym_adj"}, "metonym:Washington": {"Washington", "metonym"},
		"Bosnia": {"Bosnia", "short"},
	} {
		if alias, kind, _ := parseExtra(x); alias != want[0] || kind != want[1] {
			t.Errorf("parseExtra(%q) = %q, %q", x, alias, kind)
		}
	}
}

func TestEnglishName(t *testing.T) {
	for in, want := range map[[2]string]string{
		{"Goyang-si", "KR"}: "Goyang", {"Ludhiāna", "IN"}: "Ludhiana", {"Ryazan’", "RU"}: "Ryazan",
		{"Xi’an", "CN"}: "Xi'an",
	} {
		if got := englishName(in[0], in[1]); got != want {
			t.Errorf("englishName(%q, %q) = %q, want %q", in[0], in[1], got, want)
		}
	}
}
