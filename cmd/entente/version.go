package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

func (p *program) versionCommand() *cli.Command {
	return &cli.Command{
		Name: "version", Category: otherGroup, Usage: "show the version of the program",
		UsageText: "entente version\nentente version --json",
		Description: "With --json: {\"version\", \"commit\", \"go\", \"os\", \"arch\"}; commit is the one the program was built from, with + " +
			"behind\nit if files had changed, and empty if unknown.",
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return p.version()
		},
	}
}

// version writes the version as the build knows it.
func (p *program) version() error {
	v := struct {
		Version string `json:"version"`
		Commit  string `json:"commit"`
		Go      string `json:"go"`
		OS      string `json:"os"`
		Arch    string `json:"arch"`
	}{"devel", "", runtime.Version(), runtime.GOOS, runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		if m := info.Main.Version; m != "" && m != "(devel)" {
			v.Version = m
		}
		changed := ""
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				v.Commit = s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = "+"
			}
		}
		if v.Commit != "" {
			v.Commit += changed
		}
	}
	if p.json {
		return p.writeJSON(v)
	}
	fmt.Fprintf(p.out, "entente %s", v.Version)
	if v.Commit != "" {
		fmt.Fprintf(p.out, " (%s)", v.Commit)
	}
	fmt.Fprintf(p.out, " %s %s/%s\n", v.Go, v.OS, v.Arch)
	return nil
}
