// Package docs_test keeps the documents true: the plan of the house in ARCHITECTURE.md is the house that stands.
package docs_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = ".."
	module = "entente/"
	cayley = "github.com/cayleygraph/cayley"
)

// imports calls f with the folder of every Go file of the module and each path that it imports.
func imports(t *testing.T, f func(file, folder, path string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && strings.ContainsAny(e.Name()[:1], "._") && e.Name() != ".." {
			return filepath.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		for _, i := range file.Imports {
			path, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			f(rel, folderOf(rel), path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func folderOf(file string) string {
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		return file[:i]
	}
	return "."
}

// in reports whether a folder is room or lies in it.
func in(folder, room string) bool { return folder == room || strings.HasPrefix(folder, room+"/") }

func TestDataFlowsOneWay(t *testing.T) {
	imports(t, func(file, folder, path string) {
		ours, isOurs := strings.CutPrefix(path, module)
		switch {
		case strings.HasPrefix(path, cayley) && !in(folder, "graph"):
			t.Errorf("%s imports %s: Cayley is imported below graph/ alone", file, path)
		case !isOurs:
		case in(folder, "extract") && in(ours, "graph"), in(folder, "graph") && in(ours, "extract"):
			t.Errorf("%s imports %s: extract and graph share schema alone", file, path)
		case in(folder, "schema") && !in(ours, "schema"):
			t.Errorf("%s imports %s: schema imports nothing of ours", file, path)
		case in(folder, "extract/text") && ours != "schema" && ours != "extract/text":
			t.Errorf("%s imports %s: extract/text is a leaf above schema", file, path)
		case !in(folder, "cmd") && in(ours, "cmd"):
			t.Errorf("%s imports %s: nothing imports a command", file, path)
		}
	})
}

// TestOnlyCommandsSeeBothHalves: whoever else imported extract and graph would join what the two keep apart.
func TestOnlyCommandsSeeBothHalves(t *testing.T) {
	type sight struct{ extract, graph bool }
	sees := map[string]sight{}
	imports(t, func(_, folder, path string) {
		ours, _ := strings.CutPrefix(path, module)
		s := sees[folder]
		sees[folder] = sight{s.extract || in(ours, "extract"), s.graph || in(ours, "graph")}
	})
	for folder, s := range sees {
		if s.extract && s.graph && !in(folder, "cmd") {
			t.Errorf("%s imports extract and graph: only cmd sees both halves", folder)
		}
	}
}

var roomRow = regexp.MustCompile(`(?m)^\| ([a-z][a-z/-]*) \|`)

// TestEveryRoomIsInThePlan compares the table of ARCHITECTURE.md with the folders that hold packages.
func TestEveryRoomIsInThePlan(t *testing.T) {
	page, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	planned := map[string]bool{}
	for _, m := range roomRow.FindAllStringSubmatch(string(page), -1) {
		if m[1] != "room" {
			planned[m[1]] = true
		}
	}
	stands := map[string]bool{}
	imports(t, func(_, folder, _ string) { stands[folder] = true })
	for folder := range stands {
		covered := planned[folder]
		for room := range planned {
			// A part of a room (its generator, its streams) lives under the room's own line.
			covered = covered || in(folder, room) && strings.Count(folder, "/") > 1
		}
		if !covered && folder != "docs" {
			t.Errorf("folder %s has no line in the table of ARCHITECTURE.md", folder)
		}
	}
	for room := range planned {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(room))); err != nil {
			t.Errorf("ARCHITECTURE.md plans %s, which does not stand", room)
		}
	}
}
