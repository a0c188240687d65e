package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
)

// vectorStep is the step of the 8 bits of a pre-trained vector: 2.54 is the largest number that they hold.
const vectorStep = 0.02

// ReadVectors reads the first count vectors of a JSON file of the shape {"vectors":{"word":[0.1,…],…}}, most frequent
// word first, and keeps width numbers of each in 8 bits.
func ReadVectors(path string, count, width int) (*Vectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	if err := seekKey(d, "vectors"); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if _, err := d.Token(); err != nil { // the opening brace
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	v := &Vectors{Scale: vectorStep}
	for d.More() && len(v.Words) < count {
		key, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		var row []float64
		if err := d.Decode(&row); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if len(row) < width {
			return nil, fmt.Errorf("%s: vector of %v has %d numbers, want %d", path, key, len(row), width)
		}
		v.Words = append(v.Words, key.(string))
		for _, x := range row[:width] {
			v.Data = append(v.Data, int8(max(-127, min(127, math.Round(x/vectorStep)))))
		}
	}
	return v, nil
}

// seekKey moves d to the value of a key of the outermost object.
func seekKey(d *json.Decoder, want string) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if key == want {
			return nil
		}
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return err
		}
	}
	return fmt.Errorf("no key %q", want)
}
