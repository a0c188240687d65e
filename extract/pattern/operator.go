package pattern

// operator is how a second token stands to a first one.
type operator string

// The operators; doc.go says what they mean.
const (
	headOf       operator = ">"
	dependentOf  operator = "<"
	ancestorOf   operator = ">>"
	descendantOf operator = "<<"
	rightBefore  operator = "."
	before       operator = ".."
	rightAfter   operator = "-"
	after        operator = "--"
	nextSibling  operator = "$+"
	lastSibling  operator = "$-"
	laterSibling operator = "$++"
	olderSibling operator = "$--"
)

// operators lists the operators, those first that another one begins.
var operators = []operator{
	laterSibling, olderSibling, nextSibling, lastSibling, ancestorOf, descendantOf, headOf, dependentOf,
	before, rightBefore, after, rightAfter,
}

// labelled reports whether relations of the tree are meant, which have labels.
func (o operator) labelled() bool {
	return o == headOf || o == dependentOf || o == ancestorOf || o == descendantOf
}
