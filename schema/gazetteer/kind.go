package gazetteer

import "fmt"

// Kind says in which way an alias names its entity.
type Kind uint8

// The kinds of alias, in the order in which candidates of one entity come.
const (
	// KindName is the canonical name or another full name.
	KindName Kind = iota
	// KindShort is a shorter or looser name: "Bosnia", "the Quad".
	KindShort
	// KindAcronym is an abbreviation: "ASEAN", "UAE".
	KindAcronym
	// KindFormer is a name no longer in official use: "Burma", "Bombay".
	KindFormer
	// KindDemonymNoun is the people of a country: "Japanese", "Britons".
	KindDemonymNoun
	// KindDemonymAdj is the adjective of a country: "Emirati".
	KindDemonymAdj
	// KindMetonym is a place or building that stands for those who govern
	// from it: "Kremlin", "Tokyo".
	KindMetonym
	// KindSurname is a bare surname, good only after the full name.
	KindSurname
)

var kindNames = [...]string{
	"name", "short", "acronym", "former", "demonym_noun", "demonym_adj", "metonym", "surname",
}

// String returns the name of the kind as the tables write it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// ParseKind is the inverse of [Kind.String].
func ParseKind(s string) (Kind, bool) {
	for i, n := range kindNames {
		if n == s {
			return Kind(i), true
		}
	}
	return 0, false
}

// MarshalText writes the name of the kind.
func (k Kind) MarshalText() ([]byte, error) {
	if int(k) >= len(kindNames) {
		return nil, fmt.Errorf("gazetteer: no alias kind %d", uint8(k))
	}
	return []byte(kindNames[k]), nil
}

// UnmarshalText reads the name of a kind.
func (k *Kind) UnmarshalText(b []byte) error {
	v, ok := ParseKind(string(b))
	if !ok {
		return fmt.Errorf("gazetteer: unknown alias kind %q", b)
	}
	*k = v
	return nil
}

// IsDemonym reports whether the alias names the people of a country.
func (k Kind) IsDemonym() bool { return k == KindDemonymNoun || k == KindDemonymAdj }
