package graph

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"entente/schema"
	"entente/schema/voc"
)

// TimelineOptions narrows a timeline. Its zero value gives all that happened, or is planned.
type TimelineOptions struct {
	// With is an entity that takes part too, "" for any.
	With schema.IRI
	// Within is the days that a date must meet; if any is set, nothing undated is given.
	Within Period
	// Unreal also admits what is denied, or only possible, requested or conditional.
	Unreal bool
}

// Happening is one event or state as all documents that tell of it describe it.
type Happening struct {
	Subject  schema.Node
	Relation string
	Open     bool
	Object   schema.Node
	Polarity schema.Polarity
	// Modality is asserted if any statement asserts it.
	Modality schema.Modality
	// Time is the finest time that a statement gives, "" if none gives one.
	Time string
	// Told is the day on which it was first published, "" if unknown.
	Told string
	// Sources is the number of independent stories that tell of it, Documents that of all documents, copies included.
	Sources, Documents int
	// Statements are those that tell of it, asserted ones first, then the most confident. There is at least one.
	Statements []schema.Statement

	period Period
}

// Timeline lists what an entity takes part in, in the order of time: dated events and states, and then the undated
// events. A year stands before its months and a month before its days. Statements of one subject, relation and object
// tell of one happening if their times agree, 2020-10 with 2020-10-07, and an undated one joins what was dated if it
// was published within weeks of that.
func (v *View) Timeline(ctx context.Context, of schema.IRI, o TimelineOptions) (out []Happening, err error) {
	e, err := v.Entity(ctx, of)
	if err != nil {
		return nil, err
	}
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	set, err := v.involving(r, e.ID)
	if err != nil {
		return nil, err
	}
	list, err := v.lift(r, set, choice{o.may, o.admits}, 0)
	if err != nil {
		return nil, err
	}
	if o.With != "" {
		if list, err = v.together(ctx, list, voc.Expand(string(o.With))); err != nil {
			return nil, err
		}
	}
	return v.happenings(ctx, withoutResults(list))
}

// admits reports whether a statement belongs in the timeline of one that takes part in it.
func (o *TimelineOptions) admits(s *schema.Statement) bool {
	return (s.Time != "" || s.EventType != schema.NoEvent) && (o.Unreal || s.Supports()) && o.Within.admits(s.Time)
}

// may reports whether a statement may be admitted, from its quads alone.
func (o *TimelineOptions) may(u *outline) (bool, error) {
	if !o.Unreal {
		if supports, err := u.has(voc.Supports); err != nil || !supports {
			return false, err
		}
	}
	time, err := u.object(voc.Time)
	if err != nil {
		return false, err
	}
	if o.Within != (Period{}) || time != 0 {
		return u.r.meets(time, o.Within)
	}
	typ, known, err := u.event()
	return !known || typ != schema.NoEvent, err
}

// withoutResults leaves out that somebody is party to or member of what the same sentence says that they signed or
// joined.
func withoutResults(list []schema.Statement) []schema.Statement {
	type act struct {
		sentence        sentenceKey
		subject, object string
	}
	actOf := func(s *schema.Statement) act { return act{sentenceOf(s), s.Subject.Key(), s.Object.Key()} }
	done := map[act]bool{}
	for i := range list {
		if r := list[i].Relation; r == "signed" || r == "ratified" || r == "joined" {
			done[actOf(&list[i])] = true
		}
	}
	return slices.DeleteFunc(list, func(s schema.Statement) bool {
		return (s.Relation == "partyTo" || s.Relation == "memberOf") && done[actOf(&s)]
	})
}

// claimKey is a sentence and what it says of somebody: "India and Japan signed a pact" says the same of two.
type claimKey struct {
	document         schema.IRI
	sentence         int
	relation, object string
}

func claimOf(s *schema.Statement) claimKey {
	return claimKey{s.Evidence.Document, s.Evidence.Sentence, s.Relation, s.Object.Key()}
}

// together keeps the statements in which another entity takes part too: in the statement itself, or as the subject of
// one that the same sentence makes with the same relation and object.
func (v *View) together(ctx context.Context, list []schema.Statement, with schema.IRI) ([]schema.Statement, error) {
	e, err := v.Entity(ctx, with)
	if err != nil {
		return nil, err
	}
	others, err := v.Statements(ctx, Filter{Subject: e.ID})
	if err != nil {
		return nil, err
	}
	said := map[claimKey]bool{}
	for i := range others {
		said[claimOf(&others[i])] = true
	}
	return slices.DeleteFunc(list, func(s schema.Statement) bool {
		return !takesPart(&s, e.ID) && !said[claimOf(&s)]
	}), nil
}

func takesPart(s *schema.Statement, entity schema.IRI) bool {
	is := func(n schema.Node) bool { return n.Entity != nil && n.Entity.ID == entity }
	return is(s.Subject) || is(s.Object) ||
		slices.ContainsFunc(s.Participants, func(p schema.Participant) bool { return is(p.Node) })
}

// happenings unites statements that tell of the same, in the order of time.
func (v *View) happenings(ctx context.Context, list []schema.Statement) ([]Happening, error) {
	docs := map[schema.IRI]*Document{}
	byWhat := map[string][]schema.Statement{}
	for _, s := range list {
		if docs[s.Evidence.Document] == nil {
			d, err := v.documentOf(s.Evidence.Document)
			if err != nil {
				return nil, err
			}
			docs[d.ID] = d
		}
		what := whatHappened(&s)
		byWhat[what] = append(byWhat[what], s)
	}
	var out []Happening
	texts := newLibrary(v)
	for _, same := range byWhat {
		t := &told{docs: docs}
		elsewhere := func(s schema.Statement) bool { return s.Evidence.Document != same[0].Evidence.Document }
		if slices.ContainsFunc(same, elsewhere) {
			var err error
			if t.story, err = texts.stories(ctx, same); err != nil {
				return nil, err
			}
		}
		for _, group := range t.groupByTime(same) {
			out = append(out, t.happening(group))
		}
	}
	slices.SortFunc(out, compareHappenings)
	return out, nil
}

// told is the documents that tell of what may be one happening, and whose story each tells; all have one story if story
// is nil.
type told struct {
	docs  map[schema.IRI]*Document
	story map[schema.IRI]int
}

// whatHappened is what the statements of one happening have in common beside the time. What is planned and then done is
// one happening; what is denied, possible, requested or conditional is another.
func whatHappened(s *schema.Statement) string {
	a, _ := alike(s.Subject)
	b, _ := alike(s.Object)
	if r, err := schema.Relations().ByName(s.Relation); err == nil && r.Symmetric && !s.Open && b < a {
		a, b = b, a
	}
	real := ""
	if !s.Supports() {
		real = string(s.Polarity) + string(s.Modality)
	}
	return strings.Join([]string{a, s.Relation, b, real}, "\x00")
}

// timeGroup is statements whose times agree; period is that of the finest.
type timeGroup struct {
	time   string
	period Period
	list   []schema.Statement
}

// publishedNear is how many days may lie between something and a report that does not date it.
const publishedNear = 31

// groupByTime puts statements of one fact together whose times agree. What is only described by documents of different
// stories is one thing where the times agree, and never without a time.
func (t *told) groupByTime(list []schema.Statement) []*timeGroup {
	finest := slices.Clone(list)
	slices.SortStableFunc(finest, func(a, b schema.Statement) int { return cmp.Compare(length(a.Time), length(b.Time)) })
	var groups []*timeGroup
	undated := map[int]*timeGroup{}
	for _, s := range finest {
		p, err := ParsePeriod(s.Time)
		var fits []*timeGroup
		for _, g := range groups {
			if err == nil && g.period.Within(p) || err != nil && publishedSoon(t.docs[s.Evidence.Document].Date, g.period) {
				fits = append(fits, g)
			}
		}
		switch {
		case len(fits) == 1 || err == nil && len(fits) > 0 && fits[0].period == p:
			fits[0].list = append(fits[0].list, s)
		case err == nil:
			groups = append(groups, &timeGroup{s.Time, p, []schema.Statement{s}})
		default:
			n := 0
			if onlyDescribed(&s) {
				n = t.story[s.Evidence.Document]
			}
			if undated[n] == nil {
				undated[n] = &timeGroup{}
			}
			undated[n].list = append(undated[n].list, s)
		}
	}
	return slices.AppendSeq(groups, maps.Values(undated))
}

func onlyDescribed(s *schema.Statement) bool {
	_, a := alike(s.Subject)
	_, b := alike(s.Object)
	return a || b
}

// length is how many days a time covers; what is open or undated is longest.
func length(iso string) int {
	p, err := ParsePeriod(iso)
	if err != nil {
		return 1 << 30
	}
	first, err1 := time.Parse(time.DateOnly, p.First)
	last, err2 := time.Parse(time.DateOnly, p.Last)
	if err1 != nil || err2 != nil {
		return 1 << 20
	}
	return int(last.Sub(first).Hours()/24) + 1
}

// publishedSoon reports whether a document is of the days around a period.
func publishedSoon(date time.Time, p Period) bool {
	if date.IsZero() {
		return false
	}
	return p.Meets(days(date.AddDate(0, 0, -publishedNear), date.AddDate(0, 0, publishedNear+1)))
}

// happening sums a group up.
func (t *told) happening(g *timeGroup) Happening {
	slices.SortStableFunc(g.list, compareBest)
	best := &g.list[0]
	h := Happening{
		Subject: best.Subject, Relation: best.Relation, Open: best.Open, Object: best.Object, Polarity: best.Polarity,
		Modality: best.Modality, Time: g.time, Statements: g.list, period: g.period,
	}
	seen, stories := map[schema.IRI]bool{}, map[int]bool{}
	for i := range g.list {
		d := t.docs[g.list[i].Evidence.Document]
		seen[d.ID], stories[t.story[d.ID]] = true, true
		if day := d.Day(); day != "" && (h.Told == "" || day < h.Told) {
			h.Told = day
		}
	}
	h.Documents, h.Sources = len(seen), len(stories)
	return h
}

// compareHappenings orders by the first day, the coarser time first, and what has none last.
func compareHappenings(a, b Happening) int {
	return cmp.Or(btoi(a.Time == "")-btoi(b.Time == ""), cmp.Compare(a.period.First, b.period.First),
		cmp.Compare(length(b.Time), length(a.Time)), cmp.Compare(a.Told, b.Told),
		cmp.Compare(a.Statements[0].Evidence.Document, b.Statements[0].Evidence.Document),
		cmp.Compare(a.Statements[0].Evidence.Start, b.Statements[0].Evidence.Start),
		cmp.Compare(a.Statements[0].ID, b.Statements[0].ID))
}
