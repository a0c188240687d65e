package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/open"
	"entente/extract/text"
	"entente/graph"
	"entente/schema/gazetteer"
)

func (p *program) gazetteerCommand() *cli.Command {
	return &cli.Command{
		Name: "gazetteer", Category: storeGroup, ArgsUsage: "[VERB FILE…]",
		Usage:       "names of your own: keep tables with the store, check and import them",
		UsageText:   "entente gazetteer check names.tsv\nentente gazetteer add names.tsv aliases.tsv",
		Description: gazetteerHelp,
		Flags: []cli.Flag{
			openFlag(),
			&cli.StringFlag{Name: "from", Usage: "import `FORMAT`: auto (by the file's ending), wikidata or csv", Value: "auto"},
			&cli.StringSliceFlag{Name: "type", Usage: "import things of a `TYPE` and its sub-types alone; again for more"},
			&cli.StringSliceFlag{
				Name: "lang", Usage: "import names in a `LANGUAGE` of Wikidata, best first; again for more", DefaultText: "en",
			},
			&cli.StringFlag{
				Name: "output", Aliases: []string{"o"}, Value: "names",
				Usage: "write the imported tables to `PREFIX`-entities.tsv and so on",
			},
		},
		Action: p.gazetteer,
	}
}

const gazetteerHelp = `Without a VERB the tables that the store keeps are listed. A VERB is

  check FILE…   looks for mistakes in tables; all are named with file, line and column, and the exit code is 1 if there are any
  add FILE…     keeps a copy of tables with the store, each in place of one of its name, and reads the documents of the store
                again that were not read with just these; entente add reads by them from then on, and backups have them
  rm NAME…      takes tables away, and reads the documents again
  import FILE…  makes tables of a Wikidata dump (one entity a line in a JSON array) or of CSV, plain, gzip or bzip2

A CSV names its columns in the first line, in any order: name, type, and any of id, qid, country, start, end, weight, aliases,
acronyms, surname, demonyms, member_of, iso2 and iso3; | parts several values. Of Wikidata labels, aliases, short names (P1813),
class (P31), country (P17, P27), capital (P36), codes (P297, P298), demonyms (P1549), members (P463), dates (P571, P576) and
population (P1082) are taken. Things that the gazetteer has keep their ids and get the names that they lack.

A table is tab-separated under one of these headers; the tables given together may name what another defines:

  id type name qid country start end weight source      entities: id is a slug (acme-corp), type one of the vocabulary
  alias entity kind case                                kind: name, short, acronym, former, demonym_noun, demonym_adj, metonym
                                                        or surname; case: exact or fold
  group member start end                                members of groups, by id or by code of the country
  person office of start end                            offices of persons
  word case type                                        words that are names in their exact case alone, or weak

With --json: check writes {"ok","problems":[{"file","line","col","message"}]}, add and rm {"files","documents","replaced"}: how
many documents were read again and how many say something else now, import {"files","new","known","unresolved",
"leftOut"}: things that the gazetteer had not and had, references to things in no table, which are left out, and rows that
contradict others, which are left out too. The list is one {"name","rows"} a line.`

// gazetteerFlag is the flag for tables of names that are used once.
func gazetteerFlag() cli.Flag {
	return &cli.StringSliceFlag{
		Name: "gazetteer", Usage: "read by the names of a table in `FILE` too; again for more (entente gazetteer keeps them)",
	}
}

func (p *program) gazetteer(c *cli.Context) error {
	args := c.Args().Slice()
	if len(args) == 0 {
		return p.withStore(c.Context, toRead, func(s *graph.Store) error { return p.listTables(c.Context, s) })
	}
	verbs := map[string]func(*cli.Context, []string) error{
		"check": p.checkTables, "add": p.addTables, "rm": p.removeTables, "import": p.importTables,
	}
	do := verbs[args[0]]
	switch {
	case do == nil:
		return unknownVerb("gazetteer", args[0], "check", "add", "rm", "import")
	case len(args) == 1:
		return usagef("entente gazetteer %s needs a file: entente gazetteer %s names.tsv", args[0], args[0])
	}
	return do(c, args[1:])
}

// readTables reads tables of names.
func readTables(names []string) ([]gazetteer.File, error) {
	var out []gazetteer.File
	var errs []error
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, gazetteer.File{Name: name, Text: string(b)})
	}
	return out, errors.Join(errs...)
}

// keeper is a store, or a view of one, that keeps tables.
type keeper interface {
	Attachments(ctx context.Context) ([]graph.Attachment, error)
}

// keptTables returns the tables that a store keeps.
func keptTables(ctx context.Context, s keeper) ([]gazetteer.File, error) {
	list, err := s.Attachments(ctx)
	if err != nil {
		return nil, err
	}
	var out []gazetteer.File
	for _, f := range list {
		out = append(out, gazetteer.File{Name: f.Name, Text: string(f.Data)})
	}
	return out, nil
}

// tables joins the tables that a store keeps, nil for no store, and those of the flag; one that is among the kept ones
// counts once.
func tables(ctx context.Context, c *cli.Context, s keeper) ([]gazetteer.File, error) {
	var kept []gazetteer.File
	if s != nil {
		var err error
		if kept, err = keptTables(ctx, s); err != nil {
			return nil, err
		}
	}
	given, err := readTables(c.StringSlice("gazetteer"))
	if err != nil {
		return nil, err
	}
	for _, f := range given {
		if !slices.ContainsFunc(kept, func(k gazetteer.File) bool { return k.Text == f.Text }) {
			kept = append(kept, f)
		}
	}
	return kept, nil
}

// loadTables returns the gazetteer of the program together with tables.
func loadTables(tables []gazetteer.File) (*gazetteer.Gazetteer, error) {
	if len(tables) == 0 {
		return gazetteer.Load(), nil
	}
	return gazetteer.LoadWith(tables...)
}

// pipelineWith returns the pipeline that reads by tables too.
func pipelineWith(tables []gazetteer.File) (*extract.Pipeline, error) {
	g, err := loadTables(tables)
	if err != nil {
		return nil, err
	}
	return extract.NewWith(g)
}

func (p *program) listTables(ctx context.Context, s *graph.Store) error {
	list, err := keptTables(ctx, s)
	if err != nil {
		return err
	}
	t := table{head: []string{"table", "rows"}, right: []bool{false, true}}
	for _, f := range list {
		if p.json {
			err := p.writeJSON(struct {
				Name string `json:"name"`
				Rows int    `json:"rows"`
			}{f.Name, f.Rows()})
			if err != nil {
				return err
			}
			continue
		}
		t.add(f.Name, strconv.Itoa(f.Rows()))
	}
	if p.json {
		return nil
	}
	return t.write(p, formatText)
}

// errMistakes is the end of a check of tables that found something.
var errMistakes = errors.New("the tables have mistakes")

func (p *program) checkTables(_ *cli.Context, names []string) error {
	files, err := readTables(names)
	if err != nil {
		return err
	}
	mistakes := gazetteer.CheckWith(files...)
	if p.json {
		if err := p.writeMistakes(mistakes); err != nil {
			return err
		}
	} else {
		for _, m := range mistakes {
			fmt.Fprintln(p.out, visible(m.Error()))
		}
	}
	switch {
	case len(mistakes) > 0:
		return fmt.Errorf("%w: %s", errMistakes, plural(len(mistakes), "mistake"))
	case !p.json && !p.quiet:
		rows := 0
		for _, f := range files {
			rows += f.Rows()
		}
		fmt.Fprintf(p.out, "ok: %s, %s\n", plural(len(files), "table"), plural(rows, "row"))
	}
	return nil
}

func (p *program) writeMistakes(mistakes []*gazetteer.SyntaxError) error {
	type problem struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Col     int    `json:"col"`
		Message string `json:"message"`
	}
	out := []problem{}
	for _, m := range mistakes {
		out = append(out, problem{m.File, m.Line, m.Col, m.Msg})
	}
	return p.writeJSON(struct {
		OK       bool      `json:"ok"`
		Problems []problem `json:"problems"`
	}{len(out) == 0, out})
}

func (p *program) addTables(c *cli.Context, names []string) error {
	files, err := readTables(names)
	if err != nil {
		return err
	}
	var attachments []graph.Attachment
	for _, f := range files {
		attachments = append(attachments, graph.Attachment{Name: filepath.Base(f.Name), Data: []byte(f.Text)})
	}
	attach := func(ctx context.Context, s *graph.Store) error { return s.Attach(ctx, attachments...) }
	return p.changeTables(c, graph.Options{}, names, attach,
		func(kept []gazetteer.File) []gazetteer.File {
			kept = slices.DeleteFunc(kept, func(k gazetteer.File) bool {
				return slices.ContainsFunc(attachments, func(a graph.Attachment) bool { return a.Name == k.Name })
			})
			return append(kept, files...)
		})
}

func (p *program) removeTables(c *cli.Context, names []string) error {
	return p.changeTables(c, toChange, names, func(ctx context.Context, s *graph.Store) error {
		for _, name := range names {
			if err := s.Detach(ctx, name); err != nil {
				return err
			}
		}
		return nil
	}, func(kept []gazetteer.File) []gazetteer.File {
		return slices.DeleteFunc(kept, func(k gazetteer.File) bool { return slices.Contains(names, k.Name) })
	})
}

// changeTables changes the tables that the store keeps, if those that it then has hold together, and reads its
// documents again.
func (p *program) changeTables(
	c *cli.Context, o graph.Options, names []string,
	change func(context.Context, *graph.Store) error, after func(kept []gazetteer.File) []gazetteer.File,
) error {
	scope, err := openScope(c)
	if err != nil {
		return err
	}
	return p.withStore(c.Context, o, func(s *graph.Store) error {
		kept, err := keptTables(c.Context, s)
		if err != nil {
			return err
		}
		pipeline, err := pipelineWith(after(kept))
		if err != nil {
			return err
		}
		if err := change(context.WithoutCancel(c.Context), s); err != nil {
			return err
		}
		// The order of the tables is that of the store, as add sees it.
		if kept, err = keptTables(c.Context, s); err != nil {
			return err
		}
		again := rereading{p, s, readerOf(kept, scope), scope}
		documents, replaced, err := again.all(c.Context, pipeline)
		if err != nil {
			return err
		}
		return p.writeChanged(names, documents, replaced)
	})
}

// writeChanged says which tables have changed, how many documents were read again, and how many of them say something
// else.
func (p *program) writeChanged(names []string, documents, replaced int) error {
	if p.json {
		return p.writeJSON(struct {
			Files     []string `json:"files"`
			Documents int      `json:"documents"`
			Replaced  int      `json:"replaced"`
		}{names, documents, replaced})
	}
	if !p.quiet {
		read := plural(documents, "document")
		fmt.Fprintf(p.out, "%s; %s read again, %d of them otherwise\n", plural(len(names), "table"), read, replaced)
	}
	return nil
}

// rereading reads the documents of a store again, from the texts that it keeps.
type rereading struct {
	*program
	store  *graph.Store
	reader reader
	scope  open.Scope
}

// all reads every document again that has not been read in just this way, and says how many they are and how many say
// something else now. A document that can no longer be read stays as it is, and ends the work with its error.
func (r rereading) all(ctx context.Context, pipeline *extract.Pipeline) (documents, replaced int, err error) {
	docs, err := r.store.Documents(ctx)
	if err != nil {
		return 0, 0, err
	}
	bar := progress{w: r.Err, on: r.ErrTerminal && !r.quiet && !r.json}
	defer bar.clear()
	for read := range pipeline.Each(ctx, r.unread(ctx, docs), runtime.GOMAXPROCS(0)) {
		if errors.Is(read.Err, errKnown) {
			continue
		}
		if read.Err != nil {
			return documents, replaced, read.Err
		}
		open.Keep(read.Doc, r.scope)
		added, err := r.store.AddRead(context.WithoutCancel(ctx), extract.Article(read.Doc), r.reader.reading(read.Doc))
		if err != nil {
			return documents, replaced, err
		}
		documents++
		if added.Outcome == graph.Replaced {
			replaced++
		}
		bar.show("%d of %s read again", documents, plural(len(docs), "document"))
	}
	if ctx.Err() != nil {
		return documents, replaced, context.Cause(ctx)
	}
	return documents, replaced, nil
}

// unread gives documents of the store as they were before they were read; errKnown stands with those that need not be.
func (r rereading) unread(ctx context.Context, docs []graph.Document) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for i := range docs {
			d, err := unread(ctx, r.store, &docs[i])
			if had := docs[i].Reading; err == nil && had != "" && had == r.reader.reading(d) {
				err = errKnown
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// texts keeps the texts of documents.
type texts interface {
	Text(ctx context.Context, name string) (string, error)
}

// unread returns a document of a store as it was before it was read. A title with which the text begins was found
// there.
func unread(ctx context.Context, s texts, d *graph.Document) (*text.Doc, error) {
	body, err := s.Text(ctx, d.Name)
	out := &text.Doc{
		Meta: text.Meta{
			ID: d.Name, Title: d.Title, URL: d.URL, Publisher: d.Publisher, Author: d.Author, Language: d.Language,
			Date: d.Date, Fetched: d.Fetched,
		},
		Text: body,
	}
	if strings.HasPrefix(strings.TrimSpace(body), d.Title) {
		out.Title = ""
	}
	return out, err
}
