package pattern

import (
	"slices"
	"strings"

	"entente/schema"
)

// attributes are the attributes that every pattern knows.
var attributes = strings.Fields("word lemma upos xpos feats deprel number case ner type mention tag pos")

// aliases are the names that other pattern languages have for attributes.
var aliases = map[string]string{"tag": "xpos", "pos": "upos"}

// values are the words of the attributes that have a closed list of them: the tag sets of Universal Dependencies and
// the Penn Treebank among them.
var values = map[string][]string{
	"upos": strings.Fields("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"),
	"xpos": strings.Fields("CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO " +
		"UH VB  VBD VBG VBN VBP VBZ WDT WP WP$ WRB ADD AFX GW HYPH NFP XX # $ '' `` -LRB- -RRB- , . " +
		":"),
	"ner":     strings.Fields("PER ORG LOC O"),
	"number":  strings.Fields("Sing Plur"),
	"mention": strings.Fields("named description pronoun"),
	"deprel":  relations,
}

// relations are the relations of Universal Dependencies with the subtypes that English treebanks use.
var relations = strings.Fields("acl acl:relcl advcl advcl:relcl advmod advmod:emph amod appos aux aux:pass case cc " +
	"cc:preconj ccomp  clf compound compound:prt conj cop csubj csubj:outer csubj:pass dep det " +
	"det:predet det:poss discourse dislocated expl fixed flat  flat:foreign flat:name goeswith " +
	"iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nmod:npmod nmod:tmod nsubj " +
	"nsubj:outer  nsubj:pass nummod obj obl obl:agent obl:unmarked obl:npmod obl:tmod orphan " +
	"parataxis punct reparandum root vocative xcomp")

// known reports whether word is a value that attribute can have, and else the values that it has.
func known(attribute, word string) (list []string, ok bool) {
	if attribute == "type" {
		if _, err := schema.ParseNodeType(word); err == nil {
			return nil, true
		}
		return nodeTypes(), false
	}
	list, closed := values[attribute]
	return list, !closed || slices.Contains(list, word)
}

// nodeTypes lists the names of the node types of package schema.
func nodeTypes() []string {
	var out []string
	for _, t := range schema.NodeTypes() {
		out = append(out, string(t))
	}
	return out
}
