package train

import "entente/extract/neural"

// heads computes the losses of all tasks on s, one row a word in the order of sentences, and adds to ds their gradient.
func (n *Net) heads(w *worker, b *batch, s, ds []float32, weight float32) losses {
	c := &n.Config
	l := losses{words: b.n}
	gold := func(f func(*example) []int32) []int32 {
		out := make([]int32, 0, b.n)
		for _, s := range b.sents {
			g := f(s)
			if g == nil {
				for range s.forms {
					out = append(out, -1)
				}
			}
			out = append(out, g...)
		}
		return out
	}
	// Tags and features.
	y := n.tag.forward(w, s, b.n)
	loss, right := classify(y, n.tag.w.cols, len(c.Tags), gold(func(e *example) []int32 { return e.tags }), weight)
	l.loss, l.tags = l.loss+loss, right
	if w.training {
		n.tag.backward(w, s, y, ds, b.n)
	}
	y = n.feat.forward(w, s, b.n)
	loss, right = classify(y, n.feat.w.cols, len(c.Feats), gold(func(e *example) []int32 {
		return e.feats
	}), weight*n.set.FeatWeight)
	l.loss, l.feats = l.loss+loss, right
	if w.training {
		n.feat.backward(w, s, y, ds, b.n)
	}
	// Names.
	hid := n.nameHid.forward(w, s, b.n)
	f := w.relu(hid, n.set.Drop)
	y = n.nameOut.forward(w, hid, b.n)
	names := gold(func(e *example) []int32 { return e.names })
	for _, g := range names {
		if g >= 0 {
			l.gold++
		}
	}
	loss, right = classify(y, n.nameOut.w.cols, len(neural.NameTags), names, weight*n.set.NameWeight)
	l.loss, l.names = l.loss+loss, right
	if w.training {
		dh := w.take(b.n * c.Name)
		n.nameOut.backward(w, hid, y, dh, b.n)
		times(dh, f)
		n.nameHid.backward(w, s, dh, ds, b.n)
	}
	n.arcLoss(w, b, s, ds, weight, &l)
	n.labelLoss(w, b, s, ds, weight, &l)
	return l
}

// arcLoss is the cross entropy of heads under biaffine scores (Dozat and Manning, 2017).
func (n *Net) arcLoss(w *worker, b *batch, s, ds []float32, weight float32, l *losses) {
	a := n.Arc
	dep := n.arcD.forward(w, s, b.n)
	head := n.arcH.forward(w, s, b.n)
	fd, fh := w.relu(dep, n.set.Drop), w.relu(head, n.set.Drop)
	q := n.arcU.forward(w, dep, b.n)
	dq, dhead := w.take(b.n*a), w.take(b.n*a)
	for i, e := range b.sents {
		k, lo := len(e.forms), b.first[i]*a
		hi := lo + k*a
		scores, hr, ld := w.arcs(q[lo:hi], head[lo:hi], n.arcRoot.w, k, a)
		loss, right := classify(scores, ld, k+1, e.heads, weight)
		l.loss += loss
		l.arcs += right
		if w.training {
			w.arcsBackward(scores, hr, q[lo:hi], dq[lo:hi], dhead[lo:hi], n.arcRoot.grad[w.shard], k, a, ld)
		}
	}
	if w.training {
		ddep := w.take(b.n * a)
		n.arcU.backward(w, dep, dq, ddep, b.n)
		times(ddep, fd)
		times(dhead, fh)
		n.arcD.backward(w, s, ddep, ds, b.n)
		n.arcH.backward(w, s, dhead, ds, b.n)
	}
}

// labelLoss is the cross entropy of labels given the gold heads. A label is scored from the sum of the projections of
// word and head, clipped at zero, and from their product.
func (n *Net) labelLoss(w *worker, b *batch, s, ds []float32, weight float32, l *losses) {
	m := n.Label
	dep := n.labD.forward(w, s, b.n)
	head := n.labH.forward(w, s, b.n)
	z := w.take(b.n * 2 * m)
	gold := make([]int32, b.n)
	from := make([]int, b.n) // row of the head, -1 for the root
	for i, e := range b.sents {
		for t, h := range e.heads {
			k := b.first[i] + t
			gold[k] = e.label[t]
			from[k] = -1
			hv := n.labRoot.w
			if h > 0 {
				from[k] = b.first[i] + int(h) - 1
				hv = head[from[k]*m : (from[k]+1)*m]
			}
			dv := dep[k*m : (k+1)*m]
			sum, prod := z[2*k*m:(2*k+1)*m], z[(2*k+1)*m:(2*k+2)*m]
			for j, v := range dv {
				sum[j] = max(0, v+hv[j])
				prod[j] = v * hv[j]
			}
		}
	}
	f := w.take(len(z))
	if w.training {
		w.rng.mask(f, n.set.Drop)
		times(z, f)
	}
	y := n.labOut.forward(w, z, b.n)
	loss, right := classify(y, n.labOut.w.cols, len(n.Labels), gold, weight)
	l.loss, l.labels = l.loss+loss, right
	if !w.training {
		return
	}
	dz := w.take(len(z))
	n.labOut.backward(w, z, y, dz, b.n)
	times(dz, f)
	ddep, dhead := w.take(b.n*m), w.take(b.n*m)
	for k := range b.n {
		hv, dhv := n.labRoot.w, n.labRoot.grad[w.shard]
		if r := from[k]; r >= 0 {
			hv, dhv = head[r*m:(r+1)*m], dhead[r*m:(r+1)*m]
		}
		dv, ddv := dep[k*m:(k+1)*m], ddep[k*m:(k+1)*m]
		dsum, dprod := dz[2*k*m:(2*k+1)*m], dz[(2*k+1)*m:(2*k+2)*m]
		for j, v := range dv {
			g := dsum[j]
			if v+hv[j] <= 0 {
				g = 0
			}
			ddv[j] += g + dprod[j]*hv[j]
			dhv[j] += g + dprod[j]*v
		}
	}
	n.labD.backward(w, s, ddep, ds, b.n)
	n.labH.backward(w, s, dhead, ds, b.n)
}

func times(x, f []float32) {
	_ = x[:len(f)]
	for i, v := range f {
		x[i] *= v
	}
}
