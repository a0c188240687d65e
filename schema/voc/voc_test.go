package voc

import (
	"testing"

	"entente/schema"
)

func TestShortFormsComeBack(t *testing.T) {
	for short, full := range map[string]schema.IRI{
		"e:japan":       "urn:entente:e:japan",
		"d:x#char=1,2":  "urn:entente:d:x#char=1,2",
		"v:word":        Word,
		"rdfs:label":    RDFSLabel,
		"schema:name":   SchemaName,
		"wd:Q17":        Wikidata + "Q17",
		"urn:other:x":   "urn:other:x",
		"http://a.b/c#": "http://a.b/c#",
	} {
		if got := Expand(short); got != full {
			t.Errorf("Expand(%q) = %q, want %q", short, got, full)
		}
		if got := Shorten(full); got != short {
			t.Errorf("Shorten(%q) = %q, want %q", full, got, short)
		}
	}
	for _, iri := range []schema.IRI{"urn:entente:zz:x", RDF, SchemaOrg + "a/b", "urn:entente:"} {
		if got := Shorten(iri); got != string(iri) {
			t.Errorf("Shorten(%q) = %q", iri, got)
		}
	}
}

func TestTermsAreIRIs(t *testing.T) {
	for _, i := range []schema.IRI{RDFType, XSDGYearMonth, ProvWasQuotedFrom, OAExact, SchemaSHA256, Quantity,
		ISO3166 + "JP", Role(schema.RoleAmount)} {
		if _, err := schema.ParseIRI(string(i)); err != nil {
			t.Error(err)
		}
	}
}

func TestClassesAreNodeTypes(t *testing.T) {
	for _, n := range []schema.NodeType{schema.Country, schema.Meeting, schema.Topic} {
		if got, ok := NodeType(Class(n)); !ok || got != n {
			t.Errorf("%s comes back as %s", n, got)
		}
	}
	if Class(schema.Any) != "" {
		t.Error("Any has a class")
	}
	for _, i := range []schema.IRI{Word, RDFType, ""} {
		if n, ok := NodeType(i); ok {
			t.Errorf("%s is the class of %s", i, n)
		}
	}
}
