package value

// hedges are the phrases that make a number less exact, or say which way it is bounded. They are kept in labels and never
// change the value.
var hedges = [][]string{
	{"about"}, {"around"}, {"some"}, {"nearly"}, {"almost"}, {"roughly"}, {"approximately"}, {"approx"}, {"over"}, {"under"},
	{"exactly"}, {"barely"}, {"just"}, {"only"}, {"well", "over"}, {"just", "over"}, {"just", "under"}, {"~"}, {"circa"},
	{"more", "than"}, {"less", "than"}, {"fewer", "than"}, {"not", "more", "than"}, {"no", "more", "than"},
	{"no", "less", "than"}, {"no", "fewer", "than"}, {"not", "less", "than"}, {"greater", "than"},
	{"at", "least"}, {"at", "most"}, {"up", "to"}, {"close", "to"}, {"as", "many", "as"}, {"as", "much", "as"},
	{"as", "few", "as"}, {"as", "little", "as"}, {"upwards", "of"}, {"upward", "of"}, {"in", "excess", "of"},
	{"an", "estimated"}, {"estimated"}, {"a", "total", "of"}, {"a", "record"}, {"a", "further"}, {"a", "combined"},
	{"an", "additional"}, {"another"}, {"additional"}, {"a", "mere"}, {"between"}, {"above"}, {"below"}, {"virtually"},
	{"slightly", "more", "than"}, {"slightly", "less", "than"}, {"a", "minimum", "of"}, {"a", "maximum", "of"},
}

// hedgeIndex finds hedges by their first word, the longest first.
var hedgeIndex = func() map[string][][]string {
	m := map[string][][]string{}
	for _, h := range hedges {
		list := m[h[0]]
		k := 0
		for k < len(list) && len(list[k]) >= len(h) {
			k++
		}
		m[h[0]] = append(list[:k:k], append([][]string{h}, list[k:]...)...)
	}
	return m
}()

// overVerbs take "over" as their particle: in "handed over 20 prisoners" it is no hedge.
var overVerbs = set("take takes took taken taking hand hands handed handing turn turns turned turning hold holds held carry " +
	"carried spill spilled run ran give gave")

// hedge reads up to three hedges at i and returns the index after them. Between reports that the last one opens a range with
// "and".
func (r *reader) hedge(i int) (end int, between bool) {
	end = i
	for k := 0; k < 3; k++ {
		next := r.oneHedge(end)
		if next == end {
			break
		}
		between = r.low(end) == "between"
		end = next
	}
	return end, between
}

func (r *reader) oneHedge(i int) int {
	if low := r.low(i); (low == "over" || low == "under") && overVerbs[r.low(i-1)] {
		return i
	}
	for _, h := range hedgeIndex[r.low(i)] {
		if r.is(i, h...) {
			return i + len(h)
		}
	}
	return i
}
