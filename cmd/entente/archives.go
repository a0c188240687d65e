package main

import (
	"fmt"
	"strings"
	"sync"

	"entente/extract/source"
	"entente/extract/source/warc"
)

// archives collects what was left out of archives of the web. They are read in another goroutine than the one that
// tells.
type archives struct {
	mu    sync.Mutex
	lines []string
}

// leftOutWords says what the kinds of records that are no pages are, in the order in which they are told.
var leftOutWords = []struct {
	kind  warc.Kind
	words string
}{
	{warc.NoHTML, "in another format"}, {warc.NoSuccess, "redirected or refused"}, {warc.Revisit, "fetched before"},
	{warc.Request, "of what was asked"}, {warc.Other, "about the crawl"},
}

// add takes an archive.
func (a *archives) add(name string, left source.LeftOut) {
	if left.Total() == 0 {
		return
	}
	var parts []string
	for _, w := range leftOutWords {
		if n := left[w.kind]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, w.words))
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.lines = append(a.lines, fmt.Sprintf("%s: left out %s: %s",
		oneLine(name), plural(left.Total(), "record"), strings.Join(parts, ", ")))
}

// tell says what has been left out, on stderr.
func (a *archives) tell(p *program) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, line := range a.lines {
		if !p.quiet && !p.json {
			fmt.Fprintln(p.Err, "entente: "+line)
		}
	}
	a.lines = nil
}
