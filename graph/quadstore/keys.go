package quadstore

import (
	"encoding/binary"
	"fmt"
)

// The first byte of a key says what it is. Numbers are part of the format.
const (
	spaceSystem = 0x01 // format, counters
	spaceMeta   = 0x02 // metadata of the layer above
	spaceTerm   = 0x10 // encoded term -> id
	spaceHashed = 0x11 // SHA-256 of a long encoded term -> id
	spaceID     = 0x12 // id -> encoded term
	spaceOrders = 0x20 // 0x20 to 0x25: quads, see orders.go
)

var (
	formatKey = []byte{spaceSystem, 'f'}
	stateKey  = []byte{spaceSystem, 's'}
)

// formatVersion is the newest format that this package reads and the one that it writes.
const formatVersion = 1

// appendID appends an id so that byte order is number order and no code is the start of another. The number of leading
// one bits is the number of bytes that follow, so that the ids below 2 million, which most quads of most stores use,
// take three bytes or fewer.
func appendID(b []byte, id uint64) []byte {
	switch {
	case id < 1<<7:
		return append(b, byte(id))
	case id < 1<<14:
		return append(b, 0x80|byte(id>>8), byte(id))
	case id < 1<<21:
		return append(b, 0xC0|byte(id>>16), byte(id>>8), byte(id))
	case id < 1<<28:
		return append(b, 0xE0|byte(id>>24), byte(id>>16), byte(id>>8), byte(id))
	case id < 1<<35:
		return binary.BigEndian.AppendUint32(append(b, 0xF0|byte(id>>32)), uint32(id))
	}
	return binary.BigEndian.AppendUint64(append(b, 0xFF), id)
}

// readID reads what appendID wrote and returns the rest of the bytes; ok is false for any other bytes.
func readID(b []byte) (id uint64, rest []byte, ok bool) {
	if len(b) == 0 {
		return 0, nil, false
	}
	c := b[0]
	switch {
	case c < 0x80:
		return uint64(c), b[1:], true
	case c < 0xC0:
		if len(b) < 2 {
			return 0, nil, false
		}
		id, rest = uint64(c&0x3F)<<8|uint64(b[1]), b[2:]
		return id, rest, id >= 1<<7
	case c < 0xE0:
		if len(b) < 3 {
			return 0, nil, false
		}
		id, rest = uint64(c&0x1F)<<16|uint64(b[1])<<8|uint64(b[2]), b[3:]
		return id, rest, id >= 1<<14
	case c < 0xF0:
		if len(b) < 4 {
			return 0, nil, false
		}
		id, rest = uint64(c&0x0F)<<24|uint64(b[1])<<16|uint64(b[2])<<8|uint64(b[3]), b[4:]
		return id, rest, id >= 1<<21
	case c < 0xF8:
		if len(b) < 5 {
			return 0, nil, false
		}
		id, rest = uint64(c&0x07)<<32|uint64(binary.BigEndian.Uint32(b[1:])), b[5:]
		return id, rest, id >= 1<<28
	case c == 0xFF:
		if len(b) < 9 {
			return 0, nil, false
		}
		id, rest = binary.BigEndian.Uint64(b[1:]), b[9:]
		return id, rest, id >= 1<<35
	}
	return 0, nil, false
}

// appendIDKey appends the key under which the term of an id is found.
func appendIDKey(b []byte, id uint64) []byte {
	return appendID(append(b, spaceID), id)
}

// after returns the first key behind all keys that start with prefix, or nil if there is none.
func after(prefix []byte) []byte {
	end := append([]byte(nil), prefix...)
	for i := len(end) - 1; i >= 0; i-- {
		end[i]++
		if end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}

// state is the counters of a store, written in every transaction.
type state struct {
	next  uint64 // the next id that was never used
	quads uint64
	terms uint64
}

func (st state) encode() []byte {
	b := binary.AppendUvarint(nil, st.next)
	b = binary.AppendUvarint(b, st.quads)
	return binary.AppendUvarint(b, st.terms)
}

func decodeState(b []byte) (state, error) {
	var st state
	for _, p := range []*uint64{&st.next, &st.quads, &st.terms} {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return state{}, fmt.Errorf("counters: %w", ErrCorrupt)
		}
		*p, b = v, b[n:]
	}
	if len(b) != 0 {
		return state{}, fmt.Errorf("counters: %w", ErrCorrupt)
	}
	return st, nil
}
