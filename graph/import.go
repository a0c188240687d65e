package graph

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"entente/graph/identity"
	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/graph/rdf"
	"entente/schema"
	"entente/schema/voc"
)

// Errors of Stage.
var (
	// ErrForeign is matched by the error for RDF that is not what Export wrote.
	ErrForeign = errors.New("not a graph that entente exported")
	// ErrNoTexts says that a document came without its text, against which its quotes must be read.
	ErrNoTexts = errors.New("no text")
	// ErrNoLabels says that a syntax has no labels, so that nothing tells which document says what.
	ErrNoLabels = errors.New("no labels")
)

// Staged is a graph that was read from RDF and found to be what Export wrote: it is in a temporary place, and AddTo
// brings it into a store.
type Staged struct {
	dir       string
	qs        *quadstore.Store
	sn        *quadstore.Snapshot
	documents []schema.IRI // sorted
	decisions *identity.Set
}

// StageOptions says how Stage reads.
type StageOptions struct {
	// Format is N-Quads unless told; N-Triples and Turtle are refused with ErrNoLabels.
	Format ExportFormat
	// File names the input in errors.
	File string
	// TempDir is where the graph is kept meanwhile; "" means the system's place for temporary files.
	TempDir string
}

// Stage reads a whole graph that Export wrote with Texts. Everything is computed anew from what the documents say and
// compared, so that a graph that is accepted is exported as the same bytes again; the first quad that does not fit
// refuses it, with ErrForeign. The graph has one description of an entity for all documents; that of each document
// stands beside its text. Where what was split off in a document is itself split in the same document, the names may
// not fit, and it is refused.
func Stage(ctx context.Context, r io.Reader, o StageOptions) (*Staged, error) {
	if !o.Format.labelled() {
		return nil, fmt.Errorf("%w: %s does not say which document a statement is from; export as nq, trig or jsonld",
			ErrNoLabels, o.Format)
	}
	dir, err := os.MkdirTemp(o.TempDir, "entente-import-*")
	if err != nil {
		return nil, err
	}
	s := &Staged{dir: dir}
	if s.qs, err = quadstore.Open(dir, quadstore.Options{}); err == nil {
		err = s.fill(ctx, r, o)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close removes the temporary files.
func (s *Staged) Close() error {
	var err error
	if s.sn != nil {
		err = s.sn.Close()
	}
	if s.qs != nil {
		err = errors.Join(err, s.qs.Close())
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}

// Len returns the number of documents.
func (s *Staged) Len() int { return len(s.documents) }

// AddTo keeps the decisions, in one transaction, and then adds the documents, each in one of its own, in the order of
// their IRIs; told is called after each. It ends early when ctx is done.
func (s *Staged) AddTo(ctx context.Context, to *Store, told func(name string, added Added) error) error {
	if !s.decisions.Empty() {
		if _, err := to.Decide(context.WithoutCancel(ctx), s.decisions.All()...); err != nil {
			return err
		}
	}
	for _, id := range s.documents {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		a, err := s.article(ctx, id)
		if err != nil {
			return err
		}
		added, err := to.Add(context.WithoutCancel(ctx), a)
		if err != nil {
			return err
		}
		if err := told(a.Name, added); err != nil {
			return err
		}
	}
	return nil
}

func (s *Staged) fill(ctx context.Context, r io.Reader, o StageOptions) error {
	if err := s.load(ctx, r, o); err != nil {
		return err
	}
	var err error
	if s.sn, err = s.qs.Snapshot(); err != nil {
		return err
	}
	if err := s.findDocuments(ctx); err != nil {
		return err
	}
	if err := s.findDecisions(ctx); err != nil {
		return err
	}
	return s.compare(ctx)
}

// stagedBatch is how many quads go into the temporary store at once.
const stagedBatch = 20_000

// load puts the quads into the temporary store, and the texts beside them.
func (s *Staged) load(ctx context.Context, r io.Reader, o StageOptions) error {
	tx := quadstore.NewTx()
	flush := func() error {
		err := s.qs.Apply(ctx, tx, graph.IgnoreOpts{IgnoreDup: true})
		tx = quadstore.NewTx()
		return err
	}
	err := eachRead(r, o, func(q quad.Quad) error {
		if keyOf := besideKeys[q.Predicate]; keyOf == nil {
			tx.AddQuad(q)
		} else if err := putBeside(tx, q, keyOf); err != nil {
			return err
		}
		if tx.Len() < stagedBatch {
			return nil
		}
		return flush()
	})
	return cmp.Or(err, flush())
}

// besideKeys are the predicates of what exports tell beside the quads of a store, and the keys under which it is
// staged.
var besideKeys = map[quad.Value]func(schema.IRI) []byte{
	quad.IRI(voc.SchemaArticleBody): textKey, quad.IRI(voc.Describes): describedKey,
}

// putBeside stages what stands beside the quads of a document.
func putBeside(tx *quadstore.Tx, q quad.Quad, keyOf func(schema.IRI) []byte) error {
	doc, ok1 := q.Subject.(quad.IRI)
	text, ok2 := q.Object.(quad.String)
	if !ok1 || !ok2 || q.Label != q.Subject {
		return foreign(q, "it gives a text and names no document")
	}
	packed, err := pack([]byte(text))
	if err != nil {
		return err
	}
	tx.PutMeta(keyOf(schema.IRI(doc)), packed)
	return nil
}

// eachRead calls fn for every quad that r holds, and refuses one whose label is of no kind of ours.
func eachRead(r io.Reader, o StageOptions, fn func(quad.Quad) error) error {
	checked := func(q quad.Quad) error {
		l, ok := q.Label.(quad.IRI)
		kind := schema.IRI(l).Kind()
		if q.Label != nil && (!ok || kind != schema.KindFact && kind != schema.KindDocument && kind != schema.KindDecision) {
			return foreign(q, "its label names no document, fact or decision")
		}
		return fn(q)
	}
	if o.Format == ExportJSONLD {
		return rdf.EachJSONLD(r, o.File, checked)
	}
	format := rdf.NQuads
	if o.Format == ExportTriG {
		format = rdf.TriG
	}
	in := rdf.NewReader(r, rdf.Options{Format: format, File: o.File, MaxLine: maxKept})
	for q, err := range in.All() {
		if err != nil {
			return err
		}
		if err := checked(q); err != nil {
			return fmt.Errorf("line %d: %w", in.Line(), err)
		}
	}
	return nil
}

// foreign refuses a quad with the reason.
func foreign(q quad.Quad, format string, args ...any) error {
	line, err := rdf.AppendQuad(nil, q)
	if err != nil {
		line = []byte(err.Error())
	}
	const most = 400
	if len(line) > most {
		line = append(line[:most], "…"...)
	}
	return fmt.Errorf("%w: %s: %s", ErrForeign, fmt.Sprintf(format, args...), bytes.TrimSpace(line))
}

// findDocuments lists the documents; each must have its text.
func (s *Staged) findDocuments(ctx context.Context) error {
	pattern := quad.Quad{Predicate: quad.IRI(voc.RDFType), Object: quad.IRI(voc.SchemaNewsArticle)}
	err := s.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
		id, _ := q.Subject.(quad.IRI)
		s.documents = append(s.documents, schema.IRI(id))
		return true
	})
	if err != nil {
		return err
	}
	slices.Sort(s.documents)
	for _, id := range s.documents {
		if _, err := s.sn.Meta(textKey(id)); isNotFound(err) {
			return fmt.Errorf("%w of document %s: export it with --texts", ErrNoTexts, id.Short())
		} else if err != nil {
			return err
		}
	}
	return nil
}

// findDecisions reads the decisions about who is who.
func (s *Staged) findDecisions(ctx context.Context) error {
	names := map[schema.IRI]string{}
	for _, id := range s.documents {
		a, err := prov.NewLifter(s.sn).Document(ctx, id)
		if err != nil {
			return err
		}
		names[id] = a.Name
	}
	split := map[quad.Value]schema.IRI{} // the document of a decision
	err := s.sn.Quads(ctx, quad.Quad{Predicate: quad.IRI(voc.InDocument)}, func(q quad.Quad) bool {
		doc, _ := q.Object.(quad.IRI)
		split[q.Label] = schema.IRI(doc)
		return true
	})
	if err != nil {
		return err
	}
	var list []identity.Decision
	for _, p := range []schema.IRI{voc.OWLSameAs, voc.OWLDifferentFrom} {
		err := each(ctx, s.sn, quad.Quad{Predicate: quad.IRI(p)}, func(q quad.Quad) error {
			if l, ok := q.Label.(quad.IRI); !ok || schema.IRI(l).Kind() != schema.KindDecision {
				return nil
			}
			d, err := decisionOf(q, p, split, names)
			list = append(list, d)
			return err
		})
		if err != nil {
			return err
		}
	}
	s.decisions, err = identity.NewSet(list)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
	return nil
}

// decisionOf reads a decision from the quad that says it.
func decisionOf(
	q quad.Quad, p schema.IRI, split map[quad.Value]schema.IRI, names map[schema.IRI]string,
) (identity.Decision, error) {
	a, _ := q.Subject.(quad.IRI)
	b, _ := q.Object.(quad.IRI)
	d := identity.Decision{Kind: identity.Different, A: schema.IRI(a), B: schema.IRI(b)}
	if p == voc.OWLSameAs {
		d.Kind = identity.Same
	}
	if doc, ok := split[q.Label]; ok {
		d.Kind, d.Document = identity.Split, names[doc]
		if d.Document == "" {
			return d, foreign(q, "it decides about a document that is not here; "+
				"entente entities forget takes it back before an export")
		}
	}
	return d, nil
}

// article rebuilds a document with its text and statements.
func (s *Staged) article(ctx context.Context, id schema.IRI) (*schema.Article, error) {
	l := prov.NewLifter(s.sn)
	a, err := l.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	packed, err := s.sn.Meta(textKey(id))
	if err != nil {
		return nil, err
	}
	text, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	a.Text = string(text)
	ids := map[schema.IRI]bool{}
	pattern := quad.Quad{Predicate: quad.IRI(voc.ProvWasQuotedFrom), Label: quad.IRI(id)}
	err = s.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
		statement, _ := q.Subject.(quad.IRI)
		ids[schema.IRI(statement)] = true
		return true
	})
	if err != nil {
		return nil, err
	}
	a.Statements, err = liftAll(ctx, l, ids, func(*schema.Statement) bool { return true })
	if err != nil {
		return nil, err
	}
	given, err := s.toldOf(id)
	if err != nil {
		return nil, err
	}
	s.undecide(a, given)
	return a, nil
}

// undecide gives entities the description and the IRI that the document gave them. Where that is not told, the
// description stays that of the graph, and an entity that the decisions would give yet another IRI gets one under which
// the document may have had it.
func (s *Staged) undecide(a *schema.Article, given map[schema.IRI]*schema.Entity) {
	seen := map[*schema.Entity]bool{} // statements share entities
	for i := range a.Statements {
		for _, e := range a.Statements[i].Entities() {
			if seen[e] {
				continue
			}
			seen[e] = true
			if g := given[e.ID]; g != nil {
				*e = *g
			} else {
				e.ID = s.asRead(e.ID, a.ID)
			}
		}
	}
	for i := range a.Statements {
		a.Statements[i].Seal()
	}
}

// asRead returns an IRI that the decisions turn into the given one in a document.
func (s *Staged) asRead(known, document schema.IRI) schema.IRI {
	if k, _ := s.decisions.Of(known, document); k == known {
		return known
	}
	for _, d := range s.decisions.About(known) {
		for _, e := range []schema.IRI{d.A, d.B} {
			if k, _ := s.decisions.Of(e, document); k == known {
				return e
			}
		}
	}
	return known
}
