package ask

import (
	"strings"

	"entente/schema"
)

// actors are the types that answer who.
var actors = []schema.NodeType{schema.Actor}

// nounTypes tells of nouns which node types they describe.
var nounTypes = typesOfNouns()

func typesOfNouns() map[string][]schema.NodeType {
	out := map[string][]schema.NodeType{}
	for _, group := range []struct {
		words string
		types []schema.NodeType
	}{
		{"country state nation government power",
			[]schema.NodeType{schema.Country, schema.Government}},
		{"city town capital village",
			[]schema.NodeType{schema.City, schema.Place}},
		{"place location region area territory district province crossing site venue",
			[]schema.NodeType{schema.Place, schema.Country, schema.Facility}},
		{"company firm corporation manufacturer bank maker contractor enterprise business",
			[]schema.NodeType{schema.Organization, schema.Group}},
		{"organisation organization body group bloc alliance institution university agency ministry party militia",
			[]schema.NodeType{schema.Organization, schema.Group, schema.Government}},
		{"person people man woman minister president leader official politician ambassador envoy diplomat spokesman spokesperson chancellor general commander",
			[]schema.NodeType{schema.Person, schema.Group}},
		{"actor side",
			[]schema.NodeType{schema.Actor}},
		{"agreement treaty pact accord deal memorandum mou protocol convention contract",
			[]schema.NodeType{schema.Agreement, schema.Document, schema.Initiative}},
		{"initiative programme program project framework fund scheme",
			[]schema.NodeType{schema.Initiative, schema.Organization, schema.Agreement}},
		{"document statement declaration resolution law report readout communique",
			[]schema.NodeType{schema.Document, schema.Agreement, schema.StatementNode}},
		{"meeting summit talk conference session",
			[]schema.NodeType{schema.Meeting, schema.EventNode}},
		{"visit trip",
			[]schema.NodeType{schema.Visit, schema.EventNode}},
		{"exercise drill",
			[]schema.NodeType{schema.Exercise, schema.EventNode}},
		{"election vote",
			[]schema.NodeType{schema.Election, schema.EventNode}},
		{"protest demonstration",
			[]schema.NodeType{schema.Protest, schema.EventNode}},
		{"attack strike raid",
			[]schema.NodeType{schema.Attack, schema.EventNode}},
		{"event war earthquake incident",
			[]schema.NodeType{schema.EventNode}},
		{"aid loan grant donation package",
			[]schema.NodeType{schema.Aid, schema.Quantity}},
		{"weapon missile arm jet aircraft submarine equipment",
			[]schema.NodeType{schema.Weapon, schema.Topic, schema.Quantity}},
		{"topic issue field sector technology area matter subject",
			[]schema.NodeType{schema.Topic, schema.Initiative, schema.StatementNode, schema.EventNode}},
		{"amount sum number percentage",
			[]schema.NodeType{schema.Quantity}},
		{"member partner party participant signatory",
			[]schema.NodeType{schema.Actor}},
	} {
		for _, w := range strings.Fields(group.words) {
			out[stem(w)] = append(out[stem(w)], group.types...)
		}
	}
	return out
}

// head is the last word before "of" or another preposition, the word that says what a noun phrase is.
func head(list []word) *word {
	var h *word
	for i := range list {
		if isPrep[list[i].lower] && h != nil {
			break
		}
		if !isDet[list[i].lower] {
			h = &list[i]
		}
	}
	return h
}

// wantedTypes tells which types a noun admits; none for a noun that says nothing of types.
func wantedTypes(noun []word) []schema.NodeType {
	if h := head(noun); h != nil {
		return nounTypes[h.stem]
	}
	return nil
}

// kindOfNoun tells what "what N" asks where N is no type of node: "what year", "what date".
func kindOfNoun(noun []word) kind {
	switch h := head(noun); {
	case h == nil:
	case timeNouns[h.stem]:
		return asksTime
	case amountNouns[h.stem]:
		return asksAmount
	}
	return asksNode
}

var (
	timeNouns   = set("year date day month time")
	amountNouns = set("amount sum number percentage share price cost")
)

// attributeNouns are the attributes that "what is the N of X" asks for.
var attributeNouns = map[string]kind{
	"purpose": asksPurpose, "aim": asksPurpose, "goal": asksPurpose, "objective": asksPurpose, "reason": asksPurpose,
	"size": asksAmount, "amount": asksAmount, "cost": asksAmount, "price": asksAmount, "value": asksAmount, "number": asksAmount,
	"date": asksTime, "day": asksTime, "location": asksPlace, "venue": asksPlace, "subject": asksAbout, "topic": asksAbout,
}

// fitsType reports whether a node may answer a question that wants one of some types. A node without a type fits.
func fitsType(t schema.NodeType, want []schema.NodeType) bool {
	return t == schema.Any || t.IsAny(want)
}
