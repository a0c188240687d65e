package relation

import (
	_ "embed"
	"strings"

	"entente/extract/wordlist"
)

//go:embed nominal.txt
var nominalFile string

// nominals are the nouns of nominal.txt by the lemmas of their verbs.
var nominals = wordlist.Parse(nominalFile).Map("")

// nounsOf returns what the doing of a verb is called: its noun, if nominal.txt has one, and its gerund.
func nounsOf(verb string) []string {
	if noun := nominals[verb]; noun != "" {
		return []string{noun, gerund(verb)}
	}
	return []string{gerund(verb)}
}

// gerund returns the form of a verb in -ing.
func gerund(verb string) string {
	switch n := len(verb); {
	case strings.HasSuffix(verb, "ie"):
		return verb[:n-2] + "ying"
	case strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee") && verb != "be":
		return verb[:n-1] + "ing"
	case doubles(verb):
		return verb + verb[n-1:] + "ing"
	}
	return verb + "ing"
}

// doubling are the verbs of several syllables that double their last letter.
var doubling = wordlist.Of(`commit admit submit permit omit begin refer prefer infer confer defer occur recur incur deter
	transfer control patrol travel cancel signal label equip compel expel repel rebel propel dispel model fuel level quarrel
	forget upset regret format program abet rebut`)

// doubles reports whether a verb doubles its last letter before -ing: one consonant after one vowel, in a word of one
// syllable ("stop") or one of doubling.
func doubles(verb string) bool {
	n := len(verb)
	if doubling[verb] {
		return true
	}
	if n < 3 || vowel(verb[n-1]) || strings.ContainsRune("wxy", rune(verb[n-1])) || !vowel(verb[n-2]) || vowel(verb[n-3]) {
		return false
	}
	return strings.IndexFunc(verb[:n-2], func(r rune) bool { return vowel(byte(r)) }) < 0
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
