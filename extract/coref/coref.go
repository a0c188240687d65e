// Package coref gathers the mentions of a document that mean one thing: descriptions and pronouns join the names that
// extract/link has led to entities, or make things of their own.
//
// Rules come first where the words decide: "the Japanese side" is Japan, an apposition is what it stands beside, "the
// two countries" are the last two named together (rule.go lists them all, after the sieves of Raghunathan et al., "A
// multi-pass sieve for coreference resolution", 2010, and Lee et al., 2013). What they leave is ranked: a small network
// compares a mention with those before it and with meaning something new (rank.go). A mention that nothing places
// keeps no cluster, rather than a wrong one; how unsure a choice was stays with the mention as its doubt.
package coref

import (
	"slices"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Chooser picks which candidate of a choice is meant (-1 for none) and says how probable it is that it is right.
type Chooser interface {
	Choose(c *Choice) (best int, probability float64)
}

// Resolve gives clusters to the mentions that have none. It needs mentions, and the clusters of extract/link.
func Resolve(d *text.Doc, g *gazetteer.Gazetteer) {
	ranker := load()
	ResolveWith(d, g, ranker, ranker)
}

// ResolveWith does what Resolve does, with another chooser than the ranker, whose lexicon it uses: training sees every
// choice so.
func ResolveWith(d *text.Doc, g *gazetteer.Gazetteer, ranker *Ranker, chooser Chooser) {
	addCoordinations(d)
	r := newResolver(d, g, ranker, chooser)
	r.issuers = r.findIssuers()
	for i := range d.Mentions {
		r.place(i)
		r.remember(i)
	}
	r.finish()
}

type resolver struct {
	d       *text.Doc
	g       *gazetteer.Gazetteer
	ranker  *Ranker
	chooser Chooser
	tree    *text.Tree
	doc     schema.IRI
	byHead  map[int]int        // mention of a head token
	wholes  map[int]int        // coordinated phrase of the head of its first part
	topics  map[schema.IRI]int // cluster of an entity
	splits  map[string]int     // cluster of several things, by their clusters
	turns   turns
	// profiles are of the mentions, states of the clusters.
	profiles []profile
	states   []*thingState
	singles  []*thingState // of mentions alone, made when asked for
	// moved[c] is the cluster that cluster c has become part of, or c.
	moved []int
	// seen are the mentions with a cluster, groups the coordinated phrases that have stood, the latest last.
	seen   []sighting
	groups []group
	// byLemma are the mentions so far of each head lemma, namedThings and speakerThings those that are names and those
	// that are persons of a conversation; seenKeys counts phrases and lastKind has the last mention of a kind, from 1.
	byLemma                    map[string][]int
	namedThings, speakerThings []int
	seenKeys                   map[string]int
	lastKind                   [kinds]int
	// issuers are the clusters for which "we" speaks, in a statement issued by several.
	issuers []int
	// The choice at hand, with the marks of the mentions that it offers already.
	choice         Choice
	offered        []int
	mark, agreeing int
}

func newResolver(d *text.Doc, g *gazetteer.Gazetteer, ranker *Ranker, chooser Chooser) *resolver {
	r := &resolver{
		d: d, g: g, ranker: ranker, chooser: chooser, tree: text.NewTree(d), doc: schema.DocumentIRI(d.ID),
		byHead: map[int]int{}, wholes: map[int]int{}, topics: map[schema.IRI]int{}, splits: map[string]int{},
		byLemma: map[string][]int{}, seenKeys: map[string]int{}, offered: make([]int, len(d.Mentions)),
	}
	for i := range d.Mentions {
		r.byHead[d.Mentions[i].Head] = i
	}
	for c := range d.Clusters {
		r.topics[d.Clusters[c].Entity.ID] = c
		r.states, r.moved = append(r.states, &thingState{}), append(r.moved, c)
	}
	r.findTurns()
	r.profiles, r.singles = make([]profile, len(d.Mentions)), make([]*thingState, len(d.Mentions))
	for i := range d.Mentions {
		r.profiles[i] = r.profileOf(i)
		if r.profiles[i].kind == kindGroup {
			r.wholes[r.firstConjunct(d.Tokens[d.Mentions[i].Head].Head)] = i
		}
	}
	return r
}

// maxBack and maxGroups bound how far back a description looks, so that a long text is read in time proportional to its
// length: further than any article reaches.
const (
	maxBack   = 800
	maxGroups = 80
)

// sighting is a mention that a later one may mean.
type sighting struct {
	mention int
	subject bool
}

// group is a coordinated phrase: the mentions of its parts.
type group struct {
	parts []int
	token int
}

// place gives mention i a cluster if a rule or the ranker says which.
func (r *resolver) place(i int) {
	m := &r.d.Mentions[i]
	if p := r.tree.Child(m.Head, "nmod:poss"); p >= 0 && m.Cluster < 0 {
		// Whose it is must be known before what it is.
		if k, ok := r.byHead[p]; ok && r.profiles[k].form > 0 && r.d.Mentions[k].Cluster < 0 {
			r.pronoun(k)
		}
	}
	switch {
	case m.Cluster >= 0 || m.Type == schema.Time || m.Type == schema.Quantity || r.profiles[i].kind == kindGroup:
	case r.profiles[i].form > 0:
		r.pronoun(i)
	case r.profiles[i].kind == kindOther:
	case r.apposed(i):
	case r.placeCalled(i):
	case r.standsForCountry(i):
	case r.pair(i):
	case r.ministry(i):
	case r.titled(i):
	case r.rank(i):
	case r.definite(i):
	case r.epithet(i):
	default:
		r.describe(i)
	}
}

// remember notes mention i for those after it.
func (r *resolver) remember(i int) {
	m, p := &r.d.Mentions[i], &r.profiles[i]
	r.byLemma[p.lemma] = append(r.byLemma[p.lemma], i)
	r.seenKeys[p.key]++
	r.lastKind[p.kind] = i + 1
	if p.class == Speaker {
		r.speakerThings = append(r.speakerThings, i)
	}
	if m.Cluster < 0 {
		return
	}
	if s := r.states[m.Cluster]; s.last < i || s.size == 0 {
		s.add(p, i)
	}
	if m.Named && !modifies(r.tree, m) {
		r.namedThings = append(r.namedThings, i)
	}
	if len(r.seen) >= 2*maxBack {
		r.seen = append(r.seen[:0], r.seen[maxBack:]...)
	}
	r.seen = append(r.seen, sighting{i, r.tree.Is(r.firstConjunct(m.Head), "nsubj")})
	if r.tree.Is(m.Head, "conj") {
		r.group(m.Head)
	}
}

// group notes the coordinated phrase that token h, its last part so far, belongs to.
func (r *resolver) group(h int) {
	first := r.firstConjunct(h)
	if r.tree.Is(first, "amod", "compound") {
		return
	}
	var parts, clusters []int
	for _, t := range r.tree.Conjuncts(first) {
		if t > h {
			break
		}
		if i, ok := r.byHead[t]; ok && r.d.Mentions[i].Cluster >= 0 && r.d.Mentions[i].Type.Is(schema.Actor) {
			if before := len(clusters); len(appendOnce(clusters, r.d.Mentions[i].Cluster)) > before {
				clusters, parts = append(clusters, r.d.Mentions[i].Cluster), append(parts, i)
			}
		}
	}
	if len(parts) < 2 {
		return
	}
	if n := len(r.groups); n > 0 && len(r.groups[n-1].parts) < len(parts) && r.groups[n-1].token == first {
		r.groups[n-1].parts = parts
		return
	}
	if len(r.groups) >= 2*maxGroups {
		r.groups = append(r.groups[:0], r.groups[maxGroups:]...)
	}
	r.groups = append(r.groups, group{parts, first})
}

// finish drops what was only tried, orders mentions and names the things that descriptions made.
func (r *resolver) finish() {
	r.settleSplits()
	r.dropEmpty()
	for c := range r.d.Clusters {
		slices.Sort(r.d.Clusters[c].Mentions)
		r.relabel(&r.d.Clusters[c])
	}
	dropCoordinations(r.d)
}
