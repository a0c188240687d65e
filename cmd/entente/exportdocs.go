package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"time"

	"entente/graph"
)

// The formats of export that are documents, statements and events, an object of JSON a line.
const (
	formatJSONL  = "jsonl"
	formatPLOVER = "plover"
)

// lineFormats are what writes each of them.
var lineFormats = map[string]func(context.Context, *graph.View, *json.Encoder) error{
	formatJSON: exportDocuments, formatJSONL: exportStatements, formatPLOVER: exportEvents,
}

// exportLines writes one of lineFormats.
func exportLines(ctx context.Context, v *graph.View, w io.Writer, format string) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(buffered)
	e.SetEscapeHTML(false)
	if err := lineFormats[format](ctx, v, e); err != nil {
		return err
	}
	return buffered.Flush()
}

// exportDocuments writes whole documents by name, as they were read, and then the decisions of the user about who is
// who.
func exportDocuments(ctx context.Context, v *graph.View, e *json.Encoder) error {
	docs, err := v.Documents(ctx)
	if err != nil {
		return err
	}
	for i := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, err := v.Article(ctx, docs[i].Name)
		if err != nil {
			return err
		}
		if err := e.Encode(articleJSON(a)); err != nil {
			return err
		}
	}
	decisions, err := v.Decisions()
	if err != nil {
		return err
	}
	for _, d := range decisions.All() {
		d.Decided = time.Time{} // so that equal decisions give equal bytes
		if err := e.Encode(d); err != nil {
			return err
		}
	}
	return nil
}

// exportStatements writes the statements of the graph by document and place.
func exportStatements(ctx context.Context, v *graph.View, e *json.Encoder) error {
	docs, err := v.Documents(ctx)
	if err != nil {
		return err
	}
	for i := range docs {
		list, err := v.Statements(ctx, graph.Filter{Document: docs[i].Name})
		if err != nil {
			return err
		}
		for j := range list {
			if err := e.Encode(quotedStatementJS{docs[i].Name, wholeStatement(&list[j])}); err != nil {
				return err
			}
		}
	}
	return nil
}

// exportEvents writes PLOVER records as entente events --json --mode all does.
func exportEvents(ctx context.Context, v *graph.View, e *json.Encoder) error {
	events, err := v.Events(ctx, graph.EventFilter{Modes: eventModes[len(eventModes)-1].modes})
	if err != nil {
		return err
	}
	for i := range events {
		a, err := archiveOf(ctx, v, events[i].Statements)
		if err != nil {
			return err
		}
		if err := e.Encode(recordOf(&events[i], a)); err != nil {
			return err
		}
	}
	return nil
}
