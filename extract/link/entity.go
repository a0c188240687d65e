package link

import (
	"strings"
	"unicode"

	"entente/extract/mention"
	"entente/schema"
	"entente/schema/gazetteer"
)

// MaxNames bounds the names of an entity that a document carries: label, words used here, aliases.
const MaxNames = 12

// Known returns the entity of a row of the gazetteer, with its name and the aliases that are names rather than
// demonyms or metonyms.
func Known(g *gazetteer.Gazetteer, e *gazetteer.Entity) schema.Entity {
	out := schema.Entity{ID: schema.EntityIRI(e.ID), Label: e.Name, Type: schema.NodeType(e.Type), Names: []string{e.Name}, QID: e.QID}
	if out.Type == schema.Country {
		out.ISO = e.Country
	}
	for _, a := range e.Aliases {
		switch a.Kind {
		case gazetteer.KindName, gazetteer.KindShort, gazetteer.KindAcronym:
			// Two places are left for the words of the document.
			if len(out.Names) < MaxNames-2 {
				appendName(&out, a.Text)
			}
		}
	}
	return out
}

// Unknown returns the entity of a name that the gazetteer does not know, named by its words and type: equal names of
// one type meet across documents, and an equal name of another type, or of an entry of the gazetteer, does not.
func Unknown(g *gazetteer.Gazetteer, name string, t schema.NodeType) schema.Entity {
	slug := schema.Slug(name)
	if slug == "" {
		slug = "unnamed"
	}
	if _, taken := g.ByID(slug); taken || t != schema.Topic {
		slug += "." + strings.ToLower(string(t))
	}
	return schema.Entity{ID: schema.EntityIRI(slug), Label: name, Type: t, Names: []string{name}}
}

// Local returns the entity of a description that means something in one document only ("the agreement"): its IRI
// carries a part of the document's, so that no two documents share it.
func Local(label string, t schema.NodeType, doc schema.IRI) schema.Entity {
	slug := schema.Slug(label)
	if slug == "" {
		slug = "unnamed"
	}
	return schema.Entity{ID: schema.EntityIRI(slug + "." + doc.Local()[:8]), Label: label, Type: t, Names: []string{label}}
}

// AddName adds words that the document uses for e to its names, after the label.
func AddName(e *schema.Entity, name string) {
	if len(e.Names) >= MaxNames {
		return
	}
	appendName(e, name)
}

func appendName(e *schema.Entity, name string) {
	for _, n := range e.Names {
		if n == name {
			return
		}
	}
	e.Names = append(e.Names, name)
}

// unknownType settles the type of an unknown name: what the reader or the head noun says, an organisation for an
// acronym and for names that hold the noun of one, a topic for anything else.
func unknownType(t schema.NodeType, name string) schema.NodeType {
	words := strings.Fields(name)
	if len(words) > 1 && (mention.IsStorm(words[0]) || words[0] == "Tropical" && mention.IsStorm(words[1])) {
		return schema.Incident // "Typhoon Jebi", whatever a reader makes of it
	}
	if t == schema.Any || t == schema.Organization || t == schema.Place {
		if n := typeOfWords(t, words); n != schema.Any {
			return n
		}
	}
	if t != schema.Any {
		return t
	}
	if len(words) == 1 && strings.ToUpper(name) == name && strings.ContainsFunc(name, unicode.IsLetter) {
		return schema.Organization
	}
	return schema.Topic
}

// typeOfWords returns the type that the last word tells which tells one ("Hirtenberger Defence Group"), if the reader's
// type t agrees: it takes whatever has a proper name for an organisation, but a body is not what it may be called after
// ("Legislative Assembly", "War Labor Board").
func typeOfWords(t schema.NodeType, words []string) schema.NodeType {
	for i := len(words) - 1; i >= 0; i-- {
		n := mention.NounType(words[i])
		switch words[i] {
		case "Party":
			n = schema.Party // in a name; "the two parties" are any
		case "Group":
			n = schema.Company // in a name; "the groups" are any
		case "Division":
			n = schema.ArmedForce
		case "Order":
			if i > 0 && words[i-1] == "Executive" {
				n = schema.Document
			}
		}
		switch {
		case n == schema.Any || n == schema.Group || n == schema.Person || n.Literal():
			continue
		case t == schema.Any || n.Is(t):
			return n
		case t != schema.Organization:
		case n == schema.Government && listed("rule", words[i]) || n == schema.Facility && listed("building", words[i]):
			if headWord(words) == i {
				return n
			}
		case n == schema.Initiative || n == schema.Agreement || n == schema.Document:
			return n
		case n.Is(schema.EventNode) && headWord(words) == i && !listed("body", words[i]):
			return n
		}
		break
	}
	return schema.Any
}

// headWord returns the index of the last word before a preposition: the head of an English name.
func headWord(words []string) int {
	for i, w := range words {
		switch w {
		case "of", "for", "on", "in", "to", "against", "at":
			if i > 0 {
				return i - 1
			}
		}
	}
	return len(words) - 1
}
