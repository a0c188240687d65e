package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
	"entente/extract"
	"entente/extract/source"
	"entente/extract/text"
	"entente/graph"
	"entente/graph/identity"
)

// importEndings are the formats of import by the endings of files.
var importEndings = map[string]string{
	".json": formatJSON, ".jsonl": formatJSON, ".ndjson": formatJSON,
	".nq": string(graph.ExportNQuads), ".trig": string(graph.ExportTriG),
	".jsonld": string(graph.ExportJSONLD), ".nt": string(graph.ExportNTriples), ".ttl": string(graph.ExportTurtle),
}

// importSyntaxes are the formats for --format; those without labels are known so that the refusal can say why.
var importSyntaxes = []string{
	formatJSON, string(graph.ExportNQuads), string(graph.ExportTriG), string(graph.ExportJSONLD),
	string(graph.ExportNTriples), string(graph.ExportTurtle),
}

func (p *program) importCommand() *cli.Command {
	return &cli.Command{
		Name: "import", Category: storeGroup, ArgsUsage: "FILE…",
		Usage: "put documents and statements of another store into this one",
		UsageText: "entente export --format json | entente import --store copy.db --format json -\n" +
			"entente import --store copy.db graph.nq",
		Description: importHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{
				Name: "format", Usage: "`FORMAT` of all files: " + listOf(importSyntaxes[:4]), DefaultText: "by the ending",
			},
			reportFlag(),
		},
		Action: p.importFiles,
	}
}

const importHelp = `A FILE is known by its ending (json, jsonl, nq, trig, jsonld), each also compressed with gzip or Zstandard; - is stdin and
needs --format.

json is document objects as entente extract --format json and entente export --format json write them, one after another, and
decisions about who is who as entente entities writes them. A document that contradicts itself is named on stderr and left out,
and the exit code is 3. The id of a statement may be missing; if it is there, it must be that of what the statement says.

nq, trig and jsonld are whole graphs as entente export --texts writes them; without the texts nothing could be verified, and
without labels (nt, ttl) nothing tells which document says what. All of it is read and compared with what the documents give
before anything is stored: a graph that is not ours, or was changed, is refused with the first quad that does not fit. A store
into which it is imported exports the same bytes. What each document says of the entities that it names comes with
its text, as in json. A jsonld that begins with its context and then @graph, as
ours do, may be as long as it likes, another one up to 64 MiB.

Each document is stored in one transaction, in place of one of its name. With --json: one line a document, as of entente add;
--report too is that of entente add.`

func (p *program) importFiles(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("import needs a file, or - for stdin: entente import graph.nq")
	}
	given := c.String("format")
	if given != "" && !slices.Contains(importSyntaxes, given) {
		return badChoice("format", given, importSyntaxes[:4])
	}
	var formats []string
	for _, name := range c.Args().Slice() {
		format := given
		if format == "" {
			if format = importEndings[source.Ending(name)]; format == "" {
				return usagef("nothing tells the format of %s: name it with --format, one of %s", name, listOf(importSyntaxes[:4]))
			}
		}
		formats = append(formats, format)
	}
	b := &importing{p.batch()}
	return b.run(c, func() error {
		for i, name := range c.Args().Slice() {
			if c.Context.Err() != nil {
				return nil
			}
			if err := b.file(c.Context, name, formats[i]); err != nil && !errors.Is(err, errInterrupted) {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	})
}

// importing is the work of import.
type importing struct{ *batch }

func (b *importing) file(ctx context.Context, name, format string) error {
	in := stream.Until(ctx, b.In)
	if name != stdinName {
		f, err := os.Open(name)
		if err != nil {
			return errors.Unwrap(err)
		}
		defer f.Close()
		in = f
	}
	in, err := source.Unpack(in)
	if err != nil {
		return err
	}
	if format == formatJSON {
		return b.documents(ctx, name, in)
	}
	staged, err := graph.Stage(ctx, in, graph.StageOptions{Format: graph.ExportFormat(format), File: name})
	if err != nil {
		return err
	}
	return errors.Join(b.graph(ctx, staged), staged.Close())
}

// graph stores a graph that was found good.
func (b *importing) graph(ctx context.Context, staged *graph.Staged) error {
	s, err := b.toFill(ctx)
	if err != nil {
		return err
	}
	b.bar.total += staged.Len()
	return staged.AddTo(ctx, s, func(name string, added graph.Added) error { return b.kept(name, added, true) })
}

// documents stores documents and decisions of JSON, one after another.
func (b *importing) documents(ctx context.Context, name string, in io.Reader) error {
	d := json.NewDecoder(in)
	var decisions []identity.Decision
	for n := 1; ctx.Err() == nil; n++ {
		var raw json.RawMessage
		if err := d.Decode(&raw); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("object %d, before byte %d: %w", n, d.InputOffset(), err)
		}
		decision, fault := b.object(ctx, raw)
		switch {
		case fault.err != nil:
			return fault.err
		case fault.Err != nil:
			if fault.Doc == nil || fault.Doc.ID == "" {
				fault.Doc = &text.Doc{Meta: text.Meta{ID: fmt.Sprintf("%s: object %d", name, n)}}
			}
			if err := b.failed(fault.Read); err != nil {
				return err
			}
		case decision != nil:
			decisions = append(decisions, *decision)
		}
	}
	if len(decisions) == 0 {
		return nil
	}
	s, err := b.toFill(ctx)
	if err != nil {
		return err
	}
	_, err = s.Decide(context.WithoutCancel(ctx), decisions...)
	return err
}

// importFault is what is wrong with an object of JSON (Read), or with the store (err).
type importFault struct {
	extract.Read
	err error
}

// object stores a document, or returns a decision.
func (b *importing) object(ctx context.Context, raw json.RawMessage) (*identity.Decision, importFault) {
	bad := func(id string, err error) (*identity.Decision, importFault) {
		return nil, importFault{Read: extract.Read{Doc: &text.Doc{Meta: text.Meta{ID: id}}, Err: err}}
	}
	var head struct {
		Decision *string `json:"decision"`
		Text     *string `json:"text"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return bad("", err)
	}
	if head.Decision != nil {
		var d identity.Decision
		if err := errors.Join(json.Unmarshal(raw, &d), d.Validate()); err != nil {
			return bad("", err)
		}
		return &d, importFault{}
	}
	var doc documentJSON
	if err := json.NewDecoder(bytes.NewReader(raw)).Decode(&doc); err != nil {
		return bad(doc.ID, err)
	}
	if head.Text == nil {
		return bad(doc.ID, errors.New(`no "text": a document without its text cannot be verified`))
	}
	a, err := doc.article()
	if err != nil {
		return bad(doc.ID, err)
	}
	s, err := b.toFill(ctx)
	if err != nil {
		return nil, importFault{err: err}
	}
	added, err := s.Add(context.WithoutCancel(ctx), a)
	if isFault(err) {
		return bad(doc.ID, err)
	}
	if err == nil {
		err = b.kept(a.Name, added, true)
	}
	return nil, importFault{err: err}
}
