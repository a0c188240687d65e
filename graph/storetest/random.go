package storetest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
	"entente/schema/voc"
)

// RandomArticle builds an article of up to a dozen statements about a few entities whose labels, types and names the
// articles do not agree on. Equal numbers give equal articles.
func RandomArticle(name string, r *rand.Rand) *schema.Article {
	const words = "alpha signed beta gamma met delta; epsilon zeta eta theta"
	text := ""
	for i := range 12 {
		text += fmt.Sprintf("In %d %s 第%d. ", i, words, r.IntN(3))
	}
	var claims []Claim
	for i := range r.IntN(12) {
		claims = append(claims, Claim{
			Quote: fmt.Sprintf("In %d %s", i, words), Subject: randomEntity(r), Relation: randomOf(r, "signed", "met", "covers", "reposeOn"),
			Object: randomObject(r), Change: func(s *schema.Statement) { randomQualifiers(s, r) },
		})
	}
	return Article(name, randomOf(r, "", "A title"), randomOf(r, "", "2020-10-08"), text, claims...)
}

func randomOf(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

func randomEntity(r *rand.Rand) schema.Node {
	slug := randomOf(r, "alpha", "beta", "gamma", "delta")
	typ := schema.NodeType(randomOf(r, string(schema.Country), string(schema.Person), string(schema.Any)))
	e := Entity(slug, randomOf(r, slug, "The "+slug, slug+" Côte"), typ)
	for range r.IntN(3) {
		e.Names = append(e.Names, randomOf(r, "one", "two", "The One", slug))
	}
	e.QID, e.ISO = randomOf(r, "", "Q1", "Q2"), randomOf(r, "", "AA")
	return Of(e, randomOf(r, slug, "it", ""))
}

func randomObject(r *rand.Rand) schema.Node {
	switch r.IntN(4) {
	case 0:
		return Amount(randomOf(r, "1", "2.5", "1 000%"), schema.IRI(randomOf(r, string(voc.XSDInteger), string(voc.XSDDecimal), string(voc.Quantity))),
			randomOf(r, "", "JPY", "metric tons ^^"), randomOf(r, "", "a label"), randomOf(r, "", "words"))
	case 1:
		return Amount("2020-10-06", voc.XSDDate, "", "", "")
	}
	return randomEntity(r)
}

func randomQualifiers(s *schema.Statement, r *rand.Rand) {
	s.Modality = schema.Modalities[r.IntN(len(schema.Modalities))]
	s.Polarity = schema.Polarity(randomOf(r, "+", "+", "-"))
	s.Time = randomOf(r, "", "2019", "2020-08", "2020-10-07", "2020-01/2020-03", "soon")
	s.Stage, s.TimeText = randomOf(r, "", "finalised"), randomOf(r, "", "in August")
	s.Confidence = float64(r.IntN(101)) / 100
	s.EventType, s.CAMEO = schema.EventType(randomOf(r, "", "AID")), randomOf(r, "", "07")
	if r.IntN(3) == 0 {
		s.AttributedTo = randomEntity(r).Entity
	}
	if r.IntN(3) == 0 {
		s.Place = randomEntity(r).Entity
	}
	for _, role := range schema.Roles {
		if r.IntN(5) == 0 {
			s.Participants = append(s.Participants, schema.Participant{Role: role, Node: randomObject(r)})
		}
	}
}

// testRandomChanges adds, replaces and removes articles at random, and compares with a store to which what is left was
// added.
func testRandomChanges(t *testing.T, opener Opener) {
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 7))
		s := Open(t, opener)
		have := map[string]*schema.Article{}
		for range 40 {
			name := fmt.Sprintf("%d.txt", r.IntN(6))
			if r.IntN(3) == 0 && have[name] != nil {
				if err := s.Remove(t.Context(), name); err != nil {
					t.Fatal(err)
				}
				delete(have, name)
				continue
			}
			have[name] = RandomArticle(name, r)
			Add(t, s, have[name])
		}
		fresh := Open(t, opener)
		for _, a := range have {
			Add(t, fresh, a)
		}
		if d := cmp.Diff(Export(t, fresh), Export(t, s)); d != "" {
			t.Fatalf("seed %d: -what is left alone +after all changes\n%s", seed, d)
		}
	}
}
