package graph

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"entente/graph/prov"
	"entente/schema"
)

// sketch is what is kept of a text to tell copies by, so that comparing needs no text: a function of the article alone.
type sketch struct {
	whole uint64 // a hash of the text
	// shingles are hashes of the runs of words, sorted, each once: all of them, or if sampled those that inSample
	// admits.
	shingles []uint32
	sampled  bool
	// sentences are hashes of the sentences that statements are quoted from, by where they begin in code points; short
	// ones, which are alike by chance, are left out.
	sentences map[int]uint32
}

// How texts are sampled, after A. Broder: a set of hashes is represented by those that a fixed number divides, which
// serves for how much of one text stands in another, whatever their lengths.
const (
	wholeShingles = 256 // so many are all kept
	sampledOf     = 4   // of more, one in so many
)

func inSample(h uint32) bool { return h%sampledOf == 0 }

// sketchOf makes the sketch of an article.
func sketchOf(a *schema.Article) *sketch {
	s := &sketch{whole: hashOf(a.Text), shingles: shingles(a.Text), sentences: map[int]uint32{}}
	if len(s.shingles) > wholeShingles {
		s.sampled = true
		s.shingles = slices.DeleteFunc(s.shingles, func(h uint32) bool { return !inSample(h) })
	}
	text := prov.NewText(a.Text)
	for i := range a.Statements {
		e := &a.Statements[i].Evidence
		if sentence, ok := text.Slice(e.SentenceStart, e.SentenceEnd); ok && len(strings.Fields(sentence)) >= quotedWords {
			s.sentences[e.SentenceStart] = short(hashOf(fold(sentence)))
		}
	}
	return s
}

// encode writes the sketch down: hashes as the differences to the one before.
func (s *sketch) encode() []byte {
	out := []byte{byte(btoi(s.sampled))}
	out = binary.LittleEndian.AppendUint64(out, s.whole)
	out = binary.AppendUvarint(out, uint64(len(s.shingles)))
	before := uint32(0)
	for _, h := range s.shingles {
		out = binary.AppendUvarint(out, uint64(h-before))
		before = h
	}
	for _, start := range sortedInts(s.sentences) {
		out = binary.AppendUvarint(out, uint64(start))
		out = binary.LittleEndian.AppendUint32(out, s.sentences[start])
	}
	return out
}

// decodeSketch is the reverse of encode.
func decodeSketch(b []byte) (*sketch, error) {
	damaged := fmt.Errorf("%w: sketch of a text", ErrDamaged)
	if len(b) < 9 {
		return nil, damaged
	}
	s := &sketch{sampled: b[0] == 1, whole: binary.LittleEndian.Uint64(b[1:]), sentences: map[int]uint32{}}
	b = b[9:]
	next := func() (n uint64, ok bool) {
		n, size := binary.Uvarint(b)
		if size <= 0 {
			return 0, false
		}
		b = b[size:]
		return n, true
	}
	n, ok := next()
	if !ok || n > uint64(len(b)) {
		return nil, damaged
	}
	before := uint32(0)
	for range n {
		d, ok := next()
		if !ok {
			return nil, damaged
		}
		before += uint32(d)
		s.shingles = append(s.shingles, before)
	}
	for len(b) > 0 {
		start, ok := next()
		if !ok || len(b) < 4 {
			return nil, damaged
		}
		s.sentences[int(start)] = binary.LittleEndian.Uint32(b)
		b = b[4:]
	}
	return s, nil
}

func sortedInts(m map[int]uint32) []int {
	out := make([]int, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// shingles returns the hashes of the runs of words of a text, sorted, each once; a text of fewer words is one run.
// Capitals and punctuation do not count.
func shingles(text string) []uint32 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hashOf(w)
	}
	var out []uint32
	for i := 0; i == 0 || i+shingleWords <= len(words); i++ {
		run := uint64(0)
		for _, h := range hashes[i:min(i+shingleWords, len(words))] {
			run = run*shingleBase + h
		}
		out = append(out, short(run))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// short folds a hash to what is kept of it.
func short(h uint64) uint32 { return uint32(h>>32) ^ uint32(h) }
