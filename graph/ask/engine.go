package ask

import (
	"context"

	"entente/graph"
	"entente/schema"
)

// source is the part of a view that questions are answered from.
type source interface {
	Resolve(ctx context.Context, name string) ([]graph.Match, error)
	Statements(ctx context.Context, f graph.Filter) ([]schema.Statement, error)
	Document(ctx context.Context, name string) (*graph.Document, error)
	Text(ctx context.Context, name string) (string, error)
	Paths(ctx context.Context, from, to schema.IRI, o graph.PathOptions) ([]graph.Path, error)
}

var _ source = (*graph.View)(nil)

// Bounds of what one question reads.
const (
	maxOfEntity   = 2000 // statements of one entity
	maxOfRelation = 600  // statements of a relation, where no entity is named
	maxNeighbours = 400  // statements around one node of a description
	maxCandidates = 8    // entities that a phrase may mean
)

// engine answers one question. It keeps what it has read, since the same names and nodes are asked for again and again.
type engine struct {
	ctx  context.Context
	src  source
	opts Options
	r    *reading

	matches    map[string][]graph.Match
	neighbours map[schema.IRI][]schema.Statement
	quotes     map[schema.Evidence][]string
	texts      map[schema.IRI][]rune
	words      map[schema.IRI]map[string]bool
	inside     map[schema.IRI]map[schema.IRI]bool
	names      map[schema.IRI][][]string
	// parts are the things that what the question names consists of, with the whole.
	parts map[schema.IRI][]schema.Node
	// corrected are names that were taken for others that are spelt nearly like them; unknown are names that nothing bears.
	corrected map[string]string
	unknown   []string
	// near are the names that come nearest to those that nothing bears.
	near map[string]string
}

func newEngine(ctx context.Context, src source, r *reading, o Options) *engine {
	return &engine{
		ctx: ctx, src: src, opts: o, r: r,
		matches: map[string][]graph.Match{}, neighbours: map[schema.IRI][]schema.Statement{},
		quotes: map[schema.Evidence][]string{}, texts: map[schema.IRI][]rune{}, words: map[schema.IRI]map[string]bool{},
		inside: map[schema.IRI]map[schema.IRI]bool{}, names: map[schema.IRI][][]string{}, parts: map[schema.IRI][]schema.Node{},
		corrected: map[string]string{}, near: map[string]string{},
	}
}

// resolve is Resolve, remembered.
func (e *engine) resolve(name string) ([]graph.Match, error) {
	if m, ok := e.matches[name]; ok {
		return m, nil
	}
	m, err := e.src.Resolve(e.ctx, name)
	if err != nil {
		return nil, err
	}
	e.matches[name] = m
	return m, nil
}

// around lists statements about a node, some of them where there are many.
func (e *engine) around(id schema.IRI) ([]schema.Statement, error) {
	if list, ok := e.neighbours[id]; ok {
		return list, nil
	}
	list, err := e.src.Statements(e.ctx, graph.Filter{Any: id, Limit: maxNeighbours})
	if err != nil {
		return nil, err
	}
	e.neighbours[id] = list
	return list, nil
}

// namesOf gives the stems of each name of a node.
func (e *engine) namesOf(n schema.Node) [][]string {
	if n.Entity == nil && n.Literal == nil {
		return [][]string{stems(n.Text)}
	}
	if n.Entity == nil {
		return [][]string{stems(n.Literal.Label), stems(n.Text), stems(n.Literal.Value + " " + n.Literal.Unit)}
	}
	if have, ok := e.names[n.Entity.ID]; ok {
		return have
	}
	out := [][]string{stems(n.Entity.Label)}
	for _, name := range n.Entity.Names {
		if name != n.Entity.Label {
			out = append(out, stems(name))
		}
	}
	e.names[n.Entity.ID] = out
	return out
}

// quoteOf gives the stems of the sentence that a statement was read from.
func (e *engine) quoteOf(st *schema.Statement) ([]string, error) {
	if have, ok := e.quotes[st.Evidence]; ok {
		return have, nil
	}
	sentence, err := e.sentence(st)
	if err != nil {
		return nil, err
	}
	out := stems(sentence)
	e.quotes[st.Evidence] = out
	return out, nil
}

// sentence is the sentence that a statement was read from.
func (e *engine) sentence(st *schema.Statement) (string, error) {
	text, err := e.text(st.Evidence.Document)
	if err != nil {
		return "", err
	}
	if from, to := st.Evidence.SentenceStart, st.Evidence.SentenceEnd; from >= 0 && from < to && to <= len(text) {
		return string(text[from:to]), nil
	}
	return st.Evidence.Exact, nil
}

// text is the text of a document in code points.
func (e *engine) text(doc schema.IRI) ([]rune, error) {
	if have, ok := e.texts[doc]; ok {
		return have, nil
	}
	s, err := e.src.Text(e.ctx, string(doc))
	if err != nil {
		return nil, err
	}
	e.texts[doc] = []rune(s)
	return e.texts[doc], nil
}

// wordsOf is the set of the stems of the words of a document.
func (e *engine) wordsOf(doc schema.IRI) (map[string]bool, error) {
	if have, ok := e.words[doc]; ok {
		return have, nil
	}
	text, err := e.text(doc)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, w := range stems(string(text)) {
		out[w] = true
	}
	e.words[doc] = out
	return out, nil
}
