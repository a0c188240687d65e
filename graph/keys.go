package graph

import (
	"strings"

	"entente/schema"
)

// The keys of the records that stand beside the quads. Each begins with a letter and a slash:
//
//	d/NAME           what is known of a document (Document, JSON)
//	i/IRI            the name of a document
//	t/IRI            its text, zstd
//	a/IRI            the article without its text, JSON in zstd
//	s/IRI            what tells copies of it (sketch)
//	e/IRI            the tally of an entity (prov.EntityTally, JSON)
//	f/IRI            the tally of a fact (prov.FactTally, JSON)
//	x/IRI NUL HASH   how many documents with that text support a fact, decimal
//	u/IRI            a decision of the user about who is who (identity.Decision, JSON)
//	g/NAME           a file that goes with the store, zstd
//	n/NAME NUL IRI   a folded name of an entity; a byte, its rank (rankOf)
//	w/WORD NUL NAME NUL IRI   a word of a folded name, no value
//	v/WORD           how many keys of w have that word, decimal
//	k/GRAM NUL WORD  three letters in a row of a word that v has, no value
//	c/COUNTER        a number for Stats, decimal
var formatKey = []byte("format")

// indexKey has the number of the format of the index of names: the keys of n, w, v and k.
var indexKey = []byte("names")

func key(kind byte, s string) []byte { return append([]byte{kind, '/'}, s...) }

func docKey(name string) []byte          { return key('d', name) }
func nameKey(doc schema.IRI) []byte      { return key('i', string(doc)) }
func textKey(doc schema.IRI) []byte      { return key('t', string(doc)) }
func articleKey(doc schema.IRI) []byte   { return key('a', string(doc)) }
func sketchKey(doc schema.IRI) []byte    { return key('s', string(doc)) }
func entityKey(entity schema.IRI) []byte { return key('e', string(entity)) }
func factKey(fact schema.IRI) []byte     { return key('f', string(fact)) }
func decisionKey(id schema.IRI) []byte   { return key('u', string(id)) }
func attachmentKey(name string) []byte   { return key('g', name) }
func counterKey(counter string) []byte   { return key('c', counter) }

func sourceKey(fact schema.IRI, hash string) []byte { return key('x', string(fact)+"\x00"+hash) }

// describedKey is of the temporary store of an import alone: how a document describes its entities (JSON in zstd).
func describedKey(doc schema.IRI) []byte { return key('y', string(doc)) }

func aliasKey(folded string, entity schema.IRI) []byte { return key('n', folded+"\x00"+string(entity)) }

// cutKey takes a key of two parts apart.
func cutKey(k []byte) (first, second string) {
	first, second, _ = strings.Cut(string(k[2:]), "\x00")
	return first, second
}

func wordKey(word, folded string, entity schema.IRI) []byte {
	return key('w', word+"\x00"+folded+"\x00"+string(entity))
}

func vocabularyKey(word string) []byte { return key('v', word) }

func gramKey(gram, word string) []byte { return key('k', gram+"\x00"+word) }
