package gazetteer

import _ "embed"

// The tables of the data folder. Each is a string of its own, because a file system of embedded files copies what it
// reads; TestEveryTableIsEmbedded says when one is missing.
var (
	//go:embed data/aliases_cities.tsv
	aliasesCitiesText string

	//go:embed data/aliases_companies.tsv
	aliasesCompaniesText string

	//go:embed data/aliases_countries.tsv
	aliasesCountriesText string

	//go:embed data/aliases_events.tsv
	aliasesEventsText string

	//go:embed data/aliases_forces.tsv
	aliasesForcesText string

	//go:embed data/aliases_government.tsv
	aliasesGovernmentText string

	//go:embed data/aliases_organizations.tsv
	aliasesOrganizationsText string

	//go:embed data/aliases_people.tsv
	aliasesPeopleText string

	//go:embed data/aliases_regions.tsv
	aliasesRegionsText string

	//go:embed data/aliases_topics.tsv
	aliasesTopicsText string

	//go:embed data/countries.tsv
	countriesText string

	//go:embed data/entities_cities.tsv
	entitiesCitiesText string

	//go:embed data/entities_companies.tsv
	entitiesCompaniesText string

	//go:embed data/entities_countries.tsv
	entitiesCountriesText string

	//go:embed data/entities_events.tsv
	entitiesEventsText string

	//go:embed data/entities_forces.tsv
	entitiesForcesText string

	//go:embed data/entities_government.tsv
	entitiesGovernmentText string

	//go:embed data/entities_organizations.tsv
	entitiesOrganizationsText string

	//go:embed data/entities_people.tsv
	entitiesPeopleText string

	//go:embed data/entities_regions.tsv
	entitiesRegionsText string

	//go:embed data/entities_topics.tsv
	entitiesTopicsText string

	//go:embed data/members.tsv
	membersText string

	//go:embed data/people.tsv
	peopleText string

	//go:embed data/stop.tsv
	stopText string
)

// embedded returns the tables of the data folder in the order of their names.
func embedded() []File {
	return []File{
		{"data/aliases_cities.tsv", aliasesCitiesText},
		{"data/aliases_companies.tsv", aliasesCompaniesText},
		{"data/aliases_countries.tsv", aliasesCountriesText},
		{"data/aliases_events.tsv", aliasesEventsText},
		{"data/aliases_forces.tsv", aliasesForcesText},
		{"data/aliases_government.tsv", aliasesGovernmentText},
		{"data/aliases_organizations.tsv", aliasesOrganizationsText},
		{"data/aliases_people.tsv", aliasesPeopleText},
		{"data/aliases_regions.tsv", aliasesRegionsText},
		{"data/aliases_topics.tsv", aliasesTopicsText},
		{"data/countries.tsv", countriesText},
		{"data/entities_cities.tsv", entitiesCitiesText},
		{"data/entities_companies.tsv", entitiesCompaniesText},
		{"data/entities_countries.tsv", entitiesCountriesText},
		{"data/entities_events.tsv", entitiesEventsText},
		{"data/entities_forces.tsv", entitiesForcesText},
		{"data/entities_government.tsv", entitiesGovernmentText},
		{"data/entities_organizations.tsv", entitiesOrganizationsText},
		{"data/entities_people.tsv", entitiesPeopleText},
		{"data/entities_regions.tsv", entitiesRegionsText},
		{"data/entities_topics.tsv", entitiesTopicsText},
		{"data/members.tsv", membersText},
		{"data/people.tsv", peopleText},
		{"data/stop.tsv", stopText},
	}
}
