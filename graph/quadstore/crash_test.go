package quadstore

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

var kills = flag.Int("kills", 5, "how often the crash test kills a writer")

// batchQuads returns what transaction n adds: quads under a label of its own, some of them of its own terms alone.
func batchQuads(n int) []quad.Quad {
	rnd := rand.New(rand.NewPCG(uint64(n), 3))
	out := make([]quad.Quad, 1+rnd.IntN(200))
	for i := range out {
		out[i] = q(fmt.Sprintf("s%d p%d o%d-%d l%d", rnd.IntN(500), i%7, n, i, n))
	}
	return out
}

var batchKey = []byte("batch")

// nextBatch makes transaction n, which also removes transaction n-10.
func nextBatch(n int) *Tx {
	tx := NewTx()
	for _, x := range batchQuads(n) {
		tx.AddQuad(x)
	}
	if n >= 10 {
		for _, x := range batchQuads(n - 10) {
			tx.RemoveQuad(x)
		}
	}
	tx.PutMeta(batchKey, []byte(strconv.Itoa(n)))
	return tx
}

// writeForEver is the child of TestKill: it goes on where the store is and prints the number of each transaction when
// it is acknowledged.
func writeForEver(dir string) error {
	s, err := Open(dir, Options{MemTableBytes: 256 << 10})
	if err != nil {
		return err
	}
	n, err := lastBatch(s)
	if err != nil {
		return err
	}
	for {
		n++
		if err := s.Apply(context.Background(), nextBatch(n), graph.IgnoreOpts{}); err != nil {
			return err
		}
		if _, err := fmt.Println(n); err != nil {
			return err
		}
	}
}

func lastBatch(s *Store) (int, error) {
	b, err := s.Meta(batchKey)
	if err != nil {
		return -1, nil
	}
	return strconv.Atoi(string(b))
}

// TestKill kills a process with SIGKILL while it writes, again and again on one store. What was acknowledged must be
// there, and of the transaction in the works all or nothing.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	rnd := seed(t)
	total := 0
	for round := range *kills {
		c := startChild(t, "write", dir)
		acked := make(chan int, 1)
		enough := make(chan struct{})
		wanted := 1 + rnd.IntN(30)
		go func() {
			last := -1
			for n := 1; c.out.Scan(); n++ {
				if k, err := strconv.Atoi(c.out.Text()); err == nil {
					last = k
				}
				if n == wanted {
					close(enough)
				}
			}
			acked <- last
		}()
		<-enough
		time.Sleep(time.Duration(rnd.IntN(5_000)) * time.Microsecond) // somewhere in the next transaction
		if err := c.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		last := <-acked
		_ = c.end() // killed
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		n, err := lastBatch(s)
		if err != nil || n < last || n > last+1 {
			t.Fatalf("round %d: transaction %d was acknowledged, the store has %d, %v", round, last, n, err)
		}
		if got, want := dump(t, s, quad.Quad{}), expected(n); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("round %d: the store has %d quads after transaction %d, want %d", round, len(got), n, len(want))
		}
		total = n
		checkAndClose(t, s)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d transactions", *kills, total+1)
}

// expected returns the quads after transaction n.
func expected(n int) []string {
	m := map[string]bool{}
	for i := max(0, n-9); i <= n; i++ {
		for _, x := range batchQuads(i) {
			m[x.NQuad()] = true
		}
	}
	return sortedKeys(m)
}

// hold is the child of the lock tests: it opens the store, says so, and closes it when its input ends.
func hold(dir string) error {
	s, err := Open(dir, Options{ReadOnly: strings.HasSuffix(dir, "-ro"), MustExist: true})
	if err != nil {
		return err
	}
	fmt.Println("open")
	var b bytes.Buffer
	if _, err := b.ReadFrom(os.Stdin); err != nil {
		return err
	}
	return s.Close()
}
