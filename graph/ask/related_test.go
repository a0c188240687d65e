package ask

import (
	"strings"
	"testing"
)

func TestRelatedParses(t *testing.T) {
	if n := len(related()); n < 50 {
		t.Errorf("%d relations, want at least 50", n)
	}
	for name, list := range against {
		for _, r := range append(list, name) {
			if _, err := parseRelated(r + ": signed .5"); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if list, err := parseRelated("memberOf: <consistOf* .7"); err != nil || list["memberOf"][0] != (nearby{"consistOf", 0.7, true}) {
		t.Errorf("open relation: %v, %v", list, err)
	}
	for line, want := range map[string]string{
		"signed: partyTo":    "pairs",
		"signd: partyTo .5":  "a line is a relation",
		"signed: party .5":   "unknown relation",
		"signed: partyTo 2":  "no number between",
		"signed partyTo 0.5": "a line is a relation",
	} {
		if _, err := parseRelated(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", line, err, want)
		}
	}
}

func TestVerbLemma(t *testing.T) {
	for form, want := range map[string]string{
		"met": "meet", "signed": "sign", "imposed": "impose", "imposes": "impose", "ratifies": "ratify", "ratified": "ratify", "sent": "send",
		"lent": "lend", "withdrew": "withdraw", "accusing": "accuse", "stopped": "stop", "finalized": "finalise", "visiting": "visit",
		"agreement": "agreement", "passes": "pass", "hit": "hit", "was": "be", "covers": "cover", "banned": "ban", "Japan": "Japan",
	} {
		if got := canonOf(verbLemma(form)); got != canonOf(want) {
			t.Errorf("verbLemma(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestAkin(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"agreement", "pact", true}, {"japanese", "japan", true}, {"french", "france", true}, {"meet", "meeting", true},
		{"withdraw", "withdrawal", true}, {"american", "us", true}, {"attack", "attach", false}, {"iran", "iraq", false},
		{"austria", "australia", false}, {"india", "indonesia", false}, {"troop", "soldier", true}, {"2020", "2021", false},
	} {
		if got := akin(c.a, c.b) > 0; got != c.want {
			t.Errorf("akin(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2020": "2020", "October 2020": "2020-10", "7 October 2020": "2020-10-07", "October 7 2020": "2020-10-07", "3rd May 2019": "2019-05-03",
		"Oct 2020": "2020-10", "5 apples": "", "October": "",
	} {
		if got, _ := readDate(tokenize(text)); got != want {
			t.Errorf("readDate(%q) = %q, want %q", text, got, want)
		}
	}
	s := span{from: "2020", to: "2021-99-99"}
	for iso, want := range map[string]bool{"2020-05-01": true, "2019": false, "2019-12/2020-02": true, "2022-01-01": false, "2021": true} {
		if got := s.admits(iso); got != want {
			t.Errorf("admits(%q) = %v", iso, got)
		}
	}
	if got := strings.Join(dateNames("2020-10-07"), "|"); got != "2020-10-07|7 October 2020|October 7" {
		t.Errorf("dateNames: %s", got)
	}
}
