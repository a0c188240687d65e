package score

import (
	"strings"
	"sync"

	"entente/schema"
)

// groups are relations that lie so near each other that one for the other is a near miss. They are wider than the
// families of the vocabulary, and part of the measure: a change to them makes figures incomparable.
var groups = map[string]string{
	"agree":   "signed ratified agreedTo pledged partyTo",
	"consult": "negotiates met spokeWith visited hosted participatedIn discussed mediated meeting",
	"support": "supports welcomed recognized emphasized",
	"cooperate": "cooperatesWith cooperatesOn partnersOn joined memberOf exercisesWith tradesWith supplied bought " +
		"investedIn built leads",
	"aid":      "providedAid gave recipient",
	"concede":  "eased released ceasedFire withdrewForces resigned withdrewFrom",
	"request":  "requested urged calledFor proposed",
	"accuse":   "accused criticized investigated violated warned threatened rejected denied protested opposes",
	"sanction": "sanctioned severedTiesWith expelled arrested seized blockaded hacked",
	"force":    "deployed tested attacked killed invaded captured affected causes threatens",
	"role":     "holdsPosition affiliatedWith represents governs elected",
	"place":    "locatedIn partOf occurredIn",
	"content":  "covers about purpose basedOn",
	"value":    "amount ordinal date",
}

// groupOf maps a relation to its group.
var groupOf = func() map[string]string {
	out := map[string]string{}
	for group, relations := range groups {
		for _, r := range strings.Fields(relations) {
			out[r] = group
		}
	}
	return out
}()

// skipped are the relations that do not count on either side: who merely says something is no fact, and the others
// joined the vocabulary after the first gold was made.
var skipped = set("said sameAs isA established entered cancelled")

// symmetric are the relations of the vocabulary in which subject and object are of equal rank.
var symmetric = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range schema.Relations().All() {
		if r.Symmetric {
			out[r.Name] = true
		}
	}
	return out
})

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
