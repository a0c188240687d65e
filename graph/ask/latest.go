package ask

import (
	"fmt"
	"slices"
	"strings"
)

// newest are words that ask for the last in time.
var newest = set("latest newest")

// takeLatest takes "latest" and "most recent" out of the question: of several answers the last in time is wanted.
func (r *reading) takeLatest(ws []word) []word {
	var out []word
	for i := 0; i < len(ws); i++ {
		recent := ws[i].lower == "most" && i+1 < len(ws) && (ws[i+1].lower == "recent" || ws[i+1].lower == "recently")
		if !recent && !newest[ws[i].lower] {
			out = append(out, ws[i])
			continue
		}
		r.latest = true
		if recent {
			i++
		}
	}
	return out
}

// takeMost takes "most often", "most frequently" and "the most" out of the question: of several answers the one that is
// told most is wanted.
func (r *reading) takeMost(ws []word) []word {
	for i := 1; i < len(ws); i++ {
		last := i+1 == len(ws)
		if ws[i].lower != "most" || !last && ws[i+1].lower != "often" && ws[i+1].lower != "frequently" {
			continue
		}
		end, start := min(i+2, len(ws)), i
		if last && ws[i-1].lower != "the" {
			continue
		}
		if ws[i-1].lower == "the" {
			start--
		}
		r.most = true
		return append(slices.Clone(ws[:start]), ws[end:]...)
	}
	return ws
}

// maxNoted is how many answers a note counts.
const maxNoted = 4

// most keeps the answers that are told most, and notes how often they and the next ones are.
func (e *engine) most(list []*found) []*found {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *found) int { return b.tellings() - a.tellings() })
	var counts []string
	for _, f := range list[:min(len(list), maxNoted)] {
		counts = append(counts, fmt.Sprintf("%s %d", f.node.Label(), f.tellings()))
	}
	if len(counts) > 0 {
		e.note = "counted by the different sentences that say so: " + strings.Join(counts, ", ")
	}
	return slices.DeleteFunc(list, func(f *found) bool { return f.tellings() < list[0].tellings() })
}

// latest keeps the answers of the latest time, all if none of them has a time.
func latest(list []*found) []*found {
	last := ""
	for _, f := range list {
		last = max(last, f.time())
	}
	return slices.DeleteFunc(slices.Clone(list), func(f *found) bool { return f.time() < last })
}

// time is the latest time of the statements behind an answer, as far as they are as real as the answer; "" for none.
func (f *found) time() string {
	last := ""
	for _, st := range f.statements {
		if st.Modality == f.modality {
			last = max(last, st.Time)
		}
	}
	return last
}
