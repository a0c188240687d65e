package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"

	"entente/extract/open"
	"entente/extract/text"
	"entente/schema/gazetteer"
)

// reader is a fingerprint of what decides how a document is read beside the document itself: the program, the tables of
// names and which open statements are kept. "" says that the program does not know itself.
type reader string

// readerOf returns the reader with tables and a scope.
func readerOf(tables []gazetteer.File, scope open.Scope) reader {
	program := programPrint()
	if program == "" {
		return ""
	}
	h := sha256.New()
	part(h, program)
	part(h, string(scope))
	for _, f := range tables {
		part(h, f.Text)
	}
	return reader(hex.EncodeToString(h.Sum(nil)))
}

// reading returns a fingerprint of reading a document: of what is read and of the reader; "" if the reader is not
// known.
func (r reader) reading(d *text.Doc) string {
	meta, err := json.Marshal(d.Meta)
	if r == "" || err != nil {
		return ""
	}
	h := sha256.New()
	part(h, string(r))
	part(h, string(meta))
	part(h, d.Text)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// part hashes a string with its length, so that no two lists of parts hash alike.
func part(h hash.Hash, s string) {
	fmt.Fprintf(h, "%d:", len(s))
	io.WriteString(h, s) // a hash takes everything
}

// programPrint tells builds of the program apart: by the version where that names one commit, else by the bytes of the
// program itself, which hold the model and the gazetteer. It returns "" if neither is known.
var programPrint = sync.OnceValue(func() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" && !strings.HasSuffix(v, "+dirty") {
			return v
		}
	}
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
})
