package main

import (
	"errors"
	"fmt"
	goio "io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
)

// io is what the program writes to and knows of its surroundings.
type io struct {
	in       goio.Reader
	out, err goio.Writer
	terminal bool // someone can be asked
	colour   bool
	now      func() time.Time
	env      func(string) string
	watch    func(build.Step) // is told what the command is about to do
	patience time.Duration    // with a canceled command
}

func stdio() io {
	device := func(f *os.File) bool {
		info, err := f.Stat()
		return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Name() != os.DevNull
	}
	return io{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		terminal: device(os.Stdin) && device(os.Stdout),
		colour:   colour(os.Getenv, device(os.Stderr)),
		now:      time.Now, env: os.Getenv,
		patience: patience,
	}
}

// colour reports whether findings are shown in colour. NO_COLOR wins over all.
func colour(env func(string) string, terminal bool) bool {
	if env("NO_COLOR") != "" {
		return false
	}
	if force := env("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return terminal && env("TERM") != "dumb"
}

// siteFlags are the flags of every command that reads a site.
type siteFlags struct {
	site, date, baseURL, format string
	release                     bool
	jobs                        int
}

func (f *siteFlags) add(c *cobra.Command) {
	f.addSite(c)
	c.Flags().StringVar(&f.format, "format", "text", "how findings are shown: `text`, github (annotations) or json")
}

// addSite adds all but the form of the output, which some commands have of
// their own.
func (f *siteFlags) addSite(c *cobra.Command) {
	p := c.Flags()
	f.format = "text"
	p.StringVar(&f.site, "site", "", "the site's `folder` (default: the nearest one upward that holds data/site.toml)")
	p.StringVar(&f.date, "date", "", "the day to build for, as `YYYY-MM-DD` (default: SOURCE_DATE_EPOCH, else today in the city)")
	p.StringVar(&f.baseURL, "base-url", "", "the `address` the site will have (default: base_url in data/site.toml)")
	p.BoolVar(&f.release, "release", false, "leave out example records, add compressed twins of each file")
	p.IntVar(&f.jobs, "jobs", 0, "how many `things` to do at once (default: one a core)")
}

func (f *siteFlags) options(io io) (build.Options, error) {
	opt := build.Options{Release: f.release, BaseURL: f.baseURL, Jobs: f.jobs, Now: io.now, Watch: io.watch}
	if f.format != "text" && f.format != "github" && f.format != "json" {
		return opt, fmt.Errorf("--format %s: use text, github or json", f.format)
	}
	if f.jobs < 0 {
		return opt, errors.New("--jobs: give a number of 1 or more")
	}
	var err error
	if opt.Dir, err = siteDir(f.site); err != nil {
		return opt, err
	}
	opt.Cache = filepath.Join(opt.Dir, ".plaza", "cache")
	opt.Today, err = day(f.date, io.env("SOURCE_DATE_EPOCH"))
	return opt, err
}

// siteDir finds the site's folder.
func siteDir(given string) (string, error) {
	if given != "" {
		if _, err := os.Stat(given); err != nil {
			return "", fmt.Errorf("--site %s: there is no such folder", given)
		}
		return given, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find out where we are: %w", err)
	}
	for dir := here; ; {
		if _, err := os.Stat(filepath.Join(dir, "data", "site.toml")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no data/site.toml here or in any folder above; name the site's folder with --site")
		}
		dir = up
	}
}

// day reads the day to build for; zero means today in the city.
func day(date, epoch string) (schema.Date, error) {
	if date != "" {
		d, ok := schema.ParseDate(date)
		if !ok || d.Day == 0 {
			return d, fmt.Errorf("--date %s: write it as 2026-03-12", date)
		}
		return d, nil
	}
	if epoch == "" {
		return schema.Date{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return schema.Date{}, fmt.Errorf("SOURCE_DATE_EPOCH=%s: it must be a whole number of seconds", epoch)
	}
	t := time.Unix(seconds, 0).UTC()
	return schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, nil
}

// show prints findings and returns a contentError when publishing must stop.
func (f *siteFlags) show(io io, l *build.Linked, ds []diag.Diagnostic) error {
	lines := func(path string, n int) string {
		if file := l.Files[path]; file != nil {
			return file.Line(n)
		}
		return ""
	}
	prefix := relativeDir(l.Dir)
	switch f.format {
	case "github":
		diag.GitHub(io.out, ds, prefix)
	case "json":
		if err := diag.JSON(io.out, ds, prefix); err != nil {
			return fmt.Errorf("write the findings: %w", err)
		}
	default:
		diag.Print(io.err, ds, diag.Style{Lines: lines, Prefix: prefix, Colour: io.colour})
	}
	if diag.HasErrors(ds) {
		return &contentError{}
	}
	return nil
}

// relativeDir is the site's folder as seen from here, so that places can be
// clicked in a terminal: "" when we stand in it.
func relativeDir(dir string) string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(here, abs)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel) + "/"
}
