package extract_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/extract"
	"entente/extract/text"
)

// numbered yields n documents named by their number, and in place of every document whose number unread holds an error.
func numbered(n int, unread map[int]error) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for i := range n {
			d := &text.Doc{Meta: text.Meta{ID: strconv.Itoa(i)}}
			if !yield(d, unread[i]) {
				return
			}
		}
	}
}

// sleepy makes a pipeline of one stage that takes longer for some documents than for those after them, counts those it
// is at work on, and fails for those named.
func sleepy(t *testing.T, working *atomic.Int32, failing map[string]error) *extract.Pipeline {
	t.Helper()
	p, err := extract.NewFrom([]extract.Stage{{Name: "sleep", Run: func(ctx context.Context, d *text.Doc) error {
		working.Add(1)
		defer working.Add(-1)
		n, err := strconv.Atoi(d.ID)
		if err != nil {
			return err
		}
		select {
		case <-time.After(time.Duration(7-n%8) * time.Second): // of the clock of the bubble
		case <-ctx.Done():
			return ctx.Err()
		}
		return failing[d.ID]
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The tests below run in a bubble of testing/synctest, which fails if a goroutine is left behind.

// TestPipeline_EachOrder: documents come out in the order in which they went in, errors in their place, at any number of
// workers.
func TestPipeline_EachOrder(t *testing.T) {
	unread, unparsed := errors.New("no text"), errors.New("no tree")
	for _, workers := range []int{-1, 0, 1, 2, 8, 100} {
		synctest.Test(t, func(t *testing.T) {
			var working atomic.Int32
			p := sleepy(t, &working, map[string]error{"4": unparsed, "19": unparsed})
			var got, want []string
			for r := range p.Each(context.Background(), numbered(20, map[int]error{0: unread, 5: unread}), workers) {
				got = append(got, fmt.Sprint(r.Doc.ID, " ", r.Err))
				if w := int(working.Load()); w > max(1, workers) {
					t.Errorf("%d documents under way with %d workers", w, workers)
				}
			}
			for i := range 20 {
				err := "<nil>"
				switch i {
				case 0, 5:
					err = "no text"
				case 4, 19:
					err = "sleep: no tree"
				}
				want = append(want, fmt.Sprint(i, " ", err))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%d workers (-want +got)\n%s", workers, diff)
			}
		})
	}
}

// TestPipeline_EachStop: who stops early gets no more, and nothing is left running, though the input never ends.
func TestPipeline_EachStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var working atomic.Int32
		taken := 0
		endless := func(yield func(*text.Doc, error) bool) {
			for d, err := range numbered(1<<30, nil) {
				taken++
				if !yield(d, err) {
					return
				}
			}
		}
		n := 0
		for r := range sleepy(t, &working, nil).Each(context.Background(), endless, 8) {
			if n++; r.Err != nil {
				t.Error(r.Err)
			}
			if n == 3 {
				break
			}
		}
		if w := working.Load(); w != 0 {
			t.Errorf("%d documents are still under way", w)
		}
		// In memory are those taken, twice as many as workers, and the one that waits for its turn.
		if taken > 3+2*8+1 {
			t.Errorf("%d documents were taken for 3", taken)
		}
	})
}

// TestPipeline_EachCancel: a context that is done ends the batch; what came out before is in order.
func TestPipeline_EachCancel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		var working atomic.Int32
		next := 0
		for r := range sleepy(t, &working, nil).Each(ctx, numbered(1<<30, nil), 8) {
			if r.Err != nil {
				if !errors.Is(r.Err, context.Canceled) {
					t.Error(r.Err)
				}
				continue
			}
			if r.Doc.ID != strconv.Itoa(next) {
				t.Errorf("got %s, want %d", r.Doc.ID, next)
			}
			if next++; next == 10 {
				cancel()
			}
		}
		if next < 10 || working.Load() != 0 {
			t.Errorf("%d documents before the end, %d still under way", next, working.Load())
		}
	})
}

// TestPipeline_EachNothing: no documents, no reads; and a sequence can be walked twice.
func TestPipeline_EachNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var working atomic.Int32
		p := sleepy(t, &working, nil)
		for r := range p.Each(context.Background(), numbered(0, nil), 4) {
			t.Errorf("got %v", r)
		}
		seq, n := p.Each(context.Background(), numbered(3, nil), 4), 0
		for range 2 {
			for range seq {
				n++
			}
		}
		if n != 6 {
			t.Errorf("%d reads, want 6", n)
		}
	})
}

// TestDeterminism: what a pipeline makes of an article is the same at any number of workers and in any order of
// articles.
func TestDeterminism(t *testing.T) {
	take := func() []*text.Doc {
		docs := unread(t, articles)
		if testing.Short() {
			return docs[:3]
		}
		return docs
	}
	one, backwards := readAll(t, take(), 1), take()
	for i, j := 0, len(backwards)-1; i < j; i, j = i+1, j-1 {
		backwards[i], backwards[j] = backwards[j], backwards[i]
	}
	readAll(t, backwards, 8)
	for i, d := range one {
		other := backwards[len(backwards)-1-i]
		if diff := cmp.Diff(d, other); diff != "" {
			t.Errorf("%s with 1 worker and with 8 (-1 +8)\n%s", d.ID, diff)
		}
		if len(d.Statements) == 0 {
			t.Errorf("%s: no statements", d.ID)
		}
	}
}

// TestTwice: reading a document again leaves it as it is.
func TestTwice(t *testing.T) {
	once := readAll(t, unread(t, articles)[:1], 1)
	twice := readAll(t, readAll(t, unread(t, articles)[:1], 1), 1)
	if diff := cmp.Diff(once, twice); diff != "" {
		t.Errorf("(-once +twice)\n%s", diff)
	}
}
