package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkGolden compares got with the golden file of that name in testdata/golden; UPDATE=1 writes it.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", filepath.FromSlash(name))
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v\nUPDATE=1 go test ./extract writes it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: UPDATE=1 go test ./extract accepts this (-want +got)\n%s", file, diff)
	}
}

// clearGolden removes a folder of golden files before they are written anew, so that none outlives its article.
func clearGolden(t *testing.T, folder string) {
	t.Helper()
	if os.Getenv("UPDATE") == "" {
		return
	}
	if err := os.RemoveAll(filepath.Join("testdata", "golden", folder)); err != nil {
		t.Fatal(err)
	}
}
