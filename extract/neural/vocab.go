package neural

import "strings"

// Vocabulary says which row of the tables of vectors a word has.
type Vocabulary struct {
	vectors wordTable // lower-cased words with pre-trained vectors
	words   wordTable // words with learned vectors; row 0 is the unknown word
}

// NewVocabulary returns the vocabulary with the given words; words[0] must be "", the unknown word.
func NewVocabulary(vectors, words []string) *Vocabulary {
	return &Vocabulary{newWordTable(vectors), newWordTable(words)}
}

// Features returns what the network sees of form.
func (v *Vocabulary) Features(form string) Features {
	var f Features
	form = Normalize(form)
	f.fill(form)
	f.Vector = v.vector(form)
	if f.Word = v.words.find(WordKey(form)); f.Word < 0 {
		f.Word = 0
	}
	return f
}

// Known reports whether a word in small letters has a pre-trained vector.
func (v *Vocabulary) Known(word string) bool { return v.vectors.find(word) >= 0 }

// vector looks form up as it is, in lower case, and then without the dots and hyphens that vectors seldom have.
func (v *Vocabulary) vector(form string) int32 {
	lower := strings.ToLower(form)
	if i := v.vectors.find(lower); i >= 0 {
		return i
	}
	if len(lower) > 2 && strings.HasSuffix(lower, ".") {
		if i := v.vectors.find(lower[:len(lower)-1]); i >= 0 {
			return i
		}
	}
	return -1
}

// wordTable finds the index of a word by open addressing over one string that holds all words.
type wordTable struct {
	text  string // the words, each followed by a line feed
	start []uint32
	slots []int32 // index+1, 0 for an empty slot
	mask  uint32
}

func newWordTable(words []string) wordTable {
	return parseWordTable(joinWords(words))
}

func joinWords(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w)
		b.WriteByte('\n')
	}
	return b.String()
}

func parseWordTable(text string) wordTable {
	n := strings.Count(text, "\n")
	size := uint32(4)
	for size < uint32(2*n) {
		size *= 2
	}
	t := wordTable{text: text, start: make([]uint32, 0, n+1), slots: make([]int32, size), mask: size - 1}
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n')
		i := len(t.start)
		t.start = append(t.start, uint32(at))
		slot := hash(text[at:end], 'w') & t.mask
		for t.slots[slot] != 0 {
			slot = (slot + 1) & t.mask
		}
		t.slots[slot] = int32(i + 1)
		at = end + 1
	}
	t.start = append(t.start, uint32(len(text)))
	return t
}

func (t *wordTable) len() int { return len(t.start) - 1 }

func (t *wordTable) word(i int32) string { return t.text[t.start[i] : t.start[i+1]-1] }

// find returns the index of word, or -1.
func (t *wordTable) find(word string) int32 {
	for slot := hash(word, 'w') & t.mask; t.slots[slot] != 0; slot = (slot + 1) & t.mask {
		if i := t.slots[slot] - 1; t.word(i) == word {
			return i
		}
	}
	return -1
}
