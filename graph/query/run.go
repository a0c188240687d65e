package query

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph"
)

// runners are the languages, by name.
var runners = map[string]func(r *Rows, qs graph.QuadStore, o Options) error{
	"gizmo":   runGizmo,
	"graphql": runGraphQL,
	"mql":     runMQL,
}

// Languages lists the names of the query languages.
func Languages() []string { return []string{"gizmo", "graphql", "mql"} }

// Run starts a query over qs, which must stay open until the rows are closed. A mistake in the text is found at once
// where the language allows, and otherwise ends the rows.
func Run(ctx context.Context, qs graph.QuadStore, n Names, lang, text string, o Options) (*Rows, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if lang == "" {
		lang = Languages()[0]
	}
	run := runners[lang]
	if run == nil {
		return nil, fmt.Errorf("%w %q: use %s", ErrLanguage, lang, strings.Join(Languages(), ", "))
	}
	ctx, stop := limit(ctx, o)
	r := &Rows{lang: lang, text: text, names: n, namer: newNamer(n), ctx: ctx, cancel: stop, left: -1}
	if o.Limit > 0 {
		r.left = o.Limit
	}
	if q, ok := qs.(interface{ ReadError() error }); ok {
		r.readError = q.ReadError
	}
	if err := run(r, shortStore{qs}, o); err != nil {
		stop(err)
		return nil, locate(lang, text, err)
	}
	return r, nil
}
