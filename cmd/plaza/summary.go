package main

import (
	"fmt"
	goio "io"
	"path/filepath"
	"time"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/graph"
)

// summary says what was made, what is missing and where to look.
func summary(w goio.Writer, l *build.Linked, r build.Result, out string, took time.Duration) {
	s := build.Survey(l.Site)
	fmt.Fprintf(w, "Made %d pages in %s from %d files in %d ms.\n", r.Made.Pages, s.Languages, len(l.Files), took.Milliseconds())
	if r.Published.Switched {
		fmt.Fprintf(w, "Published in %s: %d files written, %d unchanged, %d removed.\n", out, r.Published.Written, r.Published.Unchanged, r.Published.Removed)
	} else {
		fmt.Fprintf(w, "Nothing had changed in %s: no file was written.\n", out)
	}
	if s.Tools == 0 {
		fmt.Fprintf(w, "\n  %-24s none yet; \"plaza new tool\" writes the first\n", "AI tools")
	} else {
		fmt.Fprintf(w, "\n  %-24s %d, a group counting as one\n", "AI tools", s.Tools)
	}
	switch {
	case s.Open == 0:
		fmt.Fprintf(w, "  %-24s none\n", "questions not answered")
	case s.OpenSince.IsZero():
		fmt.Fprintf(w, "  %-24s %d in the whole register\n", "questions not answered", s.Open)
	default:
		fmt.Fprintf(w, "  %-24s %d in the whole register, oldest since %s\n", "questions not answered", s.Open, s.OpenSince)
	}
	for _, t := range s.Translations {
		fmt.Fprintf(w, "  %-24s %d of %d texts current, %d stale, %d missing; %d checked by a person\n", t.Name, t.Current, t.Texts, t.Stale, t.Missing, t.Reviewed)
	}
	switch l.Site.Log().State {
	case graph.NoLog:
		fmt.Fprintf(w, "  %-24s not at hand: this folder is in no git repository, so no change is shown\n", "history")
	case graph.ShallowLog:
		fmt.Fprintf(w, "  %-24s a part only, so changes of meetings are not shown; \"git fetch --unshallow\" brings all of it\n", "history")
	}
	if s.Examples > 0 {
		fmt.Fprintf(w, "  %-24s %d, marked on their pages, not counted; --release leaves them out\n", "example records", s.Examples)
	}
	for _, ref := range l.LeftOut {
		fmt.Fprintf(w, "  left out, an example:    %s\n", ref)
	}
	if n := len(r.Diags); n > 0 {
		fmt.Fprintf(w, "  %-24s %s, shown above\n", "findings", diag.Tally(r.Diags))
	}
	if r.Made.Trouble != nil {
		fmt.Fprintf(w, "  the cache of compressed files cannot be used, so releases take longer: %v\n", r.Made.Trouble)
	}
	fmt.Fprintf(w, "\nLook at %s, or run \"plaza serve\".\n", filepath.Join(out, "index.html"))
}
