package conllu

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// Writer writes sentences as CoNLL-U. It holds back output until Flush.
type Writer struct {
	bw *bufio.Writer
}

// NewWriter returns a Writer on w.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriterSize(w, 1<<16)} }

// Write writes one sentence and the blank line after it. Multiword tokens and empty nodes must be in order, as Read
// leaves them. Characters that would break the format are replaced: line breaks, and tabs in a column, by a space. A
// sentence without words is an error, because the format has no place for it.
func (w *Writer) Write(s *Sentence) error {
	if len(s.Words) == 0 {
		return errNoWords
	}
	for _, c := range s.Comments {
		if !strings.HasPrefix(c, "#") {
			w.bw.WriteString("# ")
		}
		w.bw.WriteString(oneComment.Replace(c))
		w.bw.WriteByte('\n')
	}
	m, e := 0, 0
	for ; e < len(s.Empties) && s.Empties[e].After == 0; e++ {
		w.empty(&s.Empties[e])
	}
	for i := range s.Words {
		id := i + 1
		if m < len(s.Multiwords) && s.Multiwords[m].First == id {
			w.multiword(&s.Multiwords[m])
			m++
		}
		w.word(id, &s.Words[i])
		for ; e < len(s.Empties) && s.Empties[e].After == id; e++ {
			w.empty(&s.Empties[e])
		}
	}
	return w.bw.WriteByte('\n')
}

// Flush writes what was held back and returns the first error of all writes.
func (w *Writer) Flush() error { return w.bw.Flush() }

func (w *Writer) word(id int, t *Word) {
	head := ""
	if t.Head != NoHead {
		head = strconv.Itoa(t.Head)
	}
	w.line(strconv.Itoa(id), t.Form, t.Lemma, t.UPOS, t.XPOS, t.Feats, head, t.Deprel, t.Deps, t.Misc)
}

func (w *Writer) multiword(t *Multiword) {
	w.line(strconv.Itoa(t.First)+"-"+strconv.Itoa(t.Last), t.Form, "", "", "", t.Feats, "", "", "", t.Misc)
}

func (w *Writer) empty(t *Empty) {
	w.line(strconv.Itoa(t.After)+"."+strconv.Itoa(t.Index), t.Form, t.Lemma, t.UPOS, t.XPOS, t.Feats, "", "", t.Deps,
		t.Misc)
}

// line writes the columns of one line. Errors stay in the buffered writer, which Flush reports.
func (w *Writer) line(cols ...string) {
	for i, c := range cols {
		if i > 0 {
			w.bw.WriteByte('\t')
		}
		if c == "" {
			c = "_"
		}
		if strings.ContainsAny(c, "\t\n\r") {
			c = oneLine.Replace(c)
		}
		w.bw.WriteString(c)
	}
	w.bw.WriteByte('\n')
}

var (
	oneLine    = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	oneComment = strings.NewReplacer("\n", " ", "\r", " ")
)
