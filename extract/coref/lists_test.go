package coref

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

func TestParseList(t *testing.T) {
	var got []string
	add := func(word, value string) error {
		if value == "bad" {
			return errors.New("a bad value")
		}
		got = append(got, word+"="+value)
		return nil
	}
	if err := parseList("a.txt", "# remark\n\nfirm\n  company: x y\nbank: z\n", add); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"firm=x", "company=x", "firm=y", "company=y", "bank=z"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for content, want := range map[string]string{"firm: bad": "a.txt:1", "firm\n": "an entry ends with a colon"} {
		var mistake *schema.SyntaxError
		if err := parseList("a.txt", content, add); !errors.As(err, &mistake) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
}

func TestLists(t *testing.T) {
	l := loadLists()
	for word, g := range l.genders {
		if g != male && g != female {
			t.Errorf("gender of %q is %d", word, g)
		}
	}
	for word, kind := range l.plurals {
		if kind != "Country" && kind != "Person" && kind != "pair" {
			t.Errorf("%q stands for %q", word, kind)
		}
	}
	if len(l.epithets["company"]) == 0 || l.genders["queen"] != female || l.plurals["side"] != "Country" {
		t.Error("a list is empty")
	}
}
