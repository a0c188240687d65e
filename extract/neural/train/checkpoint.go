package train

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"unsafe"
)

const checkpointMagic = "entente-checkpoint-1\n"

// Save writes weights, moments and means to path, through a temporary file.
func (t *Trainer) Save(path string) error {
	f, err := os.Create(path + ".tmp")
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	out.WriteString(checkpointMagic)
	binary.Write(out, binary.LittleEndian, [3]int64{int64(t.Epoch), int64(t.Net.opt.step), int64(len(t.Net.params))})
	for _, p := range t.Net.params {
		binary.Write(out, binary.LittleEndian, [2]int64{int64(p.rows), int64(p.cols)})
		for _, s := range [][]float32{p.w, p.m, p.v, p.mean} {
			out.Write(bytesOf(s))
		}
	}
	if err := out.Flush(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}

// Load reads what Save wrote. With restart it takes the running means as weights and starts a new schedule.
func (t *Trainer) Load(path string, restart bool) error {
	head, err := t.read(path, func(p *param, kind int) []float32 { return [][]float32{p.w, p.m, p.v, p.mean}[kind] })
	if err != nil {
		return err
	}
	for _, p := range t.Net.params {
		if restart {
			copy(p.w, p.mean)
		}
		p.repack()
	}
	t.Net.opt.step = int(head[1])
	if !restart {
		t.Epoch = int(head[0])
	}
	return nil
}

// Average moves the running means halfway towards those of another checkpoint: the mean of two ends of training is
// often better than both (Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization", 2018).
func (t *Trainer) Average(path string) error {
	other := map[*param][]float32{}
	skip := make([]float32, 0)
	_, err := t.read(path, func(p *param, kind int) []float32 {
		if kind != 3 {
			skip = append(skip[:0], p.w...)
			return skip
		}
		other[p] = make([]float32, len(p.w))
		return other[p]
	})
	if err != nil {
		return err
	}
	for p, mean := range other {
		for i, x := range mean {
			p.mean[i] = (p.mean[i] + x) / 2
		}
	}
	return nil
}

// read reads a checkpoint: weights (kind 0), moments (1 and 2) and running means (3) go to what into returns.
func (t *Trainer) read(path string, into func(p *param, kind int) []float32) (head [3]int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return head, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	magic := make([]byte, len(checkpointMagic))
	if _, err := io.ReadFull(in, magic); err != nil || string(magic) != checkpointMagic {
		return head, fmt.Errorf("%s: %w", path, ErrCheckpoint)
	}
	if err := binary.Read(in, binary.LittleEndian, &head); err != nil {
		return head, fmt.Errorf("%s: %w", path, err)
	}
	if int(head[2]) != len(t.Net.params) {
		return head, fmt.Errorf("%s: %w", path, ErrCheckpoint)
	}
	for _, p := range t.Net.params {
		var size [2]int64
		if err := binary.Read(in, binary.LittleEndian, &size); err != nil {
			return head, fmt.Errorf("%s: %w", path, err)
		}
		if int(size[0]) != p.rows || int(size[1]) != p.cols {
			return head, fmt.Errorf("%s: %s is %d×%d, want %d×%d: %w", path, p.name, size[0], size[1], p.rows, p.cols,
				ErrCheckpoint)
		}
		for kind := range 4 {
			if _, err := io.ReadFull(in, bytesOf(into(p, kind))); err != nil {
				return head, fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	return head, nil
}

// bytesOf views s as bytes in the order of this machine: checkpoints do not travel, weights files do.
func bytesOf(s []float32) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&s[0])), 4*len(s))
}
