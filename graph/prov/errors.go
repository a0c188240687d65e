package prov

import "errors"

var (
	// ErrArticle is returned by Lower for an article that contradicts itself or cannot be written as quads.
	ErrArticle = errors.New("invalid article")
	// ErrNotFound is returned by a Lifter for an IRI that nothing describes.
	ErrNotFound = errors.New("not in the graph")
	// ErrShape is returned by a Lifter for quads that are not what Lower writes.
	ErrShape = errors.New("unexpected shape of quads")
	// ErrTally is returned when a share is taken out of a tally that does not hold it.
	ErrTally = errors.New("share was never added")
)
