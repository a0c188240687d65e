package graph

import (
	"errors"
	"fmt"
	"strings"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/graph/query"
)

// Errors of opening a store.
var (
	// ErrNoStore says that there is no store in the directory, and that Open was told not to create one.
	ErrNoStore = quadstore.ErrNoStore
	// ErrLocked says that another process holds the store; the error's text says which.
	ErrLocked = quadstore.ErrLocked
	// ErrFormat says that the store is of a newer format, or that the directory holds something else.
	ErrFormat = quadstore.ErrFormat
	// ErrOptions says that the options contradict each other.
	ErrOptions = errors.New("bad options")
)

// Errors of using a store.
var (
	// ErrNotFound is matched by the error for a document, entity or statement that the store does not have.
	ErrNotFound = errors.New("not found")
	// ErrArticle is returned by Add for an article that contradicts itself; nothing of it is stored.
	ErrArticle = prov.ErrArticle
	// ErrReadOnly is returned by changes to a store that was opened read-only.
	ErrReadOnly = quadstore.ErrReadOnly
	// ErrClosed is returned by every method of a closed store or view.
	ErrClosed = quadstore.ErrClosed
	// ErrNoSpace is returned by changes, before anything is written, when the disk has too little room.
	ErrNoSpace = quadstore.ErrNoSpace
	// ErrFailed is returned once the file system has failed under the store; open it again to go on.
	ErrFailed = quadstore.ErrFailed
	// ErrDamaged is returned for stored bytes that cannot be read.
	ErrDamaged = quadstore.ErrCorrupt
	// ErrQuery is matched by the error of a query that is wrong, or that was stopped.
	ErrQuery = query.ErrQuery
)

// NotFoundError says what was looked for and which names come near. It matches ErrNotFound.
type NotFoundError struct {
	What string // "document", "entity", "statement"
	Name string
	// Near are the nearest names, best first, at most three.
	Near []string
}

// Error names what was not found and what may have been meant.
func (e *NotFoundError) Error() string {
	s := fmt.Sprintf("no %s %q in the store", e.What, e.Name)
	if len(e.Near) > 0 {
		s += "; did you mean " + strings.Join(e.Near, " or ") + "?"
	}
	return s
}

// Is makes errors.Is(err, ErrNotFound) true.
func (e *NotFoundError) Is(target error) bool { return target == ErrNotFound }
