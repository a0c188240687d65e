package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"entente/schema"
)

// browser runs the script of a page of a graph with the stand-in for a browser in testdata/dom.js.
type browser struct {
	t  *testing.T
	js *goja.Runtime
}

func open(t *testing.T, g *Graph) *browser {
	t.Helper()
	b := &browser{t, goja.New()}
	dom, err := os.ReadFile(filepath.Join("testdata", "dom.js"))
	if err != nil {
		t.Fatal(err)
	}
	b.run(string(dom))
	_, rest, _ := strings.Cut(string(written(t, HTML, g)), `<script type="application/json" id="data">`)
	data, rest, _ := strings.Cut(rest, "</script>")
	_, rest, _ = strings.Cut(rest, "<script>")
	script, _, _ := strings.Cut(rest, "</script>")
	if err := b.js.Set("given", data); err != nil {
		t.Fatal(err)
	}
	b.run(`document.getElementById("data").textContent = given`)
	b.run(script)
	return b
}

// run runs a script and returns the value of its last expression as a string.
func (b *browser) run(script string) string {
	b.t.Helper()
	v, err := b.js.RunString(script)
	if err != nil {
		b.t.Fatal(err)
	}
	return v.String()
}

// search types words into the search box and returns what the page shows.
func (b *browser) search(words string) string {
	b.t.Helper()
	if err := b.js.Set("words", words); err != nil {
		b.t.Fatal(err)
	}
	return b.run(`search.value = words; search.oninput(); out.textContent`)
}

// TestPage_search types into the search box of the page: names, aliases, relations and words of quotes are found, in
// any letters and any order, and each fact stands with its quotes.
func TestPage_search(t *testing.T) {
	g := collect(t, Choice{})
	b := open(t, g)
	counts := b.run(`document.getElementById("counts").textContent`)
	if !strings.HasPrefix(counts, fmt.Sprintf("%d nodes", len(g.Nodes))) {
		t.Errorf("the page counts %q", counts)
	}
	for words, want := range map[string]string{
		"japan":            "Japan",
		"LENT india":       "Tokyo lent India 50 billion yen",
		"signed agreement": " signed ",
		"tokyo":            "1 nodesJapan", // an alias
		"zanzibar":         "0 nodes0 facts",
	} {
		if got := b.search(words); !strings.Contains(got, want) {
			t.Errorf("a search for %q shows %q, without %q", words, got, want)
		}
	}
	if got := b.search(" "); got != "" {
		t.Errorf("a search for nothing shows %q", got)
	}
}

// TestPage_select clicks on a name: all facts of the node are shown, with every quote, and its source leads to the
// document.
func TestPage_select(t *testing.T) {
	g := collect(t, Choice{})
	g.Documents[0].URL = "https://valley.example/a?b=<c>"
	b := open(t, g)
	b.search("india")
	if got := b.run(`out.all("button")[0].onclick(); out.all("h1")[0].textContent`); got != "India" {
		t.Errorf("a click on India shows %q", got)
	}
	shown := b.run(`out.textContent`)
	facts := 0
	for _, f := range g.Facts {
		if f.Subject.Label() != "India" && f.Object.Label() != "India" {
			continue
		}
		facts++
		for _, s := range f.Statements {
			if !strings.Contains(shown, schema.OneLine(s.Evidence.Exact)) {
				t.Errorf("the quote %q is not shown", s.Evidence.Exact)
			}
		}
	}
	if got := b.run(`out.all("ul")[0].children.length`); facts == 0 || got != strconv.Itoa(facts) {
		t.Errorf("%s facts are shown, want %d", got, facts)
	}
	b.search("japan")
	if got := b.run(`out.all("a").map(a => a.attributes.href).join(" ")`); !strings.Contains(got, g.Documents[0].URL) {
		t.Errorf("sources lead to %q, want %q", got, g.Documents[0].URL)
	}
}

// TestPage_draws settles the layout, turns the wheel and drags; dom.js fails where a place is no number.
func TestPage_draws(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "empty": {}} {
		b := open(t, g)
		b.run(`for (let i = 0; frames.length > 0 && i < 1000; i++) frames.shift()()`)
		if left := b.run(`frames.length`); left != "0" {
			t.Errorf("%s: the layout does not settle", name)
		}
		b.run(`canvas.onwheel({ preventDefault() {}, deltaY: -100 }); canvas.onpointerdown({ clientX: 400, clientY: 300, pointerId: 1 });
			canvas.onpointermove({ clientX: 410, clientY: 300, movementX: 10, movementY: 0 }); canvas.onpointerup()`)
	}
}

// TestPage_awkward: names and quotes are shown as they are, never as markup.
func TestPage_awkward(t *testing.T) {
	g := awkward()
	b := open(t, g)
	got := b.search("met")
	if name := g.Facts[0].Subject.Label(); !strings.Contains(got, name+" met "+name) || !strings.Contains(got, "planned") {
		t.Errorf("%q is shown, want %q", got, name)
	}
	if got := b.run(`["script", "b", "c"].map(tag => out.all(tag).length).join(" ")`); got != "0 0 0" {
		t.Errorf("a name became markup: %s", got)
	}
}
