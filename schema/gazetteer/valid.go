package gazetteer

// The header lines of the tables that others may write.
var (
	EntitiesHeader  = headers[entitiesTable]
	AliasesHeader   = headers[aliasesTable]
	MembersHeader   = headers[membersTable]
	CountriesHeader = headers[countriesTable]
)

// ValidType reports whether an entity may have the type.
func ValidType(t string) bool { return types[t] }

// ValidDate reports whether s is a year, month or day as the tables have it, or empty.
func ValidDate(s string) bool { return isDate(s) }

// ValidQID reports whether s is the name of a Wikidata item.
func ValidQID(s string) bool { return isQID(s) }

// ValidID reports whether s may be the id of an entity.
func ValidID(s string) bool { return isSlug(s) }
