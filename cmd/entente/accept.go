package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"entente/cmd/entente/stream"
	"entente/graph"
	"entente/graph/identity"
)

// accept keeps the decisions of a file of JSON lines; a store that is not there yet is made.
func (p *program) accept(ctx context.Context, file string) error {
	var in io.Reader = stream.Until(ctx, p.In)
	if file != stdinName {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	list, err := readDecisions(file, in)
	if err != nil {
		return err
	}
	return p.withStore(ctx, graph.Options{}, func(s *graph.Store) error {
		done, err := s.Decide(context.WithoutCancel(ctx), list...)
		if err != nil {
			return err
		}
		return p.writeDecided(done)
	})
}

// readDecisions reads a decision a line. The error names every line that is no decision.
func readDecisions(file string, in io.Reader) ([]identity.Decision, error) {
	text, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	var list []identity.Decision
	var errs []error
	n := 0
	for line := range bytes.Lines(text) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d identity.Decision
		err := json.Unmarshal(line, &d)
		if err == nil {
			err = d.Validate()
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", file, n, err))
			continue
		}
		list = append(list, d)
	}
	return list, errors.Join(errs...)
}
