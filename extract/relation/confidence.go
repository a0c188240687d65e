package relation

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"entente/schema"
)

//go:embed confidence.txt
var confidenceFile string

// weights returns the weights of confidence.txt by the names of their features.
var weights = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for n, line := range strings.Split(confidenceFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, number, _ := strings.Cut(line, " ")
		w, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil {
			panic(fmt.Sprintf("confidence.txt:%d: a line is a feature and its weight: %v", n+1, err))
		}
		out[name] = w
	}
	return out
})

// confidence returns how likely the statement s is to be what its sentence says, from 0 to 1: the logistic function of
// the sum of the weights of its features, which were fitted to statements that readers have judged
// (docs/notes/20261124-calibration.md).
func (x *extractor) confidence(s *statement) float64 {
	w := weights()
	certain := (1 - x.doubt(s.subject.head)) * (1 - x.doubt(s.object.head))
	sum := w["base"] + w["penalty"]*s.penalty + w["doubt"]*(1-certain)
	x.features(s, func(name string) { sum += w[name] })
	return math.Round(100/(1+math.Exp(-sum))) / 100
}

// doubt returns how uncertain it is what the mention that token h heads means.
func (x *extractor) doubt(h int) float64 {
	if i, ok := x.byHead[h]; ok {
		return x.d.Mentions[i].Reason.Doubt
	}
	return 0
}

// features calls has for each feature of s that confidence.txt describes.
func (x *extractor) features(s *statement, has func(name string)) {
	when := func(ok bool, name string) {
		if ok {
			has(name)
		}
	}
	r := x.d.Sentences[x.sentence].Tokens
	when(s.plain, "office")
	when(!s.quiet && x.d.Tokens[s.anchor].UPOS != "VERB", "noun")
	when(x.d.Tokens[r.Last-1].UPOS != "PUNCT", "heading")
	when(s.manner.modality != schema.Asserted, "modal")
	when(s.manner.polarity == schema.Negative, "negative")
	when(s.subject.indirect, "subject-indirect")
	when(x.further(s.anchor, s.subject.head), "subject-further")
	o := s.object.head
	when(s.object.indirect, "object-indirect")
	when(x.further(s.anchor, o), "object-further")
	if o >= 0 && r.Has(o) {
		when(x.tree.Is(o, "conj"), "object-coordinated")
		when(!s.object.indirect && !x.namedPhrase(o), "object-described")
		when(x.d.Tokens[o].UPOS == "VERB", "action")
	}
}

// far is the number of tokens over which parsers err more often.
const far = 16

// further reports whether token h stands far from the anchor in the same sentence.
func (x *extractor) further(anchor, h int) bool {
	return h >= 0 && x.d.Sentences[x.sentence].Tokens.Has(h) && abs(h-anchor) >= far
}
