package page

import (
	_ "embed"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture lists the words by which pages name what is no part of an article.
//
//go:embed furniture.txt
var furniture string

// furnitureWords are the words of furniture.
var furnitureWords = func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(furniture) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			words[line] = true
		}
	}
	return words
}()

// never are the elements that hold no running text of an article.
var never = []atom.Atom{
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Form, atom.Button, atom.Select, atom.Iframe,
	atom.Object, atom.Svg, atom.Canvas, atom.Audio, atom.Video, atom.Dialog,
}

// prune takes out what is no part of an article, by its element and by the words in its class and id. JSON-LD stays: it
// is read for metadata.
func prune(doc *html.Node) {
	var out []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && isFurniture(n) {
			out = append(out, n)
		}
	}
	for _, n := range out {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func isFurniture(n *html.Node) bool {
	if n.DataAtom == atom.Script && attribute(n, "type") == "application/ld+json" {
		return false
	}
	if slices.Contains(never, n.DataAtom) {
		return true
	}
	// The whole page and the article may carry any class.
	if slices.Contains([]atom.Atom{atom.Html, atom.Head, atom.Body, atom.Main, atom.Article}, n.DataAtom) {
		return false
	}
	for name := range strings.FieldsSeq(attribute(n, "class") + " " + attribute(n, "id")) {
		if furnitureWords[strings.ToLower(name)] {
			return true
		}
	}
	return false
}
