package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"entente/extract/coref"
	"entente/extract/coref/coreftest"
	"entente/extract/coref/train"
)

const corefUsage = `usage: entente-train coref -data FILE [-out DIR] [flags]

  entente-train coref -data gum_coref/train.jsonl -held 5
  entente-train coref -data gum_coref/train.jsonl -out extract/coref/weights

Teaches the ranker of extract/coref. FILE has a document a line: {"id","text","clusters":[[[start,end],…],…]} with
half-open spans in code points. Progress goes to stderr. The reader's own weights must be there already: the texts are
parsed with them.

`

type corefOptions struct {
	data, out string
	held      int
	set       train.Settings
}

func parseCorefFlags(args []string) (*corefOptions, error) {
	o := &corefOptions{set: train.DefaultSettings()}
	f := flag.NewFlagSet("entente-train coref", flag.ContinueOnError)
	f.Usage = func() {
		fmt.Fprint(f.Output(), corefUsage)
		f.PrintDefaults()
	}
	f.StringVar(&o.data, "data", "", "file of documents with their clusters")
	f.StringVar(&o.out, "out", "", "folder for the weights and their provenance; without it none are written")
	f.IntVar(&o.held, "held", 0, "keep every so many-th document out and score on those; 0 trains on all")
	f.IntVar(&o.set.Epochs, "epochs", o.set.Epochs, "passes over the data")
	f.Uint64Var(&o.set.Seed, "seed", o.set.Seed, "seed of all random numbers")
	f.Float64Var(&o.set.Rate, "rate", o.set.Rate, "learning rate")
	f.Float64Var(&o.set.Decay, "decay", o.set.Decay, "decay of weights")
	f.Float64Var(&o.set.Missed, "missed", o.set.Missed, "cost of taking for new what is not")
	f.Float64Var(&o.set.False, "false", o.set.False, "cost of joining what is new")
	f.Float64Var(&o.set.Wrong, "wrong", o.set.Wrong, "cost of joining the wrong thing")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	switch {
	case f.NArg() > 0:
		return nil, fmt.Errorf("unknown argument %q", f.Arg(0))
	case o.data == "":
		return nil, fmt.Errorf("-data is needed; see entente-train coref -help")
	case o.held < 0 || o.held == 1:
		return nil, fmt.Errorf("-held %d: want 0 or at least 2", o.held)
	case o.set.Epochs < 1:
		return nil, fmt.Errorf("-epochs must be positive")
	}
	return o, nil
}

// runCoref trains the ranker and writes it.
func runCoref(ctx context.Context, args []string) error {
	o, err := parseCorefFlags(args)
	if err != nil {
		return err
	}
	docs, err := coreftest.Read(o.data)
	if err != nil {
		return err
	}
	texts, err := train.Prepare(ctx, docs)
	if err != nil {
		return err
	}
	var taught, held []*train.Text
	for i, t := range texts {
		if o.held > 0 && i%o.held == 0 {
			held = append(held, t)
		} else {
			taught = append(taught, t)
		}
	}
	say(fmt.Sprintf("%d documents to learn from, %d kept out", len(taught), len(held)))
	r, err := train.NewTrainer(o.set, taught).Run(ctx, func(epoch int, r *coref.Ranker) {
		if len(held) > 0 {
			say(fmt.Sprintf("epoch %d: kept out %s", epoch, train.Evaluate(held, r)))
		}
	})
	if err != nil {
		return err
	}
	learned := train.Evaluate(taught, r).String()
	say("learned from: " + learned)
	if o.out == "" {
		return nil
	}
	return o.write(docs, r, learned)
}

// rankerProvenance says what the weights of the ranker were made of.
type rankerProvenance struct {
	Licence  string            `json:"licence"`
	Data     []source          `json:"data"`
	Licences map[string]int    `json:"documents"` // by licence
	Settings train.Settings    `json:"settings"`
	Scores   map[string]string `json:"scores"`
	Files    map[string]string `json:"files"`
}

// write puts the weights and their provenance into the folder.
func (o *corefOptions) write(docs []coreftest.Document, r *coref.Ranker, score string) error {
	var weights bytes.Buffer
	if err := r.Write(&weights); err != nil {
		return err
	}
	path := filepath.Join(o.out, "ranker.gz")
	if err := write(path, weights.Bytes()); err != nil {
		return err
	}
	data, err := sum(o.data)
	if err != nil {
		return err
	}
	file, err := sum(path)
	if err != nil {
		return err
	}
	p := rankerProvenance{
		Licence: "CC BY 4.0", Settings: o.set, Licences: map[string]int{},
		Scores: map[string]string{"learned from": score},
		Data: []source{{filepath.Base(o.data), "trained on",
			"coreference of GUM (Zeldes, \"The GUM Corpus\", 2017), genres interview, news and speech, train",
			"texts CC BY 2.5 (Wikinews) or public domain; annotation CC BY 4.0", data}},
		Files: map[string]string{"ranker.gz": file},
	}
	for i := range docs {
		p.Licences[docs[i].Licence]++
	}
	return writeProvenance(o.out, p)
}
