package schema

import (
	"slices"
	"strings"
	"testing"
)

// TestEventsParse: the built-in table has words for every type and every root code.
func TestEventsParse(t *testing.T) {
	table := Events()
	types, roots := map[EventType]int{}, map[string]int{}
	for _, list := range []map[string][]EventTrigger{table.verbs, table.nouns} {
		for _, triggers := range list {
			for _, tr := range triggers {
				types[tr.Sense.Type]++
				roots[tr.Sense.CAMEO]++
			}
		}
	}
	for _, want := range EventTypes {
		if types[want] < 20 {
			t.Errorf("%s has %d frames, want at least 20", want, types[want])
		}
	}
	if len(roots) != 21 { // 20, and "" of the operators
		t.Errorf("%d root codes", len(roots))
	}
}

const smallTable = `# A comment.
class: aid
words: loan Favor
  grant

operator: carry
meaning: the same
verbs: give

event: AID 07
meaning: helps
verbs: give|lend @aid, give [Aid], receive @aid from<
nouns: @aid to, cash loan to

context: economic
words: loan bank
`

// show gives the frames of triggers and what they mean.
func show(triggers []EventTrigger) string {
	var out []string
	for _, t := range triggers {
		out = append(out, t.Frame.String()+" "+string(t.Sense.Type)+string(t.Sense.Operator))
	}
	return strings.Join(out, ", ")
}

func TestEventTable(t *testing.T) {
	table, err := ParseEvents("small.txt", smallTable)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, got, want string
	}{
		{"longest first, a restriction counts", show(table.Verbs("give")), "give @aid AID, give AID, give carry"},
		{"alternatives", show(table.Verbs("lend")), "lend @aid AID"},
		{"a class stands under each of its words", show(table.Nouns("loan")), "cash loan to AID, @aid to AID"},
		{"in canonical spelling", show(table.Nouns("favour")), "@aid to AID"},
		{"nothing", show(table.Verbs("sing")), ""},
		{"contexts", strings.Join(table.Contexts("Bank"), " "), "economic"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
	if !table.Verbs("receive")[0].Frame.ToSubject {
		t.Error("receive: the subject does not receive")
	}
	if !table.Means("@aid", "grant") || table.Means("@aid", "bank") || !table.Means("bank", "bank") {
		t.Error("Means does not tell classes from words")
	}
}

func TestParseEventsReportsEveryMistake(t *testing.T) {
	const file = `words: too early

class: aid
words: loan

class: aid
words: grant

event: NONSENSE 07
meaning: x
verbs: run

event: AID 21
meaning: x
verbs: walk @nobody, walk [Dragon]
words: y

operator: sing

event: AID 07
meaning: x
verbs: give @aid, give|lend @aid

context: empty
`
	_, err := ParseEvents("bad.txt", file)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"bad.txt:1:8: field \"words\" before any record", "bad.txt:6:8: class \"aid\" stands twice",
		"bad.txt:9:8: unknown event type \"NONSENSE\"",
		"bad.txt:13:8: event \"AID 21\": a root code", "bad.txt:15:8: ", "no class \"nobody\" stands above", "Dragon",
		"bad.txt:16:8: unknown field \"words\"",
		"bad.txt:18:11: unknown operator \"sing\"", "operator \"sing\" has no meaning",
		"bad.txt:22:8: frame \"give @aid\" stands twice", "context \"empty\" has no words",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

// FuzzParseEvents: whatever the text, there is a table or a mistake, and a table's own lemmas are found.
func FuzzParseEvents(f *testing.F) {
	f.Add(smallTable)
	f.Add("event: - 01\nmeaning: m\nverbs: a|b c, @x\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ParseEvents("fuzz.txt", text)
		if (table == nil) == (err == nil) {
			t.Fatalf("table %v, error %v", table, err)
		}
		if table == nil {
			return
		}
		for i, s := range table.senses {
			for _, v := range table.frames[i].verbs {
				if strings.HasPrefix(v.Lemma, "@") {
					continue
				}
				if !slices.ContainsFunc(table.Verbs(v.Lemma), func(tr EventTrigger) bool { return tr.Sense == s }) {
					t.Fatalf("%q is not found", v.Lemma)
				}
			}
		}
	})
}
