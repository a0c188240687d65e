package mail

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// crlf gives lines the ends that e-mails have.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

const alternative = `From: =?utf-8?q?Press_Office_=E2=80=93_Valley?= <press@valley.example>
To: desk@news.example
Subject: =?iso-8859-1?q?C=F4te_d'Ivoire?= joins
 the water pact
Date: Thu, 04 Mar 2021 09:30:00 +0530
Message-ID: <42@valley.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

C=F4te d'Ivoire joined the pact on Thurs=
day.
--inner
Content-Type: text/html; charset=utf-8

<p>HTML of the same.</p>
--inner--
--outer
Content-Type: text/plain
Content-Disposition: attachment; filename="notes.txt"

Not to be read.
--outer--
`

func TestParse(t *testing.T) {
	m, err := Parse(strings.NewReader(crlf(alternative)))
	if err != nil {
		t.Fatal(err)
	}
	if m.Text != "Côte d'Ivoire joined the pact on Thursday." {
		t.Errorf("text %q", m.Text)
	}
	if m.Subject != "Côte d'Ivoire joins the water pact" || m.From != "Press Office – Valley" {
		t.Errorf("subject %q, from %q", m.Subject, m.From)
	}
	if got := m.Date.Format(time.RFC3339); got != "2021-03-04T09:30:00+05:30" {
		t.Errorf("date %s", got)
	}
}

func TestParse_kinds(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"plain without MIME": {"From: a@b.example\n\nHello.\n", "Hello."},
		"only HTML":          {"Content-Type: text/html\n\n<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
		"base64":             {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSW5kaWEg\nbWV0Lg==\n", "India met."},
		"Windows-1252":       {"From: a@b.example\n\nThe C\xf4te d\x92Ivoire.", "The Côte d’Ivoire."},
		"odd attachments": {"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: ATTACHMENT\n\nNo.\n" +
			"--b\nContent-Type: text/calendar; charset=nowhere\n\nx\n--b\n\nHello.\n--b--\n", "Hello."},
		"bad header": {"Subject: =?nowhere?q?x?=\nDate: tomorrow\nFrom: ,\n\nHello.", "Hello."},
	} {
		m, err := Parse(strings.NewReader(crlf(test.in)))
		if err != nil || m.Text != test.want {
			t.Errorf("%s: %+v, %v, want %q", name, m, err, test.want)
		}
	}
}

func TestParse_refuses(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want error
	}{
		"no header":       {"India met Japan.", ErrDamaged},
		"no text":         {"Content-Type: image/png\n\nxx", ErrNoText},
		"empty":           {"From: a@b.example\n\n", ErrNoText},
		"cut off":         {alternative[:strings.Index(alternative, "Content-Type: text/html")], ErrDamaged},
		"unknown charset": {"Content-Type: text/plain; charset=nowhere\n\nx", ErrDamaged},
	} {
		if m, err := Parse(strings.NewReader(crlf(test.in))); !errors.Is(err, test.want) {
			t.Errorf("%s: %+v, %v, want %v", name, m, err, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(crlf(alternative))
	f.Add("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--b--")
	f.Fuzz(func(t *testing.T, in string) {
		m, err := Parse(strings.NewReader(in))
		if err == nil && m.Text == "" {
			t.Error("no text and no error")
		}
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNoText) {
			t.Errorf("%v", err)
		}
	})
}
