package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"entente/graph/prov"
)

// Verify reads every quote again, from its quads: the text must have the hash that the document gives, and the words
// must stand where the evidence says.
func (v *View) Verify(ctx context.Context) (*Report, error) {
	r := &Report{}
	var err error
	if r.Quads, err = v.sn.NumQuads(); err != nil {
		return nil, err
	}
	docs, err := v.Documents(ctx)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		r.Documents++
		if err := v.verify(ctx, &docs[i], r); err != nil {
			return nil, fmt.Errorf("document %q: %w", docs[i].Name, err)
		}
	}
	return r, nil
}

func (v *View) verify(ctx context.Context, d *Document, r *Report) error {
	text, err := v.keptText(d.ID)
	if err != nil {
		r.add("document %q: %v", d.Name, err)
		return nil
	}
	told, err := v.lifter().Document(ctx, d.ID)
	if err != nil {
		r.add("document %q: %v", d.Name, err)
		return nil
	}
	if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != told.Hash {
		r.add("document %q: the kept text does not have the hash %s", d.Name, told.Hash)
	}
	list, err := v.Statements(ctx, Filter{Document: d.Name})
	if err != nil {
		r.add("document %q: %v", d.Name, err)
		return nil
	}
	if len(list) != d.Statements {
		r.add("document %q: %d statements, want %d", d.Name, len(list), d.Statements)
	}
	quotes := prov.NewText(text)
	for i := range list {
		r.Statements++
		e := &list[i].Evidence
		if got, ok := quotes.Slice(e.Start, e.End); !ok || got != e.Exact {
			r.add("document %q: statement %s quotes %q, the text has %q at %d to %d", d.Name, list[i].ID, e.Exact, got, e.Start, e.End)
		}
	}
	return nil
}
