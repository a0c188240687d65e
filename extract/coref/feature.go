package coref

import (
	"slices"
	"strings"

	"entente/extract/text"
)

// template is a question that the ranker asks of a mention or of a pair; each of its answers has a row of weights.
type template int

// The templates: first those about the mention to be placed, then those about a candidate and its cluster, then those
// about both.
const (
	tKind template = iota
	tRole
	tType
	tNumber
	tLexical
	tLength
	tSeenHead
	tSeenKey
	tForm
	tPosition
	tQuoted
	tExpletive

	cKind
	cRole
	cType
	cLexical
	cSize
	cNamed
	cFirst

	pSentences
	pMentions
	pKinds
	pNumbers
	pGenders
	pTypes
	pHead
	pKey
	pWords
	pNewWords
	pNumerals
	pRoles
	pNested
	pBound
	pParagraphs
	pQuotes
	pSpeaker
	pTurns
	pForms
	pApposed
	pCoordinated
	pRank
	pNearest
	pHeadWording
	pContained
	pPossessors
	templates
)

const maxLexicon = 400

// sizes are the numbers of answers of the templates.
var sizes = [templates]int{
	tKind: int(kinds), tRole: int(roles), tType: 16, tNumber: int(numbers), tLexical: maxLexicon, tLength: 6,
	tSeenHead: 4, tSeenKey: 4, tForm: 40, tPosition: 4, tQuoted: 2, tExpletive: 2,
	cKind: int(kinds), cRole: int(roles), cType: 16, cLexical: maxLexicon, cSize: 6, cNamed: 2, cFirst: 3,
	pSentences: 9, pMentions: 9, pKinds: int(kinds * kinds), pNumbers: int(numbers * numbers),
	pGenders: int(genders * genders), pTypes: 256, pHead: 6, pKey: 3, pWords: 4, pNewWords: 4, pNumerals: 3,
	pRoles: int(roles * roles), pNested: 5, pBound: 2, pParagraphs: 5, pQuotes: 5, pSpeaker: 4, pTurns: 20, pForms: 4,
	pApposed: 4, pCoordinated: 2, pRank: 6, pNearest: 3, pHeadWording: 12, pContained: 3, pPossessors: 5,
}

// bases are the first rows of the templates, and rows the number of all.
var bases, rows = func() (b [templates]int, n int) {
	for t, size := range sizes {
		b[t] = n
		n += size
	}
	return b, n
}()

// row returns the row of answer v of template t; what is out of range is the last answer.
func row(t template, v int) int32 { return int32(bases[t] + min(max(v, 0), sizes[t]-1)) }

// log2 sorts a distance into 0, 1, 2, 3–4, 5–8, ….
func log2(n int) int {
	k := 0
	for n > k && k < 3 {
		k++
	}
	for limit := 4; k >= 3 && n > limit; limit *= 2 {
		k++
	}
	return k
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ofMention appends the features of mention i that is to be placed.
func (r *resolver) ofMention(rows []int32, i int) []int32 {
	p, m := &r.profiles[i], &r.d.Mentions[i]
	rows = append(rows, row(tKind, int(p.kind)), row(tRole, int(p.role)), row(tType, p.typ), row(tNumber, int(p.number)),
		row(tLexical, p.lexical), row(tForm, p.form))
	if p.class == Description {
		rows = append(rows, row(tLength, log2(phraseOf(m).Len()-1)), row(tSeenHead, len(r.byLemma[p.lemma])),
			row(tSeenKey, r.seenKeys[p.key]))
	}
	sentence := r.d.Sentences[p.sentence].Tokens
	position := flag(phraseOf(m).First > sentence.First) + flag(phraseOf(m).First > sentence.First+sentence.Len()/2)
	if p.sentence == 0 {
		position = 3
	}
	return append(rows, row(tPosition, position), row(tQuoted, flag(r.turns.quote[m.Head] > 0)),
		row(tExpletive, flag(r.announces(m.Head))))
}

// announces reports whether a pronoun may stand for a clause that follows: "it is clear that …", "it is hard to …".
func (r *resolver) announces(h int) bool {
	v := r.d.Tokens[h].Head
	if v <= h || !r.tree.Is(h, "nsubj", "expl") {
		return false
	}
	return r.tree.Child(v, "csubj", "ccomp") > v || r.d.Tokens[v].UPOS == "ADJ" && r.tree.Child(v, "xcomp", "advcl") > v
}

// ofCandidate appends the features of candidate j whose cluster is s.
func (r *resolver) ofCandidate(rows []int32, j int, s *thingState) []int32 {
	p := &r.profiles[j]
	return append(rows, row(cKind, int(p.kind)), row(cRole, int(p.role)), row(cType, s.typ), row(cLexical, p.lexical),
		row(cSize, log2(s.size-1)), row(cNamed, flag(s.named)),
		row(cFirst, flag(p.sentence == 0)+flag(r.d.Sentences[p.sentence].Title)))
}

// ofPair appends the features of mention i with candidate j, the rank-th that agrees with it, whose cluster is s.
func (r *resolver) ofPair(rows []int32, i, j int, s *thingState, rank int) []int32 {
	p, q := &r.profiles[i], &r.profiles[j]
	m, o := &r.d.Mentions[i], &r.d.Mentions[j]
	rows = append(rows,
		row(pSentences, log2(p.sentence-q.sentence)), row(pMentions, log2(i-j-1)), row(pKinds, int(p.kind*kinds+q.kind)),
		row(pNumbers, int(p.number*numbers+s.number)), row(pGenders, int(p.gender*genders+s.gender)),
		row(pTypes, p.typ*16+s.typ), row(pRoles, int(p.role*roles+q.role)), row(pNested, r.nested(m, o)),
		row(pBound, flag(r.boundTo(i, j))), row(pRank, rank), row(pNearest, r.nearest(i, j, s)),
		row(pCoordinated, flag(r.coordinated(m.Head, o.Head))), row(pApposed, r.apposedTo(m, o)))
	rows = r.ofTurns(rows, i, j)
	if p.class == Description {
		rows = r.ofWords(rows, i, j, s)
	} else if p.form > 0 {
		rows = append(rows, row(pForms, flag(s.forms&(1<<p.kind) != 0)+2*flag(q.form == p.form)))
	}
	return rows
}

// ofTurns appends the features of where i and j stand in paragraphs, quotations and turns.
func (r *resolver) ofTurns(rows []int32, i, j int) []int32 {
	a, b := r.d.Mentions[i].Head, r.d.Mentions[j].Head
	t := &r.turns
	far := min(int(t.paragraph[a]-t.paragraph[b]), 4)
	quotes := 0
	switch qa, qb := t.quote[a], t.quote[b]; {
	case qa == 0 && qb == 0:
	case qa == qb:
		quotes = 1
	case qb == 0:
		quotes = 2
	case qa == 0:
		quotes = 3
	default:
		quotes = 4
	}
	turn := min(far, 4)*4 + 2*flag(t.asks[t.paragraph[a]]) + flag(t.asks[t.paragraph[b]])
	return append(rows, row(pParagraphs, far), row(pQuotes, quotes), row(pTurns, turn), row(pSpeaker, r.speaks(i, j)))
}

// speaks says whether j speaks the quotation that i stands in (1), i the one that j stands in (2), or one speaker both
// (3).
func (r *resolver) speaks(i, j int) int {
	t := &r.turns
	sa, sb := t.speaker[t.quote[r.d.Mentions[i].Head]], t.speaker[t.quote[r.d.Mentions[j].Head]]
	same := func(a, b int) bool { return a >= 0 && b >= 0 && r.sameCluster(a, b) }
	switch {
	case same(sa, j):
		return 1
	case same(sb, i):
		return 2
	case same(sa, sb):
		return 3
	}
	return 0
}

// ofWords appends the features of the words of mention i with those of candidate j and its cluster s.
func (r *resolver) ofWords(rows []int32, i, j int, s *thingState) []int32 {
	p, q := &r.profiles[i], &r.profiles[j]
	head := 0
	switch {
	case p.lemma == q.lemma:
		head = 1
	case slices.Contains(s.lemmas, p.lemma):
		head = 2
	case contains(q.words, p.lemma):
		head = 3
	case contains(p.words, q.lemma):
		head = 4
	case sharesStem(p.lemma, q.lemma):
		head = 5
	}
	shared, fresh := 0, 0
	for _, w := range p.words {
		switch {
		case contains(s.words, w) || slices.Contains(s.lemmas, w):
			shared++
		default:
			fresh++
		}
	}
	numerals := 0
	if len(p.numbers) > 0 && len(q.numbers) > 0 {
		numerals = 1 + flag(slices.Equal(p.numbers, q.numbers))
	}
	key := flag(p.key == q.key) + flag(p.key == q.key && len(p.words) > 0)
	contained := flag(strings.Contains(q.key, p.key)) + 2*flag(strings.Contains(p.key, q.key))
	definite := flag(p.kind == kindDefinite || p.kind == kindDemonstrative)
	return append(rows, row(pHead, head), row(pKey, key), row(pWords, shared), row(pNewWords, fresh),
		row(pNumerals, numerals), row(pHeadWording, head*2+definite), row(pContained, contained),
		row(pPossessors, r.possessors(i, j)))
}

// possessors compares whose two phrases are: 0 nobody's, 1 the same one's, 2 different ones', 3 and 4 only that of i
// or j somebody's.
func (r *resolver) possessors(i, j int) int {
	a, b := r.possessor(i), r.possessor(j)
	switch {
	case a < 0 && b < 0:
		return 0
	case b < 0:
		return 3
	case a < 0:
		return 4
	case r.sameCluster(a, b):
		return 1
	}
	return 2
}

// possessor returns the mention whose mention i is, or -1.
func (r *resolver) possessor(i int) int {
	if p := r.tree.Child(r.d.Mentions[i].Head, "nmod:poss"); p >= 0 {
		if k, ok := r.byHead[p]; ok {
			return k
		}
	}
	return -1
}

func contains(sorted []string, w string) bool {
	_, ok := slices.BinarySearch(sorted, w)
	return ok
}

// sharesStem reports whether two words begin alike over most of their length: "election" and "elections", "Iraq" and
// "Iraqi".
func sharesStem(a, b string) bool {
	n := min(len(a), len(b))
	return n >= 4 && a[:n] == b[:n]
}

// nested says whether one of two phrases lies in the other: 1 i in j, 2 as the possessor of its head, 3 j in i, 4 so.
func (r *resolver) nested(m, o *text.Mention) int {
	switch {
	case o.Phrase.Has(m.Head) && r.d.Tokens[m.Head].Head == o.Head:
		return 2
	case o.Phrase.Has(m.Head):
		return 1
	case m.Phrase.Has(o.Head) && r.d.Tokens[o.Head].Head == m.Head:
		return 4
	case m.Phrase.Has(o.Head):
		return 3
	}
	return 0
}

// nearest says whether the cluster of j is that of the last pronoun of the same kind as i (2) or of the last mention of
// its type (1).
func (r *resolver) nearest(i, j int, s *thingState) int {
	p := &r.profiles[i]
	if k := r.lastKind[p.kind]; p.form > 0 && k > 0 && r.sameCluster(k-1, j) {
		return 2
	}
	return flag(s.last == j && r.profiles[j].role == roleSubject)
}

// sameCluster reports whether two mentions are one or in one cluster.
func (r *resolver) sameCluster(a, b int) bool {
	return a == b || r.d.Mentions[a].Cluster >= 0 && r.d.Mentions[a].Cluster == r.d.Mentions[b].Cluster
}

// coordinated reports whether two tokens are parts of one coordinated phrase.
func (r *resolver) coordinated(a, b int) bool {
	return r.firstConjunct(a) == r.firstConjunct(b)
}

// firstConjunct returns the first part of the coordinated phrase that token h belongs to, or h.
func (r *resolver) firstConjunct(h int) int {
	for r.tree.Is(h, "conj") && r.d.Tokens[h].Head >= 0 {
		h = r.d.Tokens[h].Head
	}
	return h
}

// apposedTo says whether one of two phrases is an apposition of the other (1), or the predicate of the other as
// subject (2, 3).
func (r *resolver) apposedTo(m, o *text.Mention) int {
	a, b := m.Head, o.Head
	switch {
	case r.d.Tokens[a].Head == b && r.tree.Is(a, "appos") || r.d.Tokens[b].Head == a && r.tree.Is(b, "appos"):
		return 1
	case r.d.Tokens[b].Head == a && r.tree.Is(b, "nsubj"):
		return 2
	case r.d.Tokens[a].Head == b && r.tree.Is(a, "nsubj"):
		return 3
	}
	return 0
}
