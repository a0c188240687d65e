package pdf

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/ledongthuc/pdf"
)

// Bounds of what is read of one file. The library has none: a tree of pages that leads in a circle, or a stream that
// unpacks to a thousand times its size, would keep it busy for ever.
const (
	maxPages   = 20_000
	maxDepth   = 64
	maxContent = 8 << 20 // bytes of one page's drawing, unpacked
)

// errCircle is the reason of ErrDamaged for a tree of pages that is none.
var errCircle = errors.New("its pages are nested too deep or too many")

// pages yields the pages below a node of the page tree (ISO 32000-1, section 7.7.3) in order. An error ends it.
func pages(root pdf.Value) iter.Seq2[pdf.Page, error] {
	return func(yield func(pdf.Page, error) bool) {
		seen := 0
		var walk func(node pdf.Value, depth int) bool
		walk = func(node pdf.Value, depth int) bool {
			if seen++; seen > maxPages || depth > maxDepth {
				yield(pdf.Page{}, errCircle)
				return false
			}
			if node.Key("Type").Name() == "Page" {
				return yield(pdf.Page{V: node}, nil)
			}
			kids := node.Key("Kids")
			for i := range kids.Len() {
				if !walk(kids.Index(i), depth+1) {
					return false
				}
			}
			return true
		}
		walk(root, 0)
	}
}

// check reports what would make the library read a page without end.
func check(p pdf.Page) error {
	parent := p.V
	for depth := 0; !parent.IsNull(); depth++ { // where the fonts of a page are looked for
		if depth > maxDepth {
			return errCircle
		}
		parent = parent.Key("Parent")
	}
	left := int64(maxContent)
	for _, stream := range streams(p.V.Key("Contents")) {
		n, err := io.Copy(io.Discard, io.LimitReader(stream.Reader(), left+1))
		if err != nil {
			return err
		}
		if left -= n; left < 0 {
			return fmt.Errorf("a page holds more than %d MiB", maxContent>>20)
		}
	}
	return nil
}

// streams returns the streams of the contents of a page, which may be one or a list.
func streams(contents pdf.Value) []pdf.Value {
	switch contents.Kind() {
	case pdf.Stream:
		return []pdf.Value{contents}
	case pdf.Array:
		var out []pdf.Value
		for i := range contents.Len() {
			out = append(out, contents.Index(i))
		}
		return out
	}
	return nil
}
