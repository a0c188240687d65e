package source

import "errors"

// These errors are returned when bytes are no document.
var (
	// ErrEmpty is returned for a document without a word.
	ErrEmpty = errors.New("empty document")
	// ErrBinary is returned for bytes that are no text.
	ErrBinary = errors.New("not a text but binary data")
	// ErrMarkup is returned for a text in a format that is not read as prose.
	ErrMarkup = errors.New("not plain text")
	// ErrTooLarge is returned for a document above MaxSize.
	ErrTooLarge = errors.New("document too large")
	// ErrRecord is returned for a line of JSON Lines that is no document.
	ErrRecord = errors.New("bad record")
	// ErrDamaged is returned for a compressed file or a feed that breaks off or was never one.
	ErrDamaged = errors.New("damaged")
	// ErrLanguage is returned for a text in another language; it ends in its name.
	ErrLanguage = errors.New("not English")
	// ErrURL is returned for an address where a file is wanted.
	ErrURL = errors.New("addresses are not read here; save the article as a file")
	// ErrNotDocuments is returned for a file of JSON Lines whose first lines are all no documents.
	ErrNotDocuments = errors.New(`no documents: a line is {"id":…,"text":…}`)
	// ErrNoFiles is returned for a folder that holds nothing that can be read.
	ErrNoFiles = errors.New("no file of a known ending in this folder")
)
