package rdf

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"
)

// jsonldLimits bound what is held of a document, in bytes.
type jsonldLimits struct {
	object int // the longest object of a document that is streamed
	whole  int // the longest document that is not
	batch  int // how much is expanded at once: each expansion reads the context anew
}

var defaultJSONLDLimits = jsonldLimits{object: 64 << 20, whole: 64 << 20, batch: 256 << 10}

// EachJSONLD calls fn for each quad of a JSON-LD 1.1 document until it returns an error. A document that begins as
// JSONLDWriter's do, with its context and then @graph, is read as a stream, in the memory of its longest object; any
// other is held whole, up to 64 MiB. Since the objects of a stream are expanded apart, blank nodes are refused in it.
// What is wrong is an error that matches ErrSyntax; otherwise it is as ReadJSONLD.
func EachJSONLD(r io.Reader, file string, fn func(quad.Quad) error) error {
	return defaultJSONLDLimits.each(r, file, fn)
}

func (l jsonldLimits) each(r io.Reader, file string, fn func(quad.Quad) error) error {
	s := &jsonldStream{limits: l, file: file, fn: fn}
	in := &budget{r: io.TeeReader(r, &s.head), left: l.whole, most: l.whole}
	s.dec = json.NewDecoder(in)
	found, err := s.begin()
	if err != nil {
		return s.fault(err)
	}
	if !found {
		return s.whole(io.MultiReader(&s.head, r))
	}
	in.r, in.most = r, l.object // nothing will be read again
	s.head = bytes.Buffer{}
	return s.objects(in)
}

// jsonldStream reads a document object by object.
type jsonldStream struct {
	limits jsonldLimits
	file   string
	fn     func(quad.Quad) error
	head   bytes.Buffer // what has been read before it is known whether the document can be streamed
	dec    *json.Decoder

	context json.RawMessage
	batch   []json.RawMessage
	size    int // of the batch, in bytes
}

// fault says where a document is wrong.
func (s *jsonldStream) fault(err error) error {
	return fmt.Errorf("%w: %s: JSON-LD: before byte %d: %w", ErrSyntax, s.file, s.dec.InputOffset(), err)
}

// begin reads the beginning of a document that can be streamed, up to its first object, and reports whether it is one.
func (s *jsonldStream) begin() (bool, error) {
	for _, want := range []json.Token{json.Delim('{'), "@context"} {
		if t, err := s.dec.Token(); err != nil || t != want {
			return false, err
		}
	}
	if err := s.dec.Decode(&s.context); err != nil {
		return false, err
	}
	for _, want := range []json.Token{"@graph", json.Delim('[')} {
		if t, err := s.dec.Token(); err != nil || t != want {
			return false, err
		}
	}
	return true, nil
}

// whole reads a document that cannot be streamed.
func (s *jsonldStream) whole(r io.Reader) error {
	list, err := ReadJSONLD(&budget{r: r, left: s.limits.whole, most: s.limits.whole}, s.file)
	if errors.Is(err, errBudget) {
		err = fmt.Errorf("%w: only a document that begins with its @context and then @graph may be longer; "+
			"N-Quads may be as long as they like", err)
	}
	if err != nil {
		return err
	}
	for _, q := range list {
		if err := s.fn(q); err != nil {
			return err
		}
	}
	return nil
}

// objects reads the objects of @graph to the end of the document.
func (s *jsonldStream) objects(in *budget) error {
	for s.dec.More() {
		in.left = in.most
		var object json.RawMessage
		if err := s.dec.Decode(&object); err != nil {
			return s.fault(err)
		}
		s.batch = append(s.batch, object)
		if s.size += len(object); s.size >= s.limits.batch {
			if err := s.expand(); err != nil {
				return err
			}
		}
	}
	for _, want := range []json.Token{json.Delim(']'), json.Delim('}')} {
		switch t, err := s.dec.Token(); {
		case err != nil:
			return s.fault(err)
		case t != want:
			return s.fault(fmt.Errorf("%v comes after the @graph, where the document must end", t))
		}
	}
	if t, err := s.dec.Token(); err != io.EOF {
		return s.fault(fmt.Errorf("after the document comes %v", t))
	}
	return s.expand()
}

// expand gives the quads of the objects that have come.
func (s *jsonldStream) expand() error {
	doc, err := json.Marshal(map[string]any{"@context": s.context, "@graph": s.batch})
	if err != nil {
		return s.fault(err)
	}
	list, err := ReadJSONLD(bytes.NewReader(doc), s.file)
	if err != nil {
		return err
	}
	s.batch, s.size = s.batch[:0], 0
	for _, q := range list {
		for _, v := range []quad.Value{q.Subject, q.Object, q.Label} {
			if b, ok := v.(quad.BNode); ok {
				return s.fault(fmt.Errorf("blank node %s: a document with blank nodes is not streamed", b))
			}
		}
		if err := s.fn(q); err != nil {
			return err
		}
	}
	return nil
}

// errBudget ends the reading of what is too long.
var errBudget = errors.New("too much must be held at once")

// budget reads r as long as there are bytes left of the most.
type budget struct {
	r          io.Reader
	left, most int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("%w: more than %d MiB", errBudget, b.most>>20)
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
