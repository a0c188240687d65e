package ask

import (
	"strings"

	"entente/schema"
)

// maxSuggestions is how many questions are offered.
const maxSuggestions = 3

// patterns are questions that work, by the word that a failed one begins with; the first is for any other.
var patterns = map[string][]string{
	"":    {"who signed the agreement", "what does the agreement cover", "who did X meet"},
	"how": {"how much did X lend Y", "how many troops did X deploy", "how are X and Y connected"},
}

// suggest offers questions that come near one that was not understood: with the word that it stumbled on spelt right,
// or about what it names.
func (e *engine) suggest(a *Answer) error {
	w := newWord(orSpace(a.Stumbled))
	for _, v := range sortedKeys(verbs()) {
		if e.r.kind == asksIdentity {
			break // it stumbled on a noun
		}
		if n := len([]rune(w.lower)); n >= 4 && v[0] == w.lower[0] && editDistance(v, w.lemma, 2) <= min(2, n/4) && len(schema.Relations().Asked(v)) > 0 {
			a.Suggestions = append(a.Suggestions, strings.Replace(a.Question, a.Stumbled, v, 1))
		}
		if len(a.Suggestions) == maxSuggestions {
			return nil
		}
	}
	more, err := e.aboutNames()
	if err != nil {
		return err
	}
	a.Suggestions = append(a.Suggestions, more...)
	if len(a.Suggestions) == 0 {
		first := ""
		if len(e.r.words) > 0 {
			first = e.r.words[0].lower
		}
		if patterns[first] == nil {
			first = ""
		}
		a.Suggestions = append(a.Suggestions, patterns[first]...)
	}
	a.Suggestions = a.Suggestions[:min(len(a.Suggestions), maxSuggestions)]
	return nil
}

func orSpace(s string) string {
	if strings.TrimSpace(s) == "" {
		return "?"
	}
	return s
}

// aboutNames makes questions about the names of the question, from what the store says of them.
func (e *engine) aboutNames() ([]string, error) {
	var out []string
	for _, w := range e.r.words {
		if !w.name || isWh[w.lower] || len(out) >= maxSuggestions {
			continue
		}
		list, err := e.resolve(w.text)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			continue
		}
		around, err := e.around(list[0].Entity)
		if err != nil {
			return nil, err
		}
		for i := range around {
			r, err := schema.Relations().ByName(around[i].Relation)
			if err != nil || len(r.Verbs) == 0 || len(out) >= maxSuggestions || !around[i].Supports() {
				continue
			}
			q := "what did " + w.text + " " + r.Verbs[0].String()
			if around[i].Subject.Entity == nil || around[i].Subject.Entity.ID != list[0].Entity {
				continue
			}
			if !contains(out, q) {
				out = append(out, q)
			}
		}
	}
	return out, nil
}

func contains(list []string, s string) bool {
	for _, t := range list {
		if t == s {
			return true
		}
	}
	return false
}

// didYouMean offers the question with the names that come nearest to those that the store does not know.
func (e *engine) didYouMean(a *Answer) {
	for _, names := range []map[string]string{e.corrected, e.near} {
		for _, asked := range sortedKeys(names) {
			if q := strings.Replace(a.Question, asked, names[asked], 1); q != a.Question && len(a.Suggestions) < maxSuggestions {
				a.Suggestions = append(a.Suggestions, q)
			}
		}
	}
}

// editDistance is the number of letters to insert, delete or replace, or limit+1 if it is more than limit.
func editDistance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		last := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := last
			if x[i-1] != y[j-1] {
				cost++
			}
			last = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return min(row[len(y)], limit+1)
}
