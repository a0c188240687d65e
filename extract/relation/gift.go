package relation

import "entente/schema"

// giving verbs pass aid to their indirect object.
var giving = set("give lend grant provide offer send donate extend award pledge promise allocate")

// gift states what "gave India a loan" and "lent India 50 billion yen" say beside the loan: who was helped, and that
// the loan went there.
func (x *extractor) gift(v int, lemma string) {
	if !giving[lemma] {
		return
	}
	o := x.tree.Child(v, "obj")
	if o < 0 || x.typeOf(o) != schema.Aid && !x.money(o) {
		return
	}
	var to []arg
	if i := x.tree.Child(v, "iobj"); i >= 0 {
		to = actorsOf(x.args(i))
	} else {
		for _, c := range x.governed(v, []string{"to"}) {
			to = append(to, actorsOf(x.args(c))...)
		}
	}
	m := x.mannerOf(v)
	if lemma == "pledge" || lemma == "promise" || lemma == "offer" {
		m.modality = weaker(m.modality, schema.Planned)
	}
	for _, r := range to {
		for _, s := range actorsOf(x.subjects(v, 0)) {
			if s.node.Key() != r.node.Key() {
				x.emit(statement{rel: "providedAid", subject: s, object: r, anchor: v, manner: m, words: []int{o}})
			}
		}
		for _, a := range x.args(o) {
			if a.typ == schema.Aid && a.node.Entity != nil {
				x.emit(statement{rel: "recipient", subject: a, object: r, anchor: v, manner: m, quiet: true})
			}
		}
	}
}

// money reports whether the phrase at o is a sum of money: its unit is a code of ISO 4217.
func (x *extractor) money(o int) bool {
	lit, ok := x.quantityAt(o)
	return ok && len(lit.Unit) == 3 && lit.Unit >= "AAA" && lit.Unit <= "ZZZ"
}
