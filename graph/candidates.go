package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"

	"entente/graph/identity"
	"entente/graph/prov"
	"entente/schema"
)

// Candidates finds the pairs of entities that may be one and wait for a decision of the user, the likeliest first. A
// min of 0 means identity.MinScore. It reads every entity.
func (v *View) Candidates(ctx context.Context, min float64) ([]identity.Pair, error) {
	set, err := v.decisions()
	if err != nil {
		return nil, err
	}
	var list []identity.Entity
	var bad error
	err = v.sn.MetaScan(ctx, key('e', ""), func(k, val []byte) bool {
		var t prov.EntityTally
		if err := json.Unmarshal(val, &t); err != nil {
			bad = fmt.Errorf("%w: record %q: %w", ErrDamaged, k, err)
			return false
		}
		e := t.Entity()
		list = append(list, identity.Entity{
			ID: e.ID, Label: e.Label, Type: e.Type, Names: e.Names, QID: e.QID, Documents: t.Documents,
		})
		return true
	})
	if err = cmp.Or(err, bad); err != nil {
		return nil, err
	}
	type pair struct{ a, b schema.IRI }
	differ := map[pair]bool{}
	for _, d := range set.All() {
		a, b := set.Kept(d.A), set.Kept(d.B)
		differ[pair{a, b}], differ[pair{b, a}] = true, true
	}
	decided := func(a, b schema.IRI) bool { return differ[pair{a, b}] }
	return identity.Pairs(list, identity.Options{Min: min, Skip: decided}), nil
}

// Candidates finds the pairs of entities that may be one and wait for a decision of the user.
func (s *Store) Candidates(ctx context.Context, min float64) ([]identity.Pair, error) {
	return read(s, func(v *View) ([]identity.Pair, error) { return v.Candidates(ctx, min) })
}
