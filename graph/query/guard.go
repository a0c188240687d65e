package query

import (
	"fmt"
	"math"

	"github.com/dop251/goja"
)

// maxElements is the longest list, and maxText the longest text, that built-in functions take or make: one call of them
// is one instruction of the machine, and cannot be interrupted.
const (
	maxElements = 1 << 20
	maxText     = 16 << 20
)

// guarded are methods of arrays that walk or copy the whole array.
var guarded = []string{
	"concat", "copyWithin", "entries", "fill", "flat", "includes", "indexOf", "join", "keys", "lastIndexOf", "reverse",
	"shift", "slice", "sort", "splice", "toLocaleString", "toReversed", "toSorted", "toSpliced", "toString", "unshift",
	"values", "with",
}

// removed are built-in objects that scripts over a graph do not need, and that take memory without the machine looking.
var removed = []string{
	"ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array",
	"Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
	"BigInt",
}

// guard makes the built-in functions of a machine refuse what would run long or take much memory in one instruction.
func guard(vm *goja.Runtime) error {
	for _, name := range removed {
		if err := vm.GlobalObject().Delete(name); err != nil {
			return err
		}
	}
	g := &guards{vm: vm}
	array, text, function := g.prototype("Array"), g.prototype("String"), g.prototype("Function")
	for _, name := range guarded {
		g.wrap(array, name, func(call goja.FunctionCall) { g.list(call.This) })
	}
	g.wrapSymbol(array, goja.SymIterator, func(call goja.FunctionCall) { g.list(call.This) })
	g.wrap(vm.Get("Array").ToObject(vm), "from", func(call goja.FunctionCall) { g.list(call.Argument(0)) })
	g.wrap(function, "apply", func(call goja.FunctionCall) { g.list(call.Argument(1)) })
	g.wrap(vm.Get("Reflect").ToObject(vm), "apply", func(call goja.FunctionCall) { g.list(call.Argument(2)) })
	g.wrap(vm.Get("Reflect").ToObject(vm), "construct", func(call goja.FunctionCall) { g.list(call.Argument(1)) })
	g.wrap(text, "repeat", func(call goja.FunctionCall) {
		g.text(float64(len(call.This.String())) * call.Argument(0).ToFloat())
	})
	for _, name := range []string{"padStart", "padEnd"} {
		g.wrap(text, name, func(call goja.FunctionCall) { g.text(call.Argument(0).ToFloat()) })
	}
	for _, name := range []string{"replace", "replaceAll", "split"} {
		g.wrap(text, name, func(call goja.FunctionCall) { g.text(float64(len(call.This.String()))) })
	}
	return g.err
}

// guards wraps functions; err is the first error.
type guards struct {
	vm  *goja.Runtime
	err error
}

func (g *guards) prototype(class string) *goja.Object {
	return g.vm.Get(class).ToObject(g.vm).Get("prototype").ToObject(g.vm)
}

// checked returns a function that checks its arguments before it calls the one it replaces.
func (g *guards) checked(old goja.Value, check func(goja.FunctionCall)) (goja.Value, bool) {
	fn, ok := goja.AssertFunction(old)
	if !ok {
		return nil, false
	}
	return g.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		check(call)
		res, err := fn(call.This, call.Arguments...)
		if e, ok := err.(*goja.Exception); ok {
			panic(e.Value())
		} else if err != nil {
			panic(err)
		}
		return res
	}), true
}

func (g *guards) wrap(o *goja.Object, name string, check func(goja.FunctionCall)) {
	if fn, ok := g.checked(o.Get(name), check); ok && g.err == nil {
		g.err = o.DefineDataProperty(name, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
}

func (g *guards) wrapSymbol(o *goja.Object, name *goja.Symbol, check func(goja.FunctionCall)) {
	if fn, ok := g.checked(o.GetSymbol(name), check); ok && g.err == nil {
		g.err = o.DefineDataPropertySymbol(name, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
}

// list refuses a list that is too long.
func (g *guards) list(v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok {
		return
	}
	if length := o.Get("length"); length != nil && length.ToFloat() > maxElements {
		panic(g.vm.NewGoError(fmt.Errorf("%w: a list of %.0f elements, where %d are allowed", ErrMemory,
			length.ToFloat(), maxElements)))
	}
}

// text refuses a text that is too long.
func (g *guards) text(n float64) {
	if n > maxText && !math.IsNaN(n) {
		panic(g.vm.NewGoError(fmt.Errorf("%w: a text of %.0f bytes, where %d are allowed", ErrMemory, n, maxText)))
	}
}
