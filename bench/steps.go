package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"plaza/bench/hugo"
	"plaza/bench/synth"
)

// The steps that run in a process of their own. They print JSON for the
// process that measures.

func siteCommand() *cobra.Command {
	var s settings
	c := &cobra.Command{
		Use:   "site FOLDER",
		Short: "Write an invented register, for Plaza in FOLDER/plaza and for Hugo in FOLDER/hugo",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := (&settings{tools: s.tools, runs: 1}).check(); err != nil {
				return err
			}
			return writeSites(s.tools[0], s.seed, args[0])
		},
	}
	s.flags(c)
	return c
}

// writeSites writes one register for both programs.
func writeSites(tools int, seed uint64, dir string) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	words := filepath.Join(root, "i18n")
	p, err := synth.NewPlaza(filepath.Join(dir, "plaza"), words)
	if err != nil {
		return err
	}
	h, err := hugo.New(filepath.Join(dir, "hugo"), words, filepath.Join(root, "templates", "assets", "site.css"))
	if err != nil {
		return err
	}
	if err := synth.Generate(tools, seed, func(r *synth.Record) error {
		if err := p.Put(r); err != nil {
			return err
		}
		return h.Put(r)
	}); err != nil {
		return err
	}
	return h.Close()
}

// moduleRoot is the folder of this repository.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the repository: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("find the repository: there is no go.mod here or above; run this inside it")
		}
		dir = up
	}
}

func compareCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compare ONE OTHER",
		Short: "Compare the words of two built sites, page by page",
		Args:  cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := compare(args[0], args[1])
			if err != nil {
				return err
			}
			return show(l)
		},
	}
}

func partsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "parts SITE BUILT",
		Short: "Measure the parts of a build alone: read, parse TOML, parse Markdown, write",
		Args:  cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := parts(args[0], args[1])
			if err != nil {
				return err
			}
			return show(p)
		},
	}
}

func stagesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "stages SITE",
		Short: "Measure the stages of one build: load, make, publish",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := stages(c.Context(), args[0])
			if err != nil {
				return err
			}
			return show(s)
		},
	}
}

func show(v any) error {
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
