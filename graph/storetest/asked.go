package storetest

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/schema"
)

// Entities of the small worlds below.
var (
	vietnam = Entity("vietnam", "Vietnam", schema.Country)
	asean   = Entity("asean", "ASEAN", schema.InternationalOrganization)
	korea   = Entity("north-korea", "North Korea", schema.Country)
	trade   = Entity("trade", "trade", schema.Topic)
	motegi  = Entity("toshimitsu-motegi", "Toshimitsu Motegi", schema.Person)
	office  = Entity("foreign-minister", "foreign minister", schema.Topic)
	pactOfA = Entity("trade-pact.aaaa", "trade pact", schema.Agreement)
	pactOfB = Entity("trade-pact.bbbb", "trade pact", schema.Agreement)
)

// viewOf opens a view of a store that holds articles.
func viewOf(t *testing.T, opener Opener, articles ...*schema.Article) *graph.View {
	t.Helper()
	s := Open(t, opener)
	Add(t, s, articles...)
	v, err := s.View()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// said makes an article of one sentence for each claim, "SUBJECT RELATION OBJECT", as they are written.
func said(name, date string, claims ...Claim) *schema.Article {
	var text []string
	for i := range claims {
		c := &claims[i]
		if c.Quote == "" {
			c.Quote = strings.Join([]string{c.Subject.Label(), c.Relation, c.Object.Label()}, " ")
		}
		if !slices.Contains(text, c.Quote+".") {
			text = append(text, c.Quote+".")
		}
	}
	return Article(name, "", date, strings.Join(text, " "), claims...)
}

func who(subject *schema.Entity, relation string, object *schema.Entity, change func(*schema.Statement)) Claim {
	return Claim{"", Of(subject, subject.Label), relation, Of(object, object.Label), change}
}

func on(date string) func(*schema.Statement) { return func(s *schema.Statement) { s.Time = date } }
func meant(m schema.Modality) func(s *schema.Statement) {
	return func(s *schema.Statement) { s.Modality = m }
}
func denied(s *schema.Statement) { s.Polarity = schema.Negative }

// pathWords writes paths as the entities along them.
func pathWords(paths []graph.Path) []string {
	var out []string
	for _, p := range paths {
		words := make([]string, 0, len(p.Steps)+1)
		for i := range p.Steps {
			from, to := p.Steps[i].Fact.Subject, p.Steps[i].Fact.Object
			if p.Steps[i].Backward {
				from, to = to, from
			}
			if i == 0 {
				words = append(words, from.Label())
			}
			words = append(words, to.Label())
		}
		out = append(out, strings.Join(words, " – "))
	}
	return out
}

func testPathCosts(t *testing.T, opener Opener) {
	v := viewOf(t, opener,
		// Two ways of two steps: over a topic that both discuss, and over a country that met both.
		said("a.txt", "2020-01-01", who(India, "discussed", trade, nil), who(Japan, "discussed", trade, nil),
			who(India, "met", vietnam, nil), who(vietnam, "met", Japan, nil)),
		// What is planned, denied, possible, or an open relation.
		said("b.txt", "2020-01-02", who(vietnam, "joined", asean, meant(schema.Planned)), who(China, "met", asean, denied),
			who(China, "met", Japan, meant(schema.Possible)), who(China, "respectedBy", India, nil)),
	)
	for _, c := range []struct {
		name     string
		from, to schema.IRI
		o        graph.PathOptions
		want     []string
	}{
		{"a shared topic is dear", India.ID, Japan.ID, graph.PathOptions{}, []string{"India – Vietnam – Japan", "India – trade – Japan"}},
		{"as many as asked for", India.ID, Japan.ID, graph.PathOptions{Limit: 1}, []string{"India – Vietnam – Japan"}},
		{"planned only if asked for", India.ID, asean.ID, graph.PathOptions{}, nil},
		{"planned", India.ID, asean.ID, graph.PathOptions{Planned: true, Limit: 1}, []string{"India – Vietnam – ASEAN"}},
		{"no further than asked", China.ID, asean.ID, graph.PathOptions{Planned: true, MaxLength: 2}, nil},
		{"over an open relation", China.ID, Japan.ID, graph.PathOptions{Limit: 1}, []string{"China – India – Vietnam – Japan"}},
		{"not beyond the bound", China.ID, asean.ID, graph.PathOptions{Planned: true, MaxEdges: 1}, nil},
		{"to itself", India.ID, India.ID, graph.PathOptions{}, nil},
	} {
		got, err := v.Paths(t.Context(), c.from, c.to, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if words := pathWords(got); !slices.Equal(words, c.want) {
			t.Errorf("%s: %q, want %q", c.name, words, c.want)
		}
		if !slices.IsSortedFunc(got, func(a, b graph.Path) int { return int(1e6 * (a.Cost - b.Cost)) }) {
			t.Errorf("%s: costs are not in order", c.name)
		}
	}
	if _, err := v.Paths(t.Context(), India.ID, Japan.ID, graph.PathOptions{MaxLength: -1}); !errors.Is(err, graph.ErrOptions) {
		t.Errorf("a negative bound: %v", err)
	}
}

// testPathsAroundHubs has two ways, over what every document names and, a step longer, over what one does.
func testPathsAroundHubs(t *testing.T, opener Opener) {
	articles := []*schema.Article{said("way.txt", "", who(vietnam, "met", China, nil), who(China, "met", korea, nil),
		who(vietnam, "met", motegi, nil), who(motegi, "met", Jaishank, nil), who(Jaishank, "met", korea, nil))}
	for _, name := range []string{"b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"} {
		articles = append(articles, said(name+".txt", "", who(China, "visited", Entity(name, "Place "+name, schema.Country), nil)))
	}
	v := viewOf(t, opener, articles...)
	got, err := v.Paths(t.Context(), vietnam.ID, korea.ID, graph.PathOptions{})
	want := []string{"Vietnam – Toshimitsu Motegi – Subrahmanyam Jaishankar – North Korea", "Vietnam – China – North Korea"}
	if err != nil || !slices.Equal(pathWords(got), want) {
		t.Errorf("%q, %v, want %q", pathWords(got), err, want)
	}
}

// lines writes happenings in short.
func lines(list []graph.Happening) []string {
	var out []string
	for _, h := range list {
		line := h.Time + " " + h.Subject.Label() + " " + h.Relation + " " + h.Object.Label()
		if h.Modality != schema.Asserted {
			line += " " + string(h.Modality)
		}
		if h.Polarity == schema.Negative {
			line += " not"
		}
		if h.Documents > 1 {
			line += " " + strings.Repeat("*", h.Documents) + strings.Repeat("!", h.Sources)
		}
		out = append(out, strings.TrimSpace(line))
	}
	return out
}

func testTimeline(t *testing.T, opener Opener) {
	v := viewOf(t, opener,
		said("dated.txt", "2020-10-09", who(India, "visited", Japan, on("2020-10-07")), who(Japan, "met", China, on("2020")),
			who(Japan, "met", India, on("2020-10")), who(korea, "attacked", Japan, denied), who(Japan, "joined", asean, nil),
			who(Japan, "memberOf", asean, nil)),
		said("month.txt", "2020-11-01", who(India, "visited", Japan, on("2020-10")), who(India, "met", Japan, nil)),
		said("plan.txt", "2020-09-01", who(India, "visited", Japan, func(s *schema.Statement) { s.Modality, s.Time = schema.Planned, "2020-10-07" })),
		said("later.txt", "2023-01-01", who(India, "visited", Japan, nil), who(Japan, "supports", China, meant(schema.Possible))),
	)
	for _, c := range []struct {
		name string
		o    graph.TimelineOptions
		want []string
	}{
		{"all", graph.TimelineOptions{}, []string{
			"2020 Japan met China", "2020-10 India met Japan **!!", "2020-10-07 India visited Japan ***!!!",
			"Japan joined ASEAN", "India visited Japan",
		}},
		{"both", graph.TimelineOptions{With: India.ID}, []string{
			"2020-10 India met Japan **!!", "2020-10-07 India visited Japan ***!!!", "India visited Japan",
		}},
		{"within", graph.TimelineOptions{Within: graph.Period{First: "2020-10-05", Last: "2020-12-31"}}, []string{
			"2020 Japan met China", "2020-10 Japan met India", "2020-10-07 India visited Japan ***!!!",
		}},
		{"unreal", graph.TimelineOptions{Unreal: true, With: korea.ID}, []string{"North Korea attacked Japan not"}},
	} {
		got, err := v.Timeline(t.Context(), Japan.ID, c.o)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range lines(got) {
			if c.name == "all" || c.name == "both" { // either side of a symmetric relation may be the subject
				line = strings.Replace(line, "Japan met India", "India met Japan", 1)
			}
			if i >= len(c.want) || line != c.want[i] {
				t.Errorf("%s, line %d: %q, want %q", c.name, i, lines(got), c.want)
				break
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", c.name, lines(got), c.want)
		}
	}
}

// testDescriptions has two documents that describe something in the same words: it is one thing where the dates agree.
func testDescriptions(t *testing.T, opener Opener) {
	v := viewOf(t, opener,
		said("a.txt", "2020-10-08", who(Japan, "signed", pactOfA, on("2020-10-07")), who(Japan, "criticized", pactOfA, nil)),
		said("b.txt", "2020-10-09", who(Japan, "signed", pactOfB, on("2020-10-07")), who(Japan, "criticized", pactOfB, nil),
			who(India, "visited", vietnam, nil), who(China, "visited", korea, nil)),
	)
	got, err := v.Timeline(t.Context(), Japan.ID, graph.TimelineOptions{})
	want := []string{"2020-10-07 Japan signed trade pact **!!", "Japan criticized trade pact", "Japan criticized trade pact"}
	if err != nil || !slices.Equal(lines(got), want) {
		t.Errorf("%q, %v, want %q", lines(got), err, want)
	}
	said, err := v.Testimony(t.Context(), graph.Claim{Subject: Of(Japan, ""), Relation: "signed", Object: Of(pactOfA, "")})
	if err != nil || len(said.Reports) != 2 {
		t.Errorf("%+v, %v", said, err)
	}
}

func testEvents(t *testing.T, opener Opener) {
	v := viewOf(t, opener,
		said("a.txt", "2020-10-08", who(Japan, "sanctioned", korea, on("2020-10-07")), who(China, "sanctioned", korea, meant(schema.Planned)),
			who(korea, "attacked", Japan, denied), who(India, "met", Japan, nil), who(Japan, "memberOf", asean, nil)),
		said("b.txt", "2020-10-09", who(Japan, "sanctioned", korea, on("2020-10")),
			Claim{"China tightenOn India", Of(China, "China"), "tightenOn", Of(India, "India"), func(s *schema.Statement) { s.EventType, s.CAMEO = schema.Sanction, "16" }}),
	)
	for _, c := range []struct {
		name string
		f    graph.EventFilter
		want []string
	}{
		{"what happened and is planned", graph.EventFilter{}, []string{
			"2020-10-07 Japan sanctioned North Korea **!!", "India met Japan", "China sanctioned North Korea planned", "China tightenOn India",
		}},
		{"type", graph.EventFilter{Type: schema.Sanction}, []string{
			"2020-10-07 Japan sanctioned North Korea **!!", "China sanctioned North Korea planned", "China tightenOn India",
		}},
		{"actor", graph.EventFilter{Actor: "e:japan"}, []string{"2020-10-07 Japan sanctioned North Korea **!!", "India met Japan"}},
		{"recipient", graph.EventFilter{Recipient: India.ID}, []string{"India met Japan", "China tightenOn India"}},
		{"planned", graph.EventFilter{Modes: []string{schema.ModeFuture}}, []string{"China sanctioned North Korea planned"}},
		{"denied", graph.EventFilter{Modes: []string{schema.ModeNegation}}, []string{"North Korea attacked Japan not"}},
		{"within", graph.EventFilter{Within: graph.Period{Last: "2020-12-31"}}, []string{"2020-10-07 Japan sanctioned North Korea **!!"}},
	} {
		got, err := v.Events(t.Context(), c.f)
		if err != nil {
			t.Fatal(err)
		}
		var list []graph.Happening
		for _, e := range got {
			list = append(list, e.Happening)
		}
		have := lines(list)
		slices.Sort(have)
		want := slices.Sorted(slices.Values(c.want))
		if !slices.Equal(have, want) {
			t.Errorf("%s: %q, want %q", c.name, have, want)
		}
	}
}

func testTestimony(t *testing.T, opener Opener) {
	const sentence = "After weeks of talks in the capital, Japan sanctioned North Korea"
	claim := func(quote string) Claim {
		return Claim{quote, Of(Japan, "Japan"), "sanctioned", Of(korea, "North Korea"), nil}
	}
	const body = "The ministers spoke of it for hours in the old town hall, and nobody else was let in until the very end of it"
	own := "Quite other words stand around this one, told by somebody else and at another time of the day. "
	v := viewOf(t, opener,
		Article("agency.txt", "", "2020-10-07", sentence+". "+body+". Nobody else was there.", claim(sentence)),
		Article("cut.txt", "", "2020-10-08", body+", when Japan sanctioned North Korea.", claim("Japan sanctioned North Korea")),
		Article("quoted.txt", "", "2020-10-09", own+sentence+".", claim(sentence)),
		Article("own.txt", "", "2020-10-06", "In short, Japan sanctioned North Korea.", claim("Japan sanctioned North Korea")),
		said("denial.txt", "", who(Japan, "sanctioned", korea, denied)),
		said("doubt.txt", "", who(Japan, "sanctioned", korea, meant(schema.Possible))),
	)
	facts, err := v.Facts(t.Context(), graph.Filter{Subject: Japan.ID})
	if err != nil || len(facts) != 1 {
		t.Fatalf("%+v, %v", facts, err)
	}
	for _, iri := range []schema.IRI{facts[0].ID, schema.IRI(facts[0].ID.Short()), facts[0].Statements[0].ID} {
		claim, err := v.Claimed(t.Context(), iri)
		if err != nil {
			t.Fatal(err)
		}
		got, err := v.Testimony(t.Context(), claim)
		if err != nil {
			t.Fatal(err)
		}
		var stories []string
		for _, story := range got.Reports {
			var names []string
			for _, d := range story.Documents {
				names = append(names, d.Name)
			}
			stories = append(stories, strings.Join(names, " "))
		}
		if want := []string{"own.txt", "agency.txt cut.txt quoted.txt"}; !slices.Equal(stories, want) {
			t.Errorf("stories %q, want %q", stories, want)
		}
		if len(got.Denials) != 1 || len(got.Hedges) != 1 || got.Denials[0].Documents[0].Name != "denial.txt" {
			t.Errorf("%+v", got)
		}
	}
	for _, iri := range []schema.IRI{"f:nothing", "s:nothing"} {
		if _, err := v.Claimed(t.Context(), iri); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: %v", iri, err)
		}
	}
}

func testAsOf(t *testing.T, opener Opener) {
	v := viewOf(t, opener,
		said("2019.txt", "2019-05-01", who(India, "met", Japan, meant(schema.Planned)), who(motegi, "holdsPosition", office, on("2017/2019"))),
		said("2020.txt", "2020-05-01", who(India, "met", Japan, on("2020-04-01")), who(Jaishank, "holdsPosition", office, on("2019-05-30"))),
		said("undated.txt", "", who(India, "met", China, nil)),
	)
	day := func(s string) *graph.View {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return v.AsOf(d)
	}
	for _, c := range []struct {
		day     string
		facts   int
		status  schema.Modality
		first   string
		sources int
		in      []string // in office
	}{
		{"2019-04-30", 0, "", "", 0, nil},
		{"2019-05-01", 1, schema.Planned, "", 1, []string{"Toshimitsu Motegi"}},
		{"2020-04-30", 1, schema.Planned, "", 1, nil},
		{"2020-05-01", 1, schema.Asserted, "2020-04-01", 2, []string{"Subrahmanyam Jaishankar"}},
	} {
		then := day(c.day)
		facts, err := then.Facts(t.Context(), graph.Filter{Any: India.ID})
		if err != nil || len(facts) != c.facts {
			t.Fatalf("%s: %+v, %v", c.day, facts, err)
		}
		if c.facts > 0 && (facts[0].Status != c.status || facts[0].First != c.first || facts[0].Sources != c.sources) {
			t.Errorf("%s: %+v", c.day, facts[0])
		}
		held, err := then.Statements(t.Context(), graph.Filter{Relations: []string{"holdsPosition"}})
		if err != nil {
			t.Fatal(err)
		}
		var in []string
		for _, s := range held {
			in = append(in, s.Subject.Label())
		}
		if !slices.Equal(in, c.in) {
			t.Errorf("%s: in office %q, want %q", c.day, in, c.in)
		}
		paths, err := then.Paths(t.Context(), India.ID, Japan.ID, graph.PathOptions{})
		if want := c.status == schema.Asserted; err != nil || len(paths) > 0 != want {
			t.Errorf("%s: %d paths, %v", c.day, len(paths), err)
		}
	}
	if facts, err := v.Facts(t.Context(), graph.Filter{Subject: India.ID}); err != nil || len(facts) != 2 {
		t.Errorf("without a day: %+v, %v", facts, err)
	}
}

func testComplete(t *testing.T, opener Opener) {
	v := viewOf(t, opener, All()...)
	for _, c := range []struct {
		prefix string
		n      int
		want   []string
	}{
		{"J", 10, []string{"Japan", "Subrahmanyam Jaishankar"}},
		{"nip", 10, []string{"Japan"}},
		{"the JAP", 10, []string{"Japan"}},
		{"cote", 10, []string{"Côte d’Ivoire"}},
		{"", 10, nil}, {"x", 10, nil}, {"J", 0, nil}, {"J", 1, []string{"Japan"}},
	} {
		got, err := v.Complete(t.Context(), c.prefix, c.n)
		if err != nil {
			t.Fatal(err)
		}
		var labels []string
		for _, m := range got {
			labels = append(labels, m.Label)
		}
		if !slices.Equal(labels, c.want) {
			t.Errorf("%q: %q, want %q", c.prefix, labels, c.want)
		}
	}
	near, err := v.Suggest(t.Context(), "Nipohn", 3)
	if err != nil || !slices.Contains(near, "Nippon") {
		t.Errorf("suggested %q, %v", near, err)
	}
}

func testExcerpt(t *testing.T, opener Opener) {
	v := viewOf(t, opener, Cyber(), QuadMeeting())
	var alone, all bytes.Buffer
	if err := v.Excerpt(t.Context(), &alone, []schema.IRI{Cyber().Statements[5].ID}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"50 billion yen", "cyber.txt", "<urn:entente:r:providedAid> <urn:entente:e:india>", "Tokyo lent India"} {
		if !strings.Contains(alone.String(), want) {
			t.Errorf("no %q in\n%s", want, alone.String())
		}
	}
	if strings.Contains(alone.String(), "quad.txt") || strings.Contains(alone.String(), "finalised") {
		t.Errorf("more than the statement:\n%s", alone.String())
	}
	var ids []schema.IRI
	for _, a := range []*schema.Article{Cyber(), QuadMeeting()} {
		for _, s := range a.Statements {
			ids = append(ids, s.ID)
		}
	}
	if err := v.Excerpt(t.Context(), &all, ids); err != nil {
		t.Fatal(err)
	}
	s := Open(t, opener)
	Add(t, s, Cyber(), QuadMeeting())
	if all.String() != Export(t, s) {
		t.Error("all statements together are not the whole store")
	}
}
