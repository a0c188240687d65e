package parse

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbsFile string

// verbForms maps forms of verbs to lemmas that no ending tells ("shot", "shelled", "convened").
var verbForms = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(verbsFile) {
		if form, lemma, ok := strings.Cut(strings.TrimSpace(line), " "); ok && !strings.HasPrefix(form, "#") {
			out[form] = lemma
		}
	}
	return out
})
