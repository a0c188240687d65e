package query

import (
	"context"
	"fmt"
	"reflect"

	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// shell stands between a script and the objects of Gizmo. A script sees paths of the shell, whose methods turn plain
// names into terms by their place among the arguments, and pass everything else on to the path of Gizmo behind.
type shell struct {
	ctx   context.Context
	vm    *goja.Runtime
	namer *namer
	// behind is the property that leads from a path of the shell to that of Gizmo, steps the one that counts its steps.
	behind, steps *goja.Symbol

	proto    *goja.Object
	graph    *goja.Object // that of Gizmo
	pathType reflect.Type
}

func newShell(ctx context.Context, vm *goja.Runtime, n *namer) *shell {
	return &shell{ctx: ctx, vm: vm, namer: n, behind: goja.NewSymbol("path"), steps: goja.NewSymbol("steps")}
}

// places says what strings stand for in the arguments of a method: the first, and all others. Methods that are not
// listed take no names.
var places = map[string][]role{
	"v": {entityRole, entityRole}, "vertex": {entityRole, entityRole}, "is": {entityRole, entityRole},
	"out": {relationRole}, "in": {relationRole}, "both": {relationRole}, "followRecursive": {relationRole},
	"has": {relationRole, entityRole}, "hasR": {relationRole, entityRole},
	"save": {relationRole}, "saveR": {relationRole}, "saveOpt": {relationRole}, "saveOptR": {relationRole},
	"labelContext": {documentRole},
}

// install replaces the objects and functions of Gizmo in the machine.
func (s *shell) install() error {
	raw := s.vm.Get("graph").ToObject(s.vm)
	vertex, ok := goja.AssertFunction(raw.Get("V"))
	if !ok {
		return fmt.Errorf("gizmo has no graph.V")
	}
	sample, err := vertex(raw)
	if err != nil {
		return err
	}
	s.pathType, s.graph = sample.ExportType(), raw
	s.proto = s.vm.NewObject()
	if err := s.methods(s.proto, s.pathType, func(this goja.Value) goja.Value { return s.unwrap(this) }); err != nil {
		return err
	}
	g := s.vm.NewObject()
	if err := s.methods(g, raw.ExportType(), func(goja.Value) goja.Value { return raw }); err != nil {
		return err
	}
	for _, name := range []string{"g", "graph"} {
		if err := s.vm.Set(name, g); err != nil {
			return err
		}
	}
	return s.functions()
}

// methods gives an object the methods that Gizmo gives to a Go type, under both spellings.
func (s *shell) methods(o *goja.Object, t reflect.Type, target func(this goja.Value) goja.Value) error {
	for i := range t.NumMethod() {
		lower, upper := spellings(t.Method(i).Name)
		for _, name := range []string{lower, upper} {
			fn := s.method(name, lower, target)
			if err := o.DefineDataProperty(name, s.vm.ToValue(fn), goja.FLAG_TRUE, goja.FLAG_TRUE,
				goja.FLAG_FALSE); err != nil {
				return err
			}
		}
	}
	return nil
}

// method calls a method of Gizmo.
func (s *shell) method(name, lower string, target func(this goja.Value) goja.Value) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) (out goja.Value) {
		defer s.rescue(name)
		this := target(call.This)
		if this == nil {
			panic(s.vm.NewTypeError("%s is called on something that is no path", name))
		}
		raw := this.ToObject(s.vm)
		fn, ok := goja.AssertFunction(raw.Get(name))
		if !ok {
			if fn, ok = goja.AssertFunction(raw.Get(lower)); !ok {
				panic(s.vm.NewTypeError("there is no %s here", name))
			}
		}
		args, both := s.arguments(lower, call.Arguments)
		if both {
			fn, args = s.bothWays(lower, raw, args)
		}
		res, err := fn(this, args...)
		if err != nil {
			panic(s.thrown(err))
		}
		return s.wrap(res, s.length(call))
	}
}

// rescue turns a panic of Cayley about an argument into an error of the script.
func (s *shell) rescue(name string) {
	switch x := recover().(type) {
	case nil:
	case *goja.Object, *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError, goja.Value:
		panic(x)
	case error:
		if uncatchable(x) {
			panic(x)
		}
		panic(s.vm.NewGoError(fmt.Errorf("%s: %w", name, x)))
	default:
		panic(s.vm.NewGoError(fmt.Errorf("%s: %v", name, x)))
	}
}

// thrown is what to throw on for an error that a function returned.
func (s *shell) thrown(err error) any {
	if e, ok := err.(*goja.Exception); ok {
		if cause, ok := e.Value().Export().(error); ok {
			return s.vm.NewGoError(cause)
		}
		return e.Value()
	}
	return err
}

func uncatchable(err error) bool {
	switch err.(type) {
	case *goja.InterruptedError, *goja.StackOverflowError:
		return true
	}
	return false
}

// maxSteps is how many steps a path may have: Cayley goes through them by recursion, and a stack that is used up ends
// the process.
const maxSteps = 1000

// length is the number of steps that a path has after a call: those of the path, those of paths among the arguments,
// and one.
func (s *shell) length(call goja.FunctionCall) int64 {
	n := int64(1)
	for _, v := range flatten(append([]goja.Value{call.This}, call.Arguments...)) {
		if o, ok := v.(*goja.Object); ok {
			if k := o.GetSymbol(s.steps); k != nil {
				n += k.ToInteger()
			}
		}
	}
	return n
}

// wrap puts a path of Gizmo behind one of the shell.
func (s *shell) wrap(v goja.Value, steps int64) goja.Value {
	if v == nil || v.ExportType() != s.pathType {
		return v
	}
	if steps > maxSteps {
		panic(s.vm.NewGoError(fmt.Errorf("%w: a path of more than %d steps", ErrDepth, maxSteps)))
	}
	o := s.vm.CreateObject(s.proto)
	for sym, prop := range map[*goja.Symbol]goja.Value{s.behind: v, s.steps: s.vm.ToValue(steps)} {
		if err := o.DefineDataPropertySymbol(sym, prop, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); err != nil {
			panic(s.vm.NewGoError(err))
		}
	}
	return o
}

// unwrap returns the path behind a path of the shell, nil for anything else.
func (s *shell) unwrap(v goja.Value) goja.Value {
	if o, ok := v.(*goja.Object); ok {
		return o.GetSymbol(s.behind)
	}
	return nil
}

// functions adds lit and lets iri take short forms.
func (s *shell) functions() error {
	text := func(name string, make func(string) quad.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			str, ok := call.Argument(0).Export().(string)
			if !ok || len(call.Arguments) != 1 {
				panic(s.vm.NewTypeError("%s takes one string", name))
			}
			return s.vm.ToValue(make(str))
		}
	}
	if err := s.vm.Set("lit", text("lit", func(t string) quad.Value { return quad.String(t) })); err != nil {
		return err
	}
	if err := s.vm.Set("iri", text("iri", func(t string) quad.Value { return quad.IRI(expand(t)) })); err != nil {
		return err
	}
	for _, name := range []string{"bnode", "raw", "str", "lang", "typed", "lt", "lte", "gt", "gte", "regex", "like"} {
		fn, ok := goja.AssertFunction(s.vm.Get(name))
		if !ok {
			continue
		}
		err := s.vm.Set(name, func(call goja.FunctionCall) goja.Value {
			defer s.rescue(name)
			res, err := fn(call.This, call.Arguments...)
			if err != nil {
				panic(s.thrown(err))
			}
			return res
		})
		if err != nil {
			return err
		}
	}
	return nil
}
