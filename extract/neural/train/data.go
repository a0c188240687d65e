package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Word is a word of a treebank with its gold grammar.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 1-based, 0 for the root
	Deprel                         string
	Name                           string // BIO tag, "" where names are not annotated
	entity                         string // GUM's Entity annotation
}

// Sentence is a sentence of a treebank.
type Sentence struct {
	ID    string
	Words []Word
	Bank  uint32 // a bit above neural.HintBank that tells the treebank
}

func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// ReadTreebank reads the syntactic words of a CoNLL-U file, which may be compressed with gzip. Ranges and empty nodes
// are left out.
func ReadTreebank(path string) ([]Sentence, error) {
	return readSentences(path, func(f []string) (w Word, ok bool, mistake string) {
		if len(f) != 10 {
			return w, false, "want 10 columns"
		}
		if strings.ContainsAny(f[0], "-.") {
			return w, false, ""
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return w, false, "head is no number"
		}
		w = Word{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5], Head: head, Deprel: f[7]}
		if w.Feats == "_" {
			w.Feats = ""
		}
		for kv := range strings.SplitSeq(f[9], "|") {
			if e, ok := strings.CutPrefix(kv, "Entity="); ok {
				w.entity = e
			}
		}
		return w, true, ""
	})
}

// ReadNames reads the tags of a file of three columns (id, form, tag), and sets them on the sentences of the same id
// and length. It returns the number of sentences that got tags.
func ReadNames(path string, sents []Sentence) (int, error) {
	named, err := ReadNameFile(path)
	if err != nil {
		return 0, err
	}
	byID := make(map[string]int, len(sents))
	for i := range sents {
		byID[sents[i].ID] = i
	}
	set := 0
	for _, s := range named {
		if i, ok := byID[s.ID]; ok && len(s.Words) == len(sents[i].Words) {
			for k, w := range s.Words {
				sents[i].Words[k].Name = w.Name
			}
			set++
		}
	}
	return set, nil
}

// ReadNameFile reads the sentences of such a file, which have forms and names alone. Kinds other than PER, ORG and LOC
// are left out.
func ReadNameFile(path string) ([]Sentence, error) {
	return readSentences(path, func(f []string) (w Word, ok bool, mistake string) {
		if len(f) < 3 {
			return w, false, "want 3 columns"
		}
		switch tag := f[2]; tag {
		case "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC":
			return Word{Form: f[1], Name: tag}, true, ""
		}
		return Word{Form: f[1], Name: "O"}, true, ""
	})
}

// readSentences reads a file with a word a line, its columns parted by tabs, and a blank line behind every sentence.
// word makes a word of the columns, none of a line that is to be left out, or tells the mistake in it.
func readSentences(path string, word func(columns []string) (w Word, ok bool, mistake string)) ([]Sentence, error) {
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []Sentence
	var s Sentence
	end := func() {
		if len(s.Words) > 0 {
			out = append(out, s)
		}
		s = Sentence{}
	}
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	for line := 1; in.Scan(); line++ {
		t := in.Text()
		switch {
		case t == "":
			end()
		case t[0] == '#':
			if id, ok := strings.CutPrefix(t, "# sent_id = "); ok {
				s.ID = id
			}
		default:
			w, ok, mistake := word(strings.Split(t, "\t"))
			if mistake != "" {
				return nil, &FormatError{path, line, mistake}
			}
			if ok {
				s.Words = append(s.Words, w)
			}
		}
	}
	end()
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}
