package link_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/link"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

func TestInitials(t *testing.T) {
	for _, test := range []struct {
		long, short string
		want        bool
	}{
		{"International Atomic Energy Agency", "IAEA", true},
		{"World Health Organization", "WHO", true},
		{"Indo-Pacific Oceans' Initiative", "IPOI", true},
		{"Organisation for the Prohibition of Chemical Weapons", "OPCW", true},
		{"United Nations", "U.N.", true},
		{"Islamic State of Iraq and the Levant", "ISIL", true},
		{"Group of Seven", "GS", true},
		{"World Health Organization", "WTO", false},
		{"World Health Organization", "WH", false},
		{"World Health Organization", "WHOS", false},
		{"World Health Organization", "who", false},
		{"Poland", "P", false},
		{"", "UN", false},
	} {
		if got := link.Initials(test.long, test.short); got != test.want {
			t.Errorf("Initials(%q, %q) = %v", test.long, test.short, got)
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"Japan", "Japan"}, {"Japan's", "Japan"}, {"Japan’s", "Japan"}, {"United  Arab\n Emirates", "United Arab Emirates"},
	} {
		d := &text.Doc{Text: test.in, Tokens: []text.Token{{Span: text.Span{End: len(test.in)}, Form: test.in}}}
		if got := link.Words(d, text.Range{Last: 1}); got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
}

// TestEntities: what the gazetteer knows has its IRI; what it does not know is named by words and type, so that an
// equal name of another type, or of an entry, is another entity.
func TestEntities(t *testing.T) {
	g := gazetteer.Load()
	row, ok := g.ByID("japan")
	if !ok {
		t.Fatal("the gazetteer has no japan")
	}
	japan := link.Known(g, row)
	if japan.ID != schema.EntityIRI("japan") || japan.Label != "Japan" || japan.QID != "Q17" || japan.ISO != "JP" || japan.Type != schema.Country {
		t.Errorf("%+v", japan)
	}
	if len(japan.Names) > link.MaxNames-2 || japan.Names[0] != "Japan" || slices.Contains(japan.Names, "Tokyo") || slices.Contains(japan.Names, "Japanese") {
		t.Errorf("names %q", japan.Names)
	}
	doc := schema.DocumentIRI("a")
	ids := map[schema.IRI]string{}
	for _, e := range []schema.Entity{
		japan, link.Unknown(g, "Japan", schema.Organization), link.Unknown(g, "Japan", schema.Person), link.Unknown(g, "Japan", schema.Topic),
		link.Local("Japan", schema.Agreement, doc), link.Local("Japan", schema.Agreement, schema.DocumentIRI("b")),
		link.Unknown(g, "!!!", schema.Topic), link.Local("!!!", schema.Meeting, doc), link.Unknown(g, "日本", schema.Topic),
	} {
		if other, ok := ids[e.ID]; ok {
			t.Errorf("%s %q and %s have the IRI %s", e.Type, e.Label, other, e.ID)
		}
		ids[e.ID] = string(e.Type) + " " + strconv.Quote(e.Label)
		if _, err := schema.ParseIRI(string(e.ID)); err != nil {
			t.Error(err)
		}
	}
	if a, b := link.Unknown(g, "Alba Querido", schema.Person), link.Unknown(g, "alba  querido", schema.Person); a.ID != b.ID {
		t.Errorf("%s and %s", a.ID, b.ID)
	}
}

func TestAddName(t *testing.T) {
	e := schema.Entity{Names: []string{"a"}}
	for _, n := range []string{"b", "a", "b"} {
		link.AddName(&e, n)
	}
	if diff := cmp.Diff([]string{"a", "b"}, e.Names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for i := range 20 {
		link.AddName(&e, strconv.Itoa(i))
	}
	if len(e.Names) != link.MaxNames {
		t.Errorf("%d names", len(e.Names))
	}
}
