package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// file is a file that goes into an archive.
type file struct {
	path string // where it lies
	name string // in the archive, below its one folder
	mode fs.FileMode
}

// packer writes files below the folder stem as an archive to w, all with the time t.
type packer func(w io.Writer, stem string, files []file, t time.Time) error

// create writes an archive to path.
func create(path, stem string, files []file, t time.Time, pack packer) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := pack(f, stem, files, t); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// writeTar is the packer of .tar.gz.
func writeTar(w io.Writer, stem string, files []file, t time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	a := tar.NewWriter(z)
	for _, f := range files {
		b, err := os.ReadFile(f.path)
		if err != nil {
			return err
		}
		h := &tar.Header{
			Typeflag: tar.TypeReg, Format: tar.FormatUSTAR,
			Name: stem + "/" + f.name, Mode: int64(f.mode), Size: int64(len(b)), ModTime: t,
		}
		if err := a.WriteHeader(h); err != nil {
			return err
		}
		if _, err := a.Write(b); err != nil {
			return err
		}
	}
	if err := a.Close(); err != nil {
		return err
	}
	return z.Close()
}

// writeZip is the packer of .zip.
func writeZip(w io.Writer, stem string, files []file, t time.Time) error {
	a := zip.NewWriter(w)
	for _, f := range files {
		b, err := os.ReadFile(f.path)
		if err != nil {
			return err
		}
		h := &zip.FileHeader{Name: stem + "/" + f.name, Method: zip.Deflate, Modified: t}
		h.SetMode(f.mode)
		part, err := a.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(b); err != nil {
			return err
		}
	}
	return a.Close()
}

// writeSums writes SHA256SUMS for the files names of dir, in the form that sha256sum -c reads.
func writeSums(dir string, names []string) error {
	var b strings.Builder
	for _, name := range names {
		sum, err := sum(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sum, name)
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(b.String()), 0o644)
}

// sum returns the SHA-256 of a file.
func sum(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}
