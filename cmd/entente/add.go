package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract"
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
Atom and JSON feeds, e-mails and PDFs are read, each also compressed with gzip or Zstandard. Of a page the article is kept,
without navigation and adverts. An address is fetched as robots.txt of its host allows. A text in another language is refused.

Adding an article again changes nothing;
adding another text under the same name replaces it, so give each text from stdin its own with --name. An article that cannot
be read is named on stderr and left out, and the exit code is 3.

With --json: one {"document","id","outcome","statements","facts","quads"} a line. outcome is new, replaced or unchanged; facts
counts those that no document supported before, quads those added less those removed.`,
		Flags:  append(readFlags(), openFlag(), gazetteerFlag()),
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
	a := adding{program: p, reading: r, began: time.Now()}
	if err := a.openExisting(c.Context); err != nil {
		return err
	}
	if r.tables, err = a.tables(c); err != nil {
		return errors.Join(err, a.close())
	}
	docs, err := p.documents(c.Context, r)
	if err != nil {
		return errors.Join(err, a.close())
	}
	for d := range docs {
		if err := a.document(c.Context, d); err != nil {
			a.bar.clear()
			return errors.Join(err, a.close())
		}
	}
	a.bar.clear()
	if err := a.close(); err != nil {
		return err
	}
	a.summary()
	return a.end(c.Context)
}

// adding is the work of add.
type adding struct {
	*program
	tally
	reading           reading
	store             *graph.Store
	outcomes          map[graph.Outcome]int
	statements, facts int
	began             time.Time
	bar               progress
}

// openExisting opens the store if there is one, so that a lock is known before anything is read. One that is new is made
// for the first article that can be read, and not for none.
func (a *adding) openExisting(ctx context.Context) error {
	a.outcomes = map[graph.Outcome]int{}
	a.bar = progress{w: a.Err, on: a.ErrTerminal && !a.quiet && !a.json}
	s, err := a.open(ctx, toChange)
	if errors.Is(err, graph.ErrNoStore) {
		return nil
	}
	a.store = s
	return err
}

// tables returns the tables of names to read by: those that the store keeps, if there is one, and those of the flag.
func (a *adding) tables(c *cli.Context) ([]gazetteer.File, error) {
	if a.store == nil {
		return tables(c.Context, c, nil)
	}
	return tables(c.Context, c, a.store)
}

func (a *adding) close() error {
	if a.store == nil {
		return nil
	}
	return a.store.Close()
}

// document adds what was read. An article that is at fault is named and left out; an error is one of the store.
func (a *adding) document(ctx context.Context, r extract.Read) error {
	if r.Err != nil {
		a.bar.clear()
		a.fail(a.program, r)
		return nil
	}
	// A document that was read is finished even if the user wants to stop.
	ctx = context.WithoutCancel(ctx)
	if a.store == nil {
		s, err := a.open(ctx, graph.Options{})
		if err != nil {
			return err
		}
		a.store = s
	}
	added, err := a.store.Add(ctx, extract.Article(r.Doc))
	if errors.Is(err, graph.ErrArticle) || errors.Is(err, schema.ErrStatement) {
		a.bar.clear()
		a.fail(a.program, extract.Read{Doc: r.Doc, Err: err})
		return nil
	}
	if err != nil {
		return err
	}
	a.done++
	a.outcomes[added.Outcome]++
	a.statements += added.Statements
	a.facts += added.Facts
	a.bar.show("%s, %s", plural(a.done, "document"), plural(a.statements, "statement"))
	if added.Outcome == graph.Replaced && a.reading.isStdin(r.Doc) && !a.quiet && !a.json {
		a.bar.clear()
		fmt.Fprintln(a.Err, "entente: this text replaced the one that was read from stdin before; add each with --name NAME to keep both")
	}
	return a.tell(r.Doc, added)
}

// tell writes what became of a document, for programs.
func (a *adding) tell(d *text.Doc, added graph.Added) error {
	if !a.json {
		return nil
	}
	err := a.writeJSON(struct {
		Document   string `json:"document"`
		ID         string `json:"id"`
		Outcome    string `json:"outcome"`
		Statements int    `json:"statements"`
		Facts      int    `json:"facts"`
		Quads      int    `json:"quads"`
	}{d.ID, string(added.Document), string(added.Outcome), added.Statements, added.Facts, added.Quads})
	if err != nil {
		return err
	}
	return a.out.Flush()
}

// summary tells a person, or whoever adds several documents, what it all came to.
func (a *adding) summary() {
	if a.quiet || a.json || !a.ErrTerminal && a.done+a.failed < 2 {
		return
	}
	s := plural(a.done, "document")
	for _, o := range []graph.Outcome{graph.New, graph.Replaced, graph.Unchanged} {
		if n := a.outcomes[o]; n > 0 && n < a.done {
			s += fmt.Sprintf(", %d %s", n, o)
		} else if n > 0 {
			s += ", " + string(o)
		}
	}
	if a.failed > 0 {
		s += fmt.Sprintf(", %d failed", a.failed)
	}
	took := time.Since(a.began).Round(10 * time.Millisecond)
	fmt.Fprintf(a.Err, "entente: %s; %s, %s new, in %s\n", s, plural(a.statements, "statement"), plural(a.facts, "fact"), took)
}
