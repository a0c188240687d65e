package train

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"entente/extract/neural"
	"entente/extract/parse"
)

// trainer returns a trainer of the tiny network.
func trainer(t *testing.T, threads int) *Trainer {
	t.Helper()
	n, _ := tiny()
	n.set.Words = 4
	n.set.Drop, n.set.Rate, n.set.WarmUp = 0.1, 1e-2, 10
	sents := []Sentence{
		{Words: []Word{{Form: "The", UPOS: "DET", XPOS: "DT", Head: 2, Deprel: "det", Name: "O"},
			{Form: "dog", UPOS: "NOUN", XPOS: "NN", Head: 3, Deprel: "nsubj", Name: "O"},
			{Form: "barks", UPOS: "VERB", XPOS: "VBZ", Head: 0, Deprel: "root", Name: "O"}}},
		{Words: []Word{{Form: "Rex", UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "nsubj", Name: "B-PER"},
			{Form: "barks", UPOS: "VERB", XPOS: "VBZ", Head: 0, Deprel: "root", Name: "O"}}},
	}
	tr := NewTrainer(n, sents, Phrases{}, []string{"dev"}, map[string][]Sentence{"dev": sents})
	tr.Threads = threads
	return tr
}

// TestTrainer_Learns checks that a few epochs learn two sentences by heart, alike on one goroutine and on two.
func TestTrainer_Learns(t *testing.T) {
	one, two := trainer(t, 1), trainer(t, 2)
	var log []string
	one.Progress = func(s string) { log = append(log, s) }
	for _, tr := range []*Trainer{one, two} {
		if err := tr.Run(context.Background(), 60, func(int) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	for i, p := range one.Net.params {
		if !reflect.DeepEqual(p.w, two.Net.params[i].w) {
			t.Fatalf("%s differs between one goroutine and two", p.name)
		}
	}
	l := one.Net.evaluate(one.dev["dev"], 2)
	if l.tags != l.words || l.arcs != l.words || l.labels != l.words || l.names != l.gold {
		t.Errorf("after 60 epochs: %+v", l)
	}
	if len(log) == 0 || !strings.Contains(log[len(log)-1], "dev:") {
		t.Errorf("progress %q", log)
	}
}

// TestTrainer_Resume checks that a run that was stopped ends where one without a stop does.
func TestTrainer_Resume(t *testing.T) {
	whole := trainer(t, 2)
	none := func(int) error { return nil }
	if err := whole.Run(context.Background(), 6, none); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "checkpoint")
	first := trainer(t, 2)
	ctx, cancel := context.WithCancel(context.Background())
	err := first.Run(ctx, 6, func(epoch int) error {
		if epoch == 3 {
			if err := first.Save(path); err != nil {
				return err
			}
			cancel()
		}
		return nil
	})
	if err == nil {
		t.Fatal("the run was not stopped")
	}
	second := trainer(t, 2)
	if err := second.Load(path, false); err != nil {
		t.Fatal(err)
	}
	if err := second.Run(context.Background(), 6, none); err != nil {
		t.Fatal(err)
	}
	for i, p := range whole.Net.params {
		if !reflect.DeepEqual(p.w, second.Net.params[i].w) {
			t.Fatalf("%s differs after a stop", p.name)
		}
	}
	before := second.Net.params[0].mean[0]
	if err := second.Average(path); err != nil {
		t.Fatal(err)
	}
	third := trainer(t, 2)
	if err := third.Load(path, true); err != nil {
		t.Fatal(err)
	}
	if got, want := second.Net.params[0].mean[0], (before+third.Net.params[0].w[0])/2; got != want {
		t.Errorf("average %g, want %g", got, want)
	}
	if err := os.WriteFile(path, []byte("something else"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := second.Load(path, false); err == nil {
		t.Error("a damaged checkpoint was read")
	}
}

// TestNet_Export checks that the shipped reader decides as the network that was trained.
func TestNet_Export(t *testing.T) {
	tr := trainer(t, 2)
	tr.Net.set.MeanDecay = 0.5
	if err := tr.Run(context.Background(), 60, func(int) error { return nil }); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := tr.Net.Export(&out); err != nil {
		t.Fatal(err)
	}
	m, err := neural.ParseModel(out.String())
	if err != nil {
		t.Fatal(err)
	}
	r := m.Read([]string{"The", "dog", "barks"})
	if !reflect.DeepEqual(r.Heads, []int32{2, 3, 0}) || m.Tags[r.Tags[1]] != "NOUN\tNN" ||
		m.Labels[r.Labels[1]] != "nsubj" {
		t.Errorf("reading %+v", r)
	}
	if r := m.Read([]string{"Rex", "barks"}); neural.NameTags[r.Names[0]] != "B-PER" {
		t.Errorf("reading %+v", r)
	}
}

func TestNamesFromEntities(t *testing.T) {
	w := func(form, upos, xpos string, head int, entity string) Word {
		return Word{Form: form, UPOS: upos, XPOS: xpos, Head: head, entity: entity}
	}
	s := []Sentence{{Words: []Word{
		w("President", "PROPN", "NNP", 7, "(1-person-new"),
		w("Jane", "PROPN", "NNP", 1, ""),
		w("Roe", "PROPN", "NNP", 1, "1)"),
		w("of", "ADP", "IN", 6, ""),
		w("the", "DET", "DT", 6, "(2-organization-new"),
		w("University", "PROPN", "NNP", 1, ""),
		w("of", "ADP", "IN", 8, ""),
		w("Bath", "PROPN", "NNP", 6, "(3-place-new)2)"),
		w("met", "VERB", "VBD", 0, ""),
		w("students", "NOUN", "NNS", 9, "(4-person-new)"),
	}}}
	s[0].Words[0].Head = 9
	NamesFromEntities(s)
	var got []string
	for _, w := range s[0].Words {
		got = append(got, w.Name)
	}
	want := []string{"O", "B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLearnLemmas(t *testing.T) {
	var s Sentence
	for form, lemma := range map[string]string{"Dogs": "dog", "cats": "cat", "days": "day", "cities": "city",
		"parties": "party", "men": "man"} {
		s.Words = append(s.Words, Word{Form: form, Lemma: lemma, UPOS: "NOUN", XPOS: "NNS"})
	}
	data, err := LearnLemmas([]Sentence{s}, nil)
	if err != nil {
		t.Fatal(err)
	}
	l := parseLemmas(t, data)
	for form, want := range map[string]string{"Dogs": "dog", "men": "man", "treaties": "treaty", "summits": "summit"} {
		if got := l.Lemma(form, "NOUN", "NNS"); got != want {
			t.Errorf("lemma of %q is %q, want %q", form, got, want)
		}
	}
}

func TestReadTreebank(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.conllu")
	os.WriteFile(path, []byte("# sent_id = x-1\n"+
		"1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"+
		"1\tdo\tdo\tAUX\tVBP\tA=b\t0\troot\t_\t_\n"+
		"2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n\n"), 0o644)
	s, err := ReadTreebank(path)
	if err != nil || len(s) != 1 || len(s[0].Words) != 2 || s[0].Words[0].Feats != "A=b" || s[0].Words[1].Feats != "" {
		t.Fatalf("%+v, error %v", s, err)
	}
	names := filepath.Join(dir, "a.iob2")
	os.WriteFile(names, []byte("# sent_id = x-1\n1\tdo\tB-PER\n2\tn't\tB-OTH\n\n"), 0o644)
	if n, err := ReadNames(names, s); n != 1 || err != nil || s[0].Words[0].Name != "B-PER" ||
		s[0].Words[1].Name != "O" {
		t.Errorf("%d, %v: %+v", n, err, s)
	}
	os.WriteFile(path, []byte("1\tdo\n"), 0o644)
	var bad *FormatError
	if _, err := ReadTreebank(path); !asFormat(err, &bad) || bad.Line != 1 {
		t.Errorf("error %v", err)
	}
}

func asFormat(err error, target **FormatError) bool { return errors.As(err, target) }

func parseLemmas(t *testing.T, data []byte) *parse.Lemmatizer {
	t.Helper()
	l, err := parse.ParseLemmas(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
