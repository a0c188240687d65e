package prov_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph/prov"
	"entente/graph/storetest"
	"entente/schema"
)

// TestLiftedStatementsSayTheSame lifts random statements and compares all that does not depend on other statements.
func TestLiftedStatementsSayTheSame(t *testing.T) {
	for seed := range uint64(200) {
		a := storetest.RandomArticle(fmt.Sprintf("%d.txt", seed), rand.New(rand.NewPCG(seed, 1)))
		qs, err := prov.Quads(a)
		if err != nil {
			t.Fatal(err)
		}
		l := prov.NewLifter(quads(qs))
		for _, want := range a.Statements {
			got, err := l.Statement(t.Context(), want.ID)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := core(&want), core(got); a != b {
				t.Errorf("seed %d:\nwant %s\n got %s", seed, a, b)
			}
			if got.Seal(); got.ID != want.ID {
				t.Errorf("seed %d: %s seals to another ID", seed, core(got))
			}
		}
	}
}

// core prints what a statement says in itself.
func core(s *schema.Statement) string {
	return fmt.Sprintf("%s %s %s %s %s %t %s %s %s %v %s %s %.2f %+v", s.Subject.Key(), s.Relation, s.Object.Key(),
		s.Polarity, s.Modality, s.Open, s.Time, s.TimeText, s.Stage, s.EventType, s.CAMEO, s.Word, s.Confidence,
		s.Evidence)
}
