package neural

// squash replaces x by mul*tanh(in*x)+add. The rational approximation of tanh is Eigen's; the order of operations is
// fixed and nothing is fused, so that vector kernels give the same bits.
func squash(k kernel, x []float32, in, mul, add float32) {
	for i := tanhKernel(k, x, in, mul, add); i < len(x); i++ {
		x[i] = float32(mul*tanh(float32(in*x[i]))) + add
	}
}

func tanh(v float32) float32 {
	if v > tanhMax {
		v = tanhMax
	}
	if v < -tanhMax {
		v = -tanhMax
	}
	s := float32(v * v)
	p := float32(s*alpha13) + alpha11
	p = float32(s*p) + alpha9
	p = float32(s*p) + alpha7
	p = float32(s*p) + alpha5
	p = float32(s*p) + alpha3
	p = float32(s*p) + alpha1
	p = float32(v * p)
	q := float32(s*beta6) + beta4
	q = float32(s*q) + beta2
	q = float32(s*q) + beta0
	return p / q
}

const (
	tanhMax float32 = 7.90531110763549805
	alpha1  float32 = 4.89352455891786e-03
	alpha3  float32 = 6.37261928875436e-04
	alpha5  float32 = 1.48572235717979e-05
	alpha7  float32 = 5.12229709037114e-08
	alpha9  float32 = -8.60467152213735e-11
	alpha11 float32 = 2.00018790482477e-13
	alpha13 float32 = -2.76076847742355e-16
	beta0   float32 = 4.89352518554385e-03
	beta2   float32 = 2.26843463243900e-03
	beta4   float32 = 1.18534705686654e-04
	beta6   float32 = 1.19825839466702e-06
)
