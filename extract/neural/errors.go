package neural

import "errors"

// ErrWeights is returned for weights that are damaged or were made for another version of this package.
var ErrWeights = errors.New("weights do not fit this version")
