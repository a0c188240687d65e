// Package convert turns lists of names that others publish into tables of the gazetteer.
//
// Its nouns are the Record, one thing with its names as a list has it; the two readers of records, of a Wikidata dump
// and of CSV; and the Builder, which gives each thing an id, leaves out what the gazetteer knows already, and writes
// the tables.
//
//	Wikidata(in io.Reader, file string, f Filter, fn func(*Record)) error
//	CSV(in io.Reader, file string, f Filter, fn func(*Record)) error
//	Open(in io.Reader) (io.Reader, error)                  // gzip and bzip2 as what they hold
//	NewBuilder(g *gazetteer.Gazetteer) *Builder
//	(*Builder) Add(r *Record)       (*Builder) Tables(prefix string) []gazetteer.File
//
// # Limits
//
// The readers hold one line at a time; the Builder holds what is kept. Of a Wikidata item the class (P31) must stand in
// classes.tsv: sub-classes are not followed, which would take the whole dump. Positions (P39) are left out, since what
// they are of stands in other items, and descriptions, for which the tables have no column.
package convert
