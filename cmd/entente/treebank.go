package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"sync"

	"entente/extract/conllu"
	"entente/extract/source"
	"entente/extract/text"
)

// treebank is sentences of CoNLL-U under way through a pipeline, each as a document of its own, so that memory does not
// grow with the file and one bad sentence costs no other.
type treebank struct {
	under sync.Map // *text.Doc to *conllu.Sentence
}

// read reads the files of paths in order, "-" being stdin, which errors call name if that is not empty. An error is
// conllu.Errors of a sentence or a *source.PathError, and reading goes on behind it.
func (t *treebank) read(paths []string, stdin io.Reader, name string) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for _, path := range paths {
			if !t.file(path, stdin, name, yield) {
				return
			}
		}
	}
}

// file yields the sentences of a file and reports whether to go on.
func (t *treebank) file(path string, stdin io.Reader, name string, yield func(*text.Doc, error) bool) bool {
	in := stdin
	if path != stdinName {
		f, err := os.Open(path)
		if err != nil {
			return yield(nil, pathError(path, err))
		}
		defer f.Close()
		in = f
	} else if name != "" {
		path = name
	}
	in, err := unzip(in)
	if err != nil {
		return yield(nil, pathError(path, err))
	}
	r := conllu.NewReader(in, path)
	for {
		s, err := r.Read()
		var mistakes conllu.Errors
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.As(err, &mistakes):
			if !yield(nil, mistakes) {
				return false
			}
			continue
		case err != nil:
			return yield(nil, pathError(path, err))
		}
		d, err := conllu.ToDoc([]*conllu.Sentence{s})
		if err != nil {
			d, err = nil, unlikeText(path, s, err)
		} else {
			d.ID = path
			t.under.Store(d, s)
		}
		if !yield(d, err) {
			return false
		}
	}
}

// pathError names path once: errors of the file system name it themselves.
func pathError(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return &source.PathError{Path: path, Err: err}
}

// unzip reads r, gzipped or not. What is neither that nor text is source.ErrBinary.
func unzip(r io.Reader) (io.Reader, error) {
	br := bufio.NewReader(r)
	// An error of r comes again when it is read.
	head, _ := br.Peek(512)
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return gzip.NewReader(br)
	}
	if at := bytes.IndexByte(head, 0); at >= 0 {
		return nil, fmt.Errorf("%w: byte %d is 0x00", source.ErrBinary, at)
	}
	return br, nil
}

// unlikeText is the mistake of a sentence whose tokens do not spell its comment "# text", at that comment.
func unlikeText(path string, s *conllu.Sentence, err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		err = inner // without the name of the sentence, for which there is the line
	}
	at := &conllu.SyntaxError{File: path, Line: s.Line, Col: 1, Msg: err.Error()}
	for i, c := range s.Comments {
		if key, _, _ := strings.Cut(strings.TrimPrefix(c, "#"), "="); strings.TrimSpace(key) == "text" {
			at.Line, at.Text = s.Line+i, c
			break
		}
	}
	return conllu.Errors{at}
}

// analysed gives the sentence that d was read from, with the grammar that a pipeline has added to d.
func (t *treebank) analysed(d *text.Doc) []*conllu.Sentence {
	read, _ := t.under.LoadAndDelete(d)
	s := read.(*conllu.Sentence)
	s.Empties = nil
	for i := range s.Multiwords {
		s.Multiwords[i].Feats = ""
	}
	for i := range s.Words {
		w, tok := &s.Words[i], &d.Tokens[i]
		w.Lemma, w.UPOS, w.XPOS, w.Feats, w.Deprel, w.Deps = tok.Lemma, tok.UPOS, tok.XPOS, tok.Feats, tok.Deprel, ""
		w.Head = tok.Head + 1
		if tok.Head == text.NoHead {
			w.Head = 0
		}
		w.Misc = withoutNames(w.Misc)
	}
	return []*conllu.Sentence{s}
}

// withoutNames takes the names that somebody else has written out of a column MISC.
func withoutNames(misc string) string {
	if !strings.Contains(misc, "Name=") {
		return misc
	}
	var kept []string
	for part := range strings.SplitSeq(misc, "|") {
		if !strings.HasPrefix(part, "Name=") {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "|")
}
