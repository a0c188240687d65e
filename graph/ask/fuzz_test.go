package ask

import (
	"context"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// FuzzAsk checks that any question is answered without a panic or an error, twice the same, with a plan if it is understood
// and the word that it stumbled on if not.
func FuzzAsk(f *testing.F) {
	for _, q := range lines(f, filepath.Join("testdata", "unanswered.txt")) {
		f.Add(q)
	}
	for _, q := range []string{"", "?", "who", "who's", "what 's", "…", "did n't", "who did X's", "how many", "is", "Ω ≠ 5.", "in which", "of of of",
		"which the", "who has not", "what and", "where in on at", "who signed the agreement in in 2020", "between 2020 and", "İstanbul ﬁ"} {
		f.Add(q)
	}
	store := smallStore(f)
	f.Fuzz(func(t *testing.T, question string) {
		a, err := Ask(context.Background(), store, question, Options{})
		if err != nil {
			t.Fatalf("%q: %v", question, err)
		}
		b, err := Ask(context.Background(), store, question, Options{})
		if err != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("%q: answered %v, then %v (%v)", question, a, b, err)
		}
		if a.Understood && a.Plan == "" {
			t.Errorf("%q: understood without a plan", question)
		}
		if !a.Understood && a.Stumbled == "" && strings.TrimSpace(question) != "" {
			t.Errorf("%q: not understood, and no word to blame", question)
		}
		for _, item := range a.Answers {
			if item.Label == "" || len(item.Names) > maxNames {
				t.Errorf("%q: item %+v", question, item)
			}
		}
	})
}

// FuzzTokenize checks that words are not empty and stand in the question in their order.
func FuzzTokenize(f *testing.F) {
	f.Add("Who didn't sign the U.S.–Japan agreement, and why?")
	f.Fuzz(func(t *testing.T, question string) {
		for _, w := range tokenize(question) {
			if w.text == "" || w.lower != foldCase(w.text) {
				t.Errorf("%q: word %+v", question, w)
			}
		}
	})
}

// TestOptions checks that Limit, Evidence and All do what they say.
func TestOptions(t *testing.T) {
	store := smallStore(t)
	ask := func(q string, o Options) *Answer {
		t.Helper()
		a, err := Ask(context.Background(), store, q, o)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if n := len(ask("which countries has the US sanctioned", Options{Limit: 1}).Answers); n != 1 {
		t.Errorf("%d answers with Limit 1", n)
	}
	if n := len(ask("which countries has the US sanctioned", Options{All: true}).Answers); n != 3 {
		t.Errorf("%d answers with All, want the possible one too", n)
	}
	for _, item := range ask("who concluded the cyber-security agreement", Options{Evidence: 1}).Answers {
		if len(item.Evidence) != 1 {
			t.Errorf("%d quotes with Evidence 1", len(item.Evidence))
		}
	}
}

// TestAskEndsWithItsContext checks that a question of an ended context is an error.
func TestAskEndsWithItsContext(t *testing.T) {
	store := smallStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Ask(ctx, store, "who signed the cyber-security agreement", Options{}); err == nil {
		t.Error("no error")
	}
}
