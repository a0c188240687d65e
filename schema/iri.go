package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"unicode/utf8"
)

// IRI is an absolute IRI (RFC 3987).
type IRI string

// Base is where the IRIs of a store begin unless the store was created with another base.
const Base = "urn:entente:"

// Kinds of IRI: the letter after the base.
const (
	KindEntity    = "e"
	KindRelation  = "r"
	KindFact      = "f"
	KindStatement = "s"
	KindDocument  = "d"
	KindSentence  = "q"
	KindDecision  = "i"
)

// ParseIRI checks that s is an absolute IRI: a scheme, a colon, and no character that IRIREF of N-Quads forbids.
func ParseIRI(s string) (IRI, error) {
	if !utf8.ValidString(s) {
		return "", fmt.Errorf("%w: %q is not UTF-8", ErrIRI, s)
	}
	colon := strings.IndexByte(s, ':')
	if colon < 1 || !isAlpha(s[0]) {
		return "", fmt.Errorf("%w: %q has no scheme", ErrIRI, s)
	}
	for i := 1; i < colon; i++ {
		if c := s[i]; !isAlpha(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.' {
			return "", fmt.Errorf("%w: %q has no scheme", ErrIRI, s)
		}
	}
	for _, r := range s {
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
			return "", fmt.Errorf("%w: %q contains %q", ErrIRI, s, r)
		}
	}
	return IRI(s), nil
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// EntityIRI returns the IRI of the entity with the given slug.
func EntityIRI(slug string) IRI { return Base + KindEntity + ":" + IRI(slug) }

// RelationIRI returns the IRI of the relation of that name, closed or open.
func RelationIRI(name string) IRI { return Base + KindRelation + ":" + IRI(Slug(name)) }

// Short returns what follows the base in an IRI of this project ("e:japan"), and the whole of any other IRI.
func (i IRI) Short() string { return strings.TrimPrefix(string(i), Base) }

// Local returns what follows the last colon.
func (i IRI) Local() string { return string(i[strings.LastIndexByte(string(i), ':')+1:]) }

// Kind returns the letter after the base ("e"), or "" for an IRI that is not of this project.
func (i IRI) Kind() string {
	rest, ok := strings.CutPrefix(string(i), Base)
	if !ok {
		return ""
	}
	kind, _, ok := strings.Cut(rest, ":")
	if !ok {
		return ""
	}
	return kind
}

// hashed returns an IRI of the given kind named by a hash of the parts: 104 bits of SHA-256 in lower-case base 32, so
// that a store of a thousand million statements has a collision with a chance below one in ten thousand million.
func hashed(kind string, parts ...string) IRI {
	h := sha256.New()
	for _, p := range parts {
		// Each part is preceded by its length, so that no two lists of parts hash alike.
		fmt.Fprintf(h, "%d:", len(p))
		h.Write([]byte(p))
	}
	sum := h.Sum(nil)
	hash := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:13])
	return Base + IRI(kind) + ":" + IRI(strings.ToLower(hash))
}

// FactIRI names the fact that subject, relation and object make: object is an IRI or a serialised literal.
func FactIRI(subject, relation IRI, object string) IRI {
	return hashed(KindFact, string(subject), string(relation), object)
}

// DocumentIRI names the document that a store knows by id (a file name, a URL, the id of a record).
func DocumentIRI(id string) IRI { return hashed(KindDocument, id) }

// SentenceIRI names a sentence of a document by its span in code points.
func SentenceIRI(doc IRI, start, end int) IRI {
	return hashed(KindSentence, string(doc), fmt.Sprint(start), fmt.Sprint(end))
}

// DecisionIRI names a decision of the user about who is who by what it is about: its kind, the entities, the document.
func DecisionIRI(parts ...string) IRI { return hashed(KindDecision, parts...) }
