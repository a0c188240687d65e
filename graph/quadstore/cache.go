package quadstore

import (
	"sync"

	"github.com/cayleygraph/quad"
)

// Both caches forget by generations: what is not used while one generation fills up is dropped with the next.

// termCache maps ids to terms. An id never changes its meaning, so that nothing in it can be outdated. It must be
// filled only from what is committed.
type termCache struct {
	shards [16]termShard
}

type termShard struct {
	mu         sync.Mutex
	young, old map[uint64]quad.Value
	size, max  int
}

// termOverhead is about what a map entry and an interface cost beside the text.
const termOverhead = 80

func newTermCache(bytes int) *termCache {
	if bytes <= 0 {
		return nil
	}
	c := &termCache{}
	for i := range c.shards {
		c.shards[i].max = bytes / len(c.shards) / 2
		c.shards[i].young = make(map[uint64]quad.Value)
	}
	return c
}

func (c *termCache) get(id uint64) quad.Value {
	if c == nil {
		return nil
	}
	s := &c.shards[id%uint64(len(c.shards))]
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok := s.young[id]; ok {
		return v
	}
	v, ok := s.old[id]
	if ok {
		s.put(id, v, termOverhead)
	}
	return v
}

func (c *termCache) put(id uint64, v quad.Value, size int) {
	if c == nil {
		return
	}
	s := &c.shards[id%uint64(len(c.shards))]
	if size > s.max/4 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put(id, v, size+termOverhead)
}

func (s *termShard) put(id uint64, v quad.Value, size int) {
	if s.size+size > s.max {
		s.old, s.young, s.size = s.young, make(map[uint64]quad.Value, len(s.young)), 0
	}
	s.young[id] = v
	s.size += size
}

// idCache maps terms, by mapKeyOf, to ids, for the writer alone.
type idCache struct {
	young, old map[any]uint64
	max        int
}

// maxKnown is how many terms the writer remembers, and maxKnownTerm how long they may be.
const (
	maxKnown     = 1 << 16
	maxKnownTerm = 128
)

func newIDCache(n int) *idCache { return &idCache{young: make(map[any]uint64), max: n / 2} }

func (c *idCache) get(key any) (uint64, bool) {
	if id, ok := c.young[key]; ok {
		return id, true
	}
	id, ok := c.old[key]
	if ok {
		c.put(key, id)
	}
	return id, ok
}

func (c *idCache) put(key any, id uint64) {
	if len(c.young) >= c.max {
		c.old, c.young = c.young, make(map[any]uint64, c.max)
	}
	c.young[key] = id
}

func (c *idCache) remove(key any) {
	delete(c.young, key)
	delete(c.old, key)
}
