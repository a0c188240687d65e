package coref

import "errors"

// ErrWeights is returned for a file that holds no weights of the ranker, or those of another version.
var ErrWeights = errors.New("no weights of a ranker")
