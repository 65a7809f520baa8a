package link

import (
	"strings"

	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// checkFreshness tells translators what to do: each stale text, and for each
// record the texts that are missing. Languages that are only partly there
// are not asked to be complete.
func checkFreshness(l *linker) {
	full := map[string]bool{}
	for _, lang := range l.site.Record("site", "site").(*record.Site).Languages {
		full[lang.Key] = lang.Status == "full"
	}
	l.each(func(r schema.Record) {
		texts := l.texts(r)
		for _, loc := range l.site.Locales.All[1:] {
			if missing := l.fresh(r.Meta(), texts, loc.Tag); missing != nil && full[loc.Tag] {
				h := r.Meta()
				l.add("translation/missing", diag.Pos{File: h.File.Path}, "language", loc.Name,
					"fields", strings.Join(missing, ", "), "file", overlayPath(h.File.Path, loc.Tag))
			}
		}
	})
}

// fresh reports the stale texts of one record in one language, and returns
// the paths of the missing ones.
func (l *linker) fresh(h *schema.Head, texts []schema.Text, tag string) []string {
	o := l.site.Overlay(h.Kind.Name, h.ID, tag)
	var missing []string
	for _, t := range texts {
		switch tr, state := o.Of(t); {
		case state == schema.Missing:
			missing = append(missing, t.Path)
		case tr.Method == "": // how it was made is not told: that is reported already
		case h.Example && state == schema.Stale && graph.StaleSince(t, tr).Compare(tr.On) > 0:
			// its own list of changes says so: it shows readers what that looks like
		case state == schema.Stale:
			l.add("translation/stale", o.SrcAt(t.Path), "field", t.Path, "path", quoted(t.Path), "hash", digest.Text(t.Value))
		}
	}
	return missing
}

// quoted writes a path as a key of TOML.
func quoted(path string) string {
	if strings.Contains(path, ".") {
		return "\"" + path + "\""
	}
	return path
}

// overlayPath is the file that holds a record's translations.
func overlayPath(path, tag string) string {
	dot := strings.LastIndexByte(path, '.')
	return path[:dot] + "." + tag + path[dot:]
}
