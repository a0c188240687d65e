// Package extract turns the text of an article into statements.
//
// Its nouns are the Stage, which adds layers to a text.Doc, and the Pipeline, which runs the stages in the order of one
// list (Stages). Each stage says which layers it needs and which it adds, so that the list can be checked without
// running it. What a pipeline makes of a text depends on the text, its metadata and the program alone: not on the
// machine, on the number of workers or on other documents.
package extract

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"unicode/utf8"

	"entente/extract/text"
	"entente/schema/gazetteer"
)

// Layer names what a stage adds to a document.
type Layer string

// The layers of a document.
const (
	Sentences  Layer = "sentences"
	Tokens     Layer = "tokens"
	Grammar    Layer = "grammar" // tags, lemmas and trees
	Names      Layer = "names"
	Mentions   Layer = "mentions"
	Clusters   Layer = "clusters"
	Entities   Layer = "entities"
	Statements Layer = "statements"
	Events     Layer = "events"
)

// Stage is one step of reading.
type Stage struct {
	Name string
	// Needs and Adds are the layers that the stage reads and writes.
	Needs, Adds []Layer
	// Run adds the layers to d; it never changes d.Text.
	Run func(ctx context.Context, d *text.Doc) error
}

// Pipeline reads documents. It is safe for use by several goroutines at once, each with its own document.
type Pipeline struct {
	stages []Stage
}

// New returns the pipeline of Stages.
func New() (*Pipeline, error) { return NewWith(gazetteer.Load()) }

// NewWith returns the pipeline of StagesWith.
func NewWith(g *gazetteer.Gazetteer) (*Pipeline, error) {
	stages, err := StagesWith(g)
	if err != nil {
		return nil, err
	}
	return NewFrom(stages)
}

// NewFrom returns a pipeline of the given stages, or ErrStages if one of them needs a layer that none before it adds.
func NewFrom(stages []Stage) (*Pipeline, error) {
	var have []Layer
	for _, s := range stages {
		for _, l := range s.Needs {
			if !slices.Contains(have, l) {
				return nil, fmt.Errorf("%w: %s needs %s, which no stage before it adds", ErrStages, s.Name, l)
			}
		}
		have = append(have, s.Adds...)
	}
	return &Pipeline{stages: stages}, nil
}

// Run adds all layers to d. An error names the stage that failed; d then holds the layers of the stages before it. A
// text that is not UTF-8 is ErrUTF8.
func (p *Pipeline) Run(ctx context.Context, d *text.Doc) error {
	if !utf8.ValidString(d.Text) {
		return ErrUTF8
	}
	for _, s := range p.stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.run(ctx, d); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

// run runs the stage. A panic, which is a fault of ours, costs the document at hand and not the batch: it comes back as
// ErrInternal with the place where it happened.
func (s *Stage) run(ctx context.Context, d *text.Doc) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v\n%s", ErrInternal, r, debug.Stack())
		}
	}()
	return s.Run(ctx, d)
}
