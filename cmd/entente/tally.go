package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"entente/extract"
	"entente/extract/conllu"
	"entente/extract/source"
)

// errSomeFailed is the end of a batch in which some inputs failed. Each has been named on stderr by then.
var errSomeFailed = errors.New("some inputs failed")

// tally counts the documents of a batch.
type tally struct{ done, failed int }

// fail counts a document that could not be read and names it.
func (t *tally) fail(p *program, r extract.Read) {
	var mistakes conllu.Errors
	switch {
	case errors.Is(r.Err, errInterrupted):
		return // stdin, which was waited for in vain
	case errors.As(r.Err, &mistakes):
		t.failed++
		p.blameMistakes(mistakes)
		return
	}
	t.failed++
	p.blame(failure(r))
}

// failure returns the name of what could not be read, and why.
func failure(r extract.Read) (name string, err error) {
	if at, ok := errors.AsType[*source.PathError](r.Err); ok {
		return at.Path, at.Err
	}
	if r.Doc != nil {
		name = r.Doc.ID
	}
	return name, r.Err
}

// blame says on stderr why one input of several failed.
func (p *program) blame(name string, err error) {
	if p.json {
		p.errJSON(err, exitSomeFailed, name)
		return
	}
	fmt.Fprintf(p.Err, "entente: %s: %s\n", p.errInk.Bold(oneLine(name)), err)
}

// blameMistakes says on stderr what is wrong with a sentence of CoNLL-U. Each mistake names its file and place itself.
func (p *program) blameMistakes(list conllu.Errors) {
	for _, m := range list {
		if p.json {
			p.errJSON(m, exitSomeFailed, m.File)
			continue
		}
		fmt.Fprintf(p.Err, "entente: %s\n", visible(m.Error()))
	}
}

// end returns the error of the whole batch.
func (t *tally) end(ctx context.Context) error {
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case t.failed > 0:
		return errSomeFailed
	}
	return nil
}

// errJSON writes an error on stderr as a line of JSON.
func (p *program) errJSON(err error, code int, document string) {
	e := json.NewEncoder(p.Err)
	e.SetEscapeHTML(false)
	// An error of stderr itself cannot be told to anybody.
	_ = e.Encode(struct {
		Error    string `json:"error"`
		Exit     int    `json:"exit"`
		Document string `json:"document,omitempty"`
	}{err.Error(), code, document})
}
