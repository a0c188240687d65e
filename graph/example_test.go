package graph_test

import (
	"context"
	"fmt"
	"log"

	"entente/graph"
	"entente/graph/storetest"
)

func Example() {
	ctx := context.Background()
	s, err := graph.Open(ctx, graph.Options{Memory: true})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(ctx, storetest.Cyber()); err != nil {
		log.Fatal(err)
	}
	facts, err := s.Facts(ctx, graph.Filter{Subject: "e:japan", Relations: []string{"partnersOn"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range facts {
		fmt.Println(f.Subject.Label(), f.Relation, f.Object.Label(), f.Status)
		fmt.Println(f.Statements[0].Evidence.Exact)
	}
	// Output:
	// Japan partnersOn Indo-Pacific Oceans' Initiative planned
	// Japan will partner on the Indo-Pacific Oceans' Initiative
}

func ExampleStore_Query() {
	ctx := context.Background()
	s, err := graph.Open(ctx, graph.Options{Memory: true})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(ctx, storetest.Cyber()); err != nil {
		log.Fatal(err)
	}
	rows, err := s.Query(ctx, "gizmo", `g.V("India").Out("signed").Out("covers").All()`, graph.QueryOptions{Limit: 10})
	if err != nil {
		log.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		for _, c := range rows.Row().Cells {
			fmt.Println(c.Tag, c.Text, c.Label)
		}
	}
	if err := rows.Err(); err != nil {
		log.Fatal(err)
	}
	// Output: id e:5g 5G
}
