package parse

import "errors"

// ErrTokens is returned for a document whose sentences name tokens that it does not have.
var ErrTokens = errors.New("sentence names tokens out of range")
