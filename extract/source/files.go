package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"entente/extract/text"
)

// PathError names the file, the address or the line of a stream that could not be read.
type PathError struct {
	Path string
	Err  error
}

// Error gives the path and the reason.
func (e *PathError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *PathError) Unwrap() error { return e.Err }

// Fetched is what came from an address.
type Fetched struct {
	URL         *url.URL // after redirections
	ContentType string
	Body        io.Reader
}

// Options says how to read.
type Options struct {
	// Format is that of all inputs; FormatAuto, or none, finds it for each.
	Format Format
	// Stdin is what "-" stands for.
	Stdin io.Reader
	// Fetch gets what stands at an address of the web; nil refuses addresses.
	Fetch func(ctx context.Context, address string) (*Fetched, error)
	// Archive is told of each archive of the web, at its end, how many of its records were no pages; nil for nobody.
	Archive func(name string, left LeftOut)
}

// Files reads the documents of paths in order: a file, a pattern such as news/*.html, an address of the web, "-" for
// stdin, or a folder, of which every file with the ending of a format is read in the order of their names, folders
// inside it too; one that cannot be read is an error. An error of one document or one path is a *PathError and reading
// goes on. Documents are named by their path as given, with slashes, so that the same command in the same folder gives
// the same names everywhere.
func Files(ctx context.Context, paths []string, o Options) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for _, path := range paths {
			for d, err := range o.path(ctx, path) {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// path yields the documents of one path.
func (o Options) path(ctx context.Context, path string) iter.Seq2[*text.Doc, error] {
	if path == "-" {
		return named("-", o.documents(ctx, stream{name: "-", Reader: o.Stdin}))
	}
	if isAddress(path) {
		return o.address(ctx, path)
	}
	list, err := expand(path)
	if err != nil {
		return one(nil, &PathError{path, reason(err)})
	}
	return func(yield func(*text.Doc, error) bool) {
		for _, f := range list {
			docs := o.file(ctx, f.name)
			if f.err != nil {
				docs = one(nil, &PathError{filepath.ToSlash(f.name), reason(f.err)})
			}
			for d, err := range docs {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// named makes a *PathError of every error that is none.
func named(path string, docs iter.Seq2[*text.Doc, error]) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for d, err := range docs {
			if _, ok := errors.AsType[*PathError](err); err != nil && !ok {
				err = &PathError{path, reason(err)}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// isAddress reports whether a path is written as an address, of the web or not.
func isAddress(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	return ok && len(scheme) > 1 && !strings.ContainsAny(scheme, "./\\")
}

// address yields the documents at an address of the web.
func (o Options) address(ctx context.Context, address string) iter.Seq2[*text.Doc, error] {
	if o.Fetch == nil {
		return one(nil, &PathError{address, ErrURL})
	}
	r, err := o.Fetch(ctx, address)
	if err != nil {
		return one(nil, &PathError{address, err})
	}
	return named(address, o.documents(ctx, stream{address, r.URL, r.ContentType, r.Body}))
}

// found is a file that a path stands for, or a folder in it that cannot be read.
type found struct {
	name string
	err  error // nil for a file
}

// expand returns what path stands for.
func expand(path string) ([]found, error) {
	info, err := os.Stat(path)
	if err != nil {
		if names, bad := filepath.Glob(path); strings.ContainsAny(path, "*?[") && (bad != nil || len(names) > 0) {
			return files(names), bad
		}
		return nil, err
	}
	if !info.IsDir() {
		return files([]string{path}), nil
	}
	list := walk(path, os.DirFS(path))
	if len(list) == 0 {
		return nil, ErrNoFiles
	}
	return list, nil
}

func files(names []string) []found {
	var out []found
	for _, name := range names {
		out = append(out, found{name, nil})
	}
	return out
}

// walk returns the files of documents in a folder, and the folders in it that cannot be read, in the order of their
// names.
func walk(path string, folder fs.FS) []found {
	var out []found
	// The function stops for no error, so that there is none.
	_ = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		name = filepath.Join(path, filepath.FromSlash(name))
		if err != nil || e.Type().IsRegular() && readable(name) {
			out = append(out, found{name, err})
		}
		return nil
	})
	return out
}

// reason strips the path from errors of the file system, since PathError gives it.
func reason(err error) error {
	if e, ok := err.(*fs.PathError); ok {
		return e.Err
	}
	return err
}

// file yields the documents of a file.
func (o Options) file(ctx context.Context, name string) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		r, err := os.Open(name)
		if err != nil {
			yield(nil, &PathError{name, reason(err)})
			return
		}
		defer r.Close()
		shown := filepath.ToSlash(name)
		named(shown, o.documents(ctx, stream{name: shown, Reader: r}))(yield)
	}
}

// jsonLines yields the documents of JSON Lines. A file that begins with bad lines is given up.
func jsonLines(name string, r io.Reader) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		bad, good := 0, false
		for d, err := range JSONL(name, r) {
			good = good || err == nil
			if err != nil {
				if bad++; bad > maxBad && !good {
					// Some other JSON: a complaint about each of its lines would help nobody.
					yield(nil, ErrNotDocuments)
					return
				}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// maxBad is how many bad lines at the beginning of a file of JSON Lines are named before the file is given up.
const maxBad = 3
