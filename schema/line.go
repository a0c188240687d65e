package schema

import "strings"

// OneLine returns s with every run of white space as one blank, and none at its ends.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
