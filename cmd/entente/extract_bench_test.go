package main

import (
	"bufio"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"entente/cmd/entente/stream"
)

// sampledHeap measures the greatest heap in use while fn runs, in bytes.
func sampledHeap(fn func()) uint64 {
	var greatest atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			greatest.Store(max(greatest.Load(), m.HeapInuse))
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	fn()
	close(stop)
	<-done
	return greatest.Load()
}

// extractMany extracts so many small documents, fed as they are asked for, and returns how many lines came out in order.
func extractMany(b *testing.B, n int) (greatest uint64) {
	in, out := io.Pipe()
	go func() {
		w := bufio.NewWriter(out)
		for i := range n {
			fmt.Fprintf(w, `{"id":"%d","text":"India and Japan signed a trade agreement in Tokyo on day %d of the talks."}`+"\n", i, i)
		}
		out.CloseWithError(w.Flush())
	}()
	lines, results := io.Pipe()
	read := make(chan int)
	go func() {
		s := bufio.NewScanner(lines)
		s.Buffer(nil, 1<<20)
		k := 0
		for ; s.Scan(); k++ {
			if want := fmt.Sprintf(`{"id":"%d",`, k); string(s.Bytes()[:len(want)]) != want {
				b.Errorf("line %d is %.40s", k, s.Bytes())
			}
		}
		read <- k
	}()
	greatest = sampledHeap(func() {
		code := run([]string{"entente", "extract", "--input", "jsonl", "--format", "json", "-"}, stream.Set{
			In: in, Out: results, Err: io.Discard, Getenv: func(string) string { return "" },
		})
		if code != exitDone {
			b.Errorf("exit code %d", code)
		}
	})
	results.Close()
	if k := <-read; k != n {
		b.Errorf("%d lines, want %d", k, n)
	}
	return greatest
}

// BenchmarkExtract_Stream reads documents as a stream: ten times the documents must not take more memory than a few do, beyond
// what the collector of garbage leaves lying.
func BenchmarkExtract_Stream(b *testing.B) {
	const few, many, slack = 300, 3000, 32 << 20
	extractMany(b, few) // the model and the gazetteer are loaded
	for b.Loop() {
		base := extractMany(b, few)
		greatest := extractMany(b, many)
		b.ReportMetric(float64(greatest)/(1<<20), "MB-heap")
		if greatest > base+slack {
			b.Errorf("%d documents take %d MB, %d take %d MB", few, base>>20, many, greatest>>20)
		}
	}
}
