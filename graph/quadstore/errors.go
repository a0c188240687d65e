package quadstore

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/cockroachdb/pebble/v2"
)

// Errors of opening a store.
var (
	// ErrLocked is the sentinel of LockedError: another process, or this one, holds the store.
	ErrLocked = errors.New("store is in use")
	// ErrFormat says that the directory holds a store of a newer format, or something that is no store.
	ErrFormat = errors.New("unknown store format")
	// ErrNoStore says that there is no store in the directory, and Open was told not to create one.
	ErrNoStore = errors.New("no store")
)

// Errors of using a store.
var (
	// ErrClosed is returned by every method of a closed store or snapshot, and by iterators that were open at that
	// time.
	ErrClosed = errors.New("store is closed")
	// ErrReadOnly is returned by changes to a snapshot or to a store that was opened read-only.
	ErrReadOnly = errors.New("store is read-only")
	// ErrNotFound is returned by Meta for a key that is absent.
	ErrNotFound = errors.New("not found")
	// ErrTerm is returned for a quad with a term that cannot be stored: missing, empty, or of a foreign Go type.
	ErrTerm = errors.New("invalid term")
	// ErrNoSpace is returned by Apply, before it writes anything, when the disk has too little room left.
	ErrNoSpace = errors.New("not enough free disk space")
	// ErrFailed is returned once the file system has failed under the store; open it again to go on.
	ErrFailed = errors.New("store has failed; open it again")
	// ErrCorrupt is the sentinel of CheckError, and of stored bytes that cannot be read.
	ErrCorrupt = errors.New("store is damaged")
)

// LockedError is returned by Open for a store that someone else holds. It matches ErrLocked.
type LockedError struct {
	// Dir is the directory of the store.
	Dir string
	// Holder tells who holds it; its zero fields are unknown.
	Holder Holder
}

// Error names the holder as far as it is known.
func (e *LockedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "store %s is in use", e.Dir)
	if e.Holder.PID != 0 {
		fmt.Fprintf(&b, " by process %d", e.Holder.PID)
	}
	if e.Holder.Host != "" {
		fmt.Fprintf(&b, " on %s", e.Holder.Host)
	}
	if !e.Holder.Started.IsZero() {
		fmt.Fprintf(&b, " since %s", e.Holder.Started.Format(time.RFC3339))
	}
	return b.String()
}

// Is makes errors.Is(err, ErrLocked) true.
func (e *LockedError) Is(target error) bool { return target == ErrLocked }

// CheckError lists what Check found. It matches ErrCorrupt.
type CheckError struct {
	// Problems has one sentence per problem, at most maxProblems of them.
	Problems []string
	// More counts the problems beyond those listed.
	More int
}

// Error returns the number of problems and each of them on a line of its own.
func (e *CheckError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d problems", ErrCorrupt, len(e.Problems)+e.More)
	for _, p := range e.Problems {
		b.WriteString("\n  ")
		b.WriteString(p)
	}
	if e.More > 0 {
		fmt.Fprintf(&b, "\n  and %d more", e.More)
	}
	return b.String()
}

// Is makes errors.Is(err, ErrCorrupt) true.
func (e *CheckError) Is(target error) bool { return target == ErrCorrupt }

// damaged marks what the engine reports as corruption with ErrCorrupt.
func damaged(err error) error {
	if pebble.IsCorruptionError(err) {
		return fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return err
}
