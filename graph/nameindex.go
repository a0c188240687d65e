package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/schema"
)

// The index of names answers three questions without reading every name: which names begin like this (keys of n), which
// have this word (w), and which words are spelt nearly like this one (v and k, an n-gram index: Kukich, Techniques for
// Automatically Correcting Words in Text, 1992). It changes in the transaction that changes the entities.

// indexVersion is the number of the format of the index. A store that has another is given a new index when it is next
// opened for writing; until then only names that agree but for case, accents and punctuation are found.
const indexVersion = 1

// maxWord is the longest word in bytes that is indexed.
const maxWord = 64

// indexed is what the index holds of an entity.
type indexed struct {
	names []string // folded, sorted
	rank  byte
}

// namesOf gives what the index holds of an entity.
func namesOf(t *prov.EntityTally) indexed {
	if t.Empty() {
		return indexed{}
	}
	return indexed{foldedNames(t.Entity()), rankOf(t.Documents)}
}

// rankOf is the order of magnitude of the number of documents that name an entity: it rarely changes, so that an index
// that keeps it is rarely written.
func rankOf(documents int) byte { return byte(bits.Len(uint(max(documents, 0)))) }

// replaceNames exchanges what the index holds of an entity.
func (c *change) replaceNames(id schema.IRI, old, now indexed) {
	for _, n := range old.names {
		if slices.Contains(now.names, n) {
			continue
		}
		c.tx.DeleteMeta(aliasKey(n, id))
		for _, w := range indexedWords(n) {
			c.tx.DeleteMeta(wordKey(w, n, id))
			c.words[w]--
		}
	}
	for _, n := range now.names {
		had := slices.Contains(old.names, n)
		if !had || old.rank != now.rank {
			c.tx.PutMeta(aliasKey(n, id), []byte{now.rank})
		}
		if had {
			continue
		}
		for _, w := range indexedWords(n) {
			c.tx.PutMeta(wordKey(w, n, id), nil)
			c.words[w]++
		}
	}
}

// flushWords counts the words, and indexes the letters of those that are new.
func (c *change) flushWords() error {
	for _, w := range slices.Sorted(maps.Keys(c.words)) {
		err := c.bump(vocabularyKey(w), c.words[w], func(before, after int) {
			switch {
			case before == 0 && after > 0:
				for _, g := range grams(w) {
					c.tx.PutMeta(gramKey(g, w), nil)
				}
			case before > 0 && after == 0:
				for _, g := range grams(w) {
					c.tx.DeleteMeta(gramKey(g, w))
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// indexedWords lists the words by which a folded name is found, each once: its own, and all of them written as one, so
// that a blank too few or too many is a misspelling like any other.
func indexedWords(folded string) []string {
	words := strings.Fields(folded)
	if len(words) > 1 {
		words = append(words, strings.Join(words, ""))
	}
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) > maxWord })
	slices.Sort(words)
	return slices.Compact(words)
}

// grams lists the runs of three letters of a word, its two ends marked, each once.
func grams(word string) []string {
	letters := []rune("^" + word + "$")
	var out []string
	for i := 0; i+3 <= len(letters); i++ {
		out = append(out, string(letters[i:i+3]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// indexBatch is how many entities are indexed in one transaction.
const indexBatch = 20_000

// checkIndex makes the index of names anew if it is of another format than this program's, as in stores that are older.
func (s *Store) checkIndex(ctx context.Context) error {
	b, err := s.qs.Meta(indexKey)
	if err != nil && !errors.Is(err, quadstore.ErrNotFound) {
		return err
	}
	if s.opts.ReadOnly || string(b) == strconv.Itoa(indexVersion) {
		return nil
	}
	v, err := s.View()
	if err != nil {
		return err
	}
	return errors.Join(s.index(ctx, v), v.Close())
}

// index removes the index of names and makes it from the tallies of the entities. The number of its format is written
// last, so that a store in which this was interrupted begins again.
func (s *Store) index(ctx context.Context, v *View) error {
	tx := quadstore.NewTx()
	for _, kind := range "nwvk" {
		err := v.sn.MetaScan(ctx, key(byte(kind), ""), func(k, _ []byte) bool {
			tx.DeleteMeta(slices.Clone(k))
			return true
		})
		if err != nil {
			return err
		}
	}
	if err := s.apply(ctx, tx); err != nil {
		return err
	}
	empty, err := s.View()
	if err != nil {
		return err
	}
	return errors.Join(s.fillIndex(ctx, v, empty), empty.Close())
}

// fillIndex writes the index of the entities of v. All words are counted in one change, which the view of a store
// without an index lets begin at nothing.
func (s *Store) fillIndex(ctx context.Context, v, empty *View) error {
	c := newChange(empty)
	var bad error
	n := 0
	err := v.sn.MetaScan(ctx, key('e', ""), func(k, val []byte) bool {
		var t prov.EntityTally
		if bad = json.Unmarshal(val, &t); bad != nil {
			bad = fmt.Errorf("%w: record %q: %w", ErrDamaged, k, bad)
			return false
		}
		c.replaceNames(t.ID, indexed{}, namesOf(&t))
		if n++; n%indexBatch == 0 {
			bad = s.apply(ctx, c.tx)
			c.tx = quadstore.NewTx()
		}
		return bad == nil
	})
	if err = errors.Join(err, bad); err != nil {
		return err
	}
	if err := c.flushWords(); err != nil {
		return err
	}
	c.tx.PutMeta(indexKey, []byte(strconv.Itoa(indexVersion)))
	return s.apply(ctx, c.tx)
}
