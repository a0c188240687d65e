package gazetteer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGazetteer_OfficeAt(t *testing.T) {
	g := Load()
	for _, tt := range []struct{ person, date, want string }{
		{"toshimitsu-motegi", "2020-10-06", "foreign minister of japan"},
		{"toshimitsu-motegi", "2022", ""},
		{"fumio-kishida", "2013", "foreign minister of japan"},
		{"fumio-kishida", "2022-05", "prime minister of japan"},
		{"subrahmanyam-jaishankar", "2020-10-07", "external affairs minister of india"},
		{"subrahmanyam-jaishankar", "", "external affairs minister of india"},
		{"jens-stoltenberg", "2020", "secretary-general of nato"},
		{"donald-trump", "2022", ""},
		{"donald-trump", "2021", "president of united-states"},
		{"mike-pompeo", "2018-04", "CIA director of cia; secretary of state of united-states"},
		{"nobody", "2020", ""},
	} {
		var got []string
		for _, o := range g.OfficeAt(tt.person, tt.date) {
			got = append(got, o.Title+" of "+o.Of.ID)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("OfficeAt(%q, %q):\n%s", tt.person, tt.date, diff)
		}
	}
}

func TestGazetteer_Holders(t *testing.T) {
	g := Load()
	for _, tt := range []struct{ office, of, date, want string }{
		{"prime minister", "JP", "2020-09", "shinzo-abe yoshihide-suga"},
		{"foreign minister", "japan", "2020-10-06", "toshimitsu-motegi"},
		{"president", "US", "2020-06", "donald-trump"},
		{"secretary-general", "united-nations", "2010", "ban-ki-moon"},
		{"president", "ZZ", "2020", ""},
	} {
		var got []string
		for _, e := range g.Holders(tt.office, tt.of, tt.date) {
			got = append(got, e.ID)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("Holders(%q, %q, %q):\n%s", tt.office, tt.of, tt.date, diff)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, tt := range []struct {
		date, start, end string
		want             bool
	}{
		{"2020", "2020-09", "", true},
		{"2020-08", "2020-09", "", false},
		{"2020-09-01", "2020-09", "2020", true},
		{"2021", "", "2020-12", false},
		{"", "2019", "2020", false},
		{"", "2019", "", true},
		{"1999", "", "", true},
	} {
		if got := within(tt.date, tt.start, tt.end); got != tt.want {
			t.Errorf("within(%q, %q, %q) = %t", tt.date, tt.start, tt.end, got)
		}
	}
}
