package ask

import (
	"context"
	"errors"

	"entente/graph"
	"entente/schema"
)

// source is the part of a view that questions are answered from: names, statements, and the texts behind them.
type source interface {
	Resolve(ctx context.Context, name string) ([]graph.Match, error)
	Entity(ctx context.Context, iri schema.IRI) (*graph.Entity, error)
	Statements(ctx context.Context, f graph.Filter) ([]schema.Statement, error)
	StatementsOf(ctx context.Context, relation string) (int, error)
	Paths(ctx context.Context, from, to schema.IRI, o graph.PathOptions) ([]graph.Path, error)
	Document(ctx context.Context, name string) (*graph.Document, error)
	Text(ctx context.Context, name string) (string, error)
}

var _ source = (*graph.View)(nil)

// Bounds of what one question reads.
const (
	maxOfEntity   = 2000 // statements of one entity
	maxOfRelation = 600  // statements of a relation, where no entity is named
	maxNeighbours = 400  // statements around one node of a description
	maxCandidates = 8    // entities that a phrase may mean
	// maxScanned is the number of statements of relations that are looked through where nothing is named: in a store
	// that has more, some hundreds of them in the order of their documents would be no choice of the right ones.
	maxScanned = 2000
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
	nodes      map[schema.IRI]schema.Node
	sizes      map[string]int
	linked     map[[2]schema.IRI]bool
	dates      map[schema.IRI]string // of events
	days       map[schema.IRI]string // of publication
	names      map[schema.IRI][][]string
	// parts are the things that what the question names consists of, with the whole.
	parts map[schema.IRI][]schema.Node
	// corrected are names that were taken for others that are spelt nearly like them; unknown are names that nothing
	// bears.
	corrected map[string]string
	unknown   []string
	// note says what an answer does not show by itself.
	note string
	// near are the names that come nearest to those that nothing bears.
	near map[string]string
}

func newEngine(ctx context.Context, src source, r *reading, o Options) *engine {
	return &engine{
		ctx: ctx, src: src, opts: o, r: r,
		matches: map[string][]graph.Match{}, neighbours: map[schema.IRI][]schema.Statement{},
		quotes: map[schema.Evidence][]string{}, texts: map[schema.IRI][]rune{}, words: map[schema.IRI]map[string]bool{},
		nodes: map[schema.IRI]schema.Node{}, sizes: map[string]int{}, linked: map[[2]schema.IRI]bool{},
		dates: map[schema.IRI]string{}, days: map[schema.IRI]string{}, names: map[schema.IRI][][]string{},
		parts:     map[schema.IRI][]schema.Node{},
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

// facts lists the statements of f that support facts, which are found without a look at those that support none.
func (e *engine) facts(f graph.Filter) ([]schema.Statement, error) {
	f.Polarity, f.Modalities = schema.Positive, []schema.Modality{schema.Asserted, schema.Planned}
	return e.src.Statements(e.ctx, f)
}

// few lists those of some relations that the store has not too many statements of to look through them all.
func (e *engine) few(relations []string) ([]string, error) {
	var out []string
	total := 0
	for _, name := range relations {
		n, ok := e.sizes[name]
		if !ok {
			var err error
			if n, err = e.src.StatementsOf(e.ctx, name); err != nil {
				return nil, err
			}
			e.sizes[name] = n
		}
		if n > 0 && total+n <= maxScanned {
			total += n
			out = append(out, name)
		}
	}
	return out, nil
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

// node is an entity with all its names, the zero Node if no document names it.
func (e *engine) node(id schema.IRI) (schema.Node, error) {
	if n, ok := e.nodes[id]; ok {
		return n, nil
	}
	var n schema.Node
	found, err := e.src.Entity(e.ctx, id)
	switch {
	case err == nil:
		n.Entity = &found.Entity
	case !errors.Is(err, graph.ErrNotFound):
		return n, err
	}
	e.nodes[id] = n
	return n, nil
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
