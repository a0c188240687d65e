package open

import "errors"

// ErrScope is returned for a name that is no scope.
var ErrScope = errors.New("no such scope of open statements")
