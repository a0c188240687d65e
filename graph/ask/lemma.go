package ask

import "strings"

// irregular gives the base of irregular forms of verbs.
var irregular = forms(uncommented(irregularFile))

func forms(table string) map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(table, "\n") {
		base, list, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(list) {
			out[f] = base
		}
	}
	return out
}

// verbLemma returns the base of a verb form. Of regular forms it takes the base that is a known verb: "imposed" may
// come from impose or from impos. What is no form of a known verb comes back as it is.
func verbLemma(form string) string {
	if base, ok := irregular[form]; ok {
		return base
	}
	if knownVerb(form) {
		return form
	}
	for _, base := range bases(form) {
		if knownVerb(base) {
			return base
		}
	}
	return form
}

// bases lists what a regular form may come from, likeliest first.
func bases(form string) []string {
	var out []string
	for _, end := range []struct{ suffix, tail string }{
		{"ies", "y"}, {"ied", "y"}, {"es", ""}, {"es", "e"}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"},
	} {
		head, ok := strings.CutSuffix(form, end.suffix)
		if !ok || len(head) < 2 || end.suffix == "s" && strings.HasSuffix(head, "s") {
			continue
		}
		out = append(out, head+end.tail)
		if n := len(head); end.tail == "" && n > 2 && head[n-1] == head[n-2] {
			out = append(out, head[:n-1]) // stopped
		}
	}
	return out
}

// Shapes of a verb form.
const (
	baseForm = 1 << iota // lead, meet
	thirdForm
	pastForm // led, signed: past tense or participle
	ingForm
)

// shape tells which forms of its lemma a word may be, 0 for what is no form of a known verb.
func (w *word) shape() int {
	if !knownVerb(w.lemma) {
		return 0
	}
	switch {
	case w.lower == w.lemma || w.lemma == canonOf(w.lower):
		if sameInPast[w.lower] {
			return baseForm | pastForm
		}
		return baseForm
	case strings.HasSuffix(w.lower, "ing"):
		return ingForm
	case strings.HasSuffix(w.lower, "s"):
		return thirdForm
	}
	return pastForm
}

var sameInPast = set("cut hit put quit set shut spread bid cost hurt let read")
