package train

import "math"

// rng is SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and the same on every machine.
type rng struct{ state uint64 }

// newRNG mixes the parts into one seed, so that each shard of each update draws its own numbers.
func newRNG(parts ...uint64) *rng {
	r := &rng{}
	for _, p := range parts {
		r.state ^= p
		r.next()
	}
	return r
}

func (r *rng) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (r *rng) float() float32 { return float32(r.next()>>40) / (1 << 24) }

func (r *rng) intn(n int) int { return int(r.next() % uint64(n)) }

// normal draws from the standard normal distribution by Box and Muller.
func (r *rng) normal() float32 {
	u := (float64(r.next()>>11) + 1) / (1 << 53)
	v := float64(r.next()>>11) / (1 << 53)
	return float32(math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*v))
}

// mask fills m with 0 at probability p and 1/(1-p) otherwise.
func (r *rng) mask(m []float32, p float32) {
	keep := 1 / (1 - p)
	limit := uint64(float64(p) * (1 << 16))
	for i := 0; i < len(m); {
		bits := r.next()
		for k := 0; k < 4 && i < len(m); k++ {
			if bits&0xffff < limit {
				m[i] = 0
			} else {
				m[i] = keep
			}
			bits >>= 16
			i++
		}
	}
}
