package extract

import "errors"

// ErrInternal is returned for a document that a fault of the program kept from being read.
var ErrInternal = errors.New("internal error")

// ErrStages is returned for a list of stages in which one needs what none before it adds.
var ErrStages = errors.New("stages out of order")
