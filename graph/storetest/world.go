package storetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"entente/schema"
)

// World makes articles about a world of its own, for stores that are as large as wanted and as uneven as news: a few
// countries are in most articles, most persons, pacts and topics in one or two. An article has PerArticle statements.
// Equal numbers give equal articles.
type World struct{}

// PerArticle is the number of statements of an article of a World.
const PerArticle = 100

// Kinds of entities of a World: how many of them are known from the start, and how many words their names have.
var worldKinds = []struct {
	typ   schema.NodeType
	known int
	words int
}{
	{schema.Country, 200, 1}, {schema.Person, 3000, 2}, {schema.Organization, 1500, 3}, {schema.Agreement, 1000, 3}, {schema.Topic, 2000, 2},
}

// Places of the kinds in worldKinds.
const (
	country = iota
	person
	organization
	agreement
	topic
)

// worldRelations are what entities of two kinds may have to do with each other.
var worldRelations = []struct {
	subject, object int
	names           []string
}{
	{country, country, []string{"met", "visited", "criticized", "sanctioned", "supports", "tradesWith", "providedAid", "urged"}},
	{country, agreement, []string{"signed", "ratified", "proposed"}}, {agreement, topic, []string{"covers"}},
	{person, country, []string{"represents", "visited", "criticized"}}, {person, person, []string{"met", "spokeWith"}},
	{organization, country, []string{"supports", "urged", "warned"}}, {country, organization, []string{"joined", "memberOf", "criticized"}},
	{person, organization, []string{"leads", "affiliatedWith"}}, {country, topic, []string{"discussed", "cooperatesOn"}},
	{organization, topic, []string{"discussed", "attachImportanceTo"}},
}

// entity returns the n-th entity of a kind. Its name is made of syllables, so that names are as different as real ones.
func (w World) entity(kind, n int) *schema.Entity {
	k := worldKinds[kind]
	r := rand.New(rand.NewPCG(uint64(kind), uint64(n)))
	words := make([]string, k.words)
	for i := range words {
		words[i] = syllables(r, 2+r.IntN(2))
	}
	label := strings.Join(words, " ")
	e := Entity(fmt.Sprintf("%s-%d", schema.Slug(label), n), label, k.typ)
	if kind == country || n%3 == 0 {
		e.Names = append(e.Names, syllables(r, 4))
	}
	return e
}

func syllables(r *rand.Rand, n int) string {
	const first, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for range n {
		b.WriteByte(first[r.IntN(len(first))])
		b.WriteByte(vowels[r.IntN(len(vowels))])
		if r.IntN(3) == 0 {
			b.WriteByte("nrsl"[r.IntN(4)])
		}
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// pick chooses an entity for the i-th article: one in seven, but for countries, is new with it, and of the known ones
// the n-th is chosen as often as Zipf's law has it.
func (w World) pick(r *rand.Rand, kind, i int) *schema.Entity {
	known := worldKinds[kind].known
	if kind != country && r.IntN(7) == 0 {
		return w.entity(kind, known+i*20+r.IntN(20))
	}
	return w.entity(kind, int(math.Pow(float64(known), r.Float64()))-1)
}

// Article returns the i-th article.
func (w World) Article(i int) *schema.Article {
	r := rand.New(rand.NewPCG(17, uint64(i)))
	cast := make([][]*schema.Entity, len(worldKinds))
	for kind := range cast {
		for range 3 + r.IntN(4) {
			cast[kind] = append(cast[kind], w.pick(r, kind, i))
		}
	}
	day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(3650))
	var text strings.Builder
	var claims []Claim
	for n := range PerArticle {
		rel := worldRelations[r.IntN(len(worldRelations))]
		s, o := cast[rel.subject][r.IntN(len(cast[rel.subject]))], cast[rel.object][r.IntN(len(cast[rel.object]))]
		name := rel.names[r.IntN(len(rel.names))]
		if s.ID == o.ID {
			continue
		}
		quote := fmt.Sprintf("In report %d of article %d %s %s %s", n, i, s.Label, name, o.Label)
		fmt.Fprintf(&text, "%s. ", quote)
		claims = append(claims, Claim{quote, Of(s, s.Label), name, Of(o, o.Label), func(s *schema.Statement) { worldQualifiers(s, r, day) }})
	}
	return Article(fmt.Sprintf("world-%06d.txt", i), "Report", day.Format(time.DateOnly), text.String(), claims...)
}

// worldQualifiers makes some statements dated, planned, only possible, or denied.
func worldQualifiers(s *schema.Statement, r *rand.Rand, day time.Time) {
	switch r.IntN(20) {
	case 0, 1:
		s.Modality = schema.Planned
	case 2:
		s.Modality = schema.Possible
	case 3:
		s.Polarity = schema.Negative
	}
	switch r.IntN(5) {
	case 0:
		s.Time = day.AddDate(0, 0, -r.IntN(5)).Format(time.DateOnly)
	case 1:
		s.Time = day.Format("2006-01")
	}
	s.Confidence = float64(50+r.IntN(50)) / 100
}
