package neural

// scratch hands out slices that live until the next reset. Their content is left from earlier use.
type scratch struct {
	f   pool[float32]
	i   pool[int32]
	i16 pool[int16]
}

type pool[T any] struct {
	chunks [][]T
	chunk  int
	used   int
}

const scratchChunk = 1 << 16

func (p *pool[T]) take(n int) []T {
	for ; ; p.chunk, p.used = p.chunk+1, 0 {
		if p.chunk == len(p.chunks) {
			p.chunks = append(p.chunks, make([]T, max(n, scratchChunk)))
		}
		if c := p.chunks[p.chunk]; p.used+n <= len(c) {
			s := c[p.used : p.used+n : p.used+n]
			p.used += (n + 31) &^ 31
			return s
		}
	}
}

func (p *pool[T]) reset() { p.chunk, p.used = 0, 0 }

func (s *scratch) reset() {
	s.f.reset()
	s.i.reset()
	s.i16.reset()
}

func (s *scratch) floats(n int) []float32 { return s.f.take(n) }
func (s *scratch) ints(n int) []int32     { return s.i.take(n) }
func (s *scratch) ints16(n int) []int16   { return s.i16.take(n) }
