package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
	"entente/extract"
	"entente/extract/open"
	"entente/extract/source"
	"entente/extract/source/web"
	"entente/extract/text"
	"entente/schema/gazetteer"
)

func (p *program) extractCommand() *cli.Command {
	return &cli.Command{
		Name: "extract", Category: readGroup, Usage: "show what articles state, without a store", ArgsUsage: "PATH…",
		UsageText:   "entente extract article.txt\nentente extract --format json article.txt",
		Description: extractHelp,
		Flags:       append(readFlags(), openFlag(), gazetteerFlag(), formatFlag(formatText, formatJSON, formatNQ)),
		Action:      p.extract,
	}
}

const extractHelp = `A PATH is a file, a folder, a pattern, an address of the web or - for stdin, as for entente add.

text is for people: each sentence and below it what it states. A statement that is not plainly asserted is marked: planned,
possible, requested, conditional, not (denied), and who says so. Relations outside the vocabulary are marked open.

nq is the quads that a store of these documents would export.

json is one object a document and line. What is unknown is null; offsets are Unicode code points of text, half-open;
sentences count from 1.

  {"id","title","date","url","publisher","author","language"[,"fetched"],"text",
   "sentences":[{"start","end"}],
   "mentions":[{"start","end","text","named","type","entity","qid","cluster"[,"split"]}],
   "statements":[{"id","sentence","start","end","quote","subject":NODE,"relation","open","word","text","object":NODE,
     "polarity","modality","attributedTo":NODE,"time","timeText","place":NODE,"stage",
     "participants":[{"role","node":NODE}],"eventType","cameo","confidence"}],
   "events":[{"type","mode","context","cameo","actors","recipients","statement"}]}

A NODE is an entity {"id","label","type","names"[,"qid"],"text"} or a literal {"value","datatype"[,"unit"],"label","text"}.
polarity is + or -, modality is asserted, planned, possible, requested or conditional. split names the clusters that a
plural stands for. A cluster holds noun phrases: a name within a longer one ("Joe Biden" in "President Joe Biden, 78,") stands
after it, named, with its entity and without the cluster. fetched is when a crawler fetched a page, in an archive of the web.`

// openFlag is the flag that says which open statements are kept.
func openFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "open", Value: string(open.All),
		Usage: "keep `SCOPE` of the open statements: all, named (no object that is mere text) or none",
	}
}

// openScope returns what openFlag says.
func openScope(c *cli.Context) (open.Scope, error) {
	scope, err := open.ParseScope(c.String("open"))
	if err != nil {
		return "", badChoice("open", c.String("open"), open.Scopes)
	}
	return scope, nil
}

// readFlags are the flags of commands that read articles.
func readFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "input", Usage: "`FORMAT` of the input: " + listOf(source.Formats()), Value: string(source.FormatAuto),
		},
		&cli.StringFlag{Name: "name", Usage: "`NAME` of the text that is read from stdin", DefaultText: "-"},
		&cli.IntFlag{Name: "workers", Usage: "read `N` documents at a time", DefaultText: "number of CPUs"},
		&cli.BoolFlag{Name: "allow-private", Usage: "fetch addresses in private networks and on this machine too"},
	}
}

// reading is what readFlags and the arguments say.
type reading struct {
	paths   []string
	input   source.Format
	name    string // of the text on stdin; "" for none
	workers int
	private bool       // addresses in private networks are fetched too
	open    open.Scope // of the open statements of the documents
	tables  []gazetteer.File
	known   func(*text.Doc) error // a reason not to read a document, which is then given with it; nil for none
}

func (p *program) reading(c *cli.Context) (reading, error) {
	r := reading{paths: c.Args().Slice(), workers: runtime.GOMAXPROCS(0)}
	if len(r.paths) == 0 {
		return r, usagef("%s needs a file, a folder or - for stdin: entente %s article.txt", c.Command.Name, c.Command.Name)
	}
	var err error
	if r.input, err = source.ParseFormat(c.String("input")); err != nil {
		return r, badChoice("input", c.String("input"), source.Formats())
	}
	if r.name = c.String("name"); c.IsSet("name") {
		switch {
		case r.name == "":
			return r, usagef("--name needs a name that is not empty")
		case !slices.Contains(r.paths, stdinName):
			return r, usagef("--name names the text on stdin, and no PATH is -: entente %s --name %s -", c.Command.Name, r.name)
		case r.input == source.FormatJSONL:
			return r, usagef("--name names one text; with --input jsonl each line has its own id")
		}
	}
	r.private = c.Bool("allow-private")
	if c.IsSet("workers") {
		if r.workers = c.Int("workers"); r.workers < 1 {
			return r, usagef("--workers %d: it takes at least 1", r.workers)
		}
	}
	return r, nil
}

// frugalGC is how far the heap may grow between two collections while articles are read, in percent of what stays:
// reading makes much garbage beside little that stays, so collecting twice as often as usual costs little and keeps the
// peak low.
const frugalGC = 50

// documents reads the documents of r in order, with the open statements that r asks for, until ctx is done; those under
// way are then finished.
func (p *program) documents(ctx context.Context, r reading) (iter.Seq[extract.Read], error) {
	if p.Getenv("GOGC") == "" {
		debug.SetGCPercent(frugalGC)
	}
	pipeline, err := pipelineWith(r.tables)
	if err != nil {
		return nil, err
	}
	var seen archives
	read := pipeline.Each(context.WithoutCancel(ctx), p.inputs(ctx, r, seen.add), r.workers)
	return func(yield func(extract.Read) bool) {
		for d := range read {
			if d.Err == nil {
				open.Keep(d.Doc, r.open)
			}
			if !yield(d) {
				return
			}
		}
		seen.tell(p)
	}, nil
}

// inputs gives the documents of r, unread, until ctx is done; archive is told of the archives of the web among them.
func (p *program) inputs(
	ctx context.Context, r reading, archive func(string, source.LeftOut),
) iter.Seq2[*text.Doc, error] {
	docs := source.Files(ctx, r.paths, source.Options{
		Format: r.input, Stdin: stream.Until(ctx, p.In), Fetch: fetcher(r.private), Archive: archive,
	})
	return until(ctx, func(yield func(*text.Doc, error) bool) {
		for d, err := range docs {
			if d != nil && r.isStdin(d) && r.name != "" {
				d.ID = r.name
			}
			if err == nil && r.known != nil {
				err = r.known(d)
			}
			if !yield(d, err) {
				return
			}
		}
	})
}

// fetcher returns what gets pages from the web; a page that was read before is asked for only if it has changed.
func fetcher(private bool) func(context.Context, string) (*source.Fetched, error) {
	o := web.Options{AllowPrivate: private}
	if dir, err := os.UserCacheDir(); err == nil {
		o.CacheDir = filepath.Join(dir, "entente", "web")
	}
	client := sync.OnceValue(func() *web.Client { return web.NewClient(o) })
	return func(ctx context.Context, address string) (*source.Fetched, error) {
		page, err := client().Get(ctx, address)
		if err != nil {
			return nil, err
		}
		return &source.Fetched{URL: page.URL, ContentType: page.ContentType, Body: bytes.NewReader(page.Body)}, nil
	}
}

// stdinName is how stdin is written as a PATH, and the name of its text unless --name gives one.
const stdinName = "-"

// isStdin reports whether d is a text that was read from stdin and has no other name.
func (r *reading) isStdin(d *text.Doc) bool {
	return d.ID == stdinName && r.input != source.FormatJSONL
}

func (p *program) extract(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatNQ)
	if err != nil {
		return err
	}
	r, err := p.reading(c)
	if err != nil {
		return err
	}
	if r.open, err = openScope(c); err != nil {
		return err
	}
	if r.tables, err = tables(c.Context, c, nil); err != nil {
		return err
	}
	docs, err := p.documents(c.Context, r)
	if err != nil {
		return err
	}
	to, err := p.sink(c.Context, format)
	if err != nil {
		return err
	}
	return errors.Join(p.pour(c.Context, docs, to), to.close())
}

// pour puts documents into a sink; those that could not be read are named and left out.
func (p *program) pour(ctx context.Context, docs iter.Seq[extract.Read], to sink) error {
	var t tally
	for d := range docs {
		if d.Err != nil {
			t.fail(p, d)
			continue
		}
		if err := to.write(d.Doc); err != nil {
			return err
		}
		if err := p.out.Flush(); err != nil {
			return err
		}
		t.done++
	}
	if err := to.end(); err != nil {
		return err
	}
	return t.end(ctx)
}

// writeReading writes d for people: its name, then each sentence and below it what it states.
func (p *program) writeReading(d *text.Doc) error {
	fmt.Fprintf(p.out, "%s  %s\n", p.ink.Bold(oneLine(d.ID)), p.ink.Dim(plural(len(d.Statements), "statement")))
	at := map[int][]int{}
	for i := range d.Statements {
		n := d.Statements[i].Evidence.Sentence
		at[n] = append(at[n], i)
	}
	for i, s := range d.Sentences {
		number := fmt.Sprintf("%3d  ", i+1)
		for n, line := range wrap(oneLine(d.Slice(s.Span)), p.textWidth(len(number))) {
			if n > 0 {
				number = strings.Repeat(" ", len(number))
			}
			if len(at[i+1]) == 0 {
				line = p.ink.Dim(line)
			}
			fmt.Fprintf(p.out, "%s%s\n", p.ink.Dim(number), line)
		}
		var t table
		for _, k := range at[i+1] {
			st := &d.Statements[k]
			t.add(st.Subject.Label(), st.Relation, st.Object.Label(), strings.Join(marks(st), ", "))
		}
		t.indent(p, 7)
	}
	_, err := fmt.Fprintln(p.out)
	return err
}

// textWidth returns how many columns are left for text after an indent, 0 for as many as it takes.
func (p *program) textWidth(indent int) int {
	if p.Width == 0 {
		return 0
	}
	return max(20, p.Width-indent)
}
