package link

import (
	"entente/extract/mention"
	"entente/extract/text"
)

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
	ruleInOffice   = "surname in office"
	ruleFullName   = "surname after full name"
	ruleBefore     = "surname before full name"
	ruleIntroduced = "acronym introduced"
	ruleShort      = "short form"
	ruleOffice     = "title and country"
	ruleMinistry   = "body of a country"
	ruleGovernment = "government named"
	ruleAgain      = "name again"
	ruleNew        = "new entity"
	ruleTopic      = "topic"
)

// Rules returns the rules that place a mention, each with what it says. Reason.Rule of a named mention is one of them.
func Rules() []text.Rule {
	return []text.Rule{
		{Name: ruleName, Says: "the gazetteer has an entity of this name"},
		{Name: ruleAlias, Says: "the gazetteer has an entity that is also called so"},
		{Name: ruleFormer, Says: "the entity was called so before"},
		{Name: ruleAcronym, Says: "the letters are a known abbreviation of the name"},
		{Name: ruleDemonym, Says: "the word names the people of a country, or what is theirs, and stands for the country"},
		{Name: ruleMetonym, Says: "the building or place stands for those who govern from it"},
		{Name: ruleSeatActs, Says: "the capital does something or is dealt with, so it stands for its government"},
		{Name: ruleSeatPlace, Says: "something happens in the capital or somebody goes there, so it is the city"},
		{Name: ruleSurname, Says: "the person is known by this name alone in the text"},
		{Name: ruleTitled, Says: "the title fits an office that the person of this surname held on the date of the text"},
		{Name: ruleInOffice, Says: "one alone of this surname held a high office on the date, of what the text speaks of"},
		{Name: ruleFullName, Says: "a person with this surname was named in full before"},
		{Name: ruleBefore, Says: "the one person of this surname in the text is named in full further on"},
		{Name: ruleIntroduced, Says: "the text gives the abbreviation after the full name, in brackets"},
		{Name: ruleShort, Says: "the words are a part of a longer name that stood before, which the rest only sorts"},
		{Name: ruleOffice, Says: "the person held this office of this country on the date of the text"},
		{Name: ruleMinistry, Says: "every country has such a body; it is the one of the country with which or for which it is named"},
		{Name: ruleGovernment, Says: "a government that is named by its country acts for it"},
		{Name: ruleAgain, Says: "the same words named it before"},
		{Name: ruleNew, Says: "no entity of the gazetteer is called so, so the name has an entity of its own, by its words and type"},
		{Name: ruleTopic, Says: "the words name a topic that the gazetteer lists"},
		{Name: mention.MendedCase, Says: "capitals and small letters say nothing here, and in another case the words are a name"},
		{Name: mention.MendedSpacing, Says: "with the blanks where they belong, the words are a name"},
		{Name: mention.MendedSpelling, Says: "one letter that scanners and typists confuse makes the words a name"},
		{Name: mention.MendedSpinner, Says: "a word was exchanged for one of like meaning; with the right one, the words are a name"},
	}
}
