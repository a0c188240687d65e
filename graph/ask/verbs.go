package ask

import (
	"strings"
	"sync"

	"entente/schema"
)

func canonOf(s string) string { return schema.CanonLemma(s) }

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var verbs = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{"be": true}
	for v := range set(uncommented(verbsFile)) {
		out[canonOf(v)] = true
	}
	for _, r := range schema.Relations().All() {
		for i := range r.Verbs {
			out[r.Verbs[i].Lemma] = true
		}
	}
	return out
})

// knownVerb reports whether a lemma is a verb of the table of relations or one of the plain verbs.
func knownVerb(lemma string) bool { return verbs()[canonOf(lemma)] }

// Closed classes of words.
var (
	isWh  = set("who whom whose what which where when why how")
	isDo  = set("do does did")
	isBe  = set("is are was were be been being am")
	isHav = set("has have had")
	// isModal: will and would ask for what is planned, the others for what is possible or wanted.
	isModal = set("will would shall can could may might should must")
	isPrep  = set(`on in at with to for from by of about against between among into over under through within since until till
		before after during toward towards across via near around without amid regarding concerning inside outside onto behind per as`)
	isDet = set(`the a an this that these those its their his her any all some both each every our your such`)
	// isFiller are words that change nothing in what is asked.
	isFiller = set(`also ever already currently now recently officially actually still just so yet formally reportedly exactly too
		once again please today really directly jointly together then indeed`)
	isParticle = set("up out off down back away over along forward aside")
)

func isAux(w string) bool { return isDo[w] || isBe[w] || isHav[w] || isModal[w] }

// lightVerbs say little more than that something is or happens.
var lightVerbs = set(`be happen occur begin start end finish hold take make do have go come break open close last use schedule continue
	expire put set see find get stage organise plan conduct`)
