// Package export writes a choice of the graph in the formats of other programs: those of graph tools (GraphML, GEXF,
// DOT), tables (CSV for Neo4j's importer and for spreadsheets), entities of FollowTheMoney, and one page of HTML that
// needs nothing else.
//
// Its nouns are the [Choice], which says what of a store is wanted, the [Graph], which is what was found, in memory,
// and the [Format], whose [Write] puts a Graph into bytes:
//
//	Collect(ctx context.Context, v *graph.View, c Choice) (*Graph, error)
//	Write(w io.Writer, f Format, g *Graph) error
//
// A Graph is sorted, and every format is a function of it, so equal stores give equal bytes. A node is an entity, or a
// literal that is the object of a fact; an edge is a fact, with its status, its first and last date, the number of its
// sources, the confidence of its best statement, and its quotes. What a format cannot hold is left out as the comment
// of its writer says, never bent.
//
// The graph with all its provenance is what graph.View.Export writes as RDF; these formats hold facts and quotes, and
// no statement that is denied or only possible.
package export
