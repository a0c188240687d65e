package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
)

// Attachment is a file that goes with the store and its backups, such as a gazetteer of the user. It is no part of the
// graph: what it means is for whoever reads documents.
type Attachment struct {
	Name string
	Data []byte
}

// Attach keeps files in one transaction, each in place of one of its name.
func (s *Store) Attach(ctx context.Context, files ...Attachment) error {
	return s.attach(ctx, func(_ *View, c *change) error {
		for _, f := range files {
			b, err := pack(f.Data)
			if err != nil {
				return err
			}
			c.tx.PutMeta(attachmentKey(f.Name), b)
		}
		return nil
	})
}

// Detach takes a file away, or returns a *NotFoundError with the nearest names.
func (s *Store) Detach(ctx context.Context, name string) error {
	return s.attach(ctx, func(v *View, c *change) error {
		if _, err := v.sn.Meta(attachmentKey(name)); !isNotFound(err) {
			c.tx.DeleteMeta(attachmentKey(name))
			return err
		}
		list, err := v.Attachments(ctx)
		if err != nil {
			return err
		}
		near := newNearest(name, 3)
		for _, f := range list {
			near.offer(f.Name)
		}
		return &NotFoundError{What: "file", Name: name, Near: near.names()}
	})
}

func (s *Store) attach(ctx context.Context, fill func(*View, *change) error) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	v, err := s.View()
	if err != nil {
		return err
	}
	c := newChange(v)
	if err = fill(v, c); err == nil {
		err = s.apply(ctx, c.tx)
	}
	return errors.Join(err, v.Close())
}

// Attachments lists the files by name.
func (v *View) Attachments(ctx context.Context) ([]Attachment, error) {
	var out []Attachment
	var bad error
	err := v.sn.MetaScan(ctx, key('g', ""), func(k, val []byte) bool {
		data, err := unpack(val)
		if err != nil {
			bad = fmt.Errorf("file %q: %w", k[2:], err)
			return false
		}
		out = append(out, Attachment{string(k[2:]), data})
		return true
	})
	return out, cmp.Or(err, bad)
}

// Attachments lists the files by name.
func (s *Store) Attachments(ctx context.Context) ([]Attachment, error) {
	return read(s, func(v *View) ([]Attachment, error) { return v.Attachments(ctx) })
}
