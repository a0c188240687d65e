package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/identity"
	"entente/schema"
	"entente/schema/voc"
)

func (p *program) entitiesCommand() *cli.Command {
	return &cli.Command{
		Name: "entities", Category: storeGroup,
		Usage: "say which entities are the same: review doubtful pairs, keep decisions", ArgsUsage: "[VERB ENTITY…]",
		UsageText: "entente entities review\nentente entities same e:japan e:nippon.country", Description: entitiesHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "accept", Usage: "keep the decisions of a `FILE` of JSON lines, - for stdin"},
			&cli.Float64Flag{Name: "min", Usage: "review pairs with at least this `SCORE`, from 0 to 1",
				Value: identity.MinScore},
			&cli.IntFlag{Name: "limit", Usage: "review at most `N` pairs, 0 for all", Value: shownPairs},
		},
		Action: p.entities,
	}
}

const entitiesHelp = `Without a VERB the decisions that stand are listed. A VERB is

  review           lists the pairs of entities that may be one, with the reasons and quotes of each; on a terminal each pair is
                   asked about: s same, n not the same, k skip, q quit
  same A B         A and B are one, known as A, as entente merge does for several
  different A B    A and B are not the same, and are not offered any more
  forget A B       takes back what was decided about A and B

An ENTITY is a name that means one entity alone, or an IRI, also in short (e:japan). Decisions hold for every document, those
there and those to come, and stand in backups and exports. One that contradicts others is refused with their names.

--accept keeps what --json lists: one {"decision","a","b"[,"document"][,"decided"]} a line, where decision is same, different
or split (what document takes for a is b). A file with mistakes is refused whole, each named with its line.

With --json, a change writes {"decisions":[DECISION…],"documents","facts","loops"}: the numbers of documents that name the
entities, of facts that came or went, and of statements that now relate an entity to itself. review writes one pair a line:

  {"score","a":ENTITY,"b":ENTITY,"reasons":[{"reason","sentence","a","b","weight"}]}

An ENTITY is {"id","label","type","names","documents","evidence":[{"statement","document","quote","start","end"}]}.`

func (p *program) entities(c *cli.Context) error {
	args := c.Args().Slice()
	if c.IsSet("accept") {
		if len(args) > 0 {
			return usagef("--accept takes its decisions from the file: %q is too much", args[0])
		}
		return p.accept(c.Context, c.String("accept"))
	}
	if len(args) == 0 {
		return p.withStore(c.Context, toRead, p.listDecisions)
	}
	verb, names := args[0], args[1:]
	verbs := map[string]func(context.Context, *graph.Store, schema.IRI, schema.IRI) (graph.Decided, error){
		"same": decide(identity.Same), "different": decide(identity.Different), "forget": forget,
	}
	switch do := verbs[verb]; {
	case verb == "review":
		return p.review(c, names)
	case do == nil:
		return unknownVerb("entities", verb, "review", "same", "different", "forget")
	case len(names) != 2:
		return usagef("entente entities %s needs two entities: entente entities %s e:japan e:nippon.country", verb,
			verb)
	default:
		return p.withStore(c.Context, toChange, func(s *graph.Store) error {
			a, err := choose(c.Context, s, names[0])
			if err != nil {
				return err
			}
			b, err := choose(c.Context, s, names[1])
			if err != nil {
				return err
			}
			done, err := do(context.WithoutCancel(c.Context), s, a, b)
			if err != nil {
				return err
			}
			return p.writeDecided(done)
		})
	}
}

// unknownVerb says which verb of a command may have been meant.
func unknownVerb(command, verb string, verbs ...string) error {
	msg := fmt.Sprintf("entente %s has no %q: it has %s", command, verb, listOf(verbs))
	if near := schema.Nearest(verb, verbs); near != "" {
		msg += "; did you mean " + near + "?"
	}
	return &usageError{msg}
}

// decide returns the function that keeps a decision of a kind.
func decide(kind identity.Kind) func(context.Context, *graph.Store, schema.IRI, schema.IRI) (graph.Decided, error) {
	return func(ctx context.Context, s *graph.Store, a, b schema.IRI) (graph.Decided, error) {
		return s.Decide(ctx, identity.Decision{Kind: kind, A: a, B: b})
	}
}

// forget takes back what was decided about two entities.
func forget(ctx context.Context, s *graph.Store, a, b schema.IRI) (graph.Decided, error) {
	set, err := s.Decisions()
	if err != nil {
		return graph.Decided{}, err
	}
	var ids []schema.IRI
	for _, d := range set.Between(a, b) {
		ids = append(ids, d.ID())
	}
	if len(ids) == 0 {
		return graph.Decided{}, fmt.Errorf("nothing was decided about %s and %s; entente entities lists what was",
			a.Short(), b.Short())
	}
	return s.Forget(ctx, ids...)
}

// ambiguousError says that a name means several entities, or none exactly, and which come near.
type ambiguousError struct {
	name    string
	matches []graph.Match
}

func (e *ambiguousError) Error() string {
	var may []string
	for _, m := range e.matches[:min(len(e.matches), 5)] {
		may = append(may, fmt.Sprintf("%s (%s, %s)", m.Entity.Short(), m.Label, m.Type))
	}
	return fmt.Sprintf("%q does not say which entity is meant: give the IRI of one of %s", e.name,
		strings.Join(may, ", "))
}

// choose finds the one entity that a name means; a decision is no place for a guess. An IRI stands for itself, whether
// the store has the entity yet or not.
func choose(ctx context.Context, s *graph.Store, name string) (schema.IRI, error) {
	if iri := voc.Expand(name); iri.Kind() == schema.KindEntity {
		return iri, nil
	}
	v, err := s.View()
	if err != nil {
		return "", err
	}
	defer v.Close()
	matches, err := v.Resolve(ctx, name)
	switch {
	case err != nil:
		return "", err
	case len(matches) == 0:
		return "", v.Unknown(ctx, name)
	}
	exact := slices.DeleteFunc(slices.Clone(matches), func(m graph.Match) bool {
		return !slices.Contains([]graph.How{graph.ByIRI, graph.ByLabel, graph.ByAlias, graph.ByFolded}, m.How)
	})
	if len(exact) == 0 || len(exact) > 1 && exact[1].Score == exact[0].Score {
		return "", &ambiguousError{name, matches}
	}
	return exact[0].Entity, nil
}

// listDecisions writes the decisions that stand.
func (p *program) listDecisions(s *graph.Store) error {
	set, err := s.Decisions()
	if err != nil {
		return err
	}
	t := table{head: []string{"decision", "entity", "and", "document", "decided"}}
	list := slices.Clone(set.All())
	slices.SortFunc(list, func(a, b identity.Decision) int {
		return strings.Compare(decisionOrder(a), decisionOrder(b))
	})
	for _, d := range list {
		if p.json {
			if err := p.writeJSON(d); err != nil {
				return err
			}
			continue
		}
		t.add(string(d.Kind), d.A.Short(), d.B.Short(), d.Document, d.Decided.Format("2006-01-02 15:04"))
	}
	if p.json {
		return nil
	}
	return t.write(p, formatText)
}

// decisionOrder is what decisions are listed by: the entities first, so that those about one stand together.
func decisionOrder(d identity.Decision) string {
	return string(d.A) + "\x00" + string(d.B) + "\x00" + d.Document + "\x00" + string(d.Kind)
}

// decidedJSON is what a change of decisions came to.
type decidedJSON struct {
	Decisions []identity.Decision `json:"decisions"`
	Documents int                 `json:"documents"`
	Facts     int                 `json:"facts"`
	Loops     int                 `json:"loops"`
}

// writeDecided writes what a change of decisions came to.
func (p *program) writeDecided(done graph.Decided) error {
	if p.json {
		out := decidedJSON{done.Decisions, done.Documents, done.Facts, done.Loops}
		if out.Decisions == nil {
			out.Decisions = []identity.Decision{}
		}
		return p.writeJSON(out)
	}
	if p.quiet {
		return nil
	}
	if len(done.Decisions) == 0 {
		fmt.Fprintln(p.out, "that stands already")
		return nil
	}
	facts, documents := plural(done.Facts, "fact"), plural(done.Documents, "document")
	fmt.Fprintf(p.out, "%s; %s changed in %s\n", plural(len(done.Decisions), "decision"), facts, documents)
	if done.Loops > 0 {
		loops := plural(done.Loops, "statement")
		fmt.Fprintf(p.Err, "entente: %s now relate an entity to itself, which two names of one thing seldom do\n",
			loops)
	}
	return nil
}
