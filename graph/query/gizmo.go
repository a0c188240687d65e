package query

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// maxDepth is how deeply functions of a script may call each other.
const maxDepth = 2000

// runGizmo starts a script in a session of its own; a session of Cayley serves one script.
func runGizmo(r *Rows, qs graph.QuadStore, o Options) error {
	if _, err := parser.ParseFile(nil, "", r.text, 0); err != nil {
		return err
	}
	session := gizmo.NewSession(qs)
	vm := machine(session)
	if vm == nil {
		return errors.New("gizmo: the script engine of this version of Cayley is not known")
	}
	vm.SetMaxCallStackSize(maxDepth)
	if err := newShell(r.ctx, vm, r.namer).install(); err != nil {
		return err
	}
	if err := guard(vm); err != nil {
		return err
	}
	it, err := session.Execute(r.ctx, r.text, query.Options{Limit: o.Limit, Collation: query.Raw})
	if err != nil {
		return err
	}
	g := &gizmoRows{rows: r, qs: qs.(shortStore), it: it}
	r.next = g.next
	r.stop = func() {
		vm.Interrupt(ErrClosed)
		_ = it.Close() // always nil
	}
	// The session tells the machine to stop only from within Next: a reader that is slow must not keep a script alive.
	context.AfterFunc(r.ctx, func() { vm.Interrupt(context.Cause(r.ctx)) })
	return nil
}

// machine returns the script engine of a session, which Cayley keeps to itself, or nil if it is not where version 0.7.7
// has it.
func machine(s *gizmo.Session) *goja.Runtime {
	f := reflect.ValueOf(s).Elem().FieldByName("vm")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*goja.Runtime]() {
		return nil
	}
	return (*goja.Runtime)(f.UnsafePointer())
}

// gizmoRows turns results of a session into rows.
type gizmoRows struct {
	rows *Rows
	qs   shortStore
	it   query.Iterator
	n    int
}

func (g *gizmoRows) next() (Row, bool, error) {
	for g.it.Next(g.rows.ctx) {
		res, ok := g.it.Result().(*gizmo.Result)
		if !ok {
			return Row{}, false, fmt.Errorf("unexpected result %T", g.it.Result())
		}
		if res.Meta {
			if row, ok := g.last(res.Val); ok {
				return row, true, nil
			}
			continue
		}
		g.n++
		if res.Tags == nil {
			return Row{Value: res.Val}, true, nil
		}
		row, err := g.row(res.Tags)
		return row, err == nil, err
	}
	return Row{}, false, g.it.Err()
}

// row resolves the references under the tags, in their full form.
func (g *gizmoRows) row(tags map[string]graph.Ref) (Row, error) {
	var row Row
	for tag, ref := range tags {
		v := g.qs.QuadStore.NameOf(ref)
		if v == nil {
			continue
		}
		c, err := g.rows.cell(tag, v)
		if err != nil {
			return Row{}, err
		}
		row.Cells = append(row.Cells, c)
	}
	sortCells(row.Cells)
	return row, nil
}

// last makes a row of the value of the last statement, such as the number that Count returns, if there is no other row.
func (g *gizmoRows) last(val any) (Row, bool) {
	if g.n > 0 {
		return Row{}, false
	}
	switch v := val.(type) {
	case int64, float64, string, bool:
		g.n++
		return Row{Value: v}, true
	case []any:
		g.n++
		return Row{Value: slices.Clone(v)}, true
	case map[string]any:
		if len(v) == 0 {
			g.rows.namer.warn("the query ends in a path, which gives no rows: end it with .All()")
			return Row{}, false
		}
		g.n++
		return Row{Value: v}, true
	}
	return Row{}, false
}
