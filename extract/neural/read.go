package neural

// Reading is what the network says about the words of one sentence; all are indices into the lists of Config.
type Reading struct {
	Tags   []int32
	Feats  []int32
	Heads  []int32 // 0 for the root, otherwise the 1-based position of the head
	Labels []int32
	Names  []int8 // indices in NameTags
}

// Read returns the grammar of a sentence. Time grows with the square of its length; callers cut what is too long.
func (m *Model) Read(forms []string) *Reading {
	n := len(forms)
	r := &Reading{}
	if n == 0 {
		return r
	}
	s := m.scratches.Get().(*scratch)
	s.reset()
	defer m.scratches.Put(s)
	x := m.encode(s, forms)
	y := s.floats(n * m.heads.width)
	m.heads.linearInts(s, y, x, unit, n)
	for i := range n {
		row := y[i*m.heads.width : (i+1)*m.heads.width]
		tag := best(row[m.parts.tag : m.parts.tag+len(m.Tags)])
		feats := row[m.parts.feat:]
		feat := m.TagFeats[tag][0]
		for _, f := range m.TagFeats[tag][1:] {
			if feats[f] > feats[feat] {
				feat = f
			}
		}
		r.Tags, r.Feats = append(r.Tags, tag), append(r.Feats, feat)
	}
	r.Heads = decodeTree(m.arcScores(s, y, n), n)
	r.Labels = m.labels(s, y, r.Heads)

	hid := m.part(s, y, n, m.parts.name, m.Name, true)
	w := m.nameOut.width
	z := s.floats(n * w)
	m.nameOut.linear(s, z, hid, n)
	r.Names = viterbi(z, w, n)
	return r
}

// best returns the index of the largest number, the first of equals.
func best(x []float32) int32 {
	k := 0
	for i, v := range x {
		if v > x[k] {
			k = i
		}
	}
	return int32(k)
}

// part copies columns of the projections of n words, clipped below zero if told.
func (m *Model) part(s *scratch, y []float32, n, first, cols int, clip bool) []float32 {
	out := s.floats(n * cols)
	for i := range n {
		row := out[i*cols : (i+1)*cols]
		copy(row, y[i*m.heads.width+first:])
		if clip {
			for k, v := range row {
				row[k] = max(0, v)
			}
		}
	}
	return out
}

// arcLevels keeps sums of products of two activations within 32 bits.
const arcLevels = 2047

// arcScores returns n rows of n+1 scores: of the root and of each word as the head (Dozat and Manning, 2017).
func (m *Model) arcScores(s *scratch, y []float32, n int) []float32 {
	a := m.Arc
	dep := m.part(s, y, n, m.parts.arcD, a, true)
	head := m.part(s, y, n, m.parts.arcH, a, true)
	q := s.floats(n * m.arcU.width)
	m.arcU.linear(s, q, dep, n)
	hq, hu := s.ints16((n+1)*a), s.floats(n+1)
	hu[0] = quantize(m.kernel, hq[:a], m.arcRoot, arcLevels)
	for i := range n {
		hu[i+1] = quantize(m.kernel, hq[(i+1)*a:(i+2)*a], head[i*a:(i+1)*a], arcLevels)
	}
	scores := s.floats(n * (n + 1))
	d := s.ints16(a)
	for i := range n {
		u := quantize(m.kernel, d, q[i*m.arcU.width:i*m.arcU.width+a], arcLevels)
		row := scores[i*(n+1) : (i+1)*(n+1)]
		for j := range row {
			row[j] = float32(dot(m.kernel, d, hq[j*a:(j+1)*a])) * float32(u*hu[j])
		}
		row[i+1] = -1e9
	}
	return scores
}

// labels returns the best label of each arc. The root gets its own label, and nothing else does.
func (m *Model) labels(s *scratch, proj []float32, heads []int32) []int32 {
	n, w := len(heads), m.Label
	dep := m.part(s, proj, n, m.parts.labD, w, false)
	head := m.part(s, proj, n, m.parts.labH, w, false)
	z := s.floats(n * 2 * w)
	for i, h := range heads {
		hv := m.labRoot
		if h > 0 {
			hv = head[(int(h)-1)*w : int(h)*w]
		}
		sum, prod := z[2*i*w:(2*i+1)*w], z[(2*i+1)*w:(2*i+2)*w]
		for k, v := range dep[i*w : (i+1)*w] {
			sum[k] = max(0, v+hv[k])
			prod[k] = v * hv[k]
		}
	}
	y := s.floats(n * m.labOut.width)
	m.labOut.linear(s, y, z, n)
	out := make([]int32, n)
	for i, h := range heads {
		if h == 0 {
			out[i] = m.rootLabel
			continue
		}
		row := y[i*m.labOut.width : i*m.labOut.width+len(m.Labels)]
		row[m.rootLabel] = -1e30
		out[i] = best(row)
	}
	return out
}
