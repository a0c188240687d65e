package schema

import "testing"

func TestNearest(t *testing.T) {
	list := []string{"add", "extract", "ask", "query", "show", "docs", "rm", "stats", "verify", "version", "Country"}
	for word, want := range map[string]string{
		"ad": "add", "adn": "add", "extrcat": "extract", "stat": "stats", "qeury": "query", "EXTRACT": "extract",
		"doc": "docs", "ver": "verify", "country": "Country", "frobnicate": "", "": "", "Japan": "",
	} {
		if got := Nearest(word, list); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}
