package query

import (
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// arguments turns the arguments of a method into those of Gizmo. The second result says that the method should go both
// ways, since all relations are symmetric and given by their names.
func (s *shell) arguments(method string, given []goja.Value) (args []goja.Value, both bool) {
	roles := places[method]
	if method == "v" || method == "vertex" || method == "is" {
		given = flatten(given)
	}
	for i, v := range given {
		r, named := entityRole, false
		switch {
		case i < len(roles):
			r, named = roles[i], true
		case len(roles) == 2:
			r, named = roles[1], true
		}
		args = append(args, s.argument(v, r, named))
	}
	switch method {
	case "out", "in":
		both = len(given) > 0 && allSymmetric(given[0])
	case "has", "hasR":
		both = len(given) > 1 && allSymmetric(given[0]) && allTerms(args[1:])
	}
	return args, both
}

// bothWays returns what to call for a symmetric relation: both for out and in, and for has the intersection with all
// that the terms are related to.
func (s *shell) bothWays(method string, path *goja.Object, args []goja.Value) (goja.Callable, []goja.Value) {
	if method == "out" || method == "in" {
		return s.callable(path, "both"), args
	}
	from := s.call(s.graph, "V", args[1:]...)
	return s.callable(path, "and"), []goja.Value{s.call(from.ToObject(s.vm), "both", args[0])}
}

func (s *shell) callable(o *goja.Object, name string) goja.Callable {
	fn, ok := goja.AssertFunction(o.Get(name))
	if !ok {
		panic(s.vm.NewTypeError("there is no %s here", name))
	}
	return fn
}

func (s *shell) call(o *goja.Object, name string, args ...goja.Value) goja.Value {
	res, err := s.callable(o, name)(o, args...)
	if err != nil {
		panic(s.thrown(err))
	}
	return res
}

// allTerms reports whether all values are terms, rather than filters such as lt(5).
func allTerms(list []goja.Value) bool {
	for _, v := range list {
		if _, ok := v.Export().(quad.Value); !ok {
			return false
		}
	}
	return true
}

// flatten puts the elements of lists in their place, which Gizmo itself does for predicates only.
func flatten(given []goja.Value) []goja.Value {
	var out []goja.Value
	for _, v := range given {
		list, ok := v.(*goja.Object)
		if !ok || list.ClassName() != "Array" {
			out = append(out, v)
			continue
		}
		for _, k := range list.Keys() {
			out = append(out, list.Get(k))
		}
	}
	return out
}

// argument turns one argument, or the elements of a list, into what Gizmo takes.
func (s *shell) argument(v goja.Value, r role, named bool) goja.Value {
	if p := s.unwrap(v); p != nil {
		return p
	}
	if !named {
		return v
	}
	if name, ok := v.Export().(string); ok {
		t, err := s.namer.term(s.ctx, name, r)
		if err != nil {
			panic(s.vm.NewGoError(err))
		}
		return s.vm.ToValue(t)
	}
	list, ok := v.(*goja.Object)
	if !ok || list.ClassName() != "Array" {
		return v
	}
	var items []any
	for _, k := range list.Keys() {
		items = append(items, s.argument(list.Get(k), r, true))
	}
	return s.vm.NewArray(items...)
}

// allSymmetric reports whether v is the plain name of a symmetric relation, or a list of such.
func allSymmetric(v goja.Value) bool {
	switch x := v.Export().(type) {
	case string:
		return symmetric(x)
	case []any:
		for _, e := range x {
			if name, ok := e.(string); !ok || !symmetric(name) {
				return false
			}
		}
		return len(x) > 0
	}
	return false
}
