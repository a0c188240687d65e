package query_test

import (
	"errors"
	"runtime"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/query"
	"entente/graph/storetest"
)

func TestRunawayScriptsEnd(t *testing.T) {
	s := storetest.Open(t, storetest.Memory)
	storetest.Add(t, s, storetest.Cyber())
	for _, c := range []struct {
		text  string
		cause error
	}{
		{`while (true) {}`, query.ErrTimeout},
		{`while (true) { try { while (true) {} } catch (e) {} finally { continue } }`, query.ErrTimeout},
		{`function f() { try { return f() } catch (e) { return f() } }; f()`, query.ErrDepth},
		{`var a = []; while (true) { a.push("x".repeat(10000) + a.length) }`, query.ErrMemory},
		{`var s = "x"; while (true) { s += s }`, query.ErrMemory},
		{`new Array(1e9).join()`, query.ErrMemory},
		{`new Array(1e9).join("x" + {})`, query.ErrMemory},
		{`"x".repeat(1e9)`, query.ErrMemory},
		{`"x".padEnd(1e9)`, query.ErrMemory},
		{`[...new Array(1e9)]`, query.ErrMemory},
		{`Array.from({length: 1e9})`, query.ErrMemory},
		{`Math.max.apply(null, {length: 4e9})`, query.ErrMemory},
		{`new Array(1e9).fill(0)`, query.ErrMemory},
		{`new Uint8Array(1e10)`, nil},
		{`/^(?=(a+)+$)(a|aa)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")`,
			query.ErrTimeout},
		{`g.V().ForEach(function(d) { while (true) {} })`, query.ErrTimeout},
		{`try { g.V().ForEach(function(d) { while (true) {} }) } catch (e) {}`, query.ErrTimeout},
		{`[3, 2, 1].sort(function() { while (true) {} })`, query.ErrTimeout},
		{`(function() { while (true) {} }).apply(null, [])`, query.ErrTimeout},
		{`function f() { g.V().ForEach(function(d) { f() }) }; f()`, nil},
		{`function f() { f.apply(null, []) }; f()`, query.ErrDepth},
		{`var a = []; a[0] = a; function f(n) { return n == 0 ? a : [f(n - 1)] }; JSON.stringify(f(1500))`, nil},
		{`eval("while (true) {}")`, query.ErrTimeout},
		{`var p = g.V(); while (true) { p = p.Out() }`, query.ErrDepth},
		{`var p = g.V(); while (true) { p = p.And(p) }`, query.ErrDepth},
		{`var p = g.V(); while (true) { p = p.Out([p]) }`, query.ErrDepth},
		{`var p = g.V(); for (var i = 0; i < 450; i++) { p = p.Out().In() }; p.All()`, query.ErrTimeout},
		{`g.V().Out({}).All()`, nil},
		{`g.M().FollowRecursive(null)`, nil},
		{`lang(1, {})`, nil},
		{`lang({}, function() {})`, nil},
	} {
		start := time.Now()
		o := graph.QueryOptions{Timeout: 300 * time.Millisecond, MemoryBytes: 100 << 20}
		if c.cause == query.ErrMemory {
			o.Timeout = query.MaxTimeout // a busy machine must not stop the script before its memory does
		}
		rows, err := s.Query(t.Context(), "gizmo", c.text, o)
		if err == nil {
			for rows.Next() {
			}
			err = errors.Join(rows.Err(), rows.Close())
		}
		if took := time.Since(start); o.Timeout < time.Second && took > 5*time.Second {
			t.Errorf("%s: took %s", c.text, took)
		}
		if !errors.Is(err, graph.ErrQuery) || c.cause != nil && !errors.Is(err, c.cause) {
			t.Errorf("%s: error %v, want %v", c.text, err, c.cause)
		}
		runtime.GC()
	}
}

func TestSlowReadersEndTheirQueries(t *testing.T) {
	s := storetest.Open(t, storetest.Memory)
	storetest.Add(t, s, storetest.All()...)
	rows, err := s.Query(t.Context(), "gizmo", `g.V().All()`, graph.QueryOptions{Timeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if !rows.Next() {
		t.Fatal(rows.Err())
	}
	deadline := time.After(5 * time.Second)
	for rows.Next() {
		select {
		case <-deadline:
			t.Fatal("the rows go on after their time limit")
		case <-time.After(time.Millisecond):
		}
	}
	if err := rows.Err(); !errors.Is(err, query.ErrTimeout) {
		t.Errorf("error %v", err)
	}
	if err := rows.Close(); err != nil {
		t.Error(err)
	}
}

func TestClosedRowsStopTheScript(t *testing.T) {
	s := storetest.Open(t, storetest.Memory)
	storetest.Add(t, s, storetest.Cyber())
	before := runtime.NumGoroutine()
	for range 20 {
		rows, err := s.Query(t.Context(), "gizmo", `g.V().All(); while (true) {}`, graph.QueryOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if !rows.Next() {
			t.Fatal(rows.Err())
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		if rows.Next() {
			t.Error("a row after Close")
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before+2 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}
