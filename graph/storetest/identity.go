package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/identity"
	"entente/schema"
)

// Nippon is what an article calls Japan that no gazetteer knows under that name.
var Nippon = Entity("nippon.country", "Nippon", schema.Country, "Nihon")

// Envoys names Nippon, and another Quad than the alliance.
func Envoys() *schema.Article {
	const text = "Nippon met India. Tokyo and India signed a pact, Nippon said. The Quad hosted students."
	return Article("envoys.txt", "", "", text,
		Claim{"Nippon met India", Of(Nippon, "Nippon"), "met", Of(India, "India"), nil},
		Claim{"Tokyo and India signed a pact", Of(Japan, "Tokyo"), "signed", Of(Entity("pact", "pact", schema.Agreement), "a pact"),
			func(s *schema.Statement) { s.AttributedTo = Nippon }},
		Claim{"The Quad hosted students", Of(Quad, "The Quad"), "hosted", Of(Entity("students", "students", schema.Group), "students"), nil},
	)
}

// same, different and split make decisions about entities of the articles.
func same(a, b *schema.Entity) identity.Decision {
	return identity.Decision{Kind: identity.Same, A: a.ID, B: b.ID}
}

func different(a, b *schema.Entity) identity.Decision {
	return identity.Decision{Kind: identity.Different, A: a.ID, B: b.ID}
}

func split(e *schema.Entity, document string, to schema.IRI) identity.Decision {
	return identity.Decision{Kind: identity.Split, A: e.ID, B: to, Document: document}
}

// Decide keeps decisions and fails the test if they cannot be kept.
func Decide(t testing.TB, s *graph.Store, list ...identity.Decision) graph.Decided {
	t.Helper()
	out, err := s.Decide(t.Context(), list...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// forget takes decisions back.
func forget(t testing.TB, s *graph.Store, list ...identity.Decision) {
	t.Helper()
	var ids []schema.IRI
	for _, d := range list {
		ids = append(ids, d.ID())
	}
	if _, err := s.Forget(t.Context(), ids...); err != nil {
		t.Fatal(err)
	}
}

// testMerge: what is merged answers as one in every way to ask, and taking the decision back leaves what was before.
func testMerge(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting(), Envoys())
	before := Export(t, s)
	done := Decide(t, s, same(Japan, Nippon))
	if len(done.Decisions) != 1 || done.Documents != 2 || done.Facts != 1 {
		t.Errorf("%+v", done)
	}
	e, err := s.Entity(t.Context(), Nippon.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Japan", "Nihon", "Nippon", "Tokyo", "the Japanese side"}
	if e.ID != Japan.ID || e.Label != "Japan" || e.Documents != 2 || e.QID != "Q17" || !cmp.Equal(e.Names, want) {
		t.Errorf("merged: %+v", e)
	}
	if m, err := s.Resolve(t.Context(), "Nihon"); err != nil || len(m) != 1 || m[0].Entity != Japan.ID {
		t.Errorf("Nihon is %+v, %v", m, err)
	}
	for _, id := range []schema.IRI{Japan.ID, Nippon.ID} {
		list := facts(t, s, graph.Filter{Any: id, Relations: []string{"met"}})
		if len(list) != 1 || list[0].Sources != 2 || len(list[0].Statements) != 2 {
			t.Errorf("facts of %s: %+v", id.Short(), list)
		}
		if said := statements(t, s, graph.Filter{AttributedTo: id}); len(said) != 1 {
			t.Errorf("said by %s: %v", id.Short(), said)
		}
	}
	for _, q := range []string{`g.V("Nippon").Out("signed").All()`, `g.V("<e:nippon.country>").Out("signed").All()`} {
		if got, warnings, err := rows(t, s, "gizmo", q, graph.QueryOptions{}); err != nil || !slices.Equal(got, []string{"id=e:pact (pact)"}) {
			t.Errorf("%s: %v %v %v", q, got, warnings, err)
		}
	}
	if r, err := s.Verify(t.Context()); err != nil || !r.OK() {
		t.Errorf("verify: %+v, %v", r, err)
	}
	if again := Decide(t, s, same(Japan, Nippon)); len(again.Decisions) != 0 {
		t.Errorf("decided again: %+v", again)
	}
	forget(t, s, same(Nippon, Japan))
	if d := cmp.Diff(before, Export(t, s)); d != "" {
		t.Errorf("taken back: -before +after\n%s", d)
	}
}

// testSplit: what one document takes for an entity becomes another, with the names that stand there and no identifiers.
func testSplit(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting(), Envoys(), Cyber())
	before := Export(t, s)
	club := schema.EntityIRI("quad.club")
	Decide(t, s, split(Quad, "envoys.txt", club))
	e, err := s.Entity(t.Context(), club)
	if err != nil {
		t.Fatal(err)
	}
	if e.Label != "Quad" || e.Documents != 1 || !cmp.Equal(e.Names, []string{"Quad"}) {
		t.Errorf("split off: %+v", e)
	}
	if list := facts(t, s, graph.Filter{Any: Quad.ID, Relations: []string{"hosted"}}); len(list) != 0 {
		t.Errorf("the Quad still hosts: %v", list)
	}
	if list := facts(t, s, graph.Filter{Subject: club}); len(list) != 1 {
		t.Errorf("facts of what was split off: %v", list)
	}
	Decide(t, s, split(Japan, "cyber.txt", schema.EntityIRI("japan.band")))
	if e, err := s.Entity(t.Context(), "e:japan.band"); err != nil || e.QID != "" || e.ISO != "" || !cmp.Equal(e.Names, []string{"Japan", "Tokyo"}) {
		t.Errorf("%+v, %v", e, err)
	}
	forget(t, s, split(Quad, "envoys.txt", club), split(Japan, "cyber.txt", Japan.ID))
	if d := cmp.Diff(before, Export(t, s)); d != "" {
		t.Errorf("taken back: -before +after\n%s", d)
	}
}

// testUnmerge: a member leaves its group alone, even if it is the link between the others; the kept one dissolves it.
func testUnmerge(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting(), Envoys(), Cyber())
	chain := []identity.Decision{same(Japan, Nippon), same(Nippon, TokyoCity)}
	before := Export(t, s)
	Decide(t, s, chain...)
	if _, err := s.Unmerge(t.Context(), Nippon.ID); err != nil {
		t.Fatal(err)
	}
	set, err := s.Decisions()
	if err != nil {
		t.Fatal(err)
	}
	if set.Kept(TokyoCity.ID) != Japan.ID || set.Kept(Nippon.ID) != Nippon.ID {
		t.Errorf("left: %v", set.All())
	}
	Decide(t, s, same(Japan, Nippon))
	if _, err := s.Unmerge(t.Context(), Japan.ID); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, Export(t, s)); d != "" {
		t.Errorf("-before +after\n%s", d)
	}
	if _, err := s.Unmerge(t.Context(), Japan.ID); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unmerged again: %v", err)
	}
}

// testSplitOff: all that a document takes for a merged entity goes, under whatever IRI; nothing goes where nothing is.
func testSplitOff(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting(), Envoys())
	Decide(t, s, same(Japan, Nippon))
	done, err := s.SplitOff(t.Context(), Nippon.ID, []string{"envoys.txt"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(done.Decisions) != 2 || done.Decisions[0].B != done.Decisions[1].B {
		t.Fatalf("%+v", done)
	}
	own := done.Decisions[0].B
	if e, err := s.Entity(t.Context(), own); err != nil || e.Documents != 1 || e.QID != "" {
		t.Errorf("%+v, %v", e, err)
	}
	if list := statements(t, s, graph.Filter{Any: Japan.ID, Document: "envoys.txt"}); len(list) != 0 {
		t.Errorf("still there: %v", list)
	}
	for _, document := range []string{"envoys.txt", "nowhere.txt"} {
		if _, err := s.SplitOff(t.Context(), Japan.ID, []string{"quad.txt", document}, ""); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: %v", document, err)
		}
	}
	if e, err := s.Entity(t.Context(), Japan.ID); err != nil || e.Documents != 1 {
		t.Errorf("%+v, %v", e, err)
	}
}

// testCandidates: pairs wait until they are decided, either way.
func testCandidates(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting(), Envoys(), Ivorian())
	waiting := func() int {
		list, err := s.Candidates(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if n := waiting(); n != 1 {
		t.Fatalf("%d pairs, want Japan and Nippon", n)
	}
	for _, d := range []identity.Decision{same(Japan, Nippon), different(Japan, Nippon)} {
		Decide(t, s, d)
		if n := waiting(); n != 0 {
			t.Errorf("%d pairs after %s", n, d)
		}
		forget(t, s, d)
	}
}

// testDecisionsOutlive: a decision holds for documents that come after it, and outlives those that go.
func testDecisionsOutlive(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Decide(t, s, same(Japan, Nippon), split(Quad, "envoys.txt", "urn:entente:e:quad.club"))
	alone := Export(t, s)
	Add(t, s, Envoys())
	whole := Export(t, s)
	if strings.Contains(whole, "r:met> <urn:entente:e:nippon") || !strings.Contains(whole, "<urn:entente:e:quad.club> <urn:entente:r:hosted>") {
		t.Errorf("not decided:\n%s", whole)
	}
	if err := s.Remove(t.Context(), "envoys.txt"); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(alone, Export(t, s)); d != "" {
		t.Errorf("after the document: -before +after\n%s", d)
	}
	Add(t, s, Envoys())
	if d := cmp.Diff(whole, Export(t, s)); d != "" {
		t.Errorf("added again: -before +after\n%s", d)
	}
}

// testConflicts: what contradicts is refused whole, and the error names every decision that it takes.
func testConflicts(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting(), Envoys())
	Decide(t, s, same(Japan, Nippon), same(Nippon, TokyoCity))
	before := Export(t, s)
	_, err := s.Decide(t.Context(), same(India, Quad), different(TokyoCity, Japan))
	var conflict *identity.ConflictError
	if !errors.As(err, &conflict) || len(conflict.Decisions) != 3 {
		t.Fatalf("got %v", err)
	}
	const want = "e:nippon.country is the same as e:tokyo-city, and e:japan is the same as e:nippon.country; but e:tokyo-city is not e:japan"
	if !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Decide(t.Context(), split(Japan, "envoys.txt", TokyoCity.ID)); !errors.Is(err, identity.ErrConflict) {
		t.Errorf("split into itself: %v", err)
	}
	if _, err := s.Decide(t.Context(), same(Japan, Japan)); !errors.Is(err, identity.ErrDecision) {
		t.Errorf("same as itself: %v", err)
	}
	if d := cmp.Diff(before, Export(t, s)); d != "" {
		t.Errorf("refused decisions changed the store\n%s", d)
	}
}

// randomDecisions are about the entities of RandomArticle, and never contradict each other.
var randomDecisions = []identity.Decision{
	{Kind: identity.Same, A: schema.EntityIRI("alpha"), B: schema.EntityIRI("beta")},
	{Kind: identity.Same, A: schema.EntityIRI("gamma.own"), B: schema.EntityIRI("alpha")},
	{Kind: identity.Different, A: schema.EntityIRI("beta"), B: schema.EntityIRI("delta")},
	{Kind: identity.Split, A: schema.EntityIRI("gamma"), B: schema.EntityIRI("gamma.own"), Document: "1.txt"},
	{Kind: identity.Split, A: schema.EntityIRI("beta"), B: schema.EntityIRI("delta"), Document: "0.txt"},
}

// testDecisionOrder adds documents and decides in many orders: the store is the same.
func testDecisionOrder(t *testing.T, opener Opener) {
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 11))
		var steps []func(s *graph.Store)
		for i := range 4 {
			a := RandomArticle(fmt.Sprintf("%d.txt", i), r)
			steps = append(steps, func(s *graph.Store) { Add(t, s, a) })
		}
		for _, d := range randomDecisions {
			steps = append(steps, func(s *graph.Store) { Decide(t, s, d) })
		}
		want := ""
		for range 5 {
			s := Open(t, opener)
			for _, i := range r.Perm(len(steps)) {
				steps[i](s)
			}
			got := Export(t, s)
			if want == "" {
				want = got
			} else if got != want {
				t.Fatalf("seed %d: another order gives another store\n%s", seed, cmp.Diff(want, got))
			}
		}
	}
}

// testRandomDecisions adds, removes, decides and takes back at random, and compares with a store to which what is left
// was added.
func testRandomDecisions(t *testing.T, opener Opener) {
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 13))
		s := Open(t, opener)
		have := map[string]*schema.Article{}
		stand := map[int]bool{}
		for range 40 {
			name, i := fmt.Sprintf("%d.txt", r.IntN(4)), r.IntN(len(randomDecisions))
			switch r.IntN(4) {
			case 0:
				Decide(t, s, randomDecisions[i])
				stand[i] = true
			case 1:
				forget(t, s, randomDecisions[i])
				delete(stand, i)
			case 2:
				if have[name] != nil {
					if err := s.Remove(t.Context(), name); err != nil {
						t.Fatal(err)
					}
					delete(have, name)
				}
			default:
				have[name] = RandomArticle(name, r)
				Add(t, s, have[name])
			}
		}
		fresh := Open(t, opener)
		for i := range stand {
			Decide(t, fresh, randomDecisions[i])
		}
		for _, a := range have {
			Add(t, fresh, a)
		}
		if d := cmp.Diff(Export(t, fresh), Export(t, s)); d != "" {
			t.Fatalf("seed %d: -what is left alone +after all changes\n%s", seed, d)
		}
	}
}
