package convert

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"io"
)

// Open returns what a file holds: that of gzip and bzip2 unpacked as it is read, anything else as it is.
func Open(in io.Reader) (io.Reader, error) {
	r := bufio.NewReaderSize(in, 1<<16)
	head, _ := r.Peek(3) // what is shorter is neither
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return gzip.NewReader(r)
	case bytes.Equal(head, []byte("BZh")):
		return bzip2.NewReader(r), nil
	}
	return r, nil
}
