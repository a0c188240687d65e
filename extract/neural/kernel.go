package neural

import "fmt"

// kernel is a way to multiply matrices. All give the same integers.
type kernel int

const (
	portable kernel = iota
	avx2
	avx512
)

func (k kernel) String() string { return [...]string{"portable", "AVX2", "AVX-512"}[k] }

// Kernels names the kernels that this machine can run, best first. The last is always "portable".
func Kernels() []string {
	var names []string
	for _, k := range kernels() {
		names = append(names, k.String())
	}
	return names
}

// LoadWith returns the embedded network on a kernel of Kernels, for tests and measurements.
func LoadWith(name string) (*Model, error) {
	for _, k := range kernels() {
		if k.String() == name {
			return parseModel(embedded, k)
		}
	}
	return nil, fmt.Errorf("no kernel %q on this machine", name)
}
