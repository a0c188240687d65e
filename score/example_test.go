package score_test

import (
	"fmt"
	"testing/fstest"

	"entente/score"
)

func Example() {
	gold, err := score.LoadFS(fstest.MapFS{"loan.jsonl": {Data: []byte(
		`{"s":["Japan","Tokyo"],"r":"providedAid","o":["India"],"core":true}` + "\n" +
			`{"s":["Japan","Tokyo"],"r":"gave","o":["emergency loan"]}`)}}, "gold")
	if err != nil {
		fmt.Println(err)
		return
	}
	r := score.Documents(gold, []score.Fact{
		{Document: "loan", Subject: []string{"Japan", "Japanese government"}, Relation: "providedAid",
			Object: []string{"India"}},
	})
	fmt.Println(r.Total.PRF(score.Strict))
	// Output: P 1.000  R 0.500  F1 0.667
}
