package source

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"entente/extract/text"
)

// Format is how documents are written in a stream.
type Format string

// The formats of input. FormatAuto takes the file's ending: .jsonl and .ndjson are JSON Lines, all else is one text.
const (
	FormatAuto  Format = ""
	FormatText  Format = "text"
	FormatJSONL Format = "jsonl"
)

// PathError names the file or the line of a stream that could not be read.
type PathError struct {
	Path string
	Err  error
}

// Error gives the path and the reason.
func (e *PathError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *PathError) Unwrap() error { return e.Err }

// Files reads the documents of paths in order: a file, "-" for stdin, or a folder, of which every .txt, .jsonl and
// .ndjson file is read in the order of their names, folders inside it too. An error of one document or one path is a
// *PathError and reading goes on. Documents are named by their path as given, with slashes, so that the same command
// in the same folder gives the same names everywhere.
func Files(paths []string, stdin io.Reader, f Format) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for _, path := range paths {
			if path == "-" {
				if !stream("-", stdin, f, yield) {
					return
				}
				continue
			}
			names, err := expand(path)
			if err != nil {
				if !yield(nil, &PathError{path, reason(err)}) {
					return
				}
				continue
			}
			for _, name := range names {
				if !file(name, f, yield) {
					return
				}
			}
		}
	}
}

// expand returns the files that path stands for.
func expand(path string) ([]string, error) {
	if scheme, _, ok := strings.Cut(path, "://"); ok && len(scheme) > 1 && !strings.ContainsAny(scheme, "./\\") {
		return nil, ErrURL
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var names []string
	err = filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && readable(name) {
			names = append(names, name)
		}
		return err
	})
	if err == nil && len(names) == 0 {
		err = ErrNoFiles
	}
	return names, err
}

func readable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".jsonl", ".ndjson":
		return true
	}
	return false
}

// reason strips the path from errors of the file system, since PathError gives it.
func reason(err error) error {
	if e, ok := err.(*fs.PathError); ok {
		return e.Err
	}
	return err
}

func file(name string, f Format, yield func(*text.Doc, error) bool) bool {
	r, err := os.Open(name)
	if err != nil {
		return yield(nil, &PathError{name, reason(err)})
	}
	defer r.Close()
	return stream(filepath.ToSlash(name), r, f, yield)
}

// stream yields the documents of r and reports whether to go on.
func stream(name string, r io.Reader, f Format, yield func(*text.Doc, error) bool) bool {
	if f == FormatAuto {
		switch strings.ToLower(filepath.Ext(name)) {
		case ".jsonl", ".ndjson":
			f = FormatJSONL
		}
	}
	if f != FormatJSONL {
		d, err := ReadText(name, r)
		if err != nil {
			return yield(nil, &PathError{name, reason(err)})
		}
		return yield(d, nil)
	}
	bad, good := 0, false
	for d, err := range JSONL(name, r) {
		good = good || err == nil
		if err != nil {
			if bad++; bad > maxBad && !good {
				// Some other JSON: a complaint about each of its lines would help nobody.
				return yield(nil, &PathError{name, ErrNotDocuments})
			}
			err = &PathError{name, reason(err)}
		}
		if !yield(d, err) {
			return false
		}
	}
	return true
}

// maxBad is how many bad lines at the beginning of a file of JSON Lines are named before the file is given up.
const maxBad = 3

// ParseFormat returns the input format that name names.
func ParseFormat(name string) (Format, error) {
	switch f := Format(name); f {
	case FormatAuto, FormatText, FormatJSONL:
		return f, nil
	case "auto":
		return FormatAuto, nil
	}
	return "", fmt.Errorf("unknown input format %q: auto, text or jsonl", name)
}
