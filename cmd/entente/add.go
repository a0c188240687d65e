package main

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/source"
	"entente/extract/text"
	"entente/graph"
	"entente/schema"
	"entente/schema/gazetteer"
)

func (p *program) addCommand() *cli.Command {
	return &cli.Command{
		Name: "add", Category: readGroup, Usage: "read articles into the store", ArgsUsage: "PATH…",
		UsageText: "entente add article.txt\nentente add --store news.db articles.jsonl more/",
		Description: `A PATH is a file, a folder (its files with the ending of a known format), a pattern such as 'news/*.html', an address of the
web, or - for stdin. Plain text, JSON Lines ({"id","text"[,"title","date","url","publisher"]} a line), saved pages of HTML, RSS,
Atom and JSON feeds, e-mails, PDFs and archives of the web (WARC) are read, each also compressed with gzip or Zstandard. Of a
page the article is kept, without navigation and adverts. An address is fetched as robots.txt of its host allows. A text in
another language is refused. Of an archive each page that came with status 200 is a document under its address, and the time of
the crawl is kept as such, not as a date of publication; what is no page of HTML is counted and left out. Of a page that stands
in it more than once the last one counts.

Adding an article again changes nothing, and one that the same program has read before with the same tables of names and the
same --open is not read again, unless with --again; another version of entente reads it again.
Adding another text under the same name replaces it, so give each text from stdin its own with --name. An article that cannot
be read is named on stderr and left out, and the exit code is 3.

Each article is stored in one transaction: whatever ends a run, the same command goes on where it was. The first Ctrl-C
finishes the articles under way, the second leaves at once without them.

With --json: one {"document","id","outcome","statements","facts","quads"} a line. outcome is new, replaced or unchanged; facts
counts those that no document supported before, quads those added less those removed. The report is one object:

  {"documents":[the same, or {"document","outcome":"failed","error"}],
   "totals":{"documents","new","replaced","unchanged","failed","read","statements","facts","quads"},"interrupted","seconds"}

read counts the articles that were not known before.`,
		Flags: append(readFlags(), openFlag(), gazetteerFlag(),
			&cli.BoolFlag{Name: "again", Usage: "read again what has been read before"}, reportFlag()),
		Action: p.add,
	}
}

func (p *program) add(c *cli.Context) error {
	r, err := p.reading(c)
	if err != nil {
		return err
	}
	if r.open, err = openScope(c); err != nil {
		return err
	}
	a := &adding{batch: p.batch(), seed: maphash.MakeSeed(), named: map[uint64]bool{}}
	if err := a.openExisting(c.Context); err != nil {
		return err
	}
	if r.tables, err = a.tables(c); err != nil {
		return errors.Join(err, a.close())
	}
	a.reader = readerOf(r.tables, r.open)
	if a.before != nil && !c.Bool("again") {
		r.known = a.known
	}
	a.reading = r
	docs, err := p.documents(c.Context, r)
	if err != nil {
		return errors.Join(err, a.close())
	}
	if a.bar.on {
		a.bar.total, _ = source.Count(r.paths, r.input)
	}
	return a.run(c, func() error {
		for d := range docs {
			if err := a.document(c.Context, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// adding is the work of add.
type adding struct {
	*batch
	reading reading
	reader  reader
	// before is the store that was there when the work began; nil for none.
	before *graph.Store
	// named are hashes of the names that have come. Of a name that comes again the store may not yet have what came
	// before.
	named map[uint64]bool
	seed  maphash.Seed
}

// openExisting opens the store if there is one, so that a lock is known before anything is read. One that is new is
// made for the first article that can be read, and not for none.
func (a *adding) openExisting(ctx context.Context) error {
	s, err := a.open(ctx, toChange)
	if errors.Is(err, graph.ErrNoStore) {
		return nil
	}
	a.before, a.store = s, s
	return err
}

// tables returns the tables of names to read by: those that the store keeps, if there is one, and those of the flag.
func (a *adding) tables(c *cli.Context) ([]gazetteer.File, error) {
	if a.store == nil {
		return tables(c.Context, c, nil)
	}
	return tables(c.Context, c, a.store)
}

// errKnown is why a document is not read: the store has it, read by the same program in the same way.
var errKnown = errors.New("read before")

// known returns errKnown for a document that need not be read.
func (a *adding) known(d *text.Doc) error {
	name := maphash.String(a.seed, d.ID)
	again := a.named[name]
	a.named[name] = true
	if again {
		return nil
	}
	had, err := a.before.WasRead(d.ID, a.reader.reading(d))
	if err == nil && had != nil {
		return errKnown
	}
	return err
}

// document adds what was read. An article that is at fault is named and left out; an error is one of the store.
func (a *adding) document(ctx context.Context, r extract.Read) error {
	// A document that was read is finished even if the user wants to stop.
	ctx = context.WithoutCancel(ctx)
	if errors.Is(r.Err, errKnown) {
		doc, err := a.before.Document(ctx, r.Doc.ID)
		if err != nil {
			return err
		}
		return a.kept(doc.Name, graph.Added{Document: doc.ID, Outcome: graph.Unchanged, Statements: doc.Statements}, false)
	}
	if r.Err != nil {
		return a.failed(r)
	}
	s, err := a.toFill(ctx)
	if err != nil {
		return err
	}
	added, err := s.AddRead(ctx, extract.Article(r.Doc), a.reader.reading(r.Doc))
	if isFault(err) {
		return a.failed(extract.Read{Doc: r.Doc, Err: err})
	}
	if err != nil {
		return err
	}
	if added.Outcome == graph.Replaced && a.reading.isStdin(r.Doc) && !a.quiet && !a.json {
		a.bar.clear()
		fmt.Fprintln(a.Err, "entente: this text replaced the one that was read from stdin before; "+
			"add each with --name NAME to keep both")
	}
	return a.kept(r.Doc.ID, added, true)
}

// isFault reports whether an error of adding is one of the article and not of the store.
func isFault(err error) bool {
	return errors.Is(err, graph.ErrArticle) || errors.Is(err, schema.ErrStatement)
}
