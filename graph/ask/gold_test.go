package ask

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/storetest"
	"entente/schema"
	"entente/schema/voc"
)

// goldFact is one line of a gold file of facts, goldQuestion one of a gold file of questions.
type goldFact struct {
	Doc                string
	Sent               int
	S, O               []string
	R                  string
	Polarity, Modality string
}

type goldQuestion struct {
	Doc string
	Q   string
	A   [][]string
}

func readLines[T any](t testing.TB, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, v)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// goldDocs lists the documents of a folder of gold files.
func goldDocs(t testing.TB, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.q.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(f, ".q.jsonl")
	}
	return files
}

// goldStore opens a store in memory with the facts of gold files, a document each, as an extractor without any fault would
// have found them, but for types, which are guessed, and qualifiers, which gold files do not have.
func goldStore(t testing.TB, docs ...string) *graph.Store {
	t.Helper()
	store := storetest.Open(t, storetest.Memory)
	for _, doc := range docs {
		a := goldArticle(filepath.Base(doc), readLines[goldFact](t, doc+".jsonl"))
		if _, err := store.Add(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func goldArticle(name string, facts []goldFact) *schema.Article {
	a := &schema.Article{ID: schema.DocumentIRI(name), Name: name}
	types := goldTypes(facts)
	at := 0
	for i, f := range facts {
		text := fmt.Sprintf("%s %s %s.\n", f.S[0], f.R, f.O[0])
		n := len([]rune(text))
		st := schema.Statement{
			Subject: goldNode(f.S, types[f.S[0]]), Relation: f.R, Object: goldNode(f.O, types[f.O[0]]),
			Polarity: schema.Polarity(f.Polarity), Modality: schema.Modality(f.Modality), Confidence: 1,
			Evidence: schema.Evidence{
				Document: a.ID, Sentence: i + 1, Start: at, End: at + n - 1, Exact: strings.TrimSpace(text),
				SentenceStart: at, SentenceEnd: at + n - 1,
			},
		}
		if f.R == "date" || f.R == "amount" || f.R == "ordinal" {
			st.Object = goldLiteral(f.O, f.R == "date")
		}
		at += n
		a.Text += text
		st.Seal()
		a.Statements = append(a.Statements, st)
	}
	return a
}

func goldNode(names []string, t schema.NodeType) schema.Node {
	return schema.Node{
		Entity: &schema.Entity{ID: schema.EntityIRI(schema.Slug(names[0])), Label: names[0], Type: t, Names: names[:min(len(names), maxNames)]},
		Text:   names[0],
	}
}

var isISO = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

func goldLiteral(names []string, date bool) schema.Node {
	l := &schema.Literal{Value: names[0], Label: names[0], Datatype: voc.XSDString}
	if date {
		for _, n := range names {
			if iso, k := readDate(tokenize(n)); k > 0 {
				l.Value, l.Datatype = iso, voc.XSD+"date"
			}
			if isISO.MatchString(n) {
				l.Value, l.Datatype = n, voc.XSD+"date"
			}
		}
	}
	return schema.Node{Literal: l, Text: names[min(1, len(names)-1)]}
}

// goldTypes guesses the types of the nodes from the relations that they stand in.
func goldTypes(facts []goldFact) map[string]schema.NodeType {
	out := map[string]schema.NodeType{}
	votes := map[string]map[schema.NodeType]int{}
	vote := func(name string, t schema.NodeType) {
		if votes[name] == nil {
			votes[name] = map[schema.NodeType]int{}
		}
		votes[name][t]++
	}
	for _, f := range facts {
		for rel, sides := range map[string][2]schema.NodeType{
			"holdsPosition": {schema.Person, schema.Topic}, "governs": {schema.Person, schema.Country}, "signed": {"", schema.Agreement},
			"partyTo": {"", schema.Agreement}, "gave": {"", schema.Aid}, "covers": {"", schema.Topic}, "about": {"", schema.Topic},
			"purpose": {"", schema.Topic}, "occurredIn": {schema.EventNode, schema.Place}, "participatedIn": {"", schema.EventNode},
			"partnersOn": {"", schema.Initiative}, "discussed": {"", schema.Topic}, "represents": {schema.Person, ""}, "date": {schema.EventNode, ""},
			"locatedIn": {"", schema.Place}, "visited": {"", schema.Place}, "meeting": {"", schema.EventNode},
		} {
			if f.R == rel {
				for i, name := range []string{f.S[0], f.O[0]} {
					if sides[i] != "" {
						vote(name, sides[i])
					}
				}
			}
		}
		for i, name := range []string{f.S[0], f.O[0]} {
			if slices.Contains(goldCountries, name) {
				votes[name] = map[schema.NodeType]int{schema.Country: 1000}
			}
			r, err := schema.Relations().ByName(f.R)
			if err != nil {
				continue
			}
			side := r.Domain
			if i == 1 {
				side = r.Range
			}
			if len(side) == 1 && side[0] == schema.Actor {
				vote(name, schema.Organization)
			}
		}
	}
	for name, v := range votes {
		best := schema.Any
		for _, t := range sortedKeys(v) {
			if best == schema.Any || v[t] > v[best] {
				best = t
			}
		}
		out[name] = best
	}
	return out
}

var goldCountries = strings.Split(`India|Japan|China|United States|Russia|Ukraine|Iran|Iraq|Israel|France|Germany|Italy|Spain|United Kingdom|Canada|`+
	`Australia|New Zealand|Turkey|Syria|Greece|Armenia|Azerbaijan|South Korea|North Korea|Saudi Arabia|United Arab Emirates|Egypt|Qatar|Croatia|`+
	`Brazil|Argentina|Paraguay|Uruguay|Chile|Venezuela|Austria|Hungary|Denmark|Netherlands|Poland|Czech Republic|Lithuania|Iceland|Jordan|Yemen|Bolivia`, "|")

// askGold asks the questions of one document, each with its answers, and reports exact and F1.
func askGold(t testing.TB, store *graph.Store, q goldQuestion) (got []Item, f1 float64) {
	t.Helper()
	a, err := Ask(context.Background(), store, q.Q, Options{})
	if err != nil {
		t.Fatalf("%q: %v", q.Q, err)
	}
	right, hit := 0, 0
	for _, g := range q.A {
		if slices.ContainsFunc(a.Answers, func(i Item) bool { return namesMatch(g, i.Names) }) {
			hit++
		}
	}
	for _, i := range a.Answers {
		if slices.ContainsFunc(q.A, func(g []string) bool { return namesMatch(g, i.Names) }) {
			right++
		}
	}
	if right == 0 {
		return a.Answers, 0
	}
	p, r := float64(right)/float64(len(a.Answers)), float64(hit)/float64(len(q.A))
	return a.Answers, 2 * p * r / (p + r)
}

// namesMatch follows the scorer of the gold files: equal words, or an F1 of the words of at least 0.6.
func namesMatch(gold, got []string) bool {
	for _, g := range gold {
		for _, s := range got {
			x, y := stems(g), stems(s)
			if len(x) == 0 || len(y) == 0 {
				continue
			}
			common := 0
			for _, w := range x {
				if slices.Contains(y, w) {
					common++
				}
			}
			if 2*float64(common)/float64(len(x)+len(y)) >= 0.6 {
				return true
			}
		}
	}
	return false
}
