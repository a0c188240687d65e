package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"entente/graph/quadstore"
	"entente/schema"
)

// maxKept bounds what one kept text or article may unpack to, so that a damaged store cannot fill the memory.
const maxKept = 1 << 30

var packer = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
})

var unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxKept))
})

func pack(b []byte) ([]byte, error) {
	enc, err := packer()
	if err != nil {
		return nil, err
	}
	return enc.EncodeAll(b, nil), nil
}

func unpack(b []byte) ([]byte, error) {
	dec, err := unpacker()
	if err != nil {
		return nil, err
	}
	out, err := dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return out, nil
}

// encodeArticle writes an article without its text. Equal articles give equal bytes.
func encodeArticle(a *schema.Article) ([]byte, error) {
	bare := *a
	bare.Text = ""
	return json.Marshal(&bare)
}

// kept reads something packed; what is missing is damage, since the record of the document is there.
func (v *View) kept(key []byte) ([]byte, error) {
	b, err := v.sn.Meta(key)
	if errors.Is(err, quadstore.ErrNotFound) {
		return nil, fmt.Errorf("%w: %q is missing", ErrDamaged, key)
	}
	if err != nil {
		return nil, err
	}
	return unpack(b)
}

func (v *View) keptText(doc schema.IRI) (string, error) {
	b, err := v.kept(textKey(doc))
	return string(b), err
}

func (v *View) keptArticle(doc schema.IRI) (*schema.Article, error) {
	b, err := v.kept(articleKey(doc))
	if err != nil {
		return nil, err
	}
	var a schema.Article
	if err := json.Unmarshal(b, &a); err != nil {
		return nil, fmt.Errorf("%w: article %s: %w", ErrDamaged, doc, err)
	}
	a.Text, err = v.keptText(doc)
	return &a, err
}
