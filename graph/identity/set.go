package identity

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/schema"
)

// ErrConflict is matched by the error for decisions that contradict each other.
var ErrConflict = errors.New("decisions contradict each other")

// ConflictError names the decisions that cannot hold together: the last is the one that says that two entities differ,
// those before it make them one.
type ConflictError struct{ Decisions []Decision }

// Error names the decisions.
func (e *ConflictError) Error() string {
	words := make([]string, len(e.Decisions))
	for i, d := range e.Decisions {
		words[i] = d.String()
	}
	last := len(words) - 1
	return fmt.Sprintf("%v: %s; but %s", ErrConflict, strings.Join(words[:last], ", and "), words[last])
}

// Is makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// Set is decisions that hold together. It never changes and may be used by many goroutines. A nil Set has none.
type Set struct {
	list  []Decision // by ID
	kept  map[schema.IRI]schema.IRI
	group map[schema.IRI][]schema.IRI // by kept entity: all that are one with it, sorted
	moved map[mention]schema.IRI
}

// mention is an entity as one document has it.
type mention struct{ entity, document schema.IRI }

// NewSet returns the set of the decisions, of two with one ID the later in the list. The error joins what is wrong with
// decisions for themselves and a *ConflictError for each that contradicts others.
func NewSet(list []Decision) (*Set, error) {
	byID := map[schema.IRI]Decision{}
	var errs []error
	for i := range list {
		if err := list[i].Validate(); err != nil {
			errs = append(errs, err)
			continue
		}
		byID[list[i].ID()] = list[i]
	}
	s := &Set{kept: map[schema.IRI]schema.IRI{}, group: map[schema.IRI][]schema.IRI{}, moved: map[mention]schema.IRI{}}
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		s.list = append(s.list, byID[id])
	}
	s.join()
	for _, d := range s.list {
		if d.Kind == Split {
			s.moved[mention{d.A, schema.DocumentIRI(d.Document)}] = d.B
		}
		if d.Kind != Same && s.Kept(d.A) == s.Kept(d.B) {
			errs = append(errs, &ConflictError{append(s.chain(d.A, d.B), d)})
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return s, nil
}

// join makes groups of the entities that are the same, and chooses under which IRI each is known.
func (s *Set) join() {
	links := s.links()
	seen := map[schema.IRI]bool{}
	for _, start := range slices.Sorted(maps.Keys(links)) {
		if seen[start] {
			continue
		}
		group := []schema.IRI{start}
		seen[start] = true
		for i := 0; i < len(group); i++ {
			for _, d := range links[group[i]] {
				if next := d.other(group[i]); !seen[next] {
					seen[next] = true
					group = append(group, next)
				}
			}
		}
		slices.Sort(group)
		to := best(group, links)
		s.group[to] = group
		for _, e := range group {
			s.kept[e] = to
		}
	}
}

// links gives for each entity the decisions that it is the same as another.
func (s *Set) links() map[schema.IRI][]Decision {
	out := map[schema.IRI][]Decision{}
	for _, d := range s.list {
		if d.Kind == Same {
			out[d.A] = append(out[d.A], d)
			out[d.B] = append(out[d.B], d)
		}
	}
	return out
}

// other returns the other entity of a decision.
func (d *Decision) other(e schema.IRI) schema.IRI {
	if d.A == e {
		return d.B
	}
	return d.A
}

// best chooses the IRI of a group: one that no decision has merged into another, else any; of several one that the
// gazetteer may know, which has no dot in it, and of these the first in the order of bytes.
func best(group []schema.IRI, links map[schema.IRI][]Decision) schema.IRI {
	mergedAway := func(e schema.IRI) int {
		if slices.ContainsFunc(links[e], func(d Decision) bool { return d.B == e }) {
			return 1
		}
		return 0
	}
	return slices.MinFunc(group, func(a, b schema.IRI) int {
		return cmp.Or(cmp.Compare(mergedAway(a), mergedAway(b)),
			cmp.Compare(strings.Count(string(a), "."), strings.Count(string(b), ".")), cmp.Compare(a, b))
	})
}

// chain returns the decisions by which a and b are one, fewest first found, those of a first.
func (s *Set) chain(a, b schema.IRI) []Decision {
	links := s.links()
	from := map[schema.IRI]Decision{a: {}}
	for queue := []schema.IRI{a}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for _, d := range links[at] {
			next := d.other(at)
			if _, seen := from[next]; !seen {
				from[next] = d
				queue = append(queue, next)
			}
		}
	}
	var out []Decision
	for at := b; at != a; {
		d := from[at]
		out = append(out, d)
		at = d.other(at)
	}
	slices.Reverse(out)
	return out
}

// Of returns the IRI under which the store knows an entity that a document names. other reports that the document means
// another thing than it was taken for.
func (s *Set) Of(entity, document schema.IRI) (known schema.IRI, other bool) {
	if s == nil {
		return entity, false
	}
	if to, ok := s.moved[mention{entity, document}]; ok {
		return s.Kept(to), true
	}
	return s.Kept(entity), false
}

// Kept returns the IRI under which an entity is known.
func (s *Set) Kept(entity schema.IRI) schema.IRI {
	if s == nil {
		return entity
	}
	if k, ok := s.kept[entity]; ok {
		return k
	}
	return entity
}

// Group lists the entities that are one with an entity, itself among them, sorted.
func (s *Set) Group(entity schema.IRI) []schema.IRI {
	if s != nil {
		if g, ok := s.group[s.Kept(entity)]; ok {
			return g
		}
	}
	return []schema.IRI{entity}
}

// All lists the decisions by ID.
func (s *Set) All() []Decision {
	if s == nil {
		return nil
	}
	return s.list
}

// About lists the decisions that name an entity or one that is the same, by ID.
func (s *Set) About(entity schema.IRI) []Decision {
	var out []Decision
	for _, d := range s.All() {
		if k := s.Kept(entity); s.Kept(d.A) == k || s.Kept(d.B) == k {
			out = append(out, d)
		}
	}
	return out
}

// Between lists the decisions about two entities: those that name the two, in either order.
func (s *Set) Between(a, b schema.IRI) []Decision {
	var out []Decision
	for _, d := range s.All() {
		if d.A == a && d.B == b || d.A == b && d.B == a {
			out = append(out, d)
		}
	}
	return out
}

// Empty reports whether there is no decision.
func (s *Set) Empty() bool { return len(s.All()) == 0 }

// Without returns the decisions without those that make an entity the same as others: all of its group if the group is
// known under it; else those about it alone, with others in their place where it was the link between the rest.
func (s *Set) Without(entity schema.IRI) []Decision {
	whole := s.Kept(entity) == entity
	list := slices.DeleteFunc(slices.Clone(s.All()), func(d Decision) bool {
		if d.Kind != Same || s.Kept(d.A) != s.Kept(entity) {
			return false
		}
		return whole || d.A == entity || d.B == entity
	})
	if whole {
		return list
	}
	left := &Set{list: list, kept: map[schema.IRI]schema.IRI{}, group: map[schema.IRI][]schema.IRI{}}
	left.join()
	for _, e := range s.Group(entity) {
		if e != entity && left.Kept(e) == e && e != s.Kept(entity) {
			list = append(list, Decision{Kind: Same, A: s.Kept(entity), B: e})
		}
	}
	return list
}

// Deciding returns the decision by which an entity that a document names is known under another IRI: the split of that
// document, or else the first that makes it the same; nil for none.
func (s *Set) Deciding(entity schema.IRI, document string) *Decision {
	if d, ok := s.find(func(d *Decision) bool {
		return d.Kind == Split && d.A == entity &&
			d.Document == document
	}); ok {
		return d
	}
	if s.Kept(entity) == entity {
		return nil
	}
	return &s.chain(entity, s.Kept(entity))[0]
}

// find returns the first decision that fits.
func (s *Set) find(fits func(*Decision) bool) (*Decision, bool) {
	for i := range s.All() {
		if fits(&s.list[i]) {
			return &s.list[i], true
		}
	}
	return nil, false
}
