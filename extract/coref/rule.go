package coref

import "entente/extract/text"

// The names of the rules.
const (
	ruleApposed    = "apposition"
	ruleCalled     = "kind of place"
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
func Rules() []text.Rule {
	return []text.Rule{
		{Name: ruleApposed, Says: "it stands beside the name as an apposition and is of the same type"},
		{Name: ruleCalled, Says: "the noun only says what kind of place it is whose name follows"},
		{Name: ruleSide, Says: "the side, the officials or the government of a country act for the country"},
		{Name: ruleGovernment, Says: "the government, without more, is that of the country spoken of last"},
		{Name: ruleCountry, Says: "the country, without more, is the one spoken of last"},
		{Name: ruleLeaders, Says: "the leaders of several countries speak for them"},
		{Name: rulePair, Says: "a plural of this kind stands for those that were named together last"},
		{Name: ruleMinistry, Says: "a ministry without a name of its own is known by its country and its field"},
		{Name: ruleLastBody, Says: "the ministry, without more, is the one spoken of last"},
		{Name: ruleIssuers, Says: "in a joint statement, we are those who issue it"},
		{Name: rulePronoun, Says: "of what stands before it, this fits the pronoun best by number, gender, place and role"},
		{Name: ruleReflexive, Says: "a reflexive pronoun means the subject of its clause"},
		{Name: ruleSpeaker, Says: "I, we and you are the persons who speak here or are spoken to"},
		{Name: ruleSameNoun, Says: "the same noun stood before, and nothing that is said of the two speaks against it"},
		{Name: ruleTitle, Says: "the last person who was named with this title is meant"},
		{Name: ruleTogether, Says: "they are those who were named together, or the last two persons who were named"},
		{Name: ruleEpithet, Says: "another noun is used for what was spoken of before"},
		{Name: ruleSpokenOf, Says: "a later mention was taken for the same"},
		{Name: ruleCoordinate, Says: "the phrase names together those for which a later plural stands"},
		{Name: ruleDescribed, Says: "nothing before it is meant, so it is a thing of its own"},
	}
}
