package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/schema"
)

// Stats counts what a store holds. Lists are sorted by number, the greatest first, then by name.
type Stats struct {
	Documents, Statements, Facts, Entities int
	Quads, Terms                           int64
	// Bytes is the size on disk, or in memory for a store there.
	Bytes uint64
	// Relations counts the statements of each closed relation, OpenRelations those of each open one.
	Relations, OpenRelations []RelationCount
	// Types counts the entities of each type.
	Types []TypeCount
}

// RelationCount counts the statements of a relation.
type RelationCount struct {
	Name  string
	Total int
	// Negated counts those of negative polarity; ByModality has the others, by modality.
	Negated    int
	ByModality map[schema.Modality]int
}

// TypeCount counts the entities of a type; Any is the type of those that have none.
type TypeCount struct {
	Type  schema.NodeType
	Total int
}

const (
	closedCounter = "relation"
	openCounter   = "open"
	entityCounter = "type"
	negated       = "negated"
)

// relationCounter names the counter of a statement's relation and status.
func relationCounter(s *schema.Statement) string {
	kind, status := closedCounter, string(s.Modality)
	if s.Open {
		kind = openCounter
	}
	if s.Polarity == schema.Negative {
		status = negated
	}
	return kind + "\x00" + s.Relation + "\x00" + status
}

// typeCounter names the counter of an entity's type.
func typeCounter(e *schema.Entity) string { return entityCounter + "\x00" + string(e.Type) }

// Stats counts what the store holds. It reads counters, not the data.
func (v *View) Stats(ctx context.Context) (*Stats, error) {
	s := &Stats{}
	relations := map[string]map[string]*RelationCount{closedCounter: {}, openCounter: {}}
	var bad error
	err := v.sn.MetaScan(ctx, key('c', ""), func(k, val []byte) bool {
		n, err := strconv.Atoi(string(val))
		if err != nil {
			bad = fmt.Errorf("%w: counter %q is %q", ErrDamaged, k, val)
			return false
		}
		s.count(strings.Split(string(k[2:]), "\x00"), n, relations)
		return true
	})
	if err == nil {
		err = bad
	}
	if err != nil {
		return nil, err
	}
	s.Relations, s.OpenRelations = sortedRelations(relations[closedCounter]), sortedRelations(relations[openCounter])
	slices.SortFunc(s.Types, func(a, b TypeCount) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Type, b.Type))
	})
	if s.Quads, err = v.sn.NumQuads(); err != nil {
		return nil, err
	}
	if s.Terms, err = v.sn.NumTerms(); err != nil {
		return nil, err
	}
	s.Bytes, err = v.store.qs.DiskUsage()
	return s, err
}

// StatementsOf counts the statements of a relation, closed or open, which the same name never is both. It reads
// counters.
func (v *View) StatementsOf(ctx context.Context, relation string) (int, error) {
	total := 0
	for _, kind := range []string{closedCounter, openCounter} {
		var bad error
		err := v.sn.MetaScan(ctx, counterKey(kind+"\x00"+relation+"\x00"), func(k, val []byte) bool {
			var n int
			if n, bad = strconv.Atoi(string(val)); bad != nil {
				bad = fmt.Errorf("%w: counter %q is %q", ErrDamaged, k, val)
				return false
			}
			total += n
			return true
		})
		if err = errors.Join(err, bad); err != nil {
			return 0, err
		}
	}
	return total, nil
}

// count puts one counter where it belongs.
func (s *Stats) count(name []string, n int, relations map[string]map[string]*RelationCount) {
	switch {
	case len(name) == 1:
		total := map[string]*int{
			"documents": &s.Documents, "statements": &s.Statements, "facts": &s.Facts, "entities": &s.Entities,
		}[name[0]]
		if total != nil {
			*total = n
		}
	case len(name) == 2 && name[0] == entityCounter:
		s.Types = append(s.Types, TypeCount{schema.NodeType(name[1]), n})
	case len(name) == 3 && relations[name[0]] != nil:
		r := relations[name[0]][name[1]]
		if r == nil {
			r = &RelationCount{Name: name[1], ByModality: map[schema.Modality]int{}}
			relations[name[0]][name[1]] = r
		}
		r.Total += n
		if name[2] == negated {
			r.Negated = n
		} else {
			r.ByModality[schema.Modality(name[2])] = n
		}
	}
}

func sortedRelations(m map[string]*RelationCount) []RelationCount {
	out := make([]RelationCount, 0, len(m))
	for _, r := range m {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b RelationCount) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Name, b.Name))
	})
	return out
}
