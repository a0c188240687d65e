package neural

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"unsafe"
)

// The file of weights is a line with its version, the length of a header, the header in JSON, and the numbers of one
// tensor after the other, each at a multiple of 64 bytes. Numbers of 8 bits stay where they are: what is embedded in
// the program is read from there, page by page, when it is first used.
const weightsMagic = "entente weights 2\n"

const weightsAlign = 64

// Tensor is a matrix of weights, or a list of words.
type Tensor struct {
	Name   string    `json:"name"`
	Rows   int       `json:"rows"`
	Cols   int       `json:"cols"`
	Bytes  []int8    `json:"-"`      // rows in 8 bits
	Scales []float32 `json:"-"`      // of each column, or one for all
	Floats []float32 `json:"-"`      // instead of Bytes
	Text   string    `json:"-"`      // instead of both: words, each followed by a line feed
	Kind   string    `json:"kind"`   // bytes, floats or text
	Offset int       `json:"offset"` // from the end of the header
	Size   int       `json:"size"`   // in bytes, of the numbers or the text
	NScale int       `json:"scales"` // number of scales, which follow the bytes
}

type header struct {
	Config  Config   `json:"config"`
	Tensors []Tensor `json:"tensors"`
}

// WriteWeights writes a network and the gazetteer that it was trained with.
func WriteWeights(w io.Writer, c *Config, g *Gazetteer, tensors []Tensor) error {
	tensors = append(tensors, g.tensors()...)
	at := 0
	for i := range tensors {
		t := &tensors[i]
		t.Offset = at
		switch {
		case t.Bytes != nil:
			t.Kind, t.Size, t.NScale = "bytes", len(t.Bytes), len(t.Scales)
		case t.Floats != nil:
			t.Kind, t.Size = "floats", 4*len(t.Floats)
		default:
			t.Kind, t.Size = "text", len(t.Text)
		}
		at = align(align(at+t.Size) + 4*t.NScale)
	}
	head, err := json.Marshal(header{*c, tensors})
	if err != nil {
		return err
	}
	for (len(weightsMagic)+4+len(head))%weightsAlign != 0 {
		head = append(head, ' ')
	}
	out := append([]byte(weightsMagic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(weightsMagic):], uint32(len(head)))
	out = append(out, head...)
	start := len(out)
	for _, t := range tensors {
		out = append(out, make([]byte, start+t.Offset-len(out))...)
		switch t.Kind {
		case "bytes":
			for _, b := range t.Bytes {
				out = append(out, byte(b))
			}
			out = append(out, make([]byte, align(len(out)-start)-(len(out)-start))...)
			out = appendFloats(out, t.Scales)
		case "floats":
			out = appendFloats(out, t.Floats)
		default:
			out = append(out, t.Text...)
		}
	}
	_, err = w.Write(out)
	return err
}

func align(n int) int { return (n + weightsAlign - 1) / weightsAlign * weightsAlign }

func appendFloats(out []byte, x []float32) []byte {
	for _, v := range x {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
	}
	return out
}

// readWeights finds the tensors in data, which must stay as it is for as long as they are used.
func readWeights(data string) (*Config, map[string]*Tensor, error) {
	if len(data) < len(weightsMagic)+4 || data[:len(weightsMagic)] != weightsMagic {
		return nil, nil, fmt.Errorf("%w: no header", ErrWeights)
	}
	n := int(binary.LittleEndian.Uint32([]byte(data[len(weightsMagic) : len(weightsMagic)+4])))
	data = data[len(weightsMagic)+4:]
	if n > len(data) {
		return nil, nil, fmt.Errorf("%w: header cut off", ErrWeights)
	}
	var h header
	if err := json.Unmarshal([]byte(data[:n]), &h); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	data = data[n:]
	all := make(map[string]*Tensor, len(h.Tensors))
	for i := range h.Tensors {
		t := &h.Tensors[i]
		if t.Size < 0 || t.Offset < 0 || t.Offset+t.Size > len(data) {
			return nil, nil, fmt.Errorf("%w: tensor %s cut off", ErrWeights, t.Name)
		}
		body := data[t.Offset : t.Offset+t.Size]
		switch t.Kind {
		case "bytes":
			at := align(t.Offset + t.Size)
			if t.Size != t.Rows*t.Cols || at+4*t.NScale > len(data) {
				return nil, nil, fmt.Errorf("%w: tensor %s has a wrong size", ErrWeights, t.Name)
			}
			if t.Size > 0 {
				t.Bytes = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(body))), t.Size)
			}
			t.Scales = floats(data[at : at+4*t.NScale])
		case "floats":
			t.Floats = floats(body)
		case "text":
			t.Text = body
		default:
			return nil, nil, fmt.Errorf("%w: tensor %s is of kind %q", ErrWeights, t.Name, t.Kind)
		}
		all[t.Name] = t
	}
	return &h.Config, all, nil
}

func floats(s string) []float32 {
	out := make([]float32, len(s)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32([]byte(s[4*i : 4*i+4])))
	}
	return out
}
