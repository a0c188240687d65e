package ask

import (
	"context"
	"errors"

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
	hits, err := e.hits(q)
	if err != nil {
		return nil, err
	}
	switch e.r.kind {
	case asksYes:
		return e.answerYes(q, hits)
	case asksNode:
		return e.answerNodes(q, hits)
	}
	return e.answerAttribute(q, hits)
}

// hits finds the statements that fit the clause: those about what it names, else others of its relations.
func (e *engine) hits(q *query) ([]hit, error) {
	if e.r.verb == "" {
		return nil, nil
	}
	var hits []hit
	for _, gather := range []func(*query) ([]schema.Statement, error){e.gather, e.gatherFar} {
		list, err := gather(q)
		if err != nil {
			return nil, err
		}
		more, err := e.match(q, list)
		if err != nil {
			return nil, err
		}
		if hits = append(hits, more...); bestScore(hits) >= minYes {
			break
		}
	}
	return hits, nil
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
