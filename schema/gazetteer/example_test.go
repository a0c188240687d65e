package gazetteer_test

import (
	"fmt"
	"strings"

	"entente/schema/gazetteer"
)

func ExampleGazetteer_Lookup() {
	for _, c := range gazetteer.Load().Lookup("Washington") {
		fmt.Println(c.Entity.Name, c.Entity.Type, c.Kind, c.Weak)
	}
	// Output:
	// United States Country metonym false
	// Washington City name false
	// Washington State Region short true
}

func ExampleGazetteer_Longest() {
	tokens := strings.Fields("ministers of the Indo - Pacific Oceans ' Initiative met")
	n, cands := gazetteer.Load().Longest(tokens, 3)
	fmt.Println(n, cands[0].Entity.ID)
	// Output: 6 indo-pacific-oceans-initiative
}

func ExampleGazetteer_OfficeAt() {
	for _, o := range gazetteer.Load().OfficeAt("toshimitsu-motegi", "2020-10-06") {
		fmt.Println(o.Title, o.Of.Name)
	}
	// Output: foreign minister Japan
}
