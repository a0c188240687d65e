//go:build !amd64

package neural

// kernels lists what this machine can run, best first.
func kernels() []kernel { return []kernel{portable} }

func (m *matrix) mulSIMD(dst []int32, x []int16, n int) { panic("no such kernel") }

func tanhKernel(k kernel, x []float32, in, mul, add float32) int { return 0 }

func maxAbsKernel(k kernel, x []float32) (top float32, n int) { return 0, 0 }

func scaleKernel(k kernel, dst []int16, x []float32, by float32) int { return 0 }

func dotKernel(k kernel, x, y []int16) (sum int32, n int) { return 0, 0 }
