package voc

import (
	"slices"
	"strings"

	"entente/schema"
)

// Where the terms of each vocabulary begin.
const (
	RDF       schema.IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS      schema.IRI = "http://www.w3.org/2000/01/rdf-schema#"
	XSD       schema.IRI = "http://www.w3.org/2001/XMLSchema#"
	Prov      schema.IRI = "http://www.w3.org/ns/prov#"
	OA        schema.IRI = "http://www.w3.org/ns/oa#"
	SKOS      schema.IRI = "http://www.w3.org/2004/02/skos/core#"
	OWL       schema.IRI = "http://www.w3.org/2002/07/owl#"
	SchemaOrg schema.IRI = "https://schema.org/"
	DCTerms   schema.IRI = "http://purl.org/dc/terms/"
	Entente   schema.IRI = schema.Base + "v:"
)

// Namespace is a prefix and what it stands for.
type Namespace struct {
	Prefix string
	IRI    schema.IRI
}

// Namespaces lists the prefixes that queries may use and that results are shortened with. Those of this project follow
// from schema.Base: e:japan is urn:entente:e:japan.
var Namespaces = []Namespace{
	{"rdf", RDF}, {"rdfs", RDFS}, {"xsd", XSD}, {"prov", Prov}, {"oa", OA}, {"skos", SKOS}, {"owl", OWL},
	{"schema", SchemaOrg}, {"dcterms", DCTerms}, {"wd", Wikidata},
}

// kinds are the letters that may stand after the base of this project.
var kinds = []string{schema.KindEntity, schema.KindRelation, schema.KindFact, schema.KindStatement, schema.KindDocument,
	schema.KindSentence, schema.KindDecision, "v"}

// Prefixes lists all prefixes: those of Namespaces, and those of this project's own IRIs.
func Prefixes() []Namespace {
	out := slices.Clone(Namespaces)
	for _, k := range kinds {
		out = append(out, Namespace{k, schema.IRI(schema.Base + k + ":")})
	}
	return out
}

// Expand returns the full IRI that a short one stands for (e:japan, rdfs:label). An IRI whose prefix is none of ours is
// returned as it is.
func Expand(short string) schema.IRI {
	prefix, local, ok := strings.Cut(short, ":")
	if !ok {
		return schema.IRI(short)
	}
	if slices.Contains(kinds, prefix) {
		return schema.IRI(schema.Base + short)
	}
	for _, ns := range Namespaces {
		if ns.Prefix == prefix {
			return ns.IRI + schema.IRI(local)
		}
	}
	return schema.IRI(short)
}

// Shorten is the reverse of Expand: it returns the short form of an IRI of a known namespace, and any other IRI whole.
func Shorten(iri schema.IRI) string {
	if rest, ok := strings.CutPrefix(string(iri), schema.Base); ok {
		if prefix, _, ok := strings.Cut(rest, ":"); ok && slices.Contains(kinds, prefix) {
			return rest
		}
		return string(iri)
	}
	for _, ns := range Namespaces {
		if local, ok := strings.CutPrefix(string(iri), string(ns.IRI)); ok && local != "" &&
			!strings.ContainsAny(local, "/#") {
			return ns.Prefix + ":" + local
		}
	}
	return string(iri)
}
