package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// grammar is the part of an XML schema that a format of ours uses, by the names of elements. What it does not list is
// not allowed.
type grammar map[string]struct {
	children   string            // a regular expression of the names of children, each with a blank after it; "" for text alone
	attributes map[string]string // what the value of each must match; one that may be missing ends in ?
}

// Simple types of XML Schema, part 2.
const (
	xsString  = `(?s).*`
	xsNMTOKEN = `[-.:\w\x{B7}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{37D}\x{37F}-\x{1FFF}\x{2070}-\x{218F}\x{3001}-\x{D7FF}]+`
	xsBoolean = `true|false|0|1`
	xsDouble  = `[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?|-?INF|NaN`
	xsInt     = `[-+]?\d+`
)

// graphMLGrammar is from graphml-structure.xsd and graphml-attributes.xsd of GraphML 1.0, without ports, hyperedges,
// nested graphs and locators. http://graphml.graphdrawing.org/specification/xsd.html
var graphMLGrammar = grammar{
	"graphml": {`(desc )?(key )*((data )|(graph ))*`, map[string]string{"schemaLocation?": xsString}},
	"key": {`(desc )?(default )?`, map[string]string{
		"id": xsNMTOKEN, "for?": `all|graph|node|edge|hyperedge|port|endpoint`,
		"attr.name?": xsNMTOKEN, "attr.type?": `boolean|int|long|float|double|string`,
	}},
	"graph": {`(desc )?((data )|(node )|(edge ))*`, map[string]string{"id?": xsNMTOKEN, "edgedefault": `directed|undirected`}},
	"node":  {`(desc )?(data )*`, map[string]string{"id": xsNMTOKEN}},
	"edge": {`(desc )?(data )*`, map[string]string{
		"id?": xsNMTOKEN, "directed?": xsBoolean, "source": xsNMTOKEN, "target": xsNMTOKEN,
	}},
	"data": {"", map[string]string{"key": xsNMTOKEN, "id?": xsNMTOKEN}},
}

// gexfGrammar is from gexf.xsd and data.xsd of GEXF 1.3, without hierarchy, dynamics and visualisation.
// https://gexf.net/schema.html
var gexfGrammar = grammar{
	"gexf": {`(meta )?graph `, map[string]string{"version": `1\.3`}},
	"graph": {`((attributes )|(nodes )|(edges ))*`, map[string]string{
		"mode?": `static|dynamic`, "defaultedgetype?": `directed|undirected|mutual`, "idtype?": `integer|string`,
	}},
	"attributes": {`(attribute )*`, map[string]string{"class": `node|edge`, "mode?": `static|dynamic`}},
	"attribute": {`(default )?(options )?`, map[string]string{"id": xsString, "title": xsString,
		"type": `integer|long|double|float|boolean|string|byte|short|char|bigdecimal|biginteger|anyURI|list\w+`}},
	"nodes": {`(node )*`, map[string]string{"count?": xsInt}},
	"node":  {`(attvalues )?`, map[string]string{"id": xsString, "label?": xsString}},
	"edges": {`(edge )*`, map[string]string{"count?": xsInt}},
	"edge": {`(attvalues )?`, map[string]string{
		"id?": xsString, "source": xsString, "target": xsString, "type?": `directed|undirected|mutual`, "label?": xsString, "weight?": xsDouble,
	}},
	"attvalues": {`(attvalue )*`, nil},
	"attvalue":  {"", map[string]string{"for": xsString, "value": xsString}},
}

// element is an element with all that is in it.
type element struct {
	XMLName    xml.Name
	Attributes []xml.Attr `xml:",any,attr"`
	Children   []element  `xml:",any"`
	Text       string     `xml:",chardata"`
}

// attribute returns the value of an attribute.
func (e *element) attribute(name string) string {
	for _, a := range e.Attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// faults lists what in e breaks a grammar.
func (g grammar) faults(e *element) (out []string) {
	name := e.XMLName.Local
	bad := func(format string, args ...any) { out = append(out, name+": "+fmt.Sprintf(format, args...)) }
	rule, ok := g[name]
	if !ok {
		return []string{name + " is no element"}
	}
	var children strings.Builder
	for i := range e.Children {
		children.WriteString(e.Children[i].XMLName.Local + " ")
	}
	if !matches(rule.children, children.String()) {
		bad("holds %q", children.String())
	}
	if len(e.Children) > 0 && strings.TrimSpace(e.Text) != "" {
		bad("has text between its children: %q", e.Text)
	}
	have := map[string]bool{}
	for _, a := range e.Attributes {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		have[a.Name.Local] = true
		pattern, ok := rule.attributes[a.Name.Local]
		if !ok {
			pattern, ok = rule.attributes[a.Name.Local+"?"]
		}
		if !ok || !matches(pattern, a.Value) {
			bad("has %s=%q", a.Name.Local, a.Value)
		}
	}
	for a := range rule.attributes {
		if !strings.HasSuffix(a, "?") && !have[a] {
			bad("has no %s", a)
		}
	}
	for i := range e.Children {
		out = append(out, g.faults(&e.Children[i])...)
	}
	return out
}

// matches reports whether all of s matches a regular expression.
func matches(pattern, s string) bool {
	return regexp.MustCompile(`^(?:` + pattern + `)$`).MatchString(s)
}

// each calls fn for an element and all within it.
func (e *element) each(fn func(*element)) {
	fn(e)
	for i := range e.Children {
		e.Children[i].each(fn)
	}
}

// unresolved lists the references of a document that lead to nothing, ids that stand twice among elements of one name,
// and values that are not of the type which their key declares. key, for and class are how GraphML and GEXF call the
// attribute that refers, and those that declare.
func unresolved(doc *element, declares, refers, by, typ string) (out []string) {
	nodes, ids, keys := map[string]bool{}, map[string]bool{}, map[string]string{}
	types := map[string]string{"boolean": xsBoolean, "int": xsInt, "integer": xsInt, "double": xsDouble, "string": xsString}
	class := ""
	doc.each(func(e *element) {
		if e.XMLName.Local == "attributes" {
			class = e.attribute("class") // the ids of GEXF are those of nodes or of edges
		}
		id := e.XMLName.Local + " " + class + e.attribute("id")
		if e.attribute("id") != "" && ids[id] {
			out = append(out, id+" stands twice")
		}
		ids[id] = true
		switch e.XMLName.Local {
		case "node":
			nodes[e.attribute("id")] = true
		case declares:
			keys[class+e.attribute("id")] = e.attribute(typ)
		}
	})
	doc.each(func(e *element) {
		switch e.XMLName.Local {
		case "nodes", "edges":
			class = strings.TrimSuffix(e.XMLName.Local, "s")
		case "edge":
			for _, end := range []string{"source", "target"} {
				if !nodes[e.attribute(end)] {
					out = append(out, "no node is the "+end+" "+e.attribute(end))
				}
			}
		case refers:
			value := e.Text
			if refers == "attvalue" {
				value = e.attribute("value")
			}
			if t, ok := keys[class+e.attribute(by)]; !ok || !matches(types[t], value) {
				out = append(out, fmt.Sprintf("%s %s holds %q", by, e.attribute(by), value))
			}
		}
	})
	return out
}

func parsed(t *testing.T, doc []byte) *element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	var e element
	if err := d.Decode(&e); err != nil {
		t.Fatal(err)
	}
	for {
		rest, err := d.Token()
		if err == io.EOF {
			return &e
		}
		if text, ok := rest.(xml.CharData); err != nil || !ok || strings.TrimSpace(string(text)) != "" {
			t.Fatalf("after the document: %v, %v", rest, err)
		}
	}
}

// TestSchemas holds GraphML and GEXF against their schemas.
func TestSchemas(t *testing.T) {
	for name, g := range map[string]*Graph{"sample": collect(t, Choice{}), "awkward": awkward(), "empty": {}} {
		doc := parsed(t, written(t, GraphML, g))
		if faults := append(graphMLGrammar.faults(doc), unresolved(doc, "key", "data", "key", "attr.type")...); len(faults) > 0 {
			t.Errorf("%s, GraphML:\n%s", name, strings.Join(faults, "\n"))
		}
		doc = parsed(t, written(t, GEXF, g))
		if faults := append(gexfGrammar.faults(doc), unresolved(doc, "attribute", "attvalue", "for", "type")...); len(faults) > 0 {
			t.Errorf("%s, GEXF:\n%s", name, strings.Join(faults, "\n"))
		}
	}
}

// TestSchemas_faults: the check of TestSchemas finds what is wrong.
func TestSchemas_faults(t *testing.T) {
	good := string(written(t, GraphML, awkward()))
	for name, edit := range map[string][2]string{
		"an element of another format": {`<node id=`, `<vertex/><node id=`},
		"an attribute that is none":    {`<graph id=`, `<graph kind="x" id=`},
		"an attribute that is missing": {` edgedefault="directed"`, ``},
		"an id that is no name":        {`e:b">`, `e b">`},
		"an edge to nowhere":           {`target="urn:entente:e:b"`, `target="urn:entente:e:c"`},
		"a key that is none":           {`<data key="n_type">`, `<data key="n_kind">`},
		"a value of another type":      {`<data key="e_sources">0`, `<data key="e_sources">no`},
		"children in the wrong order":  {`</graph>`, `</graph><key id="k"/>`},
		"an id that stands twice":      {`<node id="urn:entente:e:b"`, `<node id="urn:entente:e:a"/><node id="urn:entente:e:b"`},
	} {
		bad := strings.Replace(good, edit[0], edit[1], 1)
		doc := parsed(t, []byte(bad))
		if bad == good || len(slices.Concat(graphMLGrammar.faults(doc), unresolved(doc, "key", "data", "key", "attr.type"))) == 0 {
			t.Errorf("%s is not found", name)
		}
	}
}
