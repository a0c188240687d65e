package extract

import "errors"

// ErrInternal is returned for a document that a fault of the program kept from being read.
var ErrInternal = errors.New("internal error")

// ErrUTF8 is returned for a document whose text is not UTF-8: nothing that it states could be written out. Texts that
// extract/source makes always are.
var ErrUTF8 = errors.New("the text is not UTF-8")

// ErrStages is returned for a list of stages in which one needs what none before it adds.
var ErrStages = errors.New("stages out of order")
