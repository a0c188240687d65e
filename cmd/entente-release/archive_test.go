package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sample returns two files to pack: a program and a paper.
func sample(t *testing.T, content string) []file {
	dir := t.TempDir()
	var files []file
	for _, f := range []file{{name: "entente", mode: 0o755}, {name: "docs/cli.md", mode: 0o644}} {
		f.path = filepath.Join(dir, filepath.Base(f.name))
		if err := os.WriteFile(f.path, []byte(content+f.name), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// unpack reads an archive into lines of mode, time, name and content.
func unpack(t *testing.T, b []byte, zipped bool) string {
	var out strings.Builder
	line := func(name string, mode fs.FileMode, mod time.Time, r io.Reader) {
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(mode.String() + " " + mod.UTC().Format(time.DateOnly) + " " + name + " " + string(content) + "\n")
	}
	if zipped {
		a, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			line(f.Name, f.Mode(), f.Modified, r)
		}
		return out.String()
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for a := tar.NewReader(z); ; {
		h, err := a.Next()
		if err == io.EOF {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		line(h.Name, h.FileInfo().Mode(), h.ModTime, a)
	}
}

func TestArchives(t *testing.T) {
	when := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	const want = "-rwxr-xr-x 2026-01-02 stem/entente x entente\n-rw-r--r-- 2026-01-02 stem/docs/cli.md x docs/cli.md\n"
	for name, pack := range map[string]packer{"tar": writeTar, "zip": writeZip} {
		t.Run(name, func(t *testing.T) {
			var first, second bytes.Buffer
			if err := pack(&first, "stem", sample(t, "x "), when); err != nil {
				t.Fatal(err)
			}
			if got := unpack(t, first.Bytes(), name == "zip"); got != want {
				t.Errorf("the archive holds\n%swant\n%s", got, want)
			}
			// The same files elsewhere, with other times and rights, must give the same bytes.
			again := sample(t, "x ")
			for _, f := range again {
				if err := os.Chtimes(f.path, when, when.Add(time.Hour)); err != nil {
					t.Fatal(err)
				}
			}
			if err := pack(&second, "stem", again, when); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("two archives of the same content differ")
			}
		})
	}
}

func TestCreate_KeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.tar.gz")
	if err := os.WriteFile(path, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := create(path, "stem", nil, time.Now(), writeTar); err == nil {
		t.Error("an archive that was there has been overwritten")
	}
}

func TestWriteSums(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeSums(dir, []string{"a"}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	// The digest of "abc" is the first example of FIPS 180-2, appendix B.1.
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n"
	if err != nil || string(got) != want {
		t.Errorf("SHA256SUMS is %q, %v, want %q", got, err, want)
	}
}

func TestChoose(t *testing.T) {
	if _, err := choose("plan9/amd64"); err == nil || !strings.Contains(err.Error(), "linux/amd64") {
		t.Errorf("choose of an unknown target: %v, want an error that lists the known ones", err)
	}
	got, err := choose("darwin/arm64")
	if err != nil || len(got) != 1 || got[0] != (target{"darwin", "arm64"}) {
		t.Errorf("choose(darwin/arm64) = %v, %v", got, err)
	}
}
