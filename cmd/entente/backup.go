package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func (p *program) compactCommand() *cli.Command {
	return &cli.Command{
		Name: "compact", Category: storeGroup, Usage: "give back the disk space of what was removed",
		UsageText: "entente compact\nentente compact --store news.db",
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return p.withStore(c.Context, toChange, func(s *graph.Store) error { return s.Compact(c.Context) })
		},
	}
}

func (p *program) backupCommand() *cli.Command {
	return &cli.Command{
		Name: "backup", Category: storeGroup, Usage: "copy the store, as it is now, into a new folder", ArgsUsage: "DIR",
		UsageText: "entente backup news-2024-05-01\nentente backup --store news.db /media/disk/news",
		Action: func(c *cli.Context) error {
			dir, err := folder(c)
			if err != nil {
				return err
			}
			return p.withStore(c.Context, toChange, func(s *graph.Store) error { return s.Backup(c.Context, dir) })
		},
	}
}

func (p *program) restoreCommand() *cli.Command {
	return &cli.Command{
		Name: "restore", Category: storeGroup, Usage: "make a store of a backup; there must be none yet", ArgsUsage: "DIR",
		UsageText: "entente restore news-2024-05-01\nentente restore --store news.db /media/disk/news",
		Action: func(c *cli.Context) error {
			from, err := folder(c)
			if err != nil {
				return err
			}
			to, err := p.storeDir()
			if err != nil {
				return err
			}
			err = graph.Restore(c.Context, from, graph.Options{Dir: to})
			if errors.Is(err, graph.ErrNoStore) {
				return &noBackupError{from}
			}
			return err
		},
	}
}

// noBackupError says that there is nothing to restore.
type noBackupError struct{ dir string }

func (e *noBackupError) Error() string {
	return "no backup at " + e.dir + ": entente backup DIR makes one"
}
func (e *noBackupError) Is(target error) bool { return target == graph.ErrNoStore }

// folder returns the one argument of backup and restore.
func folder(c *cli.Context) (string, error) {
	if c.NArg() != 1 || c.Args().First() == "" {
		return "", usagef("%s needs one folder: entente %s DIR", c.Command.Name, c.Command.Name)
	}
	return c.Args().First(), nil
}
