// Command bench compares stores on quads of news shape: ours and Cayley's bolt, leveldb and memory store, all through
// Cayley's API, in one run.
//
//	go run ./graph/quadstore/bench -sizes 10k,100k -stores entente,bolt,leveldb,memstore
//
// Every store is measured in a process of its own, so that its peak memory can be told. The absolute figures depend on
// what else the machine does: compare the figures of one table.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

func main() {
	sizes := flag.String("sizes", "10k,100k", "numbers of quads, with k and m")
	stores := flag.String("stores", "entente,bolt,leveldb,memstore", "stores to compare")
	batch := flag.Int("batch", 10_000, "quads per transaction")
	dir := flag.String("dir", "", "directory for the stores; empty means a temporary one")
	one := flag.String("one", "", "measure this store alone and print JSON; used by the command itself")
	flag.IntVar(&memTableMB, "memtable", 0, "size of our store's table in memory in MiB; 0 means its default")
	profile := flag.String("cpuprofile", "", "with -one: write a CPU profile of the loading to this file")
	flag.Parse()
	profilePath = *profile
	if err := run(*sizes, *stores, *batch, *dir, *one); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(sizes, stores string, batch int, dir, one string) error {
	if one != "" {
		n, err := parseSize(sizes)
		if err != nil {
			return err
		}
		r, err := measure(one, n, batch, dir)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(r)
	}
	for _, size := range strings.Split(sizes, ",") {
		n, err := parseSize(size)
		if err != nil {
			return err
		}
		var results []result
		for _, store := range strings.Split(stores, ",") {
			r, err := measureInChild(store, n, batch, dir)
			if err != nil {
				return fmt.Errorf("%s with %s quads: %w", store, size, err)
			}
			results = append(results, r)
		}
		if err := printTable(os.Stdout, n, batch, results); err != nil {
			return err
		}
	}
	return nil
}

func measureInChild(store string, n, batch int, dir string) (r result, err error) {
	sub, err := os.MkdirTemp(dir, "bench-")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(sub)
	self, err := os.Executable()
	if err != nil {
		return r, err
	}
	cmd := exec.Command(self, "-one", store, "-sizes", strconv.Itoa(n), "-batch", strconv.Itoa(batch), "-dir", sub,
		"-memtable", strconv.Itoa(memTableMB))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(out, &r)
}

func parseSize(s string) (int, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	factor := 1
	switch {
	case strings.HasSuffix(s, "k"):
		s, factor = s[:len(s)-1], 1000
	case strings.HasSuffix(s, "m"):
		s, factor = s[:len(s)-1], 1_000_000
	}
	n, err := strconv.Atoi(s)
	if err != nil || n <= 0 {
		return 0, fmt.Errorf("size %q is no positive number", s)
	}
	return n * factor, nil
}
