package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// EventCount counts the statements of an event type of PLOVER, those that are negated or only possible included.
type EventCount struct {
	Type       schema.EventType
	Statements int
}

// EventCounts counts statements by event type, the most frequent first. A statement has the type of its relation unless
// it says otherwise: of the closed relations the counters are read, and of the graph only the statements that say
// otherwise.
func (v *View) EventCounts(ctx context.Context) ([]EventCount, error) {
	stats, err := v.Stats(ctx)
	if err != nil {
		return nil, err
	}
	counts := map[schema.EventType]int{}
	for _, r := range stats.Relations {
		if usual, err := schema.Relations().ByName(r.Name); err == nil {
			counts[usual.Family] += r.Total
		}
	}
	l := v.lifter()
	err = v.each(ctx, quad.Quad{Predicate: quad.IRI(voc.EventType)}, func(q quad.Quad) error {
		id, _ := q.Subject.(quad.IRI)
		s, err := l.Statement(ctx, schema.IRI(id))
		if err != nil {
			return err
		}
		counts[s.EventType]++
		if usual, err := schema.Relations().ByName(s.Relation); err == nil && !s.Open {
			counts[usual.Family]--
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []EventCount
	for t, n := range counts {
		if t != schema.NoEvent && n > 0 {
			out = append(out, EventCount{t, n})
		}
	}
	slices.SortFunc(out, func(a, b EventCount) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Type, b.Type))
	})
	return out, nil
}
