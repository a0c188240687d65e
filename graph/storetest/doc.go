// Package storetest is the suite that every configuration of a store passes, with the small articles that it uses.
//
// Its nouns are the Opener, which makes an empty store for one test, and the Claim, from which Article builds a
// statement with its evidence. Open closes the store at the end of the test, after Check has found nothing.
package storetest
