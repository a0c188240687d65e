package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/identity"
	"entente/schema"
	"entente/schema/voc"
)

func (p *program) mergeCommand() *cli.Command {
	return &cli.Command{
		Name: "merge", Category: storeGroup, Usage: "make several entities one", ArgsUsage: "ENTITY OTHER…",
		UsageText: "entente merge Japan e:nippon.country\n" +
			"entente merge e:hitachi.company e:hitachi-ltd.company e:hitachi.organization",
		Description: `The others become the first ENTITY: every statement about them answers under it, and their names become its names. An ENTITY is a
name that means one entity alone, or an IRI, also in short (e:japan). The decision holds for documents to come as well; entente
split takes it back, and what contradicts another decision is refused with its name.

With --json: {"decisions":[…],"documents","facts","loops"} as entente entities --help says.`,
		Action: p.merge,
	}
}

func (p *program) merge(c *cli.Context) error {
	names := c.Args().Slice()
	if len(names) < 2 {
		return usagef("merge needs two entities or more: entente merge Japan e:nippon.country")
	}
	return p.withStore(c.Context, toChange, func(s *graph.Store) error {
		var list []identity.Decision
		kept, err := choose(c.Context, s, names[0])
		if err != nil {
			return err
		}
		for _, name := range names[1:] {
			other, err := choose(c.Context, s, name)
			if err != nil {
				return err
			}
			list = append(list, identity.Decision{Kind: identity.Same, A: kept, B: other})
		}
		done, err := s.Decide(context.WithoutCancel(c.Context), list...)
		if err != nil {
			return err
		}
		return p.writeDecided(done)
	})
}

func (p *program) splitCommand() *cli.Command {
	return &cli.Command{
		Name: "split", Category: storeGroup, ArgsUsage: "ENTITY",
		Usage:     "take a merge back, or give mentions in some documents an entity of their own",
		UsageText: "entente split e:nippon.country\nentente split \"Michael Jordan\" --in nba.txt --in nba2.txt",
		Description: `Without --in it takes back that entities were merged: the name or IRI of one that was merged into another takes this one out, the
IRI of the one that it became dissolves the whole. With --in the ENTITY was wrongly one: what these documents take for it becomes
an entity of its own, or with --as another that is there, and keeps the names that stand in them. entente entities forget takes
that back.

With --json: {"decisions":[…],"documents","facts","loops"} as entente entities --help says.`,
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "in",
				Usage: "split off the mentions in a `DOCUMENT`, named as entente docs lists it; again for more"},
			&cli.StringFlag{Name: "as", Usage: "what the documents mean is this `ENTITY`", DefaultText: "a new one"},
		},
		Action: p.split,
	}
}

func (p *program) split(c *cli.Context) error {
	name := strings.TrimSpace(strings.Join(c.Args().Slice(), " "))
	documents := c.StringSlice("in")
	switch {
	case name == "":
		return usagef("split needs an entity: entente split e:nippon.country")
	case c.IsSet("as") && len(documents) == 0:
		return usagef("--as says what documents mean: name them with --in")
	}
	return p.withStore(c.Context, toChange, func(s *graph.Store) error {
		ctx := context.WithoutCancel(c.Context)
		entity, err := member(ctx, s, name)
		if err != nil {
			return err
		}
		var done graph.Decided
		if len(documents) == 0 {
			done, err = s.Unmerge(ctx, entity)
			if errors.Is(err, graph.ErrNotFound) {
				return notMerged(s, entity)
			}
		} else {
			var as schema.IRI
			if c.IsSet("as") {
				if as, err = choose(ctx, s, c.String("as")); err != nil {
					return err
				}
			}
			done, err = s.SplitOff(ctx, entity, documents, as)
		}
		if err != nil {
			return err
		}
		return p.writeDecided(done)
	})
}

// member finds the entity that split is about: of a name that was merged into another, the one that had it.
func member(ctx context.Context, s *graph.Store, name string) (schema.IRI, error) {
	entity, err := choose(ctx, s, name)
	if err != nil || voc.Expand(name) == entity {
		return entity, err
	}
	set, err := s.Decisions()
	if err != nil {
		return "", err
	}
	var had []schema.IRI
	for _, e := range set.Group(entity) {
		slug, _, _ := strings.Cut(e.Local(), ".")
		if slug == schema.Slug(name) {
			had = append(had, e)
		}
	}
	if len(had) == 1 && !slices.Contains(had, entity) {
		return had[0], nil
	}
	return entity, nil
}

// notMerged says how what is no merged entity is split.
func notMerged(s *graph.Store, entity schema.IRI) error {
	set, setErr := s.Decisions()
	if setErr != nil {
		return setErr
	}
	for _, d := range set.About(entity) {
		if d.Kind == identity.Split && d.B == entity {
			from, own := d.A.Short(), d.B.Short()
			return usagef("%s was split off %s: entente entities forget %s %s takes that back", own, from, from, own)
		}
	}
	if _, missing := s.Entity(context.Background(), entity); missing != nil {
		return missing
	}
	return usagef("%s is merged with none; --in DOCUMENT gives its mentions there an entity of their own",
		entity.Short())
}
