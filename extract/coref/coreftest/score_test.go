package coreftest_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/coref/coreftest"
)

// clusters writes clusters as words of letters; a letter is a mention.
func clusters(words string) (out [][]coreftest.Span) {
	for _, w := range strings.Fields(words) {
		var c []coreftest.Span
		for _, letter := range w {
			c = append(c, coreftest.Span{int(letter), int(letter) + 1})
		}
		out = append(out, c)
	}
	return out
}

// TestScore checks the measures on cases worked out by hand.
func TestScore(t *testing.T) {
	for _, test := range []struct {
		name, gold, system   string
		muc, b3, ceaf, found float64
	}{
		{"the same", "ab cde", "ab cde", 1, 1, 1, 1},
		{"nothing found", "ab cde", "", 0, 0, 0, 0},
		{"clusters of one count nowhere", "ab c", "ab d e", 1, 1, 1, 1},
		// MUC: 2 of 3 links recalled, 2 of 2 right. B3: recall (4/4 + 4/4)/4, precision 1. CEAF: 2·2/(4+2) of 1 and of
		// 2.
		{"one cluster in two halves", "abcd", "ab cd", 0.8, 2. / 3, 4. / 9, 1},
		{"two clusters in one", "ab cd", "abcd", 0.8, 2. / 3, 4. / 9, 1},
		// The mentions a and b are found, c is missed, x is wrong.
		{"another mention", "abc", "abx", 0.5, 4. / 9, 2. / 3, 2. / 3},
		{"a mention twice", "ab", "ab ab", 1, 1, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			var s coreftest.Score
			s.Add(clusters(test.gold), clusters(test.system))
			for _, x := range []struct {
				name      string
				got, want float64
			}{
				{"MUC", s.MUC.F1(), test.muc}, {"B3", s.B3.F1(), test.b3}, {"CEAF", s.CEAF.F1(), test.ceaf},
				{"mentions", s.Mentions.F1(), test.found},
			} {
				if math.Abs(x.got-x.want) > 1e-9 {
					t.Errorf("%s %.4f, want %.4f", x.name, x.got, x.want)
				}
			}
		})
	}
}

// TestScoreAssignment: the best one-to-one assignment is not the greedy one.
func TestScoreAssignment(t *testing.T) {
	var s coreftest.Score
	// abcd is most like abce (3 of 4), but giving it to abcf frees abce for what only it is like.
	s.Add(clusters("abcd efgh"), clusters("abce dfgh"))
	if got, want := s.CEAF.F1(), 0.75; math.Abs(got-want) > 1e-9 {
		t.Errorf("CEAF %.4f, want %.4f", got, want)
	}
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	write := func(content string) {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"id":"a","text":"I am.","clusters":[[[0,1],[2,4]]]}` + "\n")
	docs, err := coreftest.Read(path)
	if err != nil || len(docs) != 1 || docs[0].ID != "a" || docs[0].Clusters[0][1] != (coreftest.Span{2, 4}) {
		t.Errorf("%+v, %v", docs, err)
	}
	write("{}\nno JSON\n")
	if _, err := coreftest.Read(path); err == nil || !strings.Contains(err.Error(), path+":2") {
		t.Errorf("error %v, want one that names the line", err)
	}
}
