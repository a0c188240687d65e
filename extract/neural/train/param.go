package train

import "math"

// param is a matrix of weights with what Adam keeps about it.
type param struct {
	name       string
	rows, cols int
	w          []float32
	m, v       []float32 // first and second moments
	mean       []float32 // running mean of w, the weights that are used in the end
	table      bool      // rows are looked up, and only those that were get a step

	grad     [shards][]float32
	touched  []int32 // rows of a table with a gradient in grad[0]
	isTouch  []bool
	fwd, bwd packed // w and its transpose for the kernels
}

// shards is the number of parts in which a batch is computed, whatever the number of goroutines: the sum of the
// parts has one order.
const shards = 2

func newParam(name string, rows, cols int, table bool) *param {
	n := rows * cols
	p := &param{name: name, rows: rows, cols: cols, table: table,
		w: make([]float32, n), m: make([]float32, n), v: make([]float32, n), mean: make([]float32, n)}
	if table {
		p.grad[0] = make([]float32, n)
		p.isTouch = make([]bool, rows)
		return p
	}
	for i := range p.grad {
		p.grad[i] = make([]float32, n)
	}
	return p
}

// normal sets w to normal noise of the given deviation.
func (p *param) normal(r *rng, dev float32) *param {
	for i := range p.w {
		p.w[i] = dev * r.normal()
	}
	return p
}

// xavier sets w to normal noise scaled by fan-in and fan-out (Glorot and Bengio, 2010).
func (p *param) xavier(r *rng) *param {
	return p.normal(r, float32(math.Sqrt(2/float64(p.rows+p.cols))))
}

// orthogonal makes each square block of cols/blocks columns orthogonal by Gram and Schmidt.
func (p *param) orthogonal(r *rng, blocks int) *param {
	n := p.cols / blocks
	for b := range blocks {
		q := make([][]float32, n)
		for i := range q {
			q[i] = make([]float32, p.rows)
			for k := range q[i] {
				q[i][k] = r.normal()
			}
			for j := range i {
				if j >= p.rows {
					break
				}
				axpy(q[i], -dot(q[i], q[j]), q[j])
			}
			scale := 1 / float32(math.Sqrt(float64(dot(q[i], q[i]))))
			for k := range q[i] {
				q[i][k] *= scale
				p.w[k*p.cols+b*n+i] = q[i][k]
			}
		}
	}
	return p
}

// repack brings the packed copies up to date.
func (p *param) repack() {
	if p.table || p.rows == 1 {
		return
	}
	p.fwd.pack(p.w, p.rows, p.cols, p.cols, 1)
	p.bwd.pack(p.w, p.cols, p.rows, 1, p.cols)
}

// row returns row i of the weights.
func (p *param) row(i int32) []float32 { return p.w[int(i)*p.cols : (int(i)+1)*p.cols] }

// touch returns the gradient of row i of a table and remembers that it has one.
func (p *param) touch(i int32) []float32 {
	if !p.isTouch[i] {
		p.isTouch[i] = true
		p.touched = append(p.touched, i)
	}
	return p.grad[0][int(i)*p.cols : (int(i)+1)*p.cols]
}

func dot(x, y []float32) float32 {
	var s float32
	for i, v := range x {
		s += v * y[i]
	}
	return s
}

func axpy(y []float32, a float32, x []float32) {
	_ = y[:len(x)]
	for i, v := range x {
		y[i] += a * v
	}
}
