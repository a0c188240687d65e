package ask

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"entente/schema"
)

// Weights of open relations: below those of closed ones, which say the same surely.
const (
	weightOfVerb    = 0.85 // the verb of the question
	weightOfAlike   = 0.7  // another verb of the relation that the question asks for
	weightOfQuote   = 0.8  // a side is not in the statement, but in its sentence
	weightOfContext = 0.62 // a side is only to be understood from its document
)

// openFrame is how the name of an open relation reads: beReachedIn is reach in the passive, with in before its object.
type openFrame struct {
	verb    string // canonical lemma
	passive bool
	prep    string // the preposition that governs the object, "" for a direct object or a predicate
}

// frameOf reads the name of an open relation; ok is false for one that holds no verb but be.
func frameOf(st *schema.Statement) (f openFrame, ok bool) {
	words := camelWords(st.Relation)
	f.verb = canonOf(st.Word)
	if !st.Open || len(words) == 0 || !knownVerb(f.verb) || f.verb == "be" || f.verb == "have" {
		return f, false
	}
	if last := words[len(words)-1]; len(words) > 1 && isPrep[last] {
		f.prep = last
	}
	f.passive = len(words) > 1 && words[0] == "be"
	return f, f.passive || canonOf(words[0]) == f.verb
}

// camelWords splits a name in lowerCamelCase into words in lower case.
func camelWords(name string) []string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}

// openRoles are the nodes of an open statement by what they do; nil for what it does not tell.
type openRoles struct{ agent, patient, complement *schema.Node }

func (f openFrame) roles(st *schema.Statement) openRoles {
	s, o := &st.Subject, &st.Object
	switch {
	case f.passive && f.prep == "by":
		return openRoles{agent: o, patient: s}
	case f.passive:
		return openRoles{patient: s, complement: o}
	case f.prep != "":
		return openRoles{agent: s, complement: o}
	}
	return openRoles{agent: s, patient: o}
}

// openWeight tells how well the verb of an open relation fits the predicate of the question.
func (e *engine) openWeight(q *query, f openFrame) float64 {
	switch {
	case f.verb == canonOf(e.r.verb):
		return weightOfVerb
	case q.alike[f.verb]:
		return weightOfAlike
	}
	return 0
}

// matchOpen scores an open statement by the roles of its nodes, nil if its verb is another one.
func (e *engine) matchOpen(q *query, list []schema.Statement, st *schema.Statement, f openFrame) (*hit, error) {
	roles := f.roles(st)
	h := &hit{
		st: st, score: e.openWeight(q, f), direct: f.verb == canonOf(e.r.verb),
		subject: st.Subject, object: st.Object, complement: roles.complement,
	}
	if h.weight = h.score; h.score == 0 {
		return nil, nil
	}
	if quote, err := e.quoteOf(st); err != nil || !saidIn(quote, e.r.frameNouns) {
		return nil, err
	}
	subject, object := roles.agent, roles.patient
	if object == nil && q.object != nil && q.object.prep != "" && q.object.prep == f.prep {
		object = roles.complement
	}
	if subject != nil && object == nil && q.subject != nil && q.object != nil && attributes[e.r.kind] != nil {
		subject, object = nil, subject // "when did they resume the talks": the talks resumed
	}
	for _, side := range []struct {
		p       *phrase
		n       *schema.Node
		lenient bool
	}{{q.subject, subject, true}, {q.object, object, false}} {
		s, err := e.openSide(side.p, side.n, side.lenient, st)
		if err != nil || s == 0 {
			return nil, err
		}
		h.score *= s
	}
	h.answer = roles.answer(e.r, f)
	return e.openRest(q, list, h, f)
}

// openSide scores a node that stands for a phrase. What the statement does not tell may stand in its sentence.
func (e *engine) openSide(p *phrase, n *schema.Node, lenient bool, st *schema.Statement) (float64, error) {
	switch {
	case p == nil:
		return 1, nil
	case n != nil:
		s, err := e.sideScore(p, *n, lenient)
		if err != nil || s > weightOfContext {
			return s, err
		}
		t, err := e.inContext(p, *n, st.Evidence.Document)
		return max(s, t), err
	}
	s, err := e.quoted(p, st)
	if err != nil || s > 0 || attributes[e.r.kind] == nil {
		return weightOfQuote * s, err
	}
	return e.inContext(p, schema.Node{}, st.Evidence.Document)
}

// inContext scores a node that says the head of a phrase and leaves the rest to its document, as texts do that have
// spoken of a thing before: "the talks" for the talks of the EU and Mercosur. The zero Node leaves all to the document.
func (e *engine) inContext(p *phrase, n schema.Node, doc schema.IRI) (float64, error) {
	said, err := e.wordsOf(doc)
	if err != nil {
		return 0, err
	}
	for i := range p.parts {
		h := head(p.parts[i].words)
		if h == nil || p.parts[i].unknown {
			return 0, nil
		}
		if n.Key() != "" && (h.name || !e.saysAll(n, []word{*h}) || otherOrdinal(p.parts[i].words, e.namesOf(n))) {
			return 0, nil
		}
		for j := range p.parts[i].words {
			if w := &p.parts[i].words[j]; (w != h || n.Key() == "") && !saysWord(said, w) {
				return 0, nil
			}
		}
	}
	return weightOfContext, nil
}

// saysWord reports whether a set of stems holds all parts of a word.
func saysWord(said map[string]bool, w *word) bool {
	return !slices.ContainsFunc(stems(w.lower), func(s string) bool { return !said[s] })
}

// saidIn reports whether some stems say all of some words.
func saidIn(said []string, ws []word) bool {
	return !slices.ContainsFunc(ws, func(w word) bool { return coverOf(&w, said) <= 0.8 })
}

// saysAll reports whether the names of a node say all of some words.
func (e *engine) saysAll(n schema.Node, ws []word) bool {
	names := e.namesOf(n)
	for i := range ws {
		if !slices.ContainsFunc(names, func(name []string) bool { return coverOf(&ws[i], name) > 0.8 }) {
			return false
		}
	}
	return true
}

// answer is the node that the question asks for; a zero Node if the statement does not tell.
func (r openRoles) answer(q *reading, f openFrame) schema.Node {
	n := r.patient
	switch {
	case q.target == atSubject:
		n = r.agent
	case q.stranded != "" && q.stranded == f.prep || q.object != nil:
		n = r.complement
	}
	if n == nil {
		return schema.Node{}
	}
	return *n
}

// openRest compares the modifiers and the time of the question with an open statement whose sides fit.
func (e *engine) openRest(q *query, list []schema.Statement, h *hit, f openFrame) (*hit, error) {
	for i := range q.modifiers {
		s, err := e.modifierScore(&q.modifiers[i], list, h)
		if err != nil {
			return nil, err
		}
		h.score *= s
	}
	if e.r.time.empty() {
		return h, nil
	}
	s, err := e.timeScore(h.st)
	h.score *= s
	return h, err
}

// openForms lists the names that open relations of the predicate may have, in the active and in the passive.
func (e *engine) openForms(alike map[string]bool) []string {
	out := openNames(e.r)
	if len(out) == 0 {
		return nil
	}
	for prep := range isPrep {
		out = append(out, schema.Camel(e.r.verb+" "+prep))
		for _, p := range participles(e.r.verb) {
			out = append(out, schema.Camel("be "+p+" "+prep))
		}
	}
	for _, verb := range sortedKeys(alike) {
		out = append(out, schema.Camel(verb))
		for _, p := range participles(verb) {
			out = append(out, schema.Camel("be "+p), schema.Camel("be "+p+" by"))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// participles lists what the past participle of a verb may be.
func participles(verb string) []string {
	if list := pastForms()[verb]; len(list) > 0 {
		return list
	}
	switch n := len(verb); {
	case strings.HasSuffix(verb, "e"):
		return []string{verb + "d"}
	case n > 1 && strings.HasSuffix(verb, "y") && !strings.ContainsRune("aeou", rune(verb[n-2])):
		return []string{verb[:n-1] + "ied"}
	}
	return []string{verb + "ed"}
}

// pastForms lists the irregular forms of verbs that may be participles.
var pastForms = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, form := range sortedKeys(irregular) {
		if !strings.HasSuffix(form, "ing") {
			out[irregular[form]] = append(out[irregular[form]], form)
		}
	}
	return out
})

// maxAlike is how many verbs of a relation are looked for among open relations.
const maxAlike = 12

// alikeVerbs lists the other verbs of the relation that a predicate surely means, which open relations may be named by.
func alikeVerbs(guesses []guess) map[string]bool {
	out := map[string]bool{}
	for _, g := range guesses {
		if g.weight < 0.9 || g.flip || g.unreal || len(g.words) > 0 {
			continue
		}
		r, err := schema.Relations().ByName(g.relation)
		if err != nil {
			continue
		}
		for i := range r.Verbs {
			if f := &r.Verbs[i]; len(f.Words) == 0 && len(out) < maxAlike && !lightVerbs[f.Lemma] {
				out[f.Lemma] = true
			}
		}
	}
	return out
}
