package rdf

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// news makes n quads of the shape that the store has: a dozen for each article
// under its label, a few entities that are named often and many that are not.
func news(n int) []quad.Quad {
	rnd := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(rnd, 1.1, 8, 50_000)
	entity := func() quad.Value { return quad.IRI(fmt.Sprintf("urn:entente:e:entity-%d", zipf.Uint64())) }
	qs := make([]quad.Quad, n)
	for i := range qs {
		q := &qs[i]
		q.Subject = entity()
		q.Label = quad.IRI(fmt.Sprintf("urn:entente:f:%016x", i/12))
		switch k := rnd.IntN(20); {
		case k < 14:
			q.Predicate = quad.IRI(fmt.Sprintf("urn:entente:r:relation-%d", k))
			q.Object = entity()
		case k < 16:
			q.Predicate = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
			q.Object = quad.IRI(fmt.Sprintf("urn:entente:t:Type%d", rnd.IntN(12)))
		case k < 18:
			q.Predicate = quad.IRI("http://www.w3.org/2000/01/rdf-schema#label")
			q.Object = quad.String(fmt.Sprintf("The so-called \"entity\" no. %d – of many", i))
		case k < 19:
			q.Predicate = quad.IRI("urn:entente:p:confidence")
			q.Object = quad.TypedString{Value: quad.String(fmt.Sprint(i % 100)), Type: xsdNS + "integer"}
		default:
			q.Predicate = quad.IRI("http://schema.org/datePublished")
			q.Object = quad.TypedString{Value: "2020-10-08T00:00:00Z", Type: xsdNS + "dateTime"}
		}
	}
	return qs
}

const benchQuads = 20_000

func BenchmarkReader_Read(b *testing.B) {
	var doc bytes.Buffer
	w := NewWriter(&doc)
	for _, q := range news(benchQuads) {
		if err := w.Write(q); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	run := func(name string, open func(io.Reader) func() (quad.Quad, error)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(doc.Len()))
			for b.Loop() {
				read, n := open(bytes.NewReader(doc.Bytes())), 0
				for ; ; n++ {
					if _, err := read(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
				if n != benchQuads {
					b.Fatalf("%d quads were read", n)
				}
			}
		})
	}
	run("rdf", func(r io.Reader) func() (quad.Quad, error) { return NewReader(r, Options{}).Read })
	run("baseline=nquads-raw", func(r io.Reader) func() (quad.Quad, error) { return nquads.NewReader(r, true).ReadQuad })
	run("baseline=nquads-typed", func(r io.Reader) func() (quad.Quad, error) { return nquads.NewReader(r, false).ReadQuad })
}

func BenchmarkWriter_Write(b *testing.B) {
	qs := news(benchQuads)
	run := func(name string, write func(io.Writer) error) {
		b.Run(name, func(b *testing.B) {
			var out strings.Builder
			if err := write(&out); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.SetBytes(int64(out.Len()))
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("rdf", func(out io.Writer) error {
		w := NewWriter(out)
		for _, q := range qs {
			if err := w.Write(q); err != nil {
				return err
			}
		}
		return w.Close()
	})
	run("baseline=nquads", func(out io.Writer) error {
		w := nquads.NewWriter(out)
		if _, err := w.WriteQuads(qs); err != nil {
			return err
		}
		return w.Close()
	})
}

func BenchmarkSort(b *testing.B) {
	qs := news(benchQuads)
	b.ReportAllocs()
	for b.Loop() {
		if err := Sort(append([]quad.Quad(nil), qs...)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseTerm(b *testing.B) {
	for _, term := range []string{"<urn:entente:e:japan>", `"50000000000"^^<` + xsdNS + `integer>`} {
		b.Run(term[:1], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseTerm(term); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
