package storetest

import (
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/klauspost/compress/zstd"

	"entente/graph/quadstore"
	"entente/schema"
)

// ChangeText puts another text in the place of the one that the closed store in dir keeps of a document, as damage
// would, and nothing else.
func ChangeText(t *testing.T, dir string, document schema.IRI, text []byte) {
	t.Helper()
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer enc.Close()
	qs, err := quadstore.Open(dir, quadstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tx := quadstore.NewTx()
	tx.PutMeta([]byte("t/"+string(document)), enc.EncodeAll(text, nil))
	if err := qs.Apply(t.Context(), tx, graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
}
