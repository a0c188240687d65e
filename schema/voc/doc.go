// Package voc holds the terms of the vocabularies that the graph is written in, as constants of type schema.IRI.
//
// Its nouns are the Namespace, a prefix with the IRI that it stands for, and the term. Standard terms keep the meaning
// of their standard; terms of our own stand in Entente and are described where they are declared. The vocabularies hold
// the terms that entente writes, not all that their standards define.
package voc
