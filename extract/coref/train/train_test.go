package train_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"entente/extract/coref"
	"entente/extract/coref/coreftest"
	"entente/extract/coref/train"
)

// documents returns texts in which "it" is always the last country, and judges and envoys are always new.
func documents() []coreftest.Document {
	var out []coreftest.Document
	for _, country := range []string{"Kenya", "Uganda", "Ghana", "Togo", "Mali", "Chad"} {
		text := country + " signed a treaty. It praised the treaty. A judge smiled. Envoys left."
		span := func(words string, from int) coreftest.Span {
			at := from + strings.Index(text[from:], words)
			return coreftest.Span{at, at + len(words)}
		}
		out = append(out, coreftest.Document{ID: country, Text: text, Clusters: [][]coreftest.Span{
			{span(country, 0), span("It", 0)}, {span("a treaty", 0), span("the treaty", 0)},
		}})
	}
	return out
}

// TestTrainer: the trainer learns texts by heart that are easy to tell apart, and twice the same.
func TestTrainer(t *testing.T) {
	texts, err := train.Prepare(context.Background(), documents())
	if err != nil {
		t.Fatal(err)
	}
	set := train.DefaultSettings()
	set.Epochs = 40
	var files [2]bytes.Buffer
	for k := range files {
		epochs := 0
		r, err := train.NewTrainer(set, texts).Run(context.Background(), func(int, *coref.Ranker) { epochs++ })
		if err != nil {
			t.Fatal(err)
		}
		if s := train.Evaluate(texts, r); s.Mean() < 0.99 {
			t.Errorf("learned by heart: %s", s)
		}
		if epochs == 0 {
			t.Error("no progress was told")
		}
		if err := r.Write(&files[k]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("a second training gives other weights")
	}
}

func TestTrainerStops(t *testing.T) {
	texts, err := train.Prepare(context.Background(), documents()[:1])
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := train.NewTrainer(train.DefaultSettings(), texts).Run(ctx, func(int, *coref.Ranker) {}); err == nil {
		t.Error("no error after a stop")
	}
}
