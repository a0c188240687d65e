package schema

import "testing"

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b        string
		limit, want int
	}{
		{"iran", "iran", 1, 0}, {"afganistan", "afghanistan", 1, 1}, {"phillipines", "philippines", 2, 2},
		{"phillipines", "philippines", 1, 2}, {"georgina", "georgian", 2, 1}, {"austria", "australia", 2, 2},
		{"mali", "somalia", 1, 2}, {"", "mali", 8, 4}, {"", "", 0, 0}, {"turkiye", "türkiye", 2, 1},
	} {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := Distance([]rune(pair[0]), []rune(pair[1]), test.limit); got != test.want {
				t.Errorf("Distance(%q, %q, %d) = %d, want %d", pair[0], pair[1], test.limit, got, test.want)
			}
		}
	}
}
