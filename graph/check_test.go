package graph_test

import (
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/klauspost/compress/zstd"

	"entente/graph"
	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/graph/storetest"
	"entente/schema"
	"entente/schema/voc"
)

var ignoreNothing = cayley.IgnoreOpts{}

// lowered returns the quads of an article with the given predicate.
func lowered(t *testing.T, a *schema.Article, predicate schema.IRI) []quad.Quad {
	t.Helper()
	qs, err := prov.Quads(a)
	if err != nil {
		t.Fatal(err)
	}
	var out []quad.Quad
	for _, q := range qs {
		if q.Predicate == quad.Value(quad.IRI(predicate)) {
			out = append(out, q)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no %s", predicate)
	}
	return out
}

func TestCheckFindsDamage(t *testing.T) {
	a := storetest.Cyber()
	stranger := quad.Quad{Subject: quad.IRI("urn:x:s"), Predicate: quad.IRI("urn:x:p"), Object: quad.IRI("urn:x:o"), Label: quad.IRI("urn:x:l")}
	bare := stranger
	bare.Label = nil
	for _, c := range []struct {
		name  string
		spoil func(tx *quadstore.Tx)
		want  string
	}{
		{"strange label", func(tx *quadstore.Tx) { tx.AddQuad(stranger) }, "neither a fact nor a document"},
		{"strange quad", func(tx *quadstore.Tx) { tx.AddQuad(bare) }, "quads, its articles give"},
		{"fact without statement", func(tx *quadstore.Tx) {
			q := stranger
			q.Label = quad.IRI("urn:entente:f:x")
			tx.AddQuad(q)
		}, "has no statement"},
		{"no quote", func(tx *quadstore.Tx) { tx.RemoveQuad(lowered(t, a, voc.OAExact)[0]) }, "has no oa:exact"},
		{"no sentence", func(tx *quadstore.Tx) { tx.RemoveQuad(lowered(t, a, voc.ProvWasDerivedFrom)[0]) }, "is of no document"},
		{"no fact", func(tx *quadstore.Tx) { tx.RemoveQuad(lowered(t, a, schema.RelationIRI("covers"))[0]) }, "missing quad"},
		{"no label", func(tx *quadstore.Tx) { tx.RemoveQuad(lowered(t, a, voc.RDFSLabel)[0]) }, "missing quad"},
		{"no text", func(tx *quadstore.Tx) { tx.DeleteMeta([]byte("t/" + string(a.ID))) }, "is missing"},
		{"other article", func(tx *quadstore.Tx) { tx.PutMeta([]byte("a/"+string(a.ID)), []byte("nonsense")) }, "store is damaged"},
		{"no word", func(tx *quadstore.Tx) { tx.DeleteMeta([]byte("v/india")) }, "is missing from the index"},
		{"letters of no word", func(tx *quadstore.Tx) { tx.PutMeta([]byte("k/abc\x00abc"), nil) }, "does not have it"},
		{"rank", func(tx *quadstore.Tx) { tx.PutMeta([]byte("n/india\x00urn:entente:e:india"), []byte{9}) }, "has the value"},
		{"no name", func(tx *quadstore.Tx) { tx.DeleteMeta([]byte("n/india\x00urn:entente:e:india")) }, "missing from the index"},
		{"name of none", func(tx *quadstore.Tx) { tx.PutMeta([]byte("n/mars\x00urn:entente:e:india"), nil) }, "does not have it"},
		{"counter", func(tx *quadstore.Tx) { tx.PutMeta([]byte("c/facts"), []byte("77")) }, `counter "facts" is 77, want 6`},
		{"no counter", func(tx *quadstore.Tx) { tx.DeleteMeta([]byte("c/facts")) }, `counter "facts" is missing`},
		{"tally", func(tx *quadstore.Tx) { tx.DeleteMeta([]byte("e/urn:entente:e:india")) }, "records of kind e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "store")
			s, err := graph.Open(t.Context(), graph.Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			storetest.Add(t, s, a)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			spoil(t, dir, c.spoil)
			if s, err = graph.Open(t.Context(), graph.Options{Dir: dir}); err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if r.OK() || !strings.Contains(strings.Join(r.Problems, "\n"), c.want) {
				t.Errorf("check finds %q, want %q", r.Problems, c.want)
			}
		})
	}
}

func TestVerifyFindsWrongQuotes(t *testing.T) {
	a := storetest.Cyber()
	dir := filepath.Join(t.TempDir(), "store")
	s, err := graph.Open(t.Context(), graph.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Add(t, s, a)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	spoil(t, dir, func(tx *quadstore.Tx) {
		q := lowered(t, a, voc.OAExact)[0]
		tx.RemoveQuad(q)
		q.Object = quad.String("what nobody said")
		tx.AddQuad(q)
		h := lowered(t, a, voc.SchemaSHA256)[0]
		tx.RemoveQuad(h)
		h.Object = quad.String("0")
		tx.AddQuad(h)
	})
	if s, err = graph.Open(t.Context(), graph.Options{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Verify(t.Context())
	if err != nil || len(r.Problems) != 2 || !strings.Contains(strings.Join(r.Problems, "\n"), "what nobody said") {
		t.Errorf("%+v, %v", r, err)
	}
}

// One changed byte of a kept text is found, even where no quote has it.
func TestVerifyFindsChangedText(t *testing.T) {
	a := storetest.Cyber()
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer enc.Close()
	for _, at := range []int{0, len(a.Text) / 2, len(a.Text) - 1} {
		dir := filepath.Join(t.TempDir(), "store")
		s, err := graph.Open(t.Context(), graph.Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		storetest.Add(t, s, a)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		changed := []byte(a.Text)
		changed[at] ^= 1
		spoil(t, dir, func(tx *quadstore.Tx) { tx.PutMeta([]byte("t/"+string(a.ID)), enc.EncodeAll(changed, nil)) })
		if s, err = graph.Open(t.Context(), graph.Options{Dir: dir}); err != nil {
			t.Fatal(err)
		}
		r, err := s.Verify(t.Context())
		if err != nil || !strings.Contains(strings.Join(r.Problems, "\n"), "does not have the hash") {
			t.Errorf("byte %d: %+v, %v", at, r, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
