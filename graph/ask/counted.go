package ask

import (
	"slices"
	"strconv"
	"strings"

	"entente/schema"
	"entente/schema/voc"
)

// currencies are words and signs of money.
var currencies = set(`dollar euro yen pound rupee yuan franc lira won rouble ruble dinar riyal dirham peso real crore usd eur jpy gbp inr
	cny krona krone zloty forint hryvnia shekel baht rand`)

// isMoney reports whether a node is a sum of money.
func isMoney(n schema.Node) bool {
	label := n.Label()
	if n.Literal != nil {
		if u := n.Literal.Unit; len(u) == 3 && u == strings.ToUpper(u) {
			return true
		}
	}
	if strings.ContainsAny(label, "$€£¥₹") {
		return true
	}
	for _, w := range stems(label) {
		if currencies[w] {
			return true
		}
	}
	return false
}

var timeUnits = set("second minute hour day night week month year decade century")

// isDuration reports whether a node is an amount of time.
func isDuration(n schema.Node) bool {
	return slices.ContainsFunc(stems(n.Label()), func(w string) bool { return timeUnits[w] })
}

// vague are words about a number that do not say what is counted.
var vague = set("about more than over nearly some up least around almost roughly under fewer less approximately most only")

// purity is the share of what a node counts that the words say: "300 drones and missiles" are not all drones.
func purity(ws []word, n schema.Node) float64 {
	var rest []string
	for _, w := range stems(n.Label()) {
		if !vague[w] && !numberWords[w] && !hasDigit(w) {
			rest = append(rest, w)
		}
	}
	if len(rest) == 0 {
		return 1
	}
	return precision(ws, rest)
}

// countsMembers reads "how many members does the G7 have" as who is a member of the G7, to be counted.
func (r *reading) countsMembers(ws []word) bool {
	h := head(r.noun)
	if n := len(ws); r.kind != asksAmount || h == nil || !partnerNoun[h.stem] || n < 2 || ws[n-1].lower != "have" {
		return false
	}
	r.verb, r.predicate, r.target = "be", r.noun, atSubject
	r.object = &chunk{prep: "of", words: ws[:len(ws)-1]}
	return true
}

// count answers "how many countries expelled diplomats" by counting those that the store knows of.
func (e *engine) count(q *query, hits []hit) ([]*found, error) {
	if e.r.want = wantedTypes(e.r.noun); len(e.r.want) == 0 || bestScore(hits) < minYes {
		return nil, nil
	}
	list, err := e.answerNodes(q, hits)
	if err != nil || !slices.ContainsFunc(list, func(f *found) bool { return f.node.Type().Is(schema.Actor) }) {
		return nil, err
	}
	n := strconv.Itoa(len(list))
	f := &found{
		node:     schema.Node{Literal: &schema.Literal{Value: n, Datatype: voc.XSDInteger, Label: n}},
		score:    list[0].score,
		modality: list[0].modality,
	}
	for _, one := range list {
		f.statements = append(f.statements, one.statements...)
	}
	return []*found{f}, nil
}
