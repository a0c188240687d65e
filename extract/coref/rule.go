package coref

// Rule is one of the ways in which a mention that is no name is given what it means.
type Rule struct {
	Name string // as text.Reason has it
	Says string // a sentence for people, to follow "because"
}

// The names of the rules.
const (
	ruleApposed    = "apposition"
	ruleSide       = "side of a country"
	ruleGovernment = "the government"
	ruleCountry    = "the country"
	ruleLeaders    = "leaders of"
	rulePair       = "two of a kind"
	ruleMinistry   = "ministry of a country"
	ruleLastBody   = "the ministry"
	ruleIssuers    = "issuers of a statement"
	rulePronoun    = "pronoun"
	ruleReflexive  = "reflexive"
	ruleSpeaker    = "speaker"
	ruleSameNoun   = "same noun"
	ruleTitle      = "title of a person"
	ruleTogether   = "named together"
	ruleEpithet    = "epithet"
	ruleSpokenOf   = "spoken of"
	ruleCoordinate = "coordinated phrase"
	ruleDescribed  = "described"
)

// Rules returns the rules, each with what it says. Reason.Rule of a description or pronoun that has a cluster is one of
// them.
func Rules() []Rule {
	return []Rule{
		{ruleApposed, "it stands beside the name as an apposition and is of the same type"},
		{ruleSide, "the side, the officials or the government of a country act for the country"},
		{ruleGovernment, "the government, without more, is that of the country spoken of last"},
		{ruleCountry, "the country, without more, is the one spoken of last"},
		{ruleLeaders, "the leaders of several countries speak for them"},
		{rulePair, "a plural of this kind stands for those that were named together last"},
		{ruleMinistry, "a ministry without a name of its own is known by its country and its field"},
		{ruleLastBody, "the ministry, without more, is the one spoken of last"},
		{ruleIssuers, "in a joint statement, we are those who issue it"},
		{rulePronoun, "of what stands before it, this fits the pronoun best by number, gender, place and role"},
		{ruleReflexive, "a reflexive pronoun means the subject of its clause"},
		{ruleSpeaker, "I, we and you are the persons who speak here or are spoken to"},
		{ruleSameNoun, "the same noun stood before, and nothing that is said of the two speaks against it"},
		{ruleTitle, "the last person who was named with this title is meant"},
		{ruleTogether, "they are those who were named together, or the last two persons who were named"},
		{ruleEpithet, "another noun is used for what was spoken of before"},
		{ruleSpokenOf, "a later mention was taken for the same"},
		{ruleCoordinate, "the phrase names together those for which a later plural stands"},
		{ruleDescribed, "nothing before it is meant, so it is a thing of its own"},
	}
}
