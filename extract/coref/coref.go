// Package coref gathers the mentions of a document that mean one thing: descriptions and pronouns join the names that
// extract/link has led to entities, or make things of their own.
//
// The rules look back from each mention, nearest first: "the Japanese side" is Japan; "the two countries" are the
// last two named together; "the agreement" is the agreement spoken of; "he" is the last person, "it" the last thing
// that could act, subjects before others. A mention that no rule places keeps no cluster, rather than a wrong one.
package coref

import (
	"slices"
	"strconv"
	"strings"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Resolve gives clusters to the mentions that have none. It needs mentions, and the clusters of extract/link.
func Resolve(d *text.Doc, g *gazetteer.Gazetteer) {
	r := resolver{
		d: d, g: g, tree: text.NewTree(d), doc: schema.DocumentIRI(d.ID), byHead: map[int]int{}, topics: map[schema.IRI]int{},
	}
	for i := range d.Mentions {
		r.byHead[d.Mentions[i].Head] = i
	}
	for c := range d.Clusters {
		r.topics[d.Clusters[c].Entity.ID] = c
	}
	r.issuers = r.findIssuers()
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Cluster < 0 {
			r.place(i)
		}
		r.remember(i)
	}
	for c := range d.Clusters {
		slices.Sort(d.Clusters[c].Mentions)
		r.relabel(&d.Clusters[c])
	}
}

type resolver struct {
	d      *text.Doc
	g      *gazetteer.Gazetteer
	tree   *text.Tree
	doc    schema.IRI
	byHead map[int]int        // mention of a head token
	topics map[schema.IRI]int // cluster of an entity
	// seen are the clusters in the order of their last mention, the latest last; groups are the coordinated phrases
	// that have stood, the latest last.
	seen   []sighting
	groups []group
	// issuers are the clusters for which "we" speaks, in a statement issued by several.
	issuers []int
}

// maxBack and maxGroups bound how far back a description looks, so that a long text is read in time proportional to its
// length: further than any article reaches.
const (
	maxBack   = 800
	maxGroups = 80
)

// sighting is a mention that a later one may mean.
type sighting struct {
	cluster, mention int
	subject          bool
}

// group is a coordinated phrase: the clusters of its parts.
type group struct {
	clusters []int
	token    int
}

// place gives mention i a cluster if a rule says which.
func (r *resolver) place(i int) {
	m := &r.d.Mentions[i]
	tok := &r.d.Tokens[m.Head]
	if p := r.tree.Child(m.Head, "nmod:poss"); p >= 0 && r.d.Tokens[p].UPOS == "PRON" {
		// Whose it is must be known before what it is.
		if k, ok := r.byHead[p]; ok && r.d.Mentions[k].Cluster < 0 {
			r.pronoun(k)
		}
	}
	switch {
	case m.Cluster >= 0 || m.Type == schema.Time || m.Type == schema.Quantity:
	case tok.UPOS == "PRON" || tok.UPOS == "DET":
		r.pronoun(i)
	case r.apposed(i):
	case r.standsForCountry(i):
	case r.splits(i):
	case r.ministry(i):
	case r.definite(i):
	default:
		r.describe(i)
	}
}

// remember notes mention i for those after it.
func (r *resolver) remember(i int) {
	m := &r.d.Mentions[i]
	if m.Cluster < 0 {
		return
	}
	if len(r.seen) >= 2*maxBack {
		r.seen = append(r.seen[:0], r.seen[maxBack:]...)
	}
	r.seen = append(r.seen, sighting{m.Cluster, i, r.tree.Is(m.Head, "nsubj") || r.inSubject(m.Head)})
	if r.tree.Is(m.Head, "conj") {
		r.group(m.Head)
	}
}

// inSubject reports whether token h is coordinated with a subject.
func (r *resolver) inSubject(h int) bool {
	for r.tree.Is(h, "conj") && r.d.Tokens[h].Head >= 0 {
		h = r.d.Tokens[h].Head
	}
	return r.tree.Is(h, "nsubj")
}

// group notes the coordinated phrase that token h, its last part so far, belongs to.
func (r *resolver) group(h int) {
	first := h
	for r.tree.Is(first, "conj") && r.d.Tokens[first].Head >= 0 {
		first = r.d.Tokens[first].Head
	}
	if r.tree.Is(first, "amod", "compound") {
		return
	}
	var clusters []int
	for _, t := range r.tree.Conjuncts(first) {
		if t > h {
			break
		}
		if i, ok := r.byHead[t]; ok && r.d.Mentions[i].Cluster >= 0 && r.d.Mentions[i].Type.Is(schema.Actor) {
			clusters = appendOnce(clusters, r.d.Mentions[i].Cluster)
		}
	}
	if len(clusters) < 2 {
		return
	}
	if n := len(r.groups); n > 0 && len(r.groups[n-1].clusters) < len(clusters) && r.groups[n-1].token == first {
		r.groups[n-1].clusters = clusters
		return
	}
	if len(r.groups) >= 2*maxGroups {
		r.groups = append(r.groups[:0], r.groups[maxGroups:]...)
	}
	r.groups = append(r.groups, group{clusters, first})
}

// join adds mention i to cluster c.
func (r *resolver) join(i, c int) {
	m := &r.d.Mentions[i]
	m.Cluster = c
	if t := r.d.Clusters[c].Entity.Type; t != schema.Any {
		m.Type = t
	}
	r.d.Clusters[c].Mentions = append(r.d.Clusters[c].Mentions, i)
}

// found makes a new cluster of mention i for e, or joins the one that e has.
func (r *resolver) found(i int, e schema.Entity) {
	c, ok := r.topics[e.ID]
	if !ok {
		c = len(r.d.Clusters)
		r.topics[e.ID] = c
		r.d.Clusters = append(r.d.Clusters, text.Cluster{Entity: e})
	}
	for _, n := range e.Names {
		link.AddName(&r.d.Clusters[c].Entity, n)
	}
	r.join(i, c)
}

// split makes mention i stand for several clusters.
func (r *resolver) split(i int, parts []int) {
	m := &r.d.Mentions[i]
	m.Cluster = len(r.d.Clusters)
	r.d.Clusters = append(r.d.Clusters, text.Cluster{Mentions: []int{i}, Split: append([]int(nil), parts...)})
}

// describe makes a thing of its own of a description. Topics are the same thing everywhere; what else a description
// means ("an attack") is known in this document alone.
func (r *resolver) describe(i int) {
	m := &r.d.Mentions[i]
	labels := mention.Labels(r.tree, r.d, m.Head)
	label := labels[0]
	var e schema.Entity
	if m.Type == schema.Topic || m.Type == schema.Weapon || m.Type == schema.Any {
		if c := r.g.Lookup(label); len(c) > 0 && schema.NodeType(c[0].Entity.Type) == schema.Topic {
			e = link.Known(r.g, c[0].Entity)
		} else {
			e = link.Unknown(r.g, lowerFirst(r.d, m, label), schema.Topic)
		}
	} else {
		e = link.Local(label, m.Type, r.doc)
		if _, taken := r.topics[e.ID]; taken && r.indefinite(m.Head) && !strings.Contains(label, " ") {
			// "an agreement" once more is another one; the sentence tells them apart.
			e = link.Local(label+" "+strconv.Itoa(r.d.SentenceOf(m.Head)+1), m.Type, r.doc)
			e.Label, e.Names = label, []string{label}
		}
	}
	for _, n := range labels {
		link.AddName(&e, n)
	}
	r.found(i, e)
}

// indefinite reports whether token h has an indefinite article.
func (r *resolver) indefinite(h int) bool {
	for _, c := range r.tree.Children(h) {
		if f := strings.ToLower(r.d.Tokens[c].Form); r.tree.Is(c, "det") && (f == "a" || f == "an" || f == "another") {
			return true
		}
	}
	return false
}

// lowerFirst lowers the first letter of a label that begins a sentence with a common noun.
func lowerFirst(d *text.Doc, m *text.Mention, label string) string {
	if d.Tokens[m.Tokens.First].UPOS == "PROPN" || len(label) < 2 || strings.ToUpper(label[:2]) == label[:2] {
		return label
	}
	return strings.ToLower(label[:1]) + label[1:]
}

// relabel gives the things that descriptions made the most telling of their names, and the words used for them.
func (r *resolver) relabel(c *text.Cluster) {
	e := &c.Entity
	if e.ID == "" || len(c.Split) > 0 {
		return
	}
	local := strings.HasSuffix(string(e.ID), "."+r.doc.Local()[:8])
	// What has a name goes by its names alone: "the country" is no name of any country outside its sentence. A thing that
	// is only described goes by the labels of its descriptions.
	named := slices.ContainsFunc(c.Mentions, func(i int) bool { return r.d.Mentions[i].Named })
	for _, i := range c.Mentions {
		m := &r.d.Mentions[i]
		switch {
		case m.Named:
			link.AddName(e, link.Words(r.d, m.Tokens))
		case named || r.d.Tokens[m.Head].UPOS == "PRON" || r.d.Tokens[m.Head].UPOS == "DET":
		default:
			for _, n := range mention.Labels(r.tree, r.d, m.Head) {
				link.AddName(e, n)
			}
		}
	}
	if !local {
		return
	}
	best := e.Label
	for _, i := range c.Mentions {
		if m := &r.d.Mentions[i]; !m.Named && r.d.Tokens[m.Head].UPOS != "PRON" {
			for _, n := range mention.Labels(r.tree, r.d, m.Head) {
				if w := len(strings.Fields(n)); w > len(strings.Fields(best)) && w <= 5 {
					best = n
				}
			}
		}
	}
	if best != e.Label {
		names := e.Names
		*e = link.Local(best, e.Type, r.doc)
		for _, n := range names {
			link.AddName(e, n)
		}
	}
}

func appendOnce(list []int, x int) []int {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}
