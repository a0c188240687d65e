package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"entente/graph/prov"
	"entente/schema"
)

// asOf limits a view to what had been told by the end of a day.
type asOf struct {
	day  string // 2020-10-07
	mu   sync.Mutex
	told map[schema.IRI]bool // by document
}

// AsOf returns a view of the graph as far as documents published up to the end of that day told it: it ends with v. See
// the package comment for what that means. A document without a date of publication is not in it.
func (v *View) AsOf(day time.Time) *View {
	limited := *v
	limited.asOf = &asOf{day: day.Format(time.DateOnly), told: map[schema.IRI]bool{}}
	return &limited
}

// tells reports whether what a document says is in the view.
func (v *View) tells(doc schema.IRI) (bool, error) {
	if v.asOf == nil {
		return true, nil
	}
	v.asOf.mu.Lock()
	defer v.asOf.mu.Unlock()
	if told, ok := v.asOf.told[doc]; ok {
		return told, nil
	}
	d, err := v.documentOf(doc)
	if err != nil {
		return false, err
	}
	told := v.asOf.tells(d)
	v.asOf.told[doc] = told
	return told, nil
}

// tells reports whether a document was published by the end of the day.
func (a *asOf) tells(d *Document) bool { return !d.Date.IsZero() && d.Day() <= a.day }

// documentOf returns the record of a document whose IRI stands in the graph.
func (v *View) documentOf(doc schema.IRI) (*Document, error) {
	name, err := v.sn.Meta(nameKey(doc))
	if err != nil {
		return nil, fmt.Errorf("name of %s: %w", doc, err)
	}
	var d Document
	found, err := v.record(docKey(string(name)), &d)
	if err == nil && !found {
		err = fmt.Errorf("%w: document %q has no record", ErrDamaged, name)
	}
	return &d, err
}

// offices are the relations that hold for a time: an answer as of a day leaves out those that were over or not begun.
var offices = []string{"holdsPosition", "governs", "represents", "leads", "affiliatedWith", "memberOf"}

// holds reports whether a statement is about something that was so on the day of the view, as far as it gives a time.
func (v *View) holds(s *schema.Statement) bool {
	if v.asOf == nil || s.Time == "" || !slices.Contains(offices, s.Relation) {
		return true
	}
	p, err := ParsePeriod(s.Time)
	switch {
	case err != nil:
		return true
	case p.First != "" && p.First > v.asOf.day:
		return false
	}
	// A single date says when it began or was seen, not when it ended.
	return !strings.Contains(s.Time, "/") || p.Last == "" || v.asOf.day <= p.Last
}

// recount makes a fact what the given statements alone say of it.
func (v *View) recount(ctx context.Context, texts *library, f *Fact, list []schema.Statement) (err error) {
	f.Status, f.First, f.Last = schema.Planned, "", ""
	for i := range list {
		s := &list[i]
		if s.Modality == schema.Asserted {
			f.Status = schema.Asserted
		}
		if first, last, ok := prov.Dates(s.Time); ok {
			if f.First == "" || first < f.First {
				f.First = first
			}
			f.Last = max(f.Last, last)
		}
	}
	f.Sources, err = texts.countSources(ctx, list)
	return err
}
