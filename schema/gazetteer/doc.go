// Package gazetteer holds the names that English news uses for states and
// what surrounds them: countries and territories, cities, regions and waters,
// organisations, agreements, people in office, topics and weapons. It answers
// which of them a string may mean; choosing among them is the work of
// extract/link.
//
// Its nouns are the [Entity], a thing with one readable id; the [Alias], one
// string that names it in one way (its [Kind]); and the [Candidate], an entity
// that a looked-up string may mean, best first:
//
//	func Load() *Gazetteer
//	func LoadWith(files ...File) (*Gazetteer, error)
//	func Check(files ...File) []*SyntaxError
//	func CheckWith(files ...File) []*SyntaxError
//
//	func (g *Gazetteer) Lookup(alias string) []Candidate
//	func (g *Gazetteer) Longest(tokens []string, i int) (n int, cands []Candidate)
//	func (g *Gazetteer) ByID(id string) (*Entity, bool)
//	func (g *Gazetteer) All() iter.Seq[*Entity]
//
//	func (g *Gazetteer) ByISO(code string) (*Country, bool)
//	func (g *Gazetteer) Countries() iter.Seq[*Country]
//	func (g *Gazetteer) Demonym(code string) (noun, plural, adjective string)
//	func (g *Gazetteer) CapitalOf(code string) (*Entity, bool)
//	func (g *Gazetteer) Members(groupID string) []Member
//	func (g *Gazetteer) MemberOf(id string) []Membership
//
//	func (g *Gazetteer) Offices(personID string) []Office
//	func (g *Gazetteer) OfficeAt(personID, date string) []Office
//	func (g *Gazetteer) Holders(office, of, date string) []*Entity
//
//	func Key(s string) string
//
// A look-up ignores what spelling varies in: accents, curly quotes, hyphens
// and spaces ("cyber-security", "cybersecurity"), dots ("U.S.") and a leading
// "the". It ignores case too, except for aliases marked exact (WHO, US,
// Turkey); [Candidate.ExactCase] says whether the case agreed. Possessives are
// left to the caller.
//
// Limits: English names only; a person's surname is an alias of kind
// [KindSurname] and means nothing before the full name stood in the document;
// ministries are left to rules except those with a name of their own; dates
// are given as far as they are certain, and an empty QID means "not certain",
// never "has none".
//
// The tables under data are tab-separated with a header line. Countries and
// cities are derived from published packages by the program in gen; all other
// tables are written by hand. NOTICE.md names sources and licences. order.bin is
// the order of all names, worked out beforehand so that loading need not sort:
// after a change to the tables, UPDATE=1 go test ./schema/gazetteer writes it.
package gazetteer
