// Package testdata gives the sample articles of this project to programs: entente demo reads them.
package testdata

import "embed"

// Articles holds articles/NAME.txt; README.md says where they come from.
//
//go:embed articles/*.txt
var Articles embed.FS
