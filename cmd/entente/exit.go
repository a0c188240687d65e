package main

import (
	"errors"
	"fmt"

	"entente/graph"
	"entente/graph/identity"
	"entente/graph/query"
)

// Exit codes. They are described in the help (exitCodes).
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSomeFailed  = 3
	exitStore       = 4
	exitInterrupted = 130
)

// exits says what each error means outside; the first that fits counts, and what is not here is exitFailed.
var exits = []struct {
	is   error
	code int
}{
	{errUsage, exitUsage},
	{errInterrupted, exitInterrupted},
	{errSomeFailed, exitSomeFailed},
	{graph.ErrNoStore, exitStore},
	{graph.ErrLocked, exitStore},
	{graph.ErrFormat, exitStore},
}

// exitCode returns the exit code of err.
func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	for _, e := range exits {
		if errors.Is(err, e.is) {
			return e.code
		}
	}
	return exitFailed
}

// finish tells the error of the run, if there is one to tell, and returns the exit code.
func (p *program) finish(err error) int {
	code := exitCode(err)
	switch {
	case err == nil, errors.Is(err, errSomeFailed), errors.Is(err, errTold):
	case p.json:
		p.errJSON(withWayOut(err), code, "")
	default:
		fmt.Fprintf(p.Err, "entente: %s\n", withWayOut(err))
	}
	return code
}

// waysOut are hints for errors whose own text has none, as it comes from packages that do not know the program.
var waysOut = []struct {
	is   error
	hint string
}{
	{graph.ErrLocked, "try again when it is done, or name another store with --store DIR"},
	{identity.ErrConflict, "entente entities forget A B takes one back"},
	{graph.ErrNoSpace, "make room, or name a store on another disk with --store DIR"},
	{graph.ErrDamaged, "entente check says where; restore a backup with entente restore DIR"},
	{query.ErrTimeout, "--timeout gives it more time"},
}

// withWayOut adds the hint for err to its text.
func withWayOut(err error) error {
	for _, w := range waysOut {
		if errors.Is(err, w.is) {
			return fmt.Errorf("%w; %s", err, w.hint)
		}
	}
	return err
}
