package link

import "entente/extract/mention"

// Rule is one of the ways in which a mention is led to an entity.
type Rule struct {
	Name string // as text.Reason has it
	Says string // a sentence for people, to follow "because"
}

// The names of the rules; those that mend damaged words are extract/mention's.
const (
	ruleName       = "name"
	ruleAlias      = "alias"
	ruleFormer     = "former name"
	ruleAcronym    = "acronym"
	ruleDemonym    = "demonym"
	ruleMetonym    = "metonym"
	ruleSeatActs   = "capital that acts"
	ruleSeatPlace  = "capital as place"
	ruleSurname    = "surname"
	ruleTitled     = "surname with title"
	ruleFullName   = "surname after full name"
	ruleBefore     = "surname before full name"
	ruleIntroduced = "acronym introduced"
	ruleShort      = "short form"
	ruleOffice     = "title and country"
	ruleMinistry   = "body of a country"
	ruleAgain      = "name again"
	ruleNew        = "new entity"
	ruleTopic      = "topic"
)

// Rules returns the rules that place a mention, each with what it says. Reason.Rule of a named mention is one of them.
func Rules() []Rule {
	return []Rule{
		{ruleName, "the gazetteer has an entity of this name"},
		{ruleAlias, "the gazetteer has an entity that is also called so"},
		{ruleFormer, "the entity was called so before"},
		{ruleAcronym, "the letters are a known abbreviation of the name"},
		{ruleDemonym, "the word names the people of a country, or what is theirs, and stands for the country"},
		{ruleMetonym, "the building or place stands for those who govern from it"},
		{ruleSeatActs, "the capital does something or is dealt with, so it stands for its government"},
		{ruleSeatPlace, "something happens in the capital or somebody goes there, so it is the city"},
		{ruleSurname, "the person is known by this name alone in the text"},
		{ruleTitled, "the title fits an office that the person of this surname held on the date of the text"},
		{ruleFullName, "a person with this surname was named in full before"},
		{ruleBefore, "the one person of this surname in the text is named in full further on"},
		{ruleIntroduced, "the text gives the abbreviation after the full name, in brackets"},
		{ruleShort, "the words are a part of a longer name that stood before, which the rest only sorts"},
		{ruleOffice, "the person held this office of this country on the date of the text"},
		{ruleMinistry, "every country has such a body; it is the one of the country with which or for which it is named"},
		{ruleAgain, "the same words named it before"},
		{ruleNew, "no entity of the gazetteer is called so, so the name has an entity of its own, by its words and type"},
		{ruleTopic, "the words name a topic that the gazetteer lists"},
		{mention.MendedCase, "capitals and small letters say nothing here, and in another case the words are a name"},
		{mention.MendedSpacing, "with the blanks where they belong, the words are a name"},
		{mention.MendedSpelling, "one letter that scanners and typists confuse makes the words a name"},
		{mention.MendedSpinner, "a word was exchanged for one of like meaning; with the right one, the words are a name"},
	}
}
