package value_test

import (
	"fmt"
	"time"

	"entente/extract/value"
)

func ExampleQuantity() {
	l, _ := value.Quantity("50-billion-yen")
	fmt.Println(l.Value, l.Unit, l.Label)
	l, _ = value.Quantity("three .2 million debit cards")
	fmt.Println(l.Value, l.Unit, "|", l.Label)
	// Output:
	// 50000000000 JPY 50 billion yen
	// 3200000 debit cards | 3.2 million debit cards
}

func ExampleTime() {
	published := time.Date(2020, 10, 8, 0, 0, 0, 0, time.UTC)
	v, _ := value.Time("on Wednesday", published)
	fmt.Println(v.ISO, value.Label(v.ISO))
	v, _ = value.Time("on Wednesday", published, value.Future)
	fmt.Println(v.ISO)
	v, _ = value.Time("on Wednesday", time.Time{})
	fmt.Printf("%q %s\n", v.ISO, v.Text)
	// Output:
	// 2020-10-07 7 October 2020
	// 2020-10-14
	// "" on Wednesday
}
