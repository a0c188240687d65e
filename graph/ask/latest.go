package ask

import "slices"

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
