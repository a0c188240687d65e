package ask

import "strings"

// irregular gives the base of irregular forms of verbs that questions about news use.
var irregular = forms(`
be: am is are was were been being
have: has had having
do: does did done
begin: began begun
bid: bade bidden
bind: bound
blow: blew blown
break: broke broken
bring: brought
build: built
buy: bought
catch: caught
choose: chose chosen
come: came
cut: cutting
deal: dealt
draw: drew drawn
drive: drove driven
fall: fell fallen
fight: fought
find: found
flee: fled
fly: flew flown
forbid: forbade forbidden
forge: forged
get: got gotten getting
give: gave given
go: went gone goes
grow: grew grown
hear: heard
hit: hitting
hold: held
join: joined joins
keep: kept
know: knew known
lay: laid
lead: led
leave: left
lend: lent
lie: lay lain lying
lose: lost
make: made
mean: meant
meet: met
overrun: overran
overthrow: overthrew overthrown
pay: paid
put: putting
quit: quitting
ride: rode ridden
rise: rose risen
run: ran running
say: said
see: saw seen
seek: sought
sell: sold
send: sent
set: setting
shoot: shot
shut: shutting
sink: sank sunk
sit: sat sitting
speak: spoke spoken
spend: spent
spread: spreading
stand: stood
steal: stole stolen
strike: struck stricken
swear: swore sworn
take: took taken
teach: taught
tell: told
think: thought
throw: threw thrown
undergo: underwent undergone
understand: understood
undertake: undertook undertaken
uphold: upheld
win: won winning
withdraw: withdrew withdrawn
withhold: withheld
write: wrote written
die: died dying dies
tie: tied tying
ban: banned banning
bar: barred barring
commit: committed committing
expel: expelled expelling
cancel: cancelled canceled cancelling canceling
control: controlled controlling
admit: admitted admitting
transfer: transferred transferring
ship: shipped shipping
drop: dropped dropping
plan: planned planning
stop: stopped stopping
scrap: scrapped scrapping
step: stepped stepping
slam: slammed slamming
slap: slapped slapping
probe: probed probing
kidnap: kidnapped kidnapping
signal: signalled signaled signalling
pull: pulled pulling
call: called calling
kill: killed killing
shell: shelled shelling
sign: signed signing
back: backed backing
address: addressed addresses
discuss: discussed discusses
press: pressed presses
`)

func forms(table string) map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(table, "\n") {
		base, list, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(list) {
			out[f] = base
		}
	}
	return out
}

// verbLemma returns the base of a verb form. Of regular forms it takes the base that is a known verb: "imposed" may come
// from impose or from impos. What is no form of a known verb comes back as it is.
func verbLemma(form string) string {
	if base, ok := irregular[form]; ok {
		return base
	}
	if knownVerb(form) {
		return form
	}
	for _, base := range bases(form) {
		if knownVerb(base) {
			return base
		}
	}
	return form
}

// bases lists what a regular form may come from, likeliest first.
func bases(form string) []string {
	var out []string
	for _, end := range []struct{ suffix, tail string }{
		{"ies", "y"}, {"ied", "y"}, {"es", ""}, {"es", "e"}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"},
	} {
		head, ok := strings.CutSuffix(form, end.suffix)
		if !ok || len(head) < 2 || end.suffix == "s" && strings.HasSuffix(head, "s") {
			continue
		}
		out = append(out, head+end.tail)
		if n := len(head); end.tail == "" && n > 2 && head[n-1] == head[n-2] {
			out = append(out, head[:n-1]) // stopped
		}
	}
	return out
}

// Shapes of a verb form.
const (
	baseForm = 1 << iota // lead, meet
	thirdForm
	pastForm // led, signed: past tense or participle
	ingForm
)

// shape tells which forms of its lemma a word may be, 0 for what is no form of a known verb.
func (w *word) shape() int {
	if !knownVerb(w.lemma) {
		return 0
	}
	switch {
	case w.lower == w.lemma || w.lemma == canonOf(w.lower):
		if sameInPast[w.lower] {
			return baseForm | pastForm
		}
		return baseForm
	case strings.HasSuffix(w.lower, "ing"):
		return ingForm
	case strings.HasSuffix(w.lower, "s"):
		return thirdForm
	}
	return pastForm
}

var sameInPast = set("cut hit put quit set shut spread bid cost hurt let read")
