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

// plainVerbs are verbs that questions use and the table of relations does not have: they say no relation by themselves, but
// show where the predicate of the question stands.
const plainVerbs = `act admit affect aim allow announce appear apologise apply appoint argue arrive ask assert assist attempt become
	begin believe bring call capture carry cause change choose claim close come compare complain complete concern conduct connect
	consider contain continue contribute cost create cross cut decide describe die disagree do dominate drop earn employ end enforce
	enjoy ensure evacuate evict exclude expect expire extend fail fall fear fight find finish fly follow force gain get give go
	govern grow halt hand happen have hear help hold hope hurt identify impose improve increase inspire intend introduce involve
	justify keep know land last lay leave let lie like link list live lose make manage mean move name notice obtain occur open
	order organise overthrow own pass pause pay perform play postpone prevent produce promise prompt protect prove publish pull push
	put raise reach react receive reduce refer regain relate remain remove replace reply report reside respond restore result resume retain
	return rise run say schedule see seem seek sell send serve set share show shut sink sit speak spend spread stage stand start stay steal stop
	struggle submit succeed suffer surrender surround survive suspect take talk tell think throw transfer travel try turn undergo use
	value vote wait want weaken win wish withhold wound write evacuate break bear host fund sponsor pay destroy unveil draft poison charter evict abolish absorb accelerate accompany achieve activate adjust administer adopt afford allege
	amend anger apprehend arrange assemble assess assure attract authorise await award blow boycott burn calculate celebrate certify
	circulate cite clarify collapse collect combine command compensate comply conceal confirm confuse construct contest convene convert
	convict coordinate cover crash criticise crush damage deceive decrease defeat delay depart depict derail design detect determine
	disappear disclose dissolve distribute divide double draw dump embrace emerge enable encounter engage enlarge enrich enter escalate escape
	establish evade exceed exchange exhaust exist expand expose fine fly formulate foster freeze gather generate grant guarantee guard guide
	handle harbour hide hire honour implement imprison incite infect inform injure insert instruct insult interfere interrogate intervene
	interview isolate issue jail join launch learn license limit load locate maintain mark match mine monitor moor motivate negotiate nominate
	notify obey object oblige observe overcome overtake patrol permit persuade pilot plant possess praise predict prefer prepare
	presume print process profit project prolong purchase pursue question quote react rebuild recall recommend reconcile recruit
	regulate rehearse reinforce reiterate relocate rely remind repair repeat repel rescue research resent reserve resettle reshape
	respect retaliate retire reveal reverse revise revoke reward risk rob sabotage sacrifice safeguard save screen search secure sentence
	separate settle shelter shift shorten sign silence smuggle solve split spy stabilise station steer store strengthen study
	subsidise sue supervise suppress surpass swap tackle target tax thank tighten tolerate torture touch train translate treat trust
	unify unite update urge vanish visit voice volunteer warn watch welcome work worry`

var verbs = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{"be": true}
	for v := range set(plainVerbs) {
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
	resume expire put set see find get stage organise plan conduct`)
