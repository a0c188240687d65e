package conllu_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/conllu"
)

// lines makes CoNLL-U of rows in which a blank stands for a tab.
func lines(rows ...string) string {
	for i, r := range rows {
		if !strings.HasPrefix(r, "#") {
			rows[i] = strings.ReplaceAll(r, " ", "\t")
		}
	}
	return strings.Join(rows, "\n")
}

func TestErrors(t *testing.T) {
	const good = "1 a _ _ _ _ 0 root _ _"
	for _, test := range []struct {
		name, in string
		want     []string // line:col: message
	}{
		{"none", lines(good, "", ""), nil},
		{"empty file", "", nil},
		{"no blank line at the end", lines(good, ""),
			[]string{"1:1: the file ends without a blank line after the last sentence"}},
		{"no line feed", lines(good, "", good), []string{
			"3:23: the last line does not end with a line feed",
			"3:1: the file ends without a blank line after the last sentence"}},
		{"two blank lines", lines(good, "", "", good, "", ""),
			[]string{"3:1: blank line without a sentence before it"}},
		{"no words", lines("# text = a", "", ""), []string{"2:1: a sentence without words"}},
		{"comment inside", lines(good, "# late", "", ""), []string{"2:1: comment after the first word of a sentence"}},
		{"columns", lines("1 a _ _", "2 a _ _ _ _ 0 root _ _ _", "3 a _ _ _ _ 0 root _ _", "", ""), []string{
			"1:7: 4 columns where 10 belong", "2:22: 11 columns where 10 belong"}},
		{"empty column", lines("1 a  _ _ _ 0 root _ _", "", ""),
			[]string{"1:5: empty column LEMMA: an unspecified one is written _"}},
		{"numbers", lines("2 a _ _ _ _ 0 root _ _", "02 b _ _ _ _ 1 dep _ _", "", ""), []string{
			`1:1: word "2" where 1 belongs`, `2:1: word "02" where 2 belongs`}},
		{"heads", lines("1 a _ _ _ _ 3 dep _ _", "2 b _ _ _ _ 2 dep _ _", "3 ç _ _ _ _ x dep _ _", "", ""), []string{
			"2:13: word 2 is its own head", `3:13: head "x" is not a number`}},
		{"head outside", lines("1 é _ _ _ _ 3 dep _ _", "2 b _ _ _ _ 0 root _ _", "", ""),
			[]string{"1:13: head 3 in a sentence of 2 words"}},
		{"features", lines("1 a _ _ _ B=1|A=2 0 root _ _", "2 a _ _ _ B 1 dep _ _", "", ""), []string{
			`1:11: features are not sorted by name at "A=2"`, `2:11: feature "B" is not Name=Value`}},
		{"deps", lines("1 a _ _ _ _ 0 root 2:x|0:y _", "2 a _ _ _ _ 1 dep 1.x:y _", "", ""), []string{
			`1:20: dependencies are not sorted by head at "0:y"`, `2:19: dependency "1.x:y" is not head:relation`}},
		{"ranges", lines("2-1 a _ _ _ _ _ _ _ _", "1-3 a _ _ _ _ 0 _ _ _", good, "2-3 a _ _ _ _ _ _ _ _",
			"2 a _ _ _ _ 1 dep _ _", "", ""), []string{
			`1:1: "2-1" is not a range of words`, `2:15: a multiword token has no HEAD: that belongs to its words`,
			`4:1: range "2-3" overlaps the one before`, "4:1: range to word 3 in a sentence of 2 words"}},
		{"empty nodes", lines("0.2 a _ _ _ _ _ _ _ _", "1-2 b _ _ _ _ _ _ _ _", "0.3 a _ _ _ _ 0 _ _ _", good,
			"2 a _ _ _ _ 1 dep _ _", "", ""), []string{
			`1:1: empty node "0.2" where 0.1 belongs`, `3:1: empty node between a multiword token and its first word`,
			"3:15: an empty node has no HEAD"}},
		{"bytes", lines(good, "2 \xff _ _ _ _ 1 dep _ _", "3 a\r", "", ""),
			[]string{"2:3: not valid UTF-8", "3:4: carriage return: lines end with a line feed alone"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := conllu.NewReader(strings.NewReader(test.in), "").ReadAll()
			var got []string
			var all conllu.Errors
			if errors.As(err, &all) {
				for _, e := range all {
					line, _, _ := strings.Cut(e.Error(), "\n")
					got = append(got, strings.TrimPrefix(line, "CoNLL-U:"))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestErrorCaret shows the line and the place.
func TestErrorCaret(t *testing.T) {
	_, err := conllu.NewReader(strings.NewReader(lines("1 a _ _ _ _ 7 dep _ _", "", "")), "gold.conllu").Read()
	want := "gold.conllu:1:13: head 7 in a sentence of 1 words\n\t1\ta\t_\t_\t_\t_\t7\tdep\t_\t_\n\t \t \t \t \t \t \t^"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%v", err, want)
	}
	var one *conllu.SyntaxError
	if !errors.As(err, &one) || one.Line != 1 || one.File != "gold.conllu" {
		t.Errorf("errors.As gave %+v", one)
	}
}

// TestGoOn reads on behind a sentence with mistakes.
func TestGoOn(t *testing.T) {
	const good = "1 a _ _ _ _ 0 root _ _"
	in := lines(good, "", "x", "", good, "", "")
	all, err := conllu.NewReader(strings.NewReader(in), "").ReadAll()
	if len(all) != 2 || err == nil {
		t.Errorf("%d sentences, %v", len(all), err)
	}
	if all[1].Line != 5 {
		t.Errorf("second good sentence at line %d, want 5", all[1].Line)
	}
}
