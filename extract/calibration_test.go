package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/text"
	"entente/score"
)

// TestCalibration says how far stated confidence agrees with gold: of the statements at each confidence, the share whose
// fact stands in gold. Gold does not hold all that a text says, so that a reader agrees with more of them
// (docs/notes/20261124-calibration.md). What it says of our gold is recorded.
//
//	go test ./extract -run TestCalibration -v -gold DIR -articles DIR
func TestCalibration(t *testing.T) {
	gold, err := score.Load(*goldDir)
	if err != nil {
		t.Fatal(err)
	}
	r := calibrate(gold, readAll(t, goldArticles(t, gold), 2))
	t.Logf("%s\n%v", *goldDir, r)
	if *articlesDir == articles {
		checkGolden(t, "calibration.txt", r.String())
	}
}

// reliability counts the closed statements of each tenth of confidence, and how many of them gold holds.
type reliability [10]struct {
	stated             float64
	all, strict, pairs int
}

// calibrate counts the statements of docs, which are in the order of gold.
func calibrate(gold []score.Document, docs []*text.Doc) *reliability {
	var r reliability
	for n, d := range docs {
		for i := range d.Statements {
			s := &d.Statements[i]
			if s.Open {
				continue
			}
			found := score.Documents(gold[n:n+1], []score.Fact{factOf(gold[n].Name, s)}).Total
			bin := &r[min(int(10*s.Confidence), 9)]
			bin.all++
			bin.stated += s.Confidence
			bin.strict += found.PRF(score.Strict).Found
			bin.pairs += found.PRF(score.Pair).Found
		}
	}
	return &r
}

func (r *reliability) String() string {
	var b strings.Builder
	b.WriteString("confidence  statements  stated  strict  pair\n")
	for i, bin := range r {
		if bin.all == 0 {
			continue
		}
		n := float64(bin.all)
		fmt.Fprintf(&b, "%.1f–%.1f     %10d    %.2f    %.2f  %.2f\n",
			float64(i)/10, float64(i+1)/10, bin.all, bin.stated/n, float64(bin.strict)/n, float64(bin.pairs)/n)
	}
	return b.String()
}
