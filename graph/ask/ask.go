package ask

import (
	"context"
	"errors"
	"slices"

	"entente/graph"
	"entente/schema"
)

// Ask answers a question from the store. All that it reads is of one moment.
func Ask(ctx context.Context, s *graph.Store, question string, o Options) (*Answer, error) {
	v, err := s.View()
	if err != nil {
		return nil, err
	}
	if !o.AsOf.IsZero() {
		v = v.AsOf(o.AsOf)
	}
	a, err := answer(ctx, v, question, o)
	return a, errors.Join(err, v.Close())
}

func answer(ctx context.Context, src source, question string, o Options) (*Answer, error) {
	r, bad := read(question)
	a := &Answer{Question: question, Answers: []Item{}}
	e := newEngine(ctx, src, r, o)
	if bad != nil {
		a.Stumbled = bad.word
		return a, e.suggest(a)
	}
	r.specialise()
	q, err := e.prepare()
	if err != nil {
		return nil, err
	}
	list, err := e.answers(q)
	if err != nil {
		return nil, err
	}
	if r.latest {
		list = latest(list)
	}
	if r.most {
		list = e.most(list)
	}
	if word := q.meaningless(r); word != "" && len(list) == 0 {
		a.Stumbled = word
		return a, e.suggest(a)
	}
	if r.unsure != "" && (len(list) == 0 || list[0].node.Text == notStated) && len(q.guesses) == 0 {
		a.Stumbled = r.unsure
		return a, e.suggest(a)
	}
	a.Understood = true
	a.Paraphrase = e.paraphrase(q)
	a.Plan = e.plan(q, list)
	a.Note = e.note
	e.didYouMean(a)
	return a, e.items(a, list)
}

// specialise finds the kinds that only the whole clause shows: what somebody said, and what happened.
func (r *reading) specialise() {
	r.placed()
	if r.kind != asksNode || len(r.noun) > 0 {
		return
	}
	switch {
	case r.target == atObject && speechVerbs[r.verb] && r.subject != nil && !r.passive && r.want == nil:
		r.kind = asksSpeech
	case r.target == atSubject && (r.verb == "happen" || r.verb == "occur") && r.want == nil:
		r.kind = asksHappened
	}
}

// minDirect is the least score of a time or a place of a statement that leaves nothing better to be looked for.
const minDirect = 0.8

// answers finds what answers the query.
func (e *engine) answers(q *query) ([]*found, error) {
	switch e.r.kind {
	case asksIdentity:
		return e.answerIdentity(q)
	case asksRole:
		return e.answerRole(q)
	case asksSpeech:
		return e.answerSpeech(q)
	case asksHappened:
		return e.answerHappened(q)
	case asksConnected:
		return e.answerConnected(q)
	}
	var hits []hit
	for _, gather := range e.steps(q) {
		if e.settles(hits) && e.r.kind != asksTime && e.r.kind != asksPlace || e.r.verb == "" {
			break
		}
		more, err := e.gatherHits(q, gather)
		if err != nil {
			return nil, err
		}
		if hits = addHits(hits, more); !e.settles(hits) {
			continue
		}
		if list, err := e.answerDirect(q, hits); err != nil || len(list) > 0 {
			return list, err
		}
	}
	switch e.r.kind {
	case asksYes:
		return e.answerYes(q, hits)
	case asksNode:
		return e.answerNodes(q, hits)
	}
	return e.answerAttribute(q, hits)
}

// settles reports whether a statement that may answer fits well enough to look no further.
func (e *engine) settles(hits []hit) bool {
	return slices.ContainsFunc(hits, func(h hit) bool {
		return h.score >= minYes && (e.r.kind == asksYes || e.admits(&h))
	})
}

// steps lists the ways of looking for statements. What is read in vain costs most, so that each looks further than the
// one before it and is taken only where that one found little. A question for yes or no is settled by no relation that
// only comes near, so that the last ways are left out where both its sides are named.
func (e *engine) steps(q *query) []func(*query) ([]schema.Statement, error) {
	list := []func(*query) ([]schema.Statement, error){e.gatherPairs, e.gatherSure, e.gather, e.gatherFar}
	if e.r.kind == asksYes && len(q.weighing(direct)) > 0 && !q.isDescribed() && q.object != nil {
		return list[:2]
	}
	return list
}

// gatherHits finds the statements that fit the clause among those that one way of looking gives.
func (e *engine) gatherHits(q *query, gather func(*query) ([]schema.Statement, error)) ([]hit, error) {
	list, err := gather(q)
	if err != nil {
		return nil, err
	}
	return e.match(q, list)
}

// addHits adds hits of statements that are not among those that there are.
func addHits(hits, more []hit) []hit {
	have := map[schema.IRI]bool{}
	for i := range hits {
		have[hits[i].st.ID] = true
	}
	return append(hits, slices.DeleteFunc(more, func(h hit) bool { return have[h.st.ID] })...)
}

// answerDirect answers when and where by what the statements that fit say themselves, if they do.
func (e *engine) answerDirect(q *query, hits []hit) ([]*found, error) {
	if e.r.kind != asksTime && e.r.kind != asksPlace {
		return nil, nil
	}
	c := newCollector()
	for i := range hits {
		if e.admits(&hits[i]) {
			e.qualifiers(c, q, &hits[i])
		}
	}
	list := c.keep(shareOfOne)
	if len(list) == 0 || list[0].score < minDirect {
		return nil, nil
	}
	return list, nil
}

// items writes the answers with their quotes.
func (e *engine) items(a *Answer, list []*found) error {
	if e.opts.Limit > 0 {
		list = list[:min(len(list), e.opts.Limit)]
	}
	docs := map[schema.IRI]string{}
	for _, f := range list {
		item := Item{Label: f.node.Label(), Names: f.allNames(), Modality: string(f.modality), Evidence: []Evidence{}}
		if item.Label == "" {
			item.Label = f.node.Text
		}
		if f.node.Entity != nil {
			item.ID = f.node.Entity.ID
		}
		if f.negated {
			item.Modality = "negated"
		}
		for _, st := range f.proofs(e.opts.Evidence) {
			name, ok := docs[st.Evidence.Document]
			if !ok {
				d, err := e.src.Document(e.ctx, string(st.Evidence.Document))
				if err != nil {
					return err
				}
				name = d.Name
				docs[st.Evidence.Document] = name
			}
			item.Evidence = append(item.Evidence, Evidence{name, st.Evidence.Exact, st.Evidence.Start, st.Evidence.End})
		}
		a.Answers = append(a.Answers, item)
	}
	return nil
}
