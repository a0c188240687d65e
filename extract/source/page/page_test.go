package page

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const article = `<!DOCTYPE html>
<html lang="en-GB"><head>
<meta charset="utf-8">
<title>Ministers sign water treaty - The Valley Post</title>
<link rel="canonical" href="/world/water-treaty">
<meta property="og:site_name" content="The Valley Post">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ministers sign water treaty",
"datePublished":"2021-03-04T09:30:00+05:30","author":{"@type":"Person","name":"Asha Rao"},"publisher":{"@type":"Organization","name":"The Valley Post"}}</script>
<script>var tracker = "do not read me";</script>
</head><body>
<nav class="menu"><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<div class="cookie-banner">We use cookies to make this site better. Accept all?</div>
<article>
<h1>Ministers sign water treaty</h1>
<p class="byline">By <a rel="author" href="/asha">Asha Rao</a></p>
<p>The two governments signed a treaty on the shared river on Thursday after nine years of talks, and promised to open the
lower dam to inspectors of both sides before the rains come.</p>
<div class="ad">Buy the new garden hose, now at half price, only this week in all shops near you!</div>
<p>Under the treaty, the upstream state will release at least a third of the flow in the dry season. Farmers on both banks have
asked for such a rule since the drought of 2012, and their unions welcomed it.</p>
<aside class="related"><h3>More stories</h3><a href="/a">Minister resigns over dam</a></aside>
<p>A joint commission of twelve engineers will meet every quarter &mdash; its first session is planned for June &amp; will be public.</p>
</article>
<div class="newsletter">Sign up for our newsletter and never miss a story again.</div>
<footer class="site-footer">Copyright The Valley Post. All rights reserved. Terms and conditions apply.</footer>
</body></html>`

func TestParse(t *testing.T) {
	base, err := url.Parse("https://valley.example/world/water-treaty?ref=home")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Parse(strings.NewReader(article), "text/html", base)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"signed a treaty on the shared river", "a third of the flow", "its first session is planned for June & will be public."} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("the text lacks %q:\n%s", want, a.Text)
		}
	}
	for _, junk := range []string{"garden hose", "cookies", "newsletter", "Copyright", "do not read me", "resigns", "Sport"} {
		if strings.Contains(a.Text, junk) {
			t.Errorf("the text has %q:\n%s", junk, a.Text)
		}
	}
	if n := strings.Count(a.Text, "\n\n"); n < 2 {
		t.Errorf("the paragraphs are not apart:\n%s", a.Text)
	}
	if date := a.Date.Format(time.RFC3339); date != "2021-03-04T09:30:00+05:30" {
		t.Errorf("date %s", date)
	}
	got := *a
	got.Text, got.Date = "", time.Time{}
	want := Article{Title: "Ministers sign water treaty", URL: "https://valley.example/world/water-treaty", Publisher: "The Valley Post",
		Author: "Asha Rao", Language: "en-GB"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestParse_charset(t *testing.T) {
	body := strings.Repeat("<p>The envoys of C\xf4te d'Ivoire met in the capital, and agreed to speak again after the vote in the spring.</p>", 4)
	a, err := Parse(strings.NewReader("<html><body><article>"+body+"</article></body></html>"), "text/html; charset=iso-8859-1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.Text, "Côte d'Ivoire") {
		t.Errorf("the character set of the header is not obeyed: %q", a.Text)
	}
}

func TestParse_noArticle(t *testing.T) {
	for name, in := range map[string]string{"empty": "", "no text": "<html><body><nav>Home</nav></body></html>"} {
		if a, err := Parse(strings.NewReader(in), "", nil); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%s: %+v, %v, want ErrNoArticle", name, a, err)
		}
	}
}

func TestCanonical_refusesOtherSchemes(t *testing.T) {
	page := strings.Replace(article, `href="/world/water-treaty"`, `href="javascript:alert(1)"`, 1)
	a, err := Parse(strings.NewReader(page), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if a.URL != "" {
		t.Errorf("address %q", a.URL)
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"India met Japan.":                   "India met Japan.",
		"<p>One.</p><p>Two &amp; three.</p>": "One.\n\nTwo & three.",
		"a<br>b":                             "a\nb",
		"<script>x</script><b>Bold</b> text": "Bold text",
		"<p>One.</p><div class=\"ad\">Buy!</div><p>Two.</p>": "One.\n\nTwo.",
		"": "",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(article))
	f.Add([]byte("<p>" + strings.Repeat("<div>", 200)))
	f.Fuzz(func(t *testing.T, in []byte) {
		a, err := Parse(strings.NewReader(string(in)), "", nil)
		if err == nil && strings.TrimSpace(a.Text) == "" {
			t.Error("an article without text")
		}
	})
}
