package relation

import "entente/schema"

// Verbs by which a good passes from one to another.
var (
	selling = set("sell supply export deliver ship provide transfer")
	buying  = set("buy purchase import order procure acquire")
)

// transfer states the other half of a sale: what is bought from somebody is supplied by him, and what is sold to
// somebody is bought by him. Only goods pass so; aid has its own relations.
func (x *extractor) transfer(v int, lemma string) {
	var prep, name string
	switch {
	case selling[lemma]:
		prep, name = "to", "bought"
	case buying[lemma]:
		prep, name = "from", "supplied"
	default:
		return
	}
	rel, err := x.table.ByName(name)
	if err != nil {
		return
	}
	for _, who := range x.governed(v, []string{prep}) {
		for _, o := range x.direct(v) {
			if t := x.typeOf(o); t != schema.Weapon && lemma != "sell" && lemma != "export" && lemma != "import" && lemma != "buy" {
				continue
			}
			x.state(claim{trigger: schema.Trigger{Relation: rel}, anchor: v, subjects: actorsOf(x.args(who)), object: o, penalty: 0.1})
		}
	}
}
