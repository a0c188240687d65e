package voc

// RDF 1.1, https://www.w3.org/TR/rdf11-concepts/ and RDF Schema 1.1, https://www.w3.org/TR/rdf-schema/.
const (
	RDFType      = RDF + "type"
	RDFSubject   = RDF + "subject"
	RDFPredicate = RDF + "predicate"
	RDFObject    = RDF + "object"

	RDFSLabel = RDFS + "label"
)

// XML Schema datatypes, https://www.w3.org/TR/xmlschema11-2/.
const (
	XSDString     = XSD + "string"
	XSDBoolean    = XSD + "boolean"
	XSDInteger    = XSD + "integer"
	XSDDecimal    = XSD + "decimal"
	XSDDate       = XSD + "date"
	XSDDateTime   = XSD + "dateTime"
	XSDGYear      = XSD + "gYear"
	XSDGYearMonth = XSD + "gYearMonth"
)

// PROV-O, https://www.w3.org/TR/prov-o/.
const (
	ProvWasQuotedFrom  = Prov + "wasQuotedFrom"
	ProvWasDerivedFrom = Prov + "wasDerivedFrom"
	// ProvWasAttributedTo leads from a decision to who made it.
	ProvWasAttributedTo = Prov + "wasAttributedTo"
)

// Web Annotation, https://www.w3.org/TR/annotation-vocab/.
const (
	OAExact     = OA + "exact"
	OAHasTarget = OA + "hasTarget"
)

// SKOS, https://www.w3.org/TR/skos-reference/ and OWL 2, https://www.w3.org/TR/owl2-overview/.
const (
	SKOSAltLabel = SKOS + "altLabel"

	OWLSameAs = OWL + "sameAs"

	OWLDifferentFrom = OWL + "differentFrom"
)

// schema.org, https://schema.org/NewsArticle.
const (
	SchemaNewsArticle   = SchemaOrg + "NewsArticle"
	SchemaArticleBody   = SchemaOrg + "articleBody"
	SchemaHeadline      = SchemaOrg + "headline"
	SchemaURL           = SchemaOrg + "url"
	SchemaPublisher     = SchemaOrg + "publisher"
	SchemaAuthor        = SchemaOrg + "author"
	SchemaDatePublished = SchemaOrg + "datePublished"
	SchemaInLanguage    = SchemaOrg + "inLanguage"
	SchemaName          = SchemaOrg + "name"
	SchemaSHA256        = SchemaOrg + "sha256"
)

// DCMI Metadata Terms, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/.
const (
	DCTermsSource  = DCTerms + "source"
	DCTermsCreated = DCTerms + "created"
)

// Where the names of things in other collections begin.
const (
	Wikidata = "http://www.wikidata.org/entity/"
	// ISO3166 begins the pages of the ISO Online Browsing Platform on countries: ISO3166 + "JP".
	ISO3166 = "https://www.iso.org/obp/ui/#iso:code:3166:"
)
