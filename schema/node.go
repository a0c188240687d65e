package schema

import (
	"fmt"
	"maps"
	"slices"
)

// NodeType is the type of a node, named as the vocabulary names it.
type NodeType string

// The node types. Those below another one in the list of parents are its sub-types.
const (
	Any                       NodeType = "" // no type known; every node is an Any
	Actor                     NodeType = "Actor"
	Country                   NodeType = "Country"
	Government                NodeType = "Government"
	Organization              NodeType = "Organization"
	InternationalOrganization NodeType = "InternationalOrganization"
	Alliance                  NodeType = "Alliance"
	Ministry                  NodeType = "Ministry"
	Agency                    NodeType = "Agency"
	ArmedForce                NodeType = "ArmedForce"
	ArmedGroup                NodeType = "ArmedGroup"
	Party                     NodeType = "Party"
	Company                   NodeType = "Company"
	ThinkTank                 NodeType = "ThinkTank"
	Media                     NodeType = "Media"
	Court                     NodeType = "Court"
	Person                    NodeType = "Person"
	Group                     NodeType = "Group"
	Place                     NodeType = "Place"
	City                      NodeType = "City"
	Region                    NodeType = "Region"
	Waterway                  NodeType = "Waterway"
	Facility                  NodeType = "Facility"
	Agreement                 NodeType = "Agreement"
	Initiative                NodeType = "Initiative"
	Document                  NodeType = "Document"
	EventNode                 NodeType = "Event"
	Meeting                   NodeType = "Meeting"
	Visit                     NodeType = "Visit"
	Attack                    NodeType = "Attack"
	Exercise                  NodeType = "Exercise"
	Election                  NodeType = "Election"
	Protest                   NodeType = "Protest"
	Incident                  NodeType = "Incident"
	Aid                       NodeType = "Aid"
	Topic                     NodeType = "Topic"
	Weapon                    NodeType = "Weapon"
	Quantity                  NodeType = "Quantity"
	Time                      NodeType = "Time"
	StatementNode             NodeType = "Statement"
)

// parents gives the type above each type but the root. Actor gathers what can act; it is used by the table of
// relations and never given to a node.
var parents = map[NodeType]NodeType{
	Actor: Any, Place: Any, Agreement: Any, Initiative: Any, Document: Any, EventNode: Any, Aid: Any, Topic: Any,
	Weapon: Any, Quantity: Any, Time: Any, StatementNode: Any,
	Country: Actor, Government: Actor, Organization: Actor, Person: Actor, Group: Actor,
	InternationalOrganization: Organization, Alliance: Organization, Ministry: Organization, Agency: Organization,
	ArmedForce: Organization, ArmedGroup: Organization, Party: Organization, Company: Organization,
	ThinkTank: Organization, Media: Organization, Court: Organization,
	City: Place, Region: Place, Waterway: Place, Facility: Place,
	Meeting: EventNode, Visit: EventNode, Attack: EventNode, Exercise: EventNode, Election: EventNode,
	Protest: EventNode, Incident: EventNode,
}

// Is reports whether t is u or one of its sub-types. Every type is an Any.
func (t NodeType) Is(u NodeType) bool {
	for {
		if t == u || u == Any {
			return true
		}
		p, ok := parents[t]
		if !ok {
			return false
		}
		t = p
	}
}

// IsAny reports whether t is one of types or a sub-type of one; an empty list admits every type.
func (t NodeType) IsAny(types []NodeType) bool {
	if len(types) == 0 {
		return true
	}
	for _, u := range types {
		if t.Is(u) {
			return true
		}
	}
	return false
}

// Literal reports whether nodes of type t are literals of the graph rather than entities.
func (t NodeType) Literal() bool { return t == Quantity || t == Time }

// NodeTypes returns the node types in the order of their names, without Any.
func NodeTypes() []NodeType { return slices.Sorted(maps.Keys(parents)) }

// ParseNodeType returns the node type that name names; "Any" names Any.
func ParseNodeType(name string) (NodeType, error) {
	if name == "Any" {
		return Any, nil
	}
	if _, ok := parents[NodeType(name)]; ok && name != "" {
		return NodeType(name), nil
	}
	return Any, fmt.Errorf("%w: %q", ErrNodeType, name)
}
