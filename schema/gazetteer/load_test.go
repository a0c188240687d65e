package gazetteer

import "testing"

func TestEmbeddedTablesAreRight(t *testing.T) {
	for _, m := range Check(embedded()...) {
		t.Error(m)
	}
}

func BenchmarkGazetteer_Load(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		build(embedded())
	}
}

func TestStopWordsAreUsed(t *testing.T) {
	g := Load()
	for _, fl := range embedded() {
		fl.rowsOf(stopTable, func(r *row) {
			key, used := Key(r.f[0]), false
			for _, en := range g.index.narrow(g.index.entries, key) {
				if e := g.entities[en.entity]; g.index.key(en) == key && (r.f[2] == "" || r.f[2] == e.Type) {
					used = true
				}
			}
			if !used {
				t.Errorf("%s:%d: no %s is called %q", fl.Name, r.line, r.f[2], r.f[0])
			}
		})
	}
}
