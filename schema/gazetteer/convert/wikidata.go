package convert

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"

	"entente/schema"
	"entente/schema/gazetteer"
)

//go:embed classes.tsv
var classes string

// class is a class of Wikidata and the type of its items.
type class struct{ typ, place string }

// typeOfClass has the type of each class and its place in the list.
var typeOfClass = sync.OnceValue(func() map[string]class {
	out := map[string]class{}
	n := 0
	for line := range strings.Lines(classes) {
		if qid, typ, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && strings.HasPrefix(qid, "Q") {
			n++
			out[qid] = class{typ, strconv.Itoa(10000 + n)}
		}
	}
	return out
})

// item is what is read of an entity of a dump, in the form of the Wikibase JSON data model
// (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).
type item struct {
	ID      string            `json:"id"`
	Labels  map[string]word   `json:"labels"`
	Aliases map[string][]word `json:"aliases"`
	Claims  struct {
		InstanceOf  []claim `json:"P31"`
		Country     []claim `json:"P17"`
		Citizenship []claim `json:"P27"`
		Capital     []claim `json:"P36"`
		ISO2        []claim `json:"P297"`
		ISO3        []claim `json:"P298"`
		MemberOf    []claim `json:"P463"`
		Inception   []claim `json:"P571"`
		Dissolved   []claim `json:"P576"`
		Population  []claim `json:"P1082"`
		Demonym     []claim `json:"P1549"`
		ShortName   []claim `json:"P1813"`
	} `json:"claims"`
}

type word struct {
	Value string `json:"value"`
}

type claim struct {
	Rank       string `json:"rank"`
	MainSnak   snak   `json:"mainsnak"`
	Qualifiers struct {
		Start []snak `json:"P580"`
		End   []snak `json:"P582"`
	} `json:"qualifiers"`
}

type snak struct {
	DataValue struct {
		Value json.RawMessage `json:"value"`
	} `json:"datavalue"`
}

// maxMistakes is how many mistakes of a list are told.
const maxMistakes = 100

// Wikidata calls fn for each wanted item of a dump, which has one entity a line in a JSON array. One line is held at a
// time. The error joins a *gazetteer.SyntaxError for each line that is no JSON, at most a hundred.
func Wikidata(in io.Reader, file string, f Filter, fn func(*Record)) error {
	lines := bufio.NewReaderSize(in, 1<<20)
	var mistakes []error
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		text := bytes.TrimSuffix(bytes.TrimSpace(line), []byte(","))
		if len(text) > 0 && !bytes.Equal(text, []byte("[")) && !bytes.Equal(text, []byte("]")) {
			if e := readItem(text, f, fn); e != nil && len(mistakes) < maxMistakes {
				mistakes = append(mistakes, lineError(file, n, text, e))
			}
		}
		if errors.Is(err, io.EOF) {
			return errors.Join(mistakes...)
		}
		if err != nil {
			return errors.Join(append(mistakes, err)...)
		}
	}
}

func readItem(text []byte, f Filter, fn func(*Record)) error {
	var it item
	if err := json.Unmarshal(text, &it); err != nil {
		return err
	}
	if r, ok := it.record(f); ok {
		fn(r)
	}
	return nil
}

// lineError places an error of JSON in its line; long lines are cut around it.
func lineError(file string, n int, text []byte, err error) error {
	col := 1
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		col = int(syntax.Offset)
	case errors.As(err, &typ):
		col = int(typ.Offset)
	}
	const shown = 60
	from := max(0, col-shown)
	return &gazetteer.SyntaxError{
		File: file, Line: n, Col: col, Msg: strings.TrimPrefix(err.Error(), "json: "),
		Text: string(text[from:min(len(text), from+2*shown)]),
	}
}

// record returns the item as a record, false if it is not wanted or has no name.
func (it *item) record(f Filter) (*Record, bool) {
	typ := it.typ()
	if typ == "" || !f.admits(typ) {
		return nil, false
	}
	r := &Record{QID: it.ID, Type: typ, Source: "wikidata"}
	for _, lang := range f.languages() {
		if r.Name = schema.OneLine(it.Labels[lang].Value); r.Name != "" {
			break
		}
	}
	if gazetteer.Key(r.Name) == "" {
		return nil, false
	}
	c := &it.Claims
	r.Country, r.Capital = first(entity(c.Country), entity(c.Citizenship)), first(entity(c.Capital))
	if typ == "Country" {
		r.ISO2, r.ISO3 = first(texts(c.ISO2)), first(texts(c.ISO3))
		r.Country = ""
	}
	if typ != "Person" {
		r.Start, r.End = first(dates(c.Inception)), first(dates(c.Dissolved))
	}
	if typ == "City" {
		r.Weight = thousands(c.Population)
	}
	for _, g := range best(c.MemberOf) {
		q := &g.Qualifiers
		r.MemberOf = append(r.MemberOf, Membership{entityOf(g.MainSnak), snakDate(q.Start), snakDate(q.End)})
	}
	it.names(r, f)
	return r, true
}

// names adds the further names of the item, in the wanted languages.
func (it *item) names(r *Record, f Filter) {
	r.addSurname()
	for _, lang := range f.languages() {
		if l := it.Labels[lang].Value; l != "" {
			r.addAlias(l)
		}
		for _, a := range it.Aliases[lang] {
			r.addAlias(a.Value)
		}
		for _, t := range monolingual(it.Claims.ShortName, lang) {
			r.addAlias(t)
		}
		for _, t := range monolingual(it.Claims.Demonym, lang) {
			r.addDemonym(t)
		}
	}
}

// typ returns the type of the first class in the order of classes.tsv, "" for none.
func (it *item) typ() string {
	out := class{place: "~"}
	for _, c := range best(it.Claims.InstanceOf) {
		if t, ok := typeOfClass()[entityOf(c.MainSnak)]; ok && t.place < out.place {
			out = t
		}
	}
	return out.typ
}
