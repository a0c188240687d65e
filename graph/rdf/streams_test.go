package rdf

import "io"

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// sized reads n bytes at a time.
func sized(r io.Reader, n int) readerFunc {
	return func(b []byte) (int, error) { return r.Read(b[:min(n, len(b))]) }
}

// stutter reads nothing every second time.
type stutter struct {
	r   io.Reader
	odd bool
}

func (s *stutter) Read(b []byte) (int, error) {
	if s.odd = !s.odd; s.odd {
		return 0, nil
	}
	return s.r.Read(b[:min(13, len(b))])
}

// endless is a line without end.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}
