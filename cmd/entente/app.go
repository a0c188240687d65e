package main

import (
	"context"
	"io"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
)

// app returns the commands and flags of the program, which act on p.
func (p *program) app() *cli.App {
	a := &cli.App{
		Name: "entente",
		Usage: "reads English news about relations between states and answers questions, " +
			"each answer with the sentence that proves it",
		// Help, errors and versions are written in help.go, usage.go and version.go.
		HideHelp: true, HideVersion: true, Writer: p.out, ErrWriter: io.Discard,
		ExitErrHandler: func(*cli.Context, error) {},
		Flags:          commonFlags(),
		Before:         p.common,
		Commands: []*cli.Command{
			p.addCommand(), p.extractCommand(), p.parseCommand(), p.grepCommand(),
			p.askCommand(), p.queryCommand(), p.replCommand(), p.showCommand(), p.pathCommand(), p.timelineCommand(),
			p.eventsCommand(), p.sourcesCommand(),
			p.docsCommand(), p.rmCommand(), p.exportCommand(), p.importCommand(), p.diffCommand(), p.statsCommand(),
			p.checkCommand(), p.verifyCommand(), p.entitiesCommand(), p.mergeCommand(), p.splitCommand(),
			p.gazetteerCommand(), p.whyCommand(), p.compactCommand(), p.backupCommand(), p.restoreCommand(),
			p.demoCommand(), p.completionCommand(), p.completeCommand(), p.manCommand(), p.versionCommand(),
		},
	}
	a.Action = func(*cli.Context) error { return p.help(a, nil) }
	a.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return usageFrom(err, a.Flags) }
	for _, c := range a.Commands {
		c.HideHelp = true
		c.OnUsageError = func(_ *cli.Context, err error, _ bool) error {
			return usageFrom(err, append(c.Flags[:len(c.Flags):len(c.Flags)], a.Flags...))
		}
	}
	return a
}

// The groups of commands in the help.
const (
	readGroup  = "Read"
	askGroup   = "Ask"
	storeGroup = "Keep"
	otherGroup = "Else"
)

// commonFlags returns the flags of every command. They may stand before the command or anywhere after it.
func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "store", Usage: "folder `DIR` of the store", EnvVars: []string{"ENTENTE_STORE"},
			DefaultText: "entente in your data folder"},
		&cli.BoolFlag{Name: "json", Usage: "write JSON; errors too, on stderr"},
		&cli.StringFlag{Name: "color", Usage: "colour `WHEN`: auto, always or never", Value: string(stream.ColourAuto)},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"},
			Usage: "say nothing about progress; errors are still told"},
		&cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show help"},
		&cli.BoolFlag{Name: "version", Usage: "show the version"},
	}
}

// common takes over the flags that every command has.
func (p *program) common(c *cli.Context) error {
	colour, err := stream.ParseColour(c.String("color"))
	if err != nil {
		return badChoice("color", c.String("color"), stream.Colours)
	}
	p.ink = stream.NewInk(colour, p.OutTerminal, p.Getenv)
	p.errInk = stream.NewInk(colour, p.ErrTerminal, p.Getenv)
	p.json, p.quiet, p.dir = c.Bool("json"), c.Bool("quiet"), c.String("store")
	return nil
}

// run runs a command line.
func (p *program) run(ctx context.Context, args []string) error {
	a := p.app()
	p.json = asksForJSON(args) // errors of the line itself are told in JSON too
	l, err := arrange(a, args)
	switch {
	case err != nil:
		return err
	case l.help:
		return p.help(a, l.command)
	case l.version:
		return p.version()
	}
	return a.RunContext(ctx, l.args)
}
