package main

import (
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func (p *program) docsCommand() *cli.Command {
	return &cli.Command{
		Name: "docs", Category: storeGroup, Usage: "list the documents of the store",
		UsageText: "entente docs\nentente docs --format csv",
		Description: `With --json: one {"id","name","title","date","url","publisher","author","language","hash","statements","added"} a line. date is
that of publication and hash the SHA-256 of the text; what is unknown is null.`,
		Flags:  []cli.Flag{formatFlag(formatText, formatJSON, formatCSV)},
		Action: p.docs,
	}
}

type docJSON struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Title      *string `json:"title"`
	Date       *string `json:"date"`
	URL        *string `json:"url"`
	Publisher  *string `json:"publisher"`
	Author     *string `json:"author"`
	Language   *string `json:"language"`
	Fetched    *string `json:"fetched,omitempty"`
	Hash       string  `json:"hash"`
	Statements int     `json:"statements"`
	Added      string  `json:"added"`
}

func (p *program) docs(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	if err := noArguments(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		docs, err := s.Documents(c.Context)
		if err != nil {
			return err
		}
		t := table{head: []string{"document", "date", "statements", "title"}, right: []bool{false, false, true, false}}
		for _, d := range docs {
			if format == formatJSON {
				err := p.writeJSON(docJSON{
					ID: string(d.ID), Name: d.Name, Title: opt(d.Title), Date: date(d.Date), URL: opt(d.URL),
					Publisher: opt(d.Publisher), Author: opt(d.Author), Language: opt(d.Language),
					Fetched: moment(d.Fetched), Hash: d.Hash, Statements: d.Statements,
					Added: d.Added.Format(time.RFC3339),
				})
				if err != nil {
					return err
				}
				continue
			}
			day := ""
			if at := date(d.Date); at != nil {
				day = *at
			}
			t.add(d.Name, day, strconv.Itoa(d.Statements), d.Title)
		}
		if format == formatJSON {
			return nil
		}
		return t.write(p, format)
	})
}
