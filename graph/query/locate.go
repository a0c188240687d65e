package query

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// locate turns an error of a query language into an *Error, with its place as far as it is known.
func locate(lang, text string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return err
	}
	var list parser.ErrorList
	var compile *goja.CompilerSyntaxError
	var overflow *goja.StackOverflowError
	var interrupted *goja.InterruptedError
	var thrown *goja.Exception
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &list) && len(list) > 0:
		p := list[0].Position
		return newError(lang, text, p.Line, p.Column, list[0].Message, nil)
	case errors.As(err, &compile) && compile.File != nil:
		p := compile.File.Position(compile.Offset)
		return newError(lang, text, p.Line, p.Column, compile.Message, nil)
	case errors.As(err, &overflow):
		line, col := place(overflow.Stack())
		return newError(lang, text, line, col, ErrDepth.Error(), ErrDepth)
	case errors.As(err, &interrupted):
		line, col := place(interrupted.Stack())
		cause := interrupted.Unwrap()
		if cause == nil {
			cause = ErrClosed
		}
		return newError(lang, text, line, col, cause.Error(), cause)
	case errors.As(err, &thrown):
		line, col := place(thrown.Stack())
		msg, cause := thrown.Value().String(), thrown.Unwrap()
		if cause != nil {
			msg = cause.Error()
		}
		return newError(lang, text, line, col, msg, cause)
	case errors.As(err, &syntax):
		line, col := lineCol(text, int(syntax.Offset)-1)
		return newError(lang, text, line, col, syntax.Error(), err)
	}
	if m := graphQLPlace.FindStringSubmatch(err.Error()); m != nil && lang == "graphql" {
		line, _ := strconv.Atoi(m[1])
		col, _ := strconv.Atoi(m[2])
		msg, _, _ := strings.Cut(strings.TrimSpace(err.Error()[strings.Index(err.Error(), m[0])+len(m[0]):]), "\n")
		return newError(lang, text, line, col, msg, err)
	}
	return newError(lang, text, 0, 0, err.Error(), err)
}

// graphQLPlace is how the parser of GraphQL gives a place.
var graphQLPlace = regexp.MustCompile(`\((\d+):(\d+)\)`)

// place returns the position of the innermost call that stands in the script.
func place(stack []goja.StackFrame) (line, col int) {
	for i := range stack {
		if p := stack[i].Position(); p.Line > 0 {
			return p.Line, p.Column
		}
	}
	return 0, 0
}

// lineCol turns a byte offset into a line and a column.
func lineCol(text string, offset int) (line, col int) {
	offset = min(max(offset, 0), len(text))
	before := text[:offset]
	line = strings.Count(before, "\n") + 1
	col = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return line, col
}

// recovered makes an error of a panic in one of Cayley's languages.
func recovered(x any) error {
	if err, ok := x.(error); ok {
		return err
	}
	return fmt.Errorf("%v", x)
}
