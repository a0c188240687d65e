package gazetteer

// Entity is one thing in the world that the gazetteer knows.
type Entity struct {
	ID      string  // readable slug, unique: "japan", "toshimitsu-motegi"
	Type    string  // node type of the vocabulary: "Country", "Alliance"
	Name    string  // canonical name, as English news writes it
	QID     string  // Wikidata item, or empty where it is not certain
	Country string  // ISO 3166-1 alpha-2 of the home or containing country, or empty
	Start   string  // date from which it exists, as far as known: "1991", "2020-10-06"
	End     string  // date until which it existed; empty while it does
	Weight  int     // prior among equals: thousands of inhabitants for a city
	Source  string  // where the row comes from: "hand", "geonames", "country-coder"
	Aliases []Alias // the name first
}

// Alias is one string that names an entity.
type Alias struct {
	Text  string
	Kind  Kind
	Exact bool // must be met in this very case
	Weak  bool // also a common word or a first name: needs support from the context
}

// Candidate is an entity that a string may mean, and why.
type Candidate struct {
	Entity    *Entity
	Alias     string // the alias that matched, as the table writes it
	Kind      Kind
	Weak      bool // the alias is also a common word or a first name
	ExactCase bool // the string has the very case of the alias
}

// Member is an entity, mostly a country, that belongs to a group.
type Member struct {
	Entity     *Entity
	Start, End string // empty where not known, or not ended
}

// Membership is a group to which an entity belongs.
type Membership struct {
	Group      *Entity
	Start, End string
}

// Office is a post that a person holds or held.
type Office struct {
	Title      string  // as news says it: "foreign minister"
	Of         *Entity // the country or organisation
	Start, End string  // to the year or month where that is certain, else empty
}

// Country is a country or territory with its ISO codes and what follows
// from them.
type Country struct {
	*Entity
	ISO2, ISO3              string
	Noun, Plural, Adjective string // "Briton", "Britons", "British"
	Capital                 *Entity
	Region, Subregion       string   // UN M49: "Asia", "Southern Asia"
	Borders                 []string // ISO2 of land neighbours, sorted
}

// types are the node types of the vocabulary that an entity may have.
var types = map[string]bool{
	"Country": true, "Government": true, "Organization": true,
	"InternationalOrganization": true, "Alliance": true, "Ministry": true,
	"Agency": true, "ArmedForce": true, "ArmedGroup": true, "Party": true,
	"Company": true, "ThinkTank": true, "Media": true, "Court": true,
	"Person": true, "Place": true, "City": true, "Region": true,
	"Waterway": true, "Facility": true, "Agreement": true,
	"Initiative": true, "Document": true, "Event": true, "Topic": true,
	"Weapon": true,
}

// rank orders candidates that share a string: countries, people,
// organisations, capitals meant as their country, places, then the rest.
func rank(e *Entity, k Kind) int {
	switch {
	case k == KindSurname:
		return 7
	case e.Type == "Country" && k != KindMetonym:
		return 0
	case e.Type == "Person":
		return 1
	case e.Type == "Topic", e.Type == "Weapon":
		return 8
	case e.Type == "Facility", e.Type == "Event":
		return 6
	case e.Type == "City":
		return 5
	case e.Type == "Region", e.Type == "Waterway", e.Type == "Place":
		return 4
	case e.Type == "Country":
		return 3
	default:
		return 2
	}
}
