// Package news makes up quads of the shape that a store of news has, for tests and benchmarks: one label per article
// with about twelve quads under it, entities whose frequency follows Zipf's law, and a small set of relations. The same
// seed gives the same quads.
package news

import (
	"fmt"
	"math/rand/v2"

	"github.com/cayleygraph/quad"
)

// The predicates that every article uses beside its relations.
const (
	Type  = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
	Name  = quad.IRI("http://www.w3.org/2000/01/rdf-schema#label")
	Total = quad.IRI("urn:entente:p:amount")
	Date  = quad.IRI("urn:entente:p:date")
)

const (
	xsdInteger = quad.IRI("http://www.w3.org/2001/XMLSchema#integer")
	xsdDate    = quad.IRI("http://www.w3.org/2001/XMLSchema#date")

	numRelations  = 40
	numTypes      = 12
	quadsPerLabel = 12
)

// A Source makes quads one after the other.
type Source struct {
	rnd      *rand.Rand
	entities *rand.Zipf
	relation *rand.Zipf
	article  int
	left     int // quads still to come under the present label
	size     int
	made     int
}

// New returns a source of size quads.
func New(size int, seed uint64) *Source {
	rnd := rand.New(rand.NewPCG(seed, uint64(size)))
	return &Source{
		rnd:      rnd,
		entities: rand.NewZipf(rnd, 1.1, 8, uint64(max(size/10, 20)-1)),
		relation: rand.NewZipf(rnd, 1.3, 2, numRelations-1),
		size:     size,
	}
}

// Entity returns the IRI of an entity by rank; rank 0 is the most frequent one.
func Entity(rank int) quad.IRI { return quad.IRI(fmt.Sprintf("urn:entente:e:entity-%d", rank)) }

// Relation returns the IRI of a relation by rank.
func Relation(rank int) quad.IRI { return quad.IRI(fmt.Sprintf("urn:entente:r:relation-%d", rank)) }

// Label returns the label of an article by number, from 1.
func Label(n int) quad.IRI {
	return quad.IRI(fmt.Sprintf("urn:entente:d:%016x", uint64(n)*0x9E3779B97F4A7C15))
}

// Articles returns how many articles have begun.
func (s *Source) Articles() int { return s.article }

// Next returns the next quads, at most n, and none at the end.
func (s *Source) Next(n int) []quad.Quad {
	n = min(n, s.size-s.made)
	out := make([]quad.Quad, 0, n)
	for range n {
		out = append(out, s.quad())
	}
	s.made += n
	return out
}

func (s *Source) entity() int { return int(s.entities.Uint64()) }

func (s *Source) quad() quad.Quad {
	if s.left == 0 {
		s.article++
		s.left = quadsPerLabel - 4 + s.rnd.IntN(9)
	}
	s.left--
	e := s.entity()
	q := quad.Quad{Subject: Entity(e), Label: Label(s.article)}
	switch p := s.rnd.IntN(100); {
	case p < 73:
		q.Predicate, q.Object = Relation(int(s.relation.Uint64())), Entity(s.entity())
	case p < 82:
		q.Predicate, q.Object = Type, quad.IRI(fmt.Sprintf("urn:entente:t:type-%d", e%numTypes))
	case p < 91:
		q.Predicate, q.Object = Name, quad.LangString{Value: quad.String(fmt.Sprintf("The Entity Number %d", e)),
			Lang: "en"}
	case p < 96:
		q.Predicate, q.Object = Total, quad.TypedString{Value: quad.String(fmt.Sprint(s.rnd.IntN(1_000_000))),
			Type: xsdInteger}
	default:
		day := fmt.Sprintf("20%02d-%02d-%02d", s.rnd.IntN(26), 1+s.rnd.IntN(12), 1+s.rnd.IntN(28))
		q.Predicate, q.Object = Date, quad.TypedString{Value: quad.String(day), Type: xsdDate}
	}
	return q
}
