package train

import (
	"context"
	"fmt"
	"math"
	"time"
)

// Trainer runs epochs over treebanks.
type Trainer struct {
	Net     *Net
	Threads int // goroutines, at most 2
	// Progress is called from time to time with a line to show.
	Progress func(string)

	train []*example
	extra []*example
	dev   map[string][]*example
	order []string
	// Epoch is the number of epochs done.
	Epoch int
}

// NewTrainer returns a trainer on the sentences of train; the sentences of dev are scored after each epoch.
// The names of phrases take the place of others now and then.
func NewTrainer(n *Net, train []Sentence, phrases Phrases, names []string, dev map[string][]Sentence) *Trainer {
	n.pool = poolNames(phrases, train)
	t := &Trainer{Net: n, Threads: shards, train: n.examples(train, true), dev: map[string][]*example{}, order: names}
	for name, s := range dev {
		t.dev[name] = n.examples(s, false)
	}
	return t
}

func (t *Trainer) say(format string, args ...any) {
	if t.Progress != nil {
		t.Progress(fmt.Sprintf(format, args...))
	}
}

// AddNames adds sentences that have names alone; Settings.Extra of them are drawn for each epoch.
func (t *Trainer) AddNames(sents []Sentence) {
	for _, e := range t.Net.examples(sents, true) {
		for i := range e.tags {
			e.tags[i], e.feats[i], e.heads[i], e.label[i] = -1, -1, -1, -1
		}
		t.extra = append(t.extra, e)
	}
}

// epochData returns the examples of the next epoch.
func (t *Trainer) epochData() []*example {
	all := append([]*example(nil), t.train...)
	if len(t.extra) == 0 {
		return all
	}
	r := newRNG(t.Net.set.Seed, 0x6578747261, uint64(t.Epoch))
	for range min(t.Net.set.Extra, len(t.extra)) {
		all = append(all, t.extra[r.intn(len(t.extra))])
	}
	return all
}

// Run trains until total epochs are done. The learning rate rises, stays, and falls with a cosine over the whole.
func (t *Trainer) Run(ctx context.Context, total int, each func(epoch int) error) error {
	n := t.Net
	begin := time.Now()
	done := 0
	for t.Epoch < total {
		all := n.batches(t.epochData(), t.Epoch)
		var sum losses
		start := time.Now()
		for i, b := range all {
			if err := ctx.Err(); err != nil {
				return err
			}
			at := (float64(t.Epoch) + float64(i)/float64(len(all))) / float64(total)
			rate := n.set.Rate * (0.02 + 0.98*(1+math.Cos(math.Pi*at))/2)
			rate *= math.Min(1, float64(n.opt.step+1)/float64(max(1, n.set.WarmUp)))
			l := n.update(b, rate, t.Threads)
			sum.add(l)
			done += l.words
			if i%50 == 49 {
				t.say("epoch %d update %d/%d loss %.3f, %.0f words/s", t.Epoch+1, i+1, len(all), l.loss,
					float64(done)/time.Since(begin).Seconds())
			}
		}
		w := float64(sum.words)
		t.say("epoch %d: tags %.2f arcs %.2f labels %.2f in %.0f s", t.Epoch+1, 100*float64(sum.tags)/w,
			100*float64(sum.arcs)/w, 100*float64(sum.labels)/w, time.Since(start).Seconds())
		n.withMean(func() {
			for _, name := range t.order {
				l := n.evaluate(t.dev[name], t.Threads)
				w := float64(l.words)
				t.say("  %s: tags %.2f feats %.2f arcs %.2f labels %.2f name tags %.2f", name, 100*float64(l.tags)/w,
					100*float64(l.feats)/w, 100*float64(l.arcs)/w, 100*float64(l.labels)/w,
					100*float64(l.names)/float64(max(1, l.gold)))
			}
		})
		t.Epoch++
		if err := each(t.Epoch); err != nil {
			return err
		}
	}
	return nil
}
