package query

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// Row is one result: cells by tag, or a value that a script emitted.
type Row struct {
	// Cells are sorted by tag, "id" first.
	Cells []Cell
	// Value is what has no cells: a number, a text, a list, a map with strings as keys.
	Value any
}

// Cell is a term under a tag.
type Cell struct {
	Tag string
	// IRI is the full IRI, "" for a literal.
	IRI schema.IRI
	// Text is the short IRI, or the text of the literal.
	Text string
	// Label is what people call it: the label of an entity, the headline of a document, the text of a literal.
	Label string
	// Datatype is that of a literal, "" for an IRI.
	Datatype schema.IRI
}

// Rows are the results of a running query. They are not safe for concurrent use.
type Rows struct {
	lang, text string
	names      Names
	ctx        context.Context
	cancel     context.CancelCauseFunc
	next       func() (Row, bool, error)
	stop       func()
	namer      *namer
	row        Row
	err        error
	left       int // rows that may still come, -1 for any number
	// readError tells of reads that failed where Cayley could only see that nothing was there.
	readError func() error
	onClose   func() error
	closing   sync.Once
	closeErr  error
	done      bool
}

// Next goes to the next row; it returns false at the end and on an error.
func (r *Rows) Next() bool {
	if r.done || r.left == 0 {
		return false
	}
	row, ok, err := r.next()
	if cause := context.Cause(r.ctx); cause != nil && !ok {
		err = cause
	}
	if err == nil && !ok && r.readError != nil {
		err = r.readError()
	}
	if err != nil {
		r.err = locate(r.lang, r.text, err)
	}
	if !ok {
		r.done = true
		return false
	}
	r.row = row
	if r.left > 0 {
		r.left--
	}
	return true
}

// Row returns the present row.
func (r *Rows) Row() Row { return r.row }

// Err returns what ended the rows before their end; it is nil while there are more.
func (r *Rows) Err() error { return r.err }

// Warnings lists what may be a mistake, such as names that mean nothing. The list is whole after the last row.
func (r *Rows) Warnings() []string {
	return r.namer.list()
}

// Close stops the query. Closing twice is allowed.
func (r *Rows) Close() error {
	r.closing.Do(func() {
		r.done = true
		r.cancel(ErrClosed)
		r.stop()
		if r.onClose != nil {
			r.closeErr = r.onClose()
		}
	})
	return r.closeErr
}

// OnClose lets Close end with fn, such as the closing of what the query reads. It must be called before Close.
func (r *Rows) OnClose(fn func() error) { r.onClose = fn }

// cell describes a term.
func (r *Rows) cell(tag string, v quad.Value) (Cell, error) {
	c := Cell{Tag: tag}
	switch v := v.(type) {
	case quad.IRI:
		c.IRI = schema.IRI(v)
		c.Text = voc.Shorten(c.IRI)
		var err error
		c.Label, err = r.names.Label(r.ctx, c.IRI)
		return c, err
	case quad.BNode:
		c.Text = v.String()
		return c, nil
	}
	if l, ok := prov.FromTerm(v); ok {
		c.Datatype = l.Datatype
		c.Text, c.Label = l.Label, l.Label
		return c, nil
	}
	c.Text = quad.ToString(v)
	c.Label = c.Text
	return c, nil
}

// sortCells puts "id" first and the other tags in order.
func sortCells(cells []Cell) {
	slices.SortFunc(cells, func(a, b Cell) int {
		switch {
		case a.Tag == b.Tag:
			return 0
		case a.Tag == "id":
			return -1
		case b.Tag == "id":
			return 1
		}
		return strings.Compare(a.Tag, b.Tag)
	})
}
