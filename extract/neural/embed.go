package neural

import _ "embed"

//go:embed weights/reader.bin
var embedded string

// Lemmas is the list of lemmas that was made with the weights; extract/parse reads it.
//
//go:embed weights/lemmas.gz
var Lemmas []byte
