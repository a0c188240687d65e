// Package train teaches the ranker of extract/coref from texts with gold clusters.
//
// A text is resolved again and again, by the resolver itself; at every choice that it has to make, the trainer looks up
// which candidates are right and takes a step on the log-likelihood of choosing one of them. So the ranker meets in
// training what it will meet: the mentions that are found, the clusters that the rules and its own choices have made.
package train

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"

	"entente/extract/coref"
	"entente/extract/coref/coreftest"
	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/parse"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema/gazetteer"
)

// Settings are the settings of a training.
type Settings struct {
	Epochs int
	Seed   uint64
	Rate   float64 // of AdaGrad
	Decay  float64 // of weights, per step in which they have a part
	// The costs of mistakes that are added to scores in training (softmax-margin, Gimpel and Smith, 2010): a missed
	// link, a link of what is new, and a link to the wrong thing.
	Missed, False, Wrong float64
	// Guided is for how many epochs the clusters are those of the gold rather than of the choices.
	Guided int
}

// DefaultSettings returns the settings that the shipped weights were made with.
func DefaultSettings() Settings {
	return Settings{Epochs: 24, Seed: 1, Rate: 0.015, Decay: 1e-4, Missed: 1, False: 0.3, Wrong: 1, Guided: 2}
}

// Text is a gold document, read as far as coreference needs it.
type Text struct {
	doc  *text.Doc
	gold [][]coreftest.Span
	// byPhrase and byHead give the gold cluster of a run of tokens, and of a head.
	byPhrase map[text.Range]int
	byHead   map[int]int
}

// Prepare reads documents up to the stage before coreference.
func Prepare(ctx context.Context, docs []coreftest.Document) ([]*Text, error) {
	parser, err := parse.New()
	if err != nil {
		return nil, err
	}
	g := gazetteer.Load()
	var out []*Text
	for i := range docs {
		d := &text.Doc{Meta: text.Meta{ID: docs[i].ID}, Text: docs[i].Text}
		token.Tokenize(d)
		if err := parser.Parse(ctx, d); err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		mention.Find(d, g)
		link.Names(d, g)
		t := &Text{doc: d, gold: docs[i].Clusters, byPhrase: map[text.Range]int{}, byHead: map[int]int{}}
		t.align()
		out = append(out, t)
	}
	return out, nil
}

// align finds the tokens of the gold spans.
func (t *Text) align() {
	runes := text.NewRunes(t.doc.Text)
	starts, ends := map[int]int{}, map[int]int{}
	for i := range t.doc.Tokens {
		starts[runes.Offset(t.doc.Tokens[i].Start)], ends[runes.Offset(t.doc.Tokens[i].End)] = i, i+1
	}
	for c, cluster := range t.gold {
		for _, s := range cluster {
			first, ok := starts[s[0]]
			last, ok2 := ends[s[1]]
			if !ok || !ok2 {
				continue
			}
			r := text.Range{First: first, Last: last}
			t.byPhrase[r] = c
			for i := first; i < last; i++ {
				if h := t.doc.Tokens[i].Head; !r.Has(h) && t.doc.Tokens[i].UPOS != "PUNCT" {
					if _, taken := t.byHead[i]; !taken {
						t.byHead[i] = c
					}
					break
				}
			}
		}
	}
}

// fresh returns a copy of the document that can be resolved.
func (t *Text) fresh() *text.Doc {
	d := *t.doc
	d.Mentions = append([]text.Mention(nil), t.doc.Mentions...)
	d.Clusters = make([]text.Cluster, len(t.doc.Clusters))
	for c := range d.Clusters {
		d.Clusters[c] = t.doc.Clusters[c]
		d.Clusters[c].Mentions = append([]int(nil), t.doc.Clusters[c].Mentions...)
		d.Clusters[c].Entity.Names = append([]string(nil), t.doc.Clusters[c].Entity.Names...)
	}
	return &d
}

// cluster returns the gold cluster of mention i of d, or -1.
func (t *Text) cluster(d *text.Doc, i int) int {
	m := &d.Mentions[i]
	if c, ok := t.byPhrase[m.Phrase]; ok {
		return c
	}
	if c, ok := t.byHead[m.Head]; ok {
		return c
	}
	return -1
}

// Trainer teaches a ranker.
type Trainer struct {
	set     Settings
	lexicon []string
	net     *net
	rng     *rand.Rand
	texts   []*Text
	// The text at hand.
	text  *Text
	doc   *text.Doc
	epoch int
	// hidden are the hidden units of the candidates of a choice, probs their probabilities; the last is meaning
	// something new.
	hidden []([coref.Hidden]float32)
	probs  []float64
	right  []bool
}

// NewTrainer returns a trainer on texts.
func NewTrainer(set Settings, texts []*Text) *Trainer {
	rng := rand.New(rand.NewPCG(set.Seed, set.Seed))
	return &Trainer{set: set, lexicon: lexiconOf(texts), net: newNet(rng), rng: rng, texts: texts}
}

// minLemma is how often a lemma heads a description for it to have weights of its own.
const minLemma = 6

// lexiconOf returns the head lemmas that are frequent enough, sorted.
func lexiconOf(texts []*Text) []string {
	count := map[string]int{}
	for _, t := range texts {
		for i := range t.doc.Mentions {
			if m := &t.doc.Mentions[i]; !m.Named {
				count[coref.HeadLemma(t.doc, m)]++
			}
		}
	}
	var out []string
	for lemma, n := range count {
		if n >= minLemma {
			out = append(out, lemma)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if count[out[i]] != count[out[j]] {
			return count[out[i]] > count[out[j]]
		}
		return out[i] < out[j]
	})
	out = out[:min(len(out), coref.MaxLexicon)]
	sort.Strings(out)
	return out
}

// Run trains for all epochs, tells progress after each, and returns the ranker.
func (t *Trainer) Run(ctx context.Context, progress func(epoch int, r *coref.Ranker)) (*coref.Ranker, error) {
	g := gazetteer.Load()
	lexicon := coref.NewRanker(t.lexicon)
	for t.epoch = 1; t.epoch <= t.set.Epochs; t.epoch++ {
		for _, k := range t.rng.Perm(len(t.texts)) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			t.text, t.doc = t.texts[k], t.texts[k].fresh()
			coref.ResolveWith(t.doc, g, lexicon, t)
		}
		if 2*t.epoch > t.set.Epochs {
			t.net.remember()
			progress(t.epoch, t.net.ranker(t.lexicon))
		}
	}
	return t.net.ranker(t.lexicon), nil
}

// Choose takes a step towards the right candidates of c and returns the one that is taken for the clusters so far.
func (t *Trainer) Choose(c *coref.Choice) (int, float64) {
	n := len(c.Candidates)
	t.grow(n + 1)
	known := t.findRight(c)
	pair, fresh := t.net.pair[c.Class], t.net.fresh[c.Class]
	top, best := math.Inf(-1), -1
	for k := range c.Candidates {
		t.probs[k] = pair.forward(&t.hidden[k], c.Features, c.Candidates[k].Features)
	}
	t.probs[n] = fresh.forward(&t.hidden[n], c.Features)
	for k, s := range t.probs {
		if s > top {
			top, best = s, k
		}
	}
	if known {
		t.step(c, pair, fresh)
	}
	if t.epoch <= t.set.Guided {
		for k, ok := range t.right {
			if ok {
				best = k
				break
			}
		}
	}
	if best == n {
		return -1, 1
	}
	return best, 1
}

func (t *Trainer) grow(n int) {
	for len(t.hidden) < n {
		t.hidden = append(t.hidden, [coref.Hidden]float32{})
	}
	if cap(t.probs) < n {
		t.probs, t.right = make([]float64, n), make([]bool, n)
	}
	t.probs, t.right = t.probs[:n], t.right[:n]
}

// findRight marks the candidates in the gold cluster of the mention, or meaning something new; it reports false for a
// mention whose gold antecedents are no candidates.
func (t *Trainer) findRight(c *coref.Choice) bool {
	n := len(c.Candidates)
	own, any := t.text.cluster(t.doc, c.Mention), false
	for k := range c.Candidates {
		t.right[k] = own >= 0 && t.text.cluster(t.doc, c.Candidates[k].Mention) == own
		any = any || t.right[k]
	}
	t.right[n] = !any
	return any || own < 0 || !t.hasAntecedent(c.Mention, own)
}

// hasAntecedent reports whether a mention before i is in the gold cluster.
func (t *Trainer) hasAntecedent(i, cluster int) bool {
	for j := 0; j < i; j++ {
		if t.text.cluster(t.doc, j) == cluster {
			return true
		}
	}
	return false
}

// step follows the gradient of the log-likelihood of the right candidates, under scores to which costs are added.
func (t *Trainer) step(c *coref.Choice, pair, fresh *scorer) {
	n := len(c.Candidates)
	isNew := t.right[n]
	for k := range t.probs {
		switch {
		case t.right[k]:
		case k == n:
			t.probs[k] += t.set.Missed
		case isNew:
			t.probs[k] += t.set.False
		default:
			t.probs[k] += t.set.Wrong
		}
	}
	all, good := softmax(t.probs, t.right)
	for k, p := range t.probs {
		d := p / all
		if t.right[k] {
			d -= p / good
		}
		switch {
		case math.Abs(d) < 1e-4:
		case k == n:
			fresh.backward(&t.hidden[k], d, &t.set, c.Features)
		default:
			pair.backward(&t.hidden[k], d, &t.set, c.Features, c.Candidates[k].Features)
		}
	}
}

// softmax makes exponentials of scores and returns the sum of all and of those that are right.
func softmax(scores []float64, right []bool) (all, good float64) {
	top := math.Inf(-1)
	for _, s := range scores {
		top = max(top, s)
	}
	for k := range scores {
		scores[k] = math.Exp(scores[k] - top)
		all += scores[k]
		if right[k] {
			good += scores[k]
		}
	}
	return all, max(good, 1e-300)
}

// Evaluate scores the clusters that r makes of texts.
func Evaluate(texts []*Text, r *coref.Ranker) *coreftest.Score {
	g := gazetteer.Load()
	s := &coreftest.Score{}
	for _, t := range texts {
		d := t.fresh()
		coref.ResolveWith(d, g, r, r)
		s.Add(t.gold, coreftest.Clusters(d))
	}
	return s
}
