package extract_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/extract"
	"entente/extract/open"
	"entente/extract/text"
	"entente/schema"
)

// checkDoc checks what holds of every document that a pipeline has read.
func checkDoc(t *testing.T, d *text.Doc) {
	t.Helper()
	checkMentions(t, d)
	checkClusters(t, d)
	at := codePoints(d.Text)
	ids := map[schema.IRI]bool{}
	for i := range d.Statements {
		s := &d.Statements[i]
		if err := s.Validate(); err != nil {
			t.Errorf("statement %d: %v", i, err)
		}
		checkEvidence(t, d, at, s)
		id := s.ID
		if s.Seal(); s.ID != id {
			t.Errorf("%v has the IRI %s and should have %s", s, id, s.ID)
		}
		ids[id] = true
	}
	for _, e := range d.Events {
		// A public statement has a root code alone; who did what was suffered may be unknown.
		known := slices.Contains(schema.EventTypes, e.Type) || e.Type == schema.NoEvent && e.CAMEO == "01"
		if !ids[e.Statement] || len(e.Actors)+len(e.Recipients) == 0 || !known {
			t.Errorf("event %+v", e)
		}
	}
	stored := 0
	for i := range d.Statements {
		if open.Tells(&d.Statements[i]) {
			stored++
		}
	}
	if a := extract.Article(d); a.Text != d.Text || len(a.Statements) != stored {
		t.Errorf("article %s is not the document", a.Name)
	}
}

// codePoints returns the byte offset of each code point of s, and its length at the end.
func codePoints(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// checkEvidence checks that the quote of s is what stands at its offsets, inside the sentence that it names. at are the
// byte offsets of the code points of the text.
func checkEvidence(t *testing.T, d *text.Doc, at []int, s *schema.Statement) {
	t.Helper()
	e := &s.Evidence
	if e.Start < 0 || e.Start >= e.End || e.End >= len(at) {
		t.Errorf("%v: evidence [%d:%d] of a text of %d", s, e.Start, e.End, len(at)-1)
		return
	}
	if got := d.Text[at[e.Start]:at[e.End]]; got != e.Exact {
		t.Errorf("%v: the text has %q where the evidence has %q", s, got, e.Exact)
	}
	if e.Sentence < 1 || e.Sentence > len(d.Sentences) {
		t.Errorf("%v: sentence %d of %d", s, e.Sentence, len(d.Sentences))
		return
	}
	if got := (text.Span{Start: at[e.SentenceStart], End: at[e.SentenceEnd]}); got != d.Sentences[e.Sentence-1].Span {
		t.Errorf("%v: its sentence spans %v, and sentence %d is %v", s, got, e.Sentence, d.Sentences[e.Sentence-1].Span)
	}
	if e.Start < e.SentenceStart || e.End > e.SentenceEnd {
		t.Errorf("%v: evidence [%d:%d] leaves its sentence [%d:%d]", s, e.Start, e.End, e.SentenceStart, e.SentenceEnd)
	}
	if e.Document != schema.DocumentIRI(d.ID) {
		t.Errorf("%v: evidence in %s", s, e.Document)
	}
	if s.Open {
		return
	}
	quoted := func(word string) bool { return strings.Contains(e.Exact, word) }
	for _, part := range []string{s.Subject.Text, s.Object.Text, s.Text} {
		stands := strings.Contains(d.Slice(d.Sentences[e.Sentence-1].Span), part)
		if stands && !slices.ContainsFunc(strings.Fields(part), quoted) {
			t.Errorf("%v: the quote %q lacks %q, which its sentence has", s, e.Exact, part)
		}
	}
}

func checkMentions(t *testing.T, d *text.Doc) {
	t.Helper()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Tokens.Len() <= 0 || m.Tokens.First < 0 || m.Tokens.Last > len(d.Tokens) || m.Span != d.SpanOf(m.Tokens) {
			t.Errorf("mention %+v of %d tokens", m, len(d.Tokens))
			continue
		}
		if !m.Tokens.Has(m.Head) && !m.Title.Has(m.Head) && (m.Head < m.Tokens.Last || m.Head > m.Tokens.Last+1) {
			t.Errorf("mention %q: head %q lies outside", d.Slice(m.Span), d.Tokens[m.Head].Form)
		}
		if d.SentenceOf(m.Tokens.First) != d.SentenceOf(m.Tokens.Last-1) {
			t.Errorf("mention %q crosses a sentence", d.Slice(m.Span))
		}
		if m.Cluster >= len(d.Clusters) || m.Cluster >= 0 && !slices.Contains(d.Clusters[m.Cluster].Mentions, i) {
			t.Errorf("mention %q is of cluster %d, which does not hold it", d.Slice(m.Span), m.Cluster)
		}
		if i > 0 && d.Mentions[i-1].Start > m.Start {
			t.Errorf("mention %q is out of order", d.Slice(m.Span))
		}
	}
}

func checkClusters(t *testing.T, d *text.Doc) {
	t.Helper()
	seen := map[schema.IRI]bool{}
	for c := range d.Clusters {
		k := &d.Clusters[c]
		if n := len(slices.Compact(slices.Sorted(slices.Values(k.Mentions)))); n != len(k.Mentions) || n == 0 {
			t.Errorf("cluster %q holds the mentions %v", k.Entity.Label, k.Mentions)
		}
		for _, i := range k.Mentions {
			if d.Mentions[i].Cluster != c {
				t.Errorf("cluster %d holds mention %d, which is of cluster %d", c, i, d.Mentions[i].Cluster)
			}
		}
		if len(k.Split) > 0 {
			if k.Entity.ID != "" || len(k.Split) < 2 {
				t.Errorf("cluster %d is split and has %q, %v", c, k.Entity.ID, k.Split)
			}
			for _, p := range k.Split {
				if p < 0 || p >= len(d.Clusters) || len(d.Clusters[p].Split) > 0 {
					t.Errorf("cluster %d stands for cluster %d", c, p)
				}
			}
			continue
		}
		named := slices.ContainsFunc(k.Mentions, func(i int) bool { return d.Mentions[i].Named })
		if k.Entity.ID == "" && !named {
			continue // pronouns that mean something that is nowhere said
		}
		if _, err := schema.ParseIRI(string(k.Entity.ID)); err != nil || k.Entity.Label == "" {
			t.Errorf("cluster %d: %+v, %v", c, k.Entity, err)
		}
		if named && seen[k.Entity.ID] {
			t.Errorf("two clusters with names are %s", k.Entity.ID)
		}
		seen[k.Entity.ID] = seen[k.Entity.ID] || named
	}
}

func TestProperties(t *testing.T) {
	for _, d := range readArticles(t) {
		checkDoc(t, d)
	}
}

// oddTexts are what no article is, and what comes nevertheless.
var oddTexts = map[string]string{
	"controls":        "Japan\x01 signed\x02 the\x07 treaty\x1b[31m with\x7f India.\x00 Then\v it\f left.",
	"carriage":        "Japan signed\rthe treaty.\r\n\r\nIndia\r\nratified it.\r",
	"emoji":           "🇯🇵 Japan 🤝 India 🇮🇳 signed 📝 a treaty 👨‍👩‍👧‍👦. 😀😀😀 Biden 👍 met 🏽 Modi.",
	"scripts":         "日本はインドと条約に署名した。 Россия подписала договор с Китаем. وقعت مصر اتفاقية. भारत ने हस्ताक्षर किए।",
	"mixed":           "Japan (日本) signed a treaty with Россия; मोदी met “Путин” in Αθήνα, said Erdoğan’s spokesman.",
	"combining":       "Ja\u0301pan signe\u0308d a tre\u0301aty with Ma\u0302li. Z̸̢a̷l̵g̶o̵ attacked I̶r̶a̶q̶.",
	"right to left":   "\u202eJapan signed\u202c a treaty\u200f with \u2067India\u2069.",
	"zero width":      "Ja\u200bpan si\u200bgned a tre\ufeffaty with In\u00addia.",
	"byte order mark": "\ufeffJapan signed a treaty.",
	"astral":          "𝕁𝕒𝕡𝕒𝕟 𝓼𝓲𝓰𝓷𝓮𝓭 𝔞 treaty with 𐍈. Japan signed 𝟚𝟘 treaties.",
	"punctuation":     "... --- ((([[[{{{ ,,, ;;; ::: \"\"\" ''' !!! ??? *** ___ ### @@@",
	"empty sentences": ". . . \n\n.\n\n. Japan signed. . . \n\n!!\n\n?",
	"lines":           "\n\n\nJapan\n\nsigned\n\na\n\ntreaty\n\n\n",
	"one word":        "Japan",
	"one letter":      "I",
	"brackets":        "Japan ((India) (China) signed)) a [treaty] {with} <Russia>.",
	"quotes":          "“Japan ‘signed “a treaty’ with” India,” ‘said’ Biden's' \"spokesman's.",
	"repeated":        strings.Repeat("Japan and India and ", 60) + "China signed.",
	"nested":          strings.Repeat("Biden said that Putin said that ", 25) + "Modi left.",
	"commas":          strings.Repeat("Japan, India, China, ", 50),
	"capitals":        "JAPAN SIGNED A TREATY WITH INDIA. BIDEN MET MODI IN TOKYO ON MONDAY.",
	"lower case":      "japan signed a treaty with india. biden met modi in tokyo on monday.",
	"numbers":         "1 2 3 4.5 6,7 8/9 10-11 1,000,000,000,000,000,000,000 1e999 -0 2020-13-45 99/99/9999 0.0.0.0",
	"table":           "Country\tGDP\tDebt\nJapan\t5.1tn\t260%\nIndia\t2.9tn\t80%\n",
	"markup":          "<p>Japan &amp; India <b>signed</b> a <a href=\"x\">treaty</a>.</p>",
	"address":         "https://example.org/a?b=c&d=e#f user@example.org @japan #India www.example.org/Japan_signed",
	"long word":       strings.Repeat("Japansignedatreaty", 400),
	"long word, odd":  strings.Repeat("日本条約", 1000),
	"hyphens":         strings.Repeat("Japan-India-", 200) + "treaty was signed.",
	"apostrophes":     strings.Repeat("Japan's ", 100) + "treaty was signed.",
	"we":              "Statement\n\nWe, the, we and we, we.",
	"pronouns":        "He told him that she told her that they told them that it was its own and theirs.",
	"titles":          "President Prime Minister Secretary General Foreign Minister of state and of and of.",
	"suffix":          "Jr. met Sr. and III., Jr. President Jr. said.",
}

func TestOddTexts(t *testing.T) {
	for name, in := range oddTexts {
		t.Run(name, func(t *testing.T) {
			d := &text.Doc{Meta: text.Meta{ID: name}, Text: in}
			if err := pipeline(t).Run(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			if d.Text != in {
				t.Error("the text has changed")
			}
			checkDoc(t, d)
		})
	}
}

// TestLongRun reads long texts without white space: a stage whose time grows faster than the text would not end.
func TestLongRun(t *testing.T) {
	for _, test := range []struct {
		name, unit string
		size       int
	}{
		{"one word", "Japansignedatreaty", 1 << 20},
		{"one word of another script", "日本はインドと条約に署名した", 1 << 20},
		{"many words", "Japan-signed_the.treaty/with+India;", 1 << 13},
		{"a list", "Japan,India;", 1 << 13},
	} {
		if testing.Short() {
			test.size /= 8
		}
		t.Run(test.name, func(t *testing.T) {
			d := &text.Doc{Meta: text.Meta{ID: test.name}, Text: strings.Repeat(test.unit, test.size/len(test.unit))}
			if err := pipeline(t).Run(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			checkDoc(t, d)
		})
	}
}

// TestNotUTF8 refuses what cannot be written out again.
func TestNotUTF8(t *testing.T) {
	d := &text.Doc{Meta: text.Meta{ID: "odd"}, Text: "Japan \xff\xfe signed \xc3( a treaty with \xe2\x82 India."}
	if err := pipeline(t).Run(context.Background(), d); !errors.Is(err, extract.ErrUTF8) {
		t.Errorf("got %v, want extract.ErrUTF8", err)
	}
}

// FuzzPipeline reads any text: it never fails on UTF-8, and what it says of the text is true of it.
func FuzzPipeline(f *testing.F) {
	for _, in := range oddTexts {
		if len(in) < 200 {
			f.Add(in)
		}
	}
	f.Add("The agreement between India and Japan was signed in Tokyo on 7 October 2020, its ministers said.")
	f.Add("The leaders of APEC discussed:\n\n\uf0b7 Closer cooperation on advancing the agenda, which the partners of the region welcomed.")
	f.Add("Japan's 50-billion yen loan to India, which Biden called “historic”, will help both countries.")
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 2000 {
			t.Skip("longer than a fuzzer should read")
		}
		d := &text.Doc{Meta: text.Meta{ID: "fuzz"}, Text: in}
		err := pipeline(t).Run(context.Background(), d)
		if !utf8.ValidString(in) && errors.Is(err, extract.ErrUTF8) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != in {
			t.Error("the text has changed")
		}
		checkDoc(t, d)
	})
}
