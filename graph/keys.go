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
//	e/IRI            the tally of an entity (prov.EntityTally, JSON)
//	f/IRI            the tally of a fact (prov.FactTally, JSON)
//	x/IRI NUL HASH   how many documents with that text support a fact, decimal
//	n/NAME NUL IRI   a folded name of an entity, no value
//	c/COUNTER        a number for Stats, decimal
var formatKey = []byte("format")

func key(kind byte, s string) []byte { return append([]byte{kind, '/'}, s...) }

func docKey(name string) []byte          { return key('d', name) }
func nameKey(doc schema.IRI) []byte      { return key('i', string(doc)) }
func textKey(doc schema.IRI) []byte      { return key('t', string(doc)) }
func articleKey(doc schema.IRI) []byte   { return key('a', string(doc)) }
func entityKey(entity schema.IRI) []byte { return key('e', string(entity)) }
func factKey(fact schema.IRI) []byte     { return key('f', string(fact)) }
func counterKey(counter string) []byte   { return key('c', counter) }

func sourceKey(fact schema.IRI, hash string) []byte { return key('x', string(fact)+"\x00"+hash) }

func aliasKey(folded string, entity schema.IRI) []byte { return key('n', folded+"\x00"+string(entity)) }

// cutKey takes a key of two parts apart.
func cutKey(k []byte) (first, second string) {
	first, second, _ = strings.Cut(string(k[2:]), "\x00")
	return first, second
}
