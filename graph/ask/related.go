package ask

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"entente/schema"
)

//go:embed related.txt
var relatedFile string

// nearby is a relation that comes near another one.
type nearby struct {
	relation string
	weight   float64
	flip     bool // subject and object are swapped
}

// related returns the table in related.txt. A mistake in it panics: the tests read it.
var related = sync.OnceValue(func() map[string][]nearby {
	out, err := parseRelated(relatedFile)
	if err != nil {
		panic(err)
	}
	return out
})

func parseRelated(text string) (map[string][]nearby, error) {
	out := map[string][]nearby{}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fail := func(format string, args ...any) error {
			return &schema.SyntaxError{File: "related.txt", Line: i + 1, Col: 1, Msg: fmt.Sprintf(format, args...), Source: line}
		}
		name, rest, ok := strings.Cut(line, ":")
		fields := strings.Fields(rest)
		if _, err := schema.Relations().ByName(name); !ok || err != nil || len(fields)%2 != 0 {
			return nil, fail("a line is a relation, a colon, and pairs of a relation and a weight")
		}
		for ; len(fields) > 0; fields = fields[2:] {
			n := nearby{relation: strings.TrimPrefix(fields[0], "<"), flip: fields[0][0] == '<'}
			if open, ok := strings.CutSuffix(n.relation, "*"); ok {
				n.relation = open
			} else if _, err := schema.Relations().ByName(n.relation); err != nil {
				return nil, fail("%v", err)
			}
			var err error
			if n.weight, err = strconv.ParseFloat(fields[1], 64); err != nil || n.weight <= 0 || n.weight >= 1 {
				return nil, fail("weight %q is no number between 0 and 1", fields[1])
			}
			out[name] = append(out[name], n)
		}
	}
	return out, nil
}

// against lists relations whose positive statement denies one of the given relation: who rejects does not support.
var against = map[string][]string{
	"supports": {"rejected", "opposes", "criticized"}, "agreedTo": {"rejected"}, "cooperatesWith": {"severedTiesWith"},
	"participatedIn": {"rejected", "withdrewFrom", "cancelled"}, "partyTo": {"withdrewFrom", "rejected"}, "signed": {"rejected"},
	"memberOf": {"withdrewFrom"}, "ratified": {"rejected", "withdrewFrom"}, "recognized": {"rejected"}, "welcomed": {"criticized", "rejected"},
	"joined": {"withdrewFrom", "rejected"},
}
