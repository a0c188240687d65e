package neural

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Categories of a Gazetteer: what a phrase is known to name.
const (
	KnownFirst   uint16 = 1 << iota // first name
	KnownLast                       // surname, or a name of either kind
	KnownDemonym                    // "Indian", "Indians"
	KnownTitle                      // "president"
	KnownCity
	KnownCountry // and regions
	KnownOrganization
	KnownPerson // a whole name of somebody
	KnownPlace
)

const (
	singleCategories = 4
	phraseCategories = 5
)

// Hints are bits beside the form of a word that the network sees: what a gazetteer knows about it, and how the sentence
// is written.
const (
	hintPhrase   = singleCategories // alone, first or later word of a known phrase, for each category of phrases
	hintStart    = hintPhrase + 3*phraseCategories
	hintCapitals = hintStart + 1 // the sentence is in capitals
	hintSmall    = hintStart + 2 // the sentence is in small letters
	hintHeadline = hintStart + 3 // the words of the sentence have capitals
	// HintBank is the first of the bits that tell the treebank, whose guidelines differ; in use none is set.
	HintBank = hintStart + 4
	// HintBits is the number of bits.
	HintBits = 32
)

// maxPhrase is the largest number of words of a phrase.
const maxPhrase = 6

// Gazetteer knows phrases by the hashes of their words in small letters.
type Gazetteer struct {
	hashes []uint32 // sorted
	masks  []uint16
}

// NewGazetteer makes a gazetteer of phrases, words parted by blanks, and their categories.
func NewGazetteer(phrases map[string]uint16) *Gazetteer {
	type entry struct {
		hash uint32
		mask uint16
	}
	var all []entry
	for p, m := range phrases {
		h := uint32(phraseSeed)
		for w := range strings.FieldsSeq(p) {
			h = phraseAdd(h, strings.ToLower(w))
		}
		all = append(all, entry{h, m})
	}
	slices.SortFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.mask, b.mask))
	})
	g := &Gazetteer{}
	for _, e := range all {
		if n := len(g.hashes); n > 0 && g.hashes[n-1] == e.hash {
			g.masks[n-1] |= e.mask
			continue
		}
		g.hashes, g.masks = append(g.hashes, e.hash), append(g.masks, e.mask)
	}
	return g
}

// tensors returns the gazetteer in the form of weights.
func (g *Gazetteer) tensors() []Tensor {
	h, m := make([]int8, 0, 4*len(g.hashes)), make([]int8, 0, 2*len(g.masks))
	for i, x := range g.hashes {
		h = append(h, int8(x), int8(x>>8), int8(x>>16), int8(x>>24))
		m = append(m, int8(g.masks[i]), int8(g.masks[i]>>8))
	}
	return []Tensor{{Name: "gazetteer.hashes", Rows: len(g.hashes), Cols: 4, Bytes: h},
		{Name: "gazetteer.masks", Rows: len(g.masks), Cols: 2, Bytes: m}}
}

func parseGazetteer(hashes, masks []int8) *Gazetteer {
	n := min(len(hashes)/4, len(masks)/2)
	g := &Gazetteer{make([]uint32, n), make([]uint16, n)}
	for i := range n {
		b := hashes[4*i : 4*i+4]
		g.hashes[i] = uint32(uint8(b[0])) | uint32(uint8(b[1]))<<8 | uint32(uint8(b[2]))<<16 | uint32(uint8(b[3]))<<24
		g.masks[i] = uint16(uint8(masks[2*i])) | uint16(uint8(masks[2*i+1]))<<8
	}
	return g
}

const phraseSeed = 2166136261

func phraseAdd(h uint32, word string) uint32 {
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	h = (h ^ ' ') * 16777619
	h ^= h >> 15
	return h * 0x85ebca6b
}

func (g *Gazetteer) find(h uint32) uint16 {
	if i, ok := slices.BinarySearch(g.hashes, h); ok {
		return g.masks[i]
	}
	return 0
}

// Hints returns the bits of each word of a sentence.
func (g *Gazetteer) Hints(forms []string) []uint32 {
	out := make([]uint32, len(forms))
	if len(forms) == 0 {
		return out
	}
	sentence := caseHints(forms)
	lower := make([]string, len(forms))
	for i, f := range forms {
		out[i] |= sentence
		lower[i] = strings.ToLower(Normalize(f))
	}
	out[0] |= 1 << hintStart
	for i, f := range forms {
		if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		h := uint32(phraseSeed)
		length, known := 0, uint16(0)
		for k := i; k < len(forms) && k < i+maxPhrase; k++ {
			h = phraseAdd(h, lower[k])
			m := g.find(h)
			if k == i {
				out[i] |= uint32(m & (1<<singleCategories - 1))
				addPhrase(out[i:i+1], m)
			} else if m>>singleCategories != 0 {
				length, known = k-i+1, m
			}
		}
		if length > 0 {
			addPhrase(out[i:i+length], known)
		}
	}
	return out
}

func addPhrase(out []uint32, mask uint16) {
	mask >>= singleCategories
	for c := range phraseCategories {
		if mask&(1<<c) == 0 {
			continue
		}
		if len(out) == 1 {
			out[0] |= 1 << (hintPhrase + 3*c)
			continue
		}
		for i := range out {
			out[i] |= 1 << (hintPhrase + 3*c + min(i, 1) + 1)
		}
	}
}

// caseHints tells how a sentence is written.
func caseHints(forms []string) uint32 {
	words, upper, lower, title := 0, 0, 0, 0
	for i, f := range forms {
		r, n := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(r) || len(f) < 4 || i == 0 {
			continue
		}
		words++
		switch {
		case unicode.IsLower(r):
			lower++
		case strings.ToUpper(f[n:]) == f[n:]:
			upper++
		default:
			title++
		}
	}
	switch {
	case words < 2:
		return 0
	case 4*upper > 3*words:
		return 1 << hintCapitals
	case lower == words:
		if r, _ := utf8.DecodeRuneInString(forms[0]); unicode.IsLower(r) {
			return 1 << hintSmall
		}
	case 4*(title+upper) > 3*words:
		return 1 << hintHeadline
	}
	return 0
}
