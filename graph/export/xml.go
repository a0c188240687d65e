package export

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"entente/graph"
)

// attribute is a column of nodes or edges: its name, its type in GraphML and GEXF, and how it is had. An empty value is
// left out.
type attribute[T any] struct {
	name, typ string
	of        func(T) string
}

// nodeAttributes are what nodes carry beside their ID.
var nodeAttributes = []attribute[*Node]{
	{"label", "string", func(n *Node) string { return n.Label }},
	{"type", "string", func(n *Node) string { return string(n.Type) }},
	{"names", "string", func(n *Node) string { return strings.Join(n.names(), "; ") }},
	{"wikidata", "string", func(n *Node) string { return n.qid() }},
	{"iso", "string", func(n *Node) string { return n.iso() }},
}

// edgeAttributes are what edges carry beside their ends.
var edgeAttributes = []attribute[*graph.Fact]{
	{"relation", "string", func(f *graph.Fact) string { return f.Relation }},
	{"open", "boolean", func(f *graph.Fact) string { return strconv.FormatBool(f.Open) }},
	{"status", "string", func(f *graph.Fact) string { return string(f.Status) }},
	{"first", "string", func(f *graph.Fact) string { return f.First }},
	{"last", "string", func(f *graph.Fact) string { return f.Last }},
	{"sources", "int", func(f *graph.Fact) string { return strconv.Itoa(f.Sources) }},
	{"confidence", "double", func(f *graph.Fact) string { return decimal(confidence(f)) }},
	{"quotes", "string", quotes},
}

// decimal writes a confidence: two digits, as it stands in the store.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }

func (n *Node) names() []string {
	if n.Entity == nil {
		return nil
	}
	return n.Entity.Names
}

func (n *Node) qid() string {
	if n.Entity == nil {
		return ""
	}
	return n.Entity.QID
}

func (n *Node) iso() string {
	if n.Entity == nil {
		return ""
	}
	return n.Entity.ISO
}

// document is an XML document in the making. Its error stands, and what is written after it is dropped.
type document struct {
	w   io.Writer
	err error
}

func (d *document) printf(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.w, format, args...)
	}
}

// escaped returns s for the text and the attributes of XML. What XML cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes all
	return b.String()
}

// isNMTOKEN matches what GraphML takes for an id: characters of names of XML 1.0, section 2.3.
var isNMTOKEN = regexp.MustCompile(`^[-.0-9:A-Z_a-z\x{B7}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{37D}\x{37F}-\x{1FFF}` +
	`\x{200C}\x{200D}\x{203F}\x{2040}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}` +
	`\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}]+$`)

// nmtoken returns an id for GraphML: the given one, such as an IRI of ours, or a hash of one that is no name, such as
// the key of a literal.
func nmtoken(id string) string {
	if isNMTOKEN.MatchString(id) {
		return id
	}
	return fmt.Sprintf("x:%x", sha256.Sum256([]byte(id)))
}

// writeGraphML writes GraphML 1.0, a directed graph. http://graphml.graphdrawing.org/specification.html
func writeGraphML(w io.Writer, g *Graph) error {
	d := &document{w: w}
	const namespace = "http://graphml.graphdrawing.org/xmlns"
	d.printf("%s<graphml xmlns=\"%s\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n", xml.Header, namespace)
	d.printf("  xsi:schemaLocation=\"%s %s/1.0/graphml.xsd\">\n", namespace, namespace)
	for _, a := range nodeAttributes {
		d.printf("  <key id=\"n_%s\" for=\"node\" attr.name=\"%s\" attr.type=\"%s\"/>\n", a.name, a.name, a.typ)
	}
	for _, a := range edgeAttributes {
		d.printf("  <key id=\"e_%s\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n", a.name, a.name, a.typ)
	}
	d.printf("  <graph id=\"entente\" edgedefault=\"directed\">\n")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		d.printf("    <node id=\"%s\">\n", nmtoken(n.ID))
		graphMLData(d, "n_", nodeAttributes, n)
		d.printf("    </node>\n")
	}
	for i := range g.Facts {
		f := &g.Facts[i]
		d.printf("    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n",
			nmtoken(string(f.ID)), nmtoken(f.Subject.Key()), nmtoken(f.Object.Key()))
		graphMLData(d, "e_", edgeAttributes, f)
		d.printf("    </edge>\n")
	}
	d.printf("  </graph>\n</graphml>\n")
	return d.err
}

func graphMLData[T any](d *document, prefix string, attributes []attribute[T], v T) {
	for _, a := range attributes {
		if s := a.of(v); s != "" {
			d.printf("      <data key=\"%s%s\">%s</data>\n", prefix, a.name, escaped(s))
		}
	}
}

// writeGEXF writes GEXF 1.3, a directed graph whose edges have the time of their event. https://gexf.net/schema.html
func writeGEXF(w io.Writer, g *Graph) error {
	d := &document{w: w}
	d.printf("%s<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n", xml.Header)
	d.printf("  <graph mode=\"static\" defaultedgetype=\"directed\">\n")
	gexfAttributes(d, "node", nodeAttributes)
	gexfAttributes(d, "edge", edgeAttributes)
	d.printf("    <nodes>\n")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		d.printf("      <node id=\"%s\" label=\"%s\">\n", escaped(n.ID), escaped(n.Label))
		gexfValues(d, nodeAttributes, n)
		d.printf("      </node>\n")
	}
	d.printf("    </nodes>\n    <edges>\n")
	for i := range g.Facts {
		f := &g.Facts[i]
		d.printf("      <edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" weight=\"%d\">\n",
			escaped(string(f.ID)), escaped(f.Subject.Key()), escaped(f.Object.Key()), escaped(f.Relation), max(1, f.Sources))
		gexfValues(d, edgeAttributes, f)
		d.printf("      </edge>\n")
	}
	d.printf("    </edges>\n  </graph>\n</gexf>\n")
	return d.err
}

func gexfAttributes[T any](d *document, class string, attributes []attribute[T]) {
	d.printf("    <attributes class=\"%s\">\n", class)
	for _, a := range attributes {
		typ := a.typ
		if typ == "int" {
			typ = "integer"
		}
		d.printf("      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", a.name, a.name, typ)
	}
	d.printf("    </attributes>\n")
}

func gexfValues[T any](d *document, attributes []attribute[T], v T) {
	d.printf("        <attvalues>\n")
	for _, a := range attributes {
		if s := a.of(v); s != "" {
			d.printf("          <attvalue for=\"%s\" value=\"%s\"/>\n", a.name, escaped(s))
		}
	}
	d.printf("        </attvalues>\n")
}

// writeDOT writes the language of Graphviz: labels of nodes, relations of edges; what is planned is dashed.
// https://graphviz.org/doc/info/lang.html
func writeDOT(w io.Writer, g *Graph) error {
	d := &document{w: w}
	d.printf("digraph entente {\n  node [shape=box];\n")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		d.printf("  %s [label=%s, class=%s];\n", dotID(n.ID), dotID(n.Label), dotID(string(n.Type)))
	}
	for i := range g.Facts {
		f := &g.Facts[i]
		style := "solid"
		if f.Status != "asserted" {
			style = "dashed"
		}
		d.printf("  %s -> %s [label=%s, style=%s, tooltip=%s];\n",
			dotID(f.Subject.Key()), dotID(f.Object.Key()), dotID(f.Relation), style, dotID(quotes(f)))
	}
	d.printf("}\n")
	return d.err
}

// dotID writes a quoted ID of DOT, in which a backslash begins an escape that programs read differently.
func dotID(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
