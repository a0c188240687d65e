package query

import (
	"encoding/json"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"
	"github.com/cayleygraph/quad"
)

// runGraphQL starts a GraphQL query, whose one row is a map.
func runGraphQL(r *Rows, qs graph.QuadStore, o Options) error {
	it, err := open(r, graphql.NewSession(qs), o)
	if err != nil {
		return err
	}
	stream(r, it)
	return nil
}

// runMQL starts an MQL query, whose rows are maps.
func runMQL(r *Rows, qs graph.QuadStore, o Options) error {
	var whole any
	if err := json.Unmarshal([]byte(r.text), &whole); err != nil {
		return err // with its place
	}
	it, err := open(r, mql.NewSession(qs), o)
	if err != nil {
		return err
	}
	stream(r, it)
	return nil
}

// open builds the iterator of a query.
func open(r *Rows, s query.Session, o Options) (it query.Iterator, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = recovered(x)
		}
	}()
	return s.Execute(r.ctx, r.text, query.Options{Limit: o.Limit, Collation: query.JSON})
}

// result is what a goroutine sends for a row.
type result struct {
	row Row
	err error
}

// stream reads an iterator in a goroutine of its own, so that the rows end with the context though the iterator may be
// slow to notice.
func stream(r *Rows, it query.Iterator) {
	out := make(chan result)
	go func() {
		defer close(out)
		send := func(res result) bool {
			select {
			case out <- res:
				return true
			case <-r.ctx.Done():
				return false
			}
		}
		defer func() {
			if x := recover(); x != nil {
				send(result{err: recovered(x)})
			}
		}()
		defer it.Close()
		for it.Next(r.ctx) {
			if !send(result{row: Row{Value: plain(it.Result())}}) {
				return
			}
		}
		if err := it.Err(); err != nil {
			send(result{err: err})
		}
	}()
	r.stop = func() {}
	r.next = func() (Row, bool, error) {
		select {
		case res, ok := <-out:
			return res.row, ok && res.err == nil, res.err
		case <-r.ctx.Done():
			return Row{}, false, r.ctx.Err()
		}
	}
}

// plain replaces terms in a result by their text, so that it can be written as JSON.
func plain(v any) any {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.Value:
		if n, ok := v.Native().(quad.Value); !ok {
			return v.Native()
		} else if s, ok := n.(quad.String); ok {
			return string(s)
		}
		return quad.StringOf(v)
	case map[string]any:
		for k, e := range v {
			v[k] = plain(e)
		}
	case []any:
		for i, e := range v {
			v[i] = plain(e)
		}
	}
	return v
}
