// Command entente-release builds the archives of a release: one for each system and architecture, and their checksums.
//
// The same commit gives the same bytes on every machine with the same Go: builds are trimmed of paths and free of cgo,
// and the archives hold files in a fixed order with the time of the commit. Run it from the root of the project:
//
//	go run ./cmd/entente-release -out dist
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// target is a system and an architecture, as Go names them.
type target struct{ os, arch string }

// targets are what a release is built for.
var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// papers are the files that go into every archive beside the program.
var papers = []string{"LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "docs/cli.md"}

func main() {
	out := flag.String("out", "dist", "folder `DIR` for the archives; it must not exist yet")
	only := flag.String("only", "", "build `OS/ARCH` alone")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "entente-release:", err)
		os.Exit(1)
	}
}

// run builds the archives of all targets, or of the one that only names, and SHA256SUMS into the new folder out.
func run(ctx context.Context, out, only string) error {
	list, err := choose(only)
	if err != nil {
		return err
	}
	r, err := describe(ctx)
	if err != nil {
		return err
	}
	if err := os.Mkdir(out, 0o755); err != nil {
		return fmt.Errorf("the folder for the archives: %w; name a new one with -out", err)
	}
	var names []string
	for _, t := range list {
		name, err := r.build(ctx, out, t)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", t.os, t.arch, err)
		}
		fmt.Println(filepath.Join(out, name))
		names = append(names, name)
	}
	return writeSums(out, names)
}

// choose returns the targets to build.
func choose(only string) ([]target, error) {
	if only == "" {
		return targets, nil
	}
	var known []string
	for _, t := range targets {
		name := t.os + "/" + t.arch
		if name == only {
			return []target{t}, nil
		}
		known = append(known, name)
	}
	return nil, fmt.Errorf("-only %s: no such target; there are %s", only, strings.Join(known, ", "))
}

// release is what a release is made of: its name and the time of its commit.
type release struct {
	version string
	time    time.Time
}

// describe asks git for the version, which is the tag of the commit or its abbreviated hash, and for the time.
func describe(ctx context.Context) (release, error) {
	version, err := output(ctx, "git", "describe", "--tags", "--always", "--dirty")
	if err != nil {
		return release{}, err
	}
	seconds, err := output(ctx, "git", "log", "-1", "--format=%ct")
	if err != nil {
		return release{}, err
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return release{}, fmt.Errorf("the time of the commit: %w", err)
	}
	return release{version, time.Unix(n, 0).UTC()}, nil
}

// output runs a command and returns what it writes, without the line end.
func output(ctx context.Context, name string, args ...string) (string, error) {
	b, err := exec.CommandContext(ctx, name, args...).Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(b)), nil
}

// build compiles the program for t, packs it into an archive in out and returns the name of the archive.
func (r release) build(ctx context.Context, out string, t target) (string, error) {
	dir, err := os.MkdirTemp("", "entente-release")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "entente")
	if t.os == "windows" {
		program += ".exe"
	}
	c := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./cmd/entente")
	c.Env = append(os.Environ(), "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=0", "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=")
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("go build: %w", err)
	}
	stem := fmt.Sprintf("entente-%s-%s-%s", r.version, t.os, t.arch)
	files := []file{{path: program, name: filepath.Base(program), mode: 0o755}}
	for _, p := range papers {
		files = append(files, file{path: filepath.FromSlash(p), name: p, mode: 0o644})
	}
	if t.os == "windows" {
		return stem + ".zip", create(filepath.Join(out, stem+".zip"), stem, files, r.time, writeZip)
	}
	return stem + ".tar.gz", create(filepath.Join(out, stem+".tar.gz"), stem, files, r.time, writeTar)
}
