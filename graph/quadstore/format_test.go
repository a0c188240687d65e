package quadstore

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
)

// tamper changes the keys of a closed store behind its back.
func tamper(t *testing.T, fs vfs.FS, change func(db *pebble.DB) error) {
	t.Helper()
	db, err := pebble.Open(memDir, &pebble.Options{FS: fs, FormatMajorVersion: engineFormat})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(change(db), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestFormat_Newer(t *testing.T) {
	fs := vfs.NewMem()
	s := openTest(t, memDir, Options{FS: fs})
	mustApply(t, s, adding("a p b"))
	checkAndClose(t, s)
	tamper(t, fs, func(db *pebble.DB) error { return db.Set(formatKey, encodeFormat(7), pebble.Sync) })
	for _, o := range []Options{{FS: fs}, {FS: fs, ReadOnly: true}} {
		_, err := Open(memDir, o)
		if !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(),
			"store has format 7, this entente reads up to 1; upgrade entente") {
			t.Errorf("got %v", err)
		}
	}
	tamper(t, fs, func(db *pebble.DB) error { return db.Set(formatKey, encodeFormat(formatVersion), pebble.Sync) })
	checkAndClose(t, openTest(t, memDir, Options{FS: fs}))
}

func TestFormat_Foreign(t *testing.T) {
	fs := vfs.NewMem()
	if err := fs.MkdirAll(memDir, 0o755); err != nil {
		t.Fatal(err)
	}
	tamper(t, fs, func(db *pebble.DB) error { return db.Set([]byte("foreign"), nil, pebble.Sync) })
	if _, err := Open(memDir, Options{FS: fs}); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v", err)
	}
	tamper(t, fs, func(db *pebble.DB) error { return db.Set(formatKey, []byte{0x80}, pebble.Sync) })
	if _, err := Open(memDir, Options{FS: fs}); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v", err)
	}
	newer := vfs.NewMem()
	checkAndClose(t, openTest(t, memDir, Options{FS: newer}))
	tamper(t, newer, func(db *pebble.DB) error { return db.RatchetFormatMajorVersion(pebble.FormatNewest) })
	if _, err := Open(memDir, Options{FS: newer}); !errors.Is(err, ErrFormat) ||
		!strings.Contains(err.Error(), "upgrade entente") {
		t.Errorf("got %v", err)
	}
}

func TestCheck_FindsDamage(t *testing.T) {
	del := func(key []byte) func(*pebble.DB) error {
		return func(db *pebble.DB) error { return db.Delete(key, pebble.Sync) }
	}
	set := func(key, val []byte) func(*pebble.DB) error {
		return func(db *pebble.DB) error { return db.Set(key, val, pebble.Sync) }
	}
	// After "a p b l": p 1, b 2, a 3, l 4.
	quadIDs := ids{3, 1, 2, 4}
	termKey := appendTermKey(nil, append([]byte{kindIRI}, 'a'))
	tests := map[string]struct {
		change func(*pebble.DB) error
		want   []string
	}{
		"no SPOL key": {del(appendQuadKey(nil, orderSPOL, quadIDs)),
			[]string{"the counter says 1 quads, there are 0", "stands in order OLSP and not in SPOL"}},
		"no OLSP key": {del(appendQuadKey(nil, orderOLSP, quadIDs)),
			[]string{"stands in order SPOL and not in OLSP"}},
		"extra key": {set(appendQuadKey(nil, orderPLOS, ids{2, 1, 2, 4}), nil),
			[]string{"stands in order PLOS and not in SPOL"}},
		"dangling id": {del(appendIDKey(nil, 2)),
			[]string{"which has no term", "id 2 stands first in order OSPL and has no term"}},
		"no look-up": {del(termKey), []string{"the term of id 3 cannot be looked up"}},
		"wrong look-up": {set(termKey, []byte{2}),
			[]string{"the term of id 3 is looked up as 02", "has the id of another term"}},
		"unused term": {set(appendIDKey(nil, 9), []byte{kindIRI, 'x'}),
			[]string{"no quad uses the term of id 9", "id 9 is in use, and 5 is the next to be given",
				"the term of id 9 cannot be looked up", "the counter says 4 terms"}},
		"unreadable term": {set(appendIDKey(nil, 2), []byte{99}), []string{"id 2: term 63"}},
		"wrong counter":   {set(stateKey, state{5, 2, 4}.encode()), []string{"the counter says 2 quads, there are 1"}},
		"bad counter":     {set(stateKey, []byte{1}), []string{"the counters cannot be read"}},
		"malformed key":   {set([]byte{spaceOrders, 0xFE}, nil), []string{"malformed key 20 fe"}},
		"unknown space":   {set([]byte{0x77, 1}, nil), []string{"unknown key 77 01"}},
		"unknown setting": {set([]byte{spaceSystem, 'x'}, nil), []string{"unknown key 01 78"}},
		"value in a quad": {set(appendQuadKey(nil, orderSPOL, quadIDs), []byte{1}), []string{"malformed key"}},
		"unlabelled LSPO": {set([]byte{spaceOrders + orderLSPO, 0, 3, 1, 2}, nil),
			[]string{"order LSPO: malformed key"}},
		"malformed id key": {set([]byte{spaceID, 0xF9}, []byte{kindIRI, 'y'}), []string{"malformed id"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := OpenMem(Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			mustApply(t, s, adding("a p b l"))
			if err := s.Check(ctx); err != nil {
				t.Fatal(err)
			}
			if err := tt.change(s.db); err != nil {
				t.Fatal(err)
			}
			err = s.Check(context.Background())
			var ce *CheckError
			if !errors.Is(err, ErrCorrupt) || !errors.As(err, &ce) {
				t.Fatalf("got %v", err)
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("no %q in:\n%v", want, err)
				}
			}
		})
	}
}

func TestBackup(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		tx := adding("a p b", "a p c l")
		tx.PutMeta([]byte("k"), []byte("v"))
		mustApply(t, s, tx)
		dir := "backup"
		if s.opts.FS == vfs.Default {
			dir = t.TempDir() + "/" + dir
		}
		if err := s.Backup(dir); err != nil {
			t.Fatal(err)
		}
		if err := s.Backup(dir); err == nil {
			t.Error("a backup is written over another")
		}
		clean(t, s)
		for _, o := range []Options{{FS: s.opts.FS, ReadOnly: true}, {FS: s.opts.FS}} {
			b := openTest(t, dir, o)
			if diff := cmp.Diff(nq("a p b", "a p c l"), dump(t, b, quad.Quad{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if v, err := b.Meta([]byte("k")); err != nil || string(v) != "v" {
				t.Errorf("got %q, %v", v, err)
			}
			checkAndClose(t, b)
		}
	})
}

func TestRegister(t *testing.T) {
	Register()
	Register()
	dir := t.TempDir() + "/store"
	if _, err := graph.NewQuadStore(Name, dir, nil); err != graph.ErrNotInitialized {
		t.Errorf("got %v", err)
	}
	if err := graph.InitQuadStore(Name, dir, nil); err != nil {
		t.Fatal(err)
	}
	if err := graph.InitQuadStore(Name, dir, nil); !errors.Is(err, graph.ErrDatabaseExists) {
		t.Errorf("got %v", err)
	}
	qs, err := graph.NewQuadStore(Name, dir, graph.Options{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	if err := qs.ApplyDeltas([]graph.Delta{{Quad: q("a p b"), Action: graph.Add}}, graph.IgnoreOpts{}); !errors.Is(err,
		ErrReadOnly) {
		t.Errorf("got %v", err)
	}
	if err := qs.Close(); err != nil {
		t.Error(err)
	}
	mem, err := graph.NewQuadStore(Name, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkAndClose(t, mem.(*Store))
}
