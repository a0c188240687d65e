package export

import (
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"entente/graph"
	"entente/schema"
)

// page is the page without its data, which stand in place of dataMark.
//
//go:embed page.html
var page string

const dataMark = "/*DATA*/"

// The data of the page. Nodes and documents are named by their place in their list.
type (
	pageData struct {
		Nodes     []pageNode     `json:"nodes"`
		Edges     []pageEdge     `json:"edges"`
		Documents []pageDocument `json:"documents"`
	}
	pageNode struct {
		Label string   `json:"label"`
		Type  string   `json:"type"`
		Names []string `json:"names,omitempty"`
		QID   string   `json:"qid,omitempty"`
	}
	pageEdge struct {
		Source   int         `json:"s"`
		Target   int         `json:"t"`
		Relation string      `json:"r"`
		Open     bool        `json:"open,omitempty"`
		Planned  bool        `json:"planned,omitempty"`
		First    string      `json:"first,omitempty"`
		Last     string      `json:"last,omitempty"`
		Sources  int         `json:"n"`
		Quotes   []pageQuote `json:"q"`
	}
	pageQuote struct {
		Words    string `json:"w"`
		Document int    `json:"d"`
	}
	pageDocument struct {
		Name      string `json:"name"`
		Title     string `json:"title,omitempty"`
		Date      string `json:"date,omitempty"`
		Publisher string `json:"publisher,omitempty"`
		URL       string `json:"url,omitempty"`
	}
)

// writeHTML writes one page with the graph, a search box and every quote. It loads nothing: data, style and script
// stand in it, so it can be kept and sent as it is.
func writeHTML(w io.Writer, g *Graph) error {
	before, after, ok := strings.Cut(page, dataMark)
	if !ok {
		return errors.New("page.html has no place for its data")
	}
	// json.Marshal writes < and & as escapes, so that no quote can end the element that holds the data.
	data, err := json.Marshal(dataOf(g))
	if err != nil {
		return err
	}
	for _, part := range []string{before, string(data), after} {
		if _, err := io.WriteString(w, part); err != nil {
			return err
		}
	}
	return nil
}

func dataOf(g *Graph) pageData {
	data := pageData{Nodes: []pageNode{}, Edges: []pageEdge{}, Documents: []pageDocument{}}
	nodes, documents := map[string]int{}, map[schema.IRI]int{}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		nodes[n.ID] = i
		data.Nodes = append(data.Nodes, pageNode{n.Label, string(n.Type), n.names(), n.qid()})
	}
	for i := range g.Documents {
		d := &g.Documents[i]
		documents[d.ID] = i
		data.Documents = append(data.Documents, pageDocumentOf(d))
	}
	for i := range g.Facts {
		f := &g.Facts[i]
		e := pageEdge{
			Source: nodes[f.Subject.Key()], Target: nodes[f.Object.Key()], Relation: f.Relation, Open: f.Open,
			Planned: f.Status != schema.Asserted, First: f.First, Last: f.Last, Sources: f.Sources, Quotes: []pageQuote{},
		}
		if e.Last == e.First {
			e.Last = ""
		}
		for j := range f.Statements {
			ev := &f.Statements[j].Evidence
			e.Quotes = append(e.Quotes, pageQuote{schema.OneLine(ev.Exact), documents[ev.Document]})
		}
		data.Edges = append(data.Edges, e)
	}
	return data
}

func pageDocumentOf(d *graph.Document) pageDocument {
	p := pageDocument{Name: d.Name, Title: d.Title, Publisher: d.Publisher, URL: webURL(d.URL)}
	if !d.Date.IsZero() {
		p.Date = d.Date.Format("2006-01-02")
	}
	return p
}

// webURL returns an address that a page may link to, or "": one with another scheme could run as a script.
func webURL(u string) string {
	if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		return u
	}
	return ""
}
