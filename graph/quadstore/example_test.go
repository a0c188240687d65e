package quadstore_test

import (
	"context"
	"fmt"
	"log"

	"entente/graph/quadstore"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

func Example() {
	ctx := context.Background()
	s, err := quadstore.OpenMem(quadstore.Options{}) // Open(dir, …) for the disk
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()

	// A document and its quads: all or nothing.
	tx := quadstore.NewTx()
	tx.AddQuad(quad.Quad{Subject: quad.IRI("e:japan"), Predicate: quad.IRI("r:partners"), Object: quad.IRI("e:india"),
		Label: quad.IRI("d:1")})
	tx.AddQuad(quad.Quad{Subject: quad.IRI("e:india"), Predicate: quad.IRI("r:leads"), Object: quad.IRI("e:ipoi"),
		Label: quad.IRI("d:1")})
	tx.PutMeta([]byte("text/d:1"), []byte("Japan partners India, which leads IPOI."))
	if err := s.Apply(ctx, tx, graph.IgnoreOpts{}); err != nil {
		log.Fatal(err)
	}

	// All quads of a document, in one scan.
	n, err := s.Count(ctx, quad.Quad{Label: quad.IRI("d:1")}, 0)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(n, "quads")

	// A Cayley path on one state of the store.
	sn, err := s.Snapshot()
	if err != nil {
		log.Fatal(err)
	}
	defer sn.Close()
	p := path.StartPath(sn, quad.IRI("e:japan")).Out(quad.IRI("r:partners")).Out(quad.IRI("r:leads"))
	err = p.Iterate(ctx).EachValue(sn, func(v quad.Value) { fmt.Println(v) })
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// 2 quads
	// <e:ipoi>
}
