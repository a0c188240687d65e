package schema

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
)

//go:embed events.txt
var eventsFile string

// Operator says what a word makes of the event of the words that it takes. The words are described in events.txt.
type Operator string

// The operators. NoOperator is the operator of a word that is an event by itself.
const (
	NoOperator Operator = ""
	Carry      Operator = "carry"
	End        Operator = "end"
	Intend     Operator = "intend"
	Say        Operator = "say"
)

// EventSense is what words of the table of events mean: an event, or an operator on the event of others.
type EventSense struct {
	Type     EventType // NoEvent for operators, and for the public statements of CAMEO 01
	CAMEO    string    // root code, "" for operators
	Operator Operator
	Meaning  string
}

// EventTrigger is a frame and the sense that it expresses.
type EventTrigger struct {
	Sense *EventSense
	Frame *Frame
}

// EventTable is the table of events with its indices.
type EventTable struct {
	senses       []*EventSense
	frames       []eventFrames // of each sense
	classes      map[string][]string
	verbs, nouns map[string][]EventTrigger
	contexts     map[string][]string // of a lemma
}

// eventFrames are the frames of a sense, in the order of the table.
type eventFrames struct{ verbs, nouns []Frame }

// Events returns the table that is built into the program. A mistake in it panics: the tests read it.
var Events = sync.OnceValue(func() *EventTable {
	t, err := ParseEvents("events.txt", eventsFile)
	if err != nil {
		panic(err)
	}
	return t
})

// Verbs returns the frames that a verb triggers ("be" for those of a predicate after a copula), those with more words
// first.
func (t *EventTable) Verbs(lemma string) []EventTrigger { return t.verbs[CanonLemma(lemma)] }

// Nouns returns the frames that a noun triggers, those with more words first.
func (t *EventTable) Nouns(lemma string) []EventTrigger { return t.nouns[CanonLemma(lemma)] }

// Means reports whether a word of a frame, a lemma or a class ("@aid"), admits the lemma.
func (t *EventTable) Means(word, lemma string) bool {
	if class, ok := strings.CutPrefix(word, "@"); ok {
		return slices.Contains(t.classes[class], lemma)
	}
	return word == lemma
}

// Contexts returns the contexts of PLOVER that a word speaks of, sorted.
func (t *EventTable) Contexts(lemma string) []string { return t.contexts[CanonLemma(lemma)] }

// ParseEvents reads a table of events. All mistakes of the file are reported together, as SyntaxErrors.
func ParseEvents(file, text string) (*EventTable, error) {
	p := &eventParser{known: map[string]bool{}, table: &EventTable{
		classes: map[string][]string{}, contexts: map[string][]string{},
		verbs: map[string][]EventTrigger{}, nouns: map[string][]EventTrigger{},
	}}
	r := &recordReader{
		file: file, starts: map[string]bool{"class": true, "event": true, "operator": true, "context": true},
		begin: p.begin, set: p.set, end: p.end,
	}
	if err := r.read(text); err != nil {
		return nil, err
	}
	p.table.index()
	return p.table, nil
}

// eventParser holds the record that is being read: a sense, or the list of words of a class or a context.
type eventParser struct {
	table *EventTable
	known map[string]bool // frames so far, with the field that they stand in
	kind  string          // field that began the record
	name  string
	words []string
	sense *EventSense
}

func (p *eventParser) begin(field, value string) (err error) {
	p.kind, p.name, p.words, p.sense = field, value, nil, nil
	switch field {
	case "class":
		if _, ok := p.table.classes[value]; ok {
			return fmt.Errorf("class %q stands twice", value)
		}
		return nil
	case "context":
		return nil
	}
	p.sense = &EventSense{}
	if field == "operator" {
		p.sense.Operator = Operator(value)
		if !slices.Contains([]Operator{Carry, End, Intend, Say}, p.sense.Operator) {
			err = fmt.Errorf("unknown operator %q; there are %s, %s, %s and %s", value, Carry, End, Intend, Say)
		}
	} else {
		err = p.sense.parse(value)
	}
	p.table.senses = append(p.table.senses, p.sense)
	p.table.frames = append(p.table.frames, eventFrames{})
	return err
}

// parse reads a type and a root code: "ASSAULT 19".
func (s *EventSense) parse(value string) (err error) {
	name, root, _ := strings.Cut(value, " ")
	if s.Type, err = ParseEventType(name); err != nil {
		return err
	}
	s.CAMEO = strings.TrimSpace(root)
	if len(s.CAMEO) != 2 || s.CAMEO < "01" || s.CAMEO > "20" {
		return fmt.Errorf("event %q: a root code of CAMEO from 01 to 20 stands after the type", value)
	}
	return nil
}

func (p *eventParser) set(field, value string) (err error) {
	switch {
	case field == "words" && p.sense == nil:
		for _, w := range strings.Fields(value) {
			p.words = append(p.words, CanonLemma(w))
		}
	case field == "meaning" && p.sense != nil:
		p.sense.Meaning = value
	case field == "verbs" && p.sense != nil:
		p.last().verbs, err = p.frames(field, value)
	case field == "nouns" && p.sense != nil:
		p.last().nouns, err = p.frames(field, value)
		for i := range p.last().nouns {
			p.last().nouns[i].ofNoun()
		}
	default:
		err = fmt.Errorf("unknown field %q of a record of %q", field, p.kind)
	}
	return err
}

func (p *eventParser) last() *eventFrames { return &p.table.frames[len(p.table.frames)-1] }

// frames reads the frames of a field, each of which may have alternatives: "cut|sever @tie" is two. No frame stands
// twice in the table, since one would be in vain.
func (p *eventParser) frames(field, value string) ([]Frame, error) {
	var all []string
	var errs []error
	for _, s := range strings.Split(value, ",") {
		for _, f := range alternatives(s) {
			if p.known[field+f] {
				errs = append(errs, fmt.Errorf("frame %q stands twice", f))
			}
			p.known[field+f] = true
			all = append(all, f)
		}
	}
	frames, err := parseFrames(strings.Join(all, ","))
	errs = append(errs, err)
	for i := range frames {
		for _, w := range append([]string{frames[i].Lemma}, frames[i].Words...) {
			if class, ok := strings.CutPrefix(w, "@"); ok && p.table.classes[class] == nil {
				errs = append(errs, fmt.Errorf("frame %q: no class %q stands above", &frames[i], class))
			}
		}
	}
	return frames, errors.Join(errs...)
}

// alternatives writes out the words of a frame that are set apart by "|".
func alternatives(frame string) []string {
	out := []string{""}
	for _, word := range strings.Fields(frame) {
		var next []string
		for _, alt := range strings.Split(word, "|") {
			for _, before := range out {
				next = append(next, strings.TrimSpace(before+" "+alt))
			}
		}
		out = next
	}
	return out
}

func (p *eventParser) end() error {
	switch {
	case p.sense != nil && p.sense.Meaning == "":
		return fmt.Errorf("%s %q has no meaning", p.kind, p.name)
	case p.sense == nil && len(p.words) == 0:
		return fmt.Errorf("%s %q has no words", p.kind, p.name)
	case p.kind == "class":
		p.table.classes[p.name] = p.words
	case p.kind == "context":
		for _, w := range p.words {
			p.table.contexts[w] = append(p.table.contexts[w], p.name)
			sort.Strings(p.table.contexts[w])
		}
	}
	return nil
}

// index fills the look-up maps: a frame stands under its lemma, or under each lemma of the class that stands for it.
// Frames of a lemma stand longest first, and among equals events before operators, in the order of the table; a
// restriction of types counts as a word.
func (t *EventTable) index() {
	for i, s := range t.senses {
		t.add(t.verbs, s, t.frames[i].verbs)
		t.add(t.nouns, s, t.frames[i].nouns)
	}
	weight := func(t EventTrigger) int {
		n := 2 * (len(t.Frame.Before) + len(t.Frame.Words))
		if len(t.Frame.Types)+len(t.Frame.Not) > 0 {
			n += 2
		}
		if t.Sense.Operator != NoOperator {
			n--
		}
		return n
	}
	for _, m := range []map[string][]EventTrigger{t.verbs, t.nouns} {
		for _, list := range m {
			sort.SliceStable(list, func(i, j int) bool { return weight(list[i]) > weight(list[j]) })
		}
	}
}

func (t *EventTable) add(m map[string][]EventTrigger, s *EventSense, frames []Frame) {
	for i := range frames {
		lemmas := []string{frames[i].Lemma}
		if class, ok := strings.CutPrefix(frames[i].Lemma, "@"); ok {
			lemmas = t.classes[class]
		}
		for _, l := range lemmas {
			m[l] = append(m[l], EventTrigger{s, &frames[i]})
		}
	}
}
