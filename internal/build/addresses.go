package build

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/graph"
	"plaza/internal/plan"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
	"plaza/internal/view"
	"plaza/templates"
)

// A public address, once given, is never dropped: people keep links, print
// them and cite them. data/urls.lock holds every address the site has ever
// had, one a line, in each language. An address that is in the lock and on no
// page must be an alias of a record or stand in data/redirects.toml.

// Redirect is an old address and the page that took its place.
type Redirect struct {
	From, To string // files of the published folder
	Lang     string
}

// redirections lists the moved addresses of all languages: the aliases of
// records, and data/redirects.toml ("old.html" = "new.html", without a
// language).
func redirections(s *graph.Site, all []plan.Page, file *source.File) ([]Redirect, []diag.Diagnostic) {
	var out []Redirect
	var ds []diag.Diagnostic
	live := map[string]bool{}
	for _, p := range all {
		live[p.Out] = true
	}
	add := func(from, to string) {
		for _, l := range s.Locales.All {
			if !live[l.Prefix+from] {
				out = append(out, Redirect{l.Prefix + from, l.Prefix + to, l.Tag})
			}
		}
	}
	for _, k := range s.Catalog.Kinds {
		if strings.Contains(k.Address, "#") {
			continue
		}
		for _, r := range s.Records(k.Name) {
			for _, alias := range r.Meta().Aliases {
				add(k.Path(alias), k.Path(r.Meta().ID))
			}
		}
	}
	if file != nil {
		doc, found := tomldoc.Parse(file, 0, len(file.Bytes))
		ds = append(ds, found...)
		if doc != nil && !diag.HasErrors(found) {
			ds = append(ds, fromFile(doc, live, add)...)
		}
	}
	slices.SortFunc(out, func(a, b Redirect) int { return strings.Compare(a.From, b.From) })
	return slices.Compact(out), ds
}

func fromFile(doc *tomldoc.Doc, live map[string]bool, add func(from, to string)) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, from := range doc.Keys() {
		to, ok := doc.Tree[from].(string)
		switch {
		case !ok || !live[to]:
			ds = append(ds, diag.New("site/redirect-target", doc.Value(from), "to", to))
		case live[from]:
			ds = append(ds, diag.New("site/redirect-live", doc.Key(from), "from", from))
		case !safeAddress(from):
			ds = append(ds, diag.New("site/redirect-form", doc.Key(from), "from", from))
		default:
			add(from, to)
		}
	}
	return ds
}

// safeAddress accepts the shape of the site's own addresses.
func safeAddress(s string) bool {
	if !strings.HasSuffix(s, ".html") || strings.Contains(s, "..") || strings.HasPrefix(s, "/") {
		return false
	}
	for _, r := range s {
		if r != '-' && r != '.' && r != '/' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// page is what a browser gets at an old address on hosts that read no list of
// redirects: it sends on by itself and says where.
func (r Redirect) page(s *graph.Site, env *view.Env) ([]byte, error) {
	var b bytes.Buffer
	err := templates.Moved(view.BuildMoved(env, s.Locales.Get(r.Lang), r.From, r.To)).Render(context.Background(), &b)
	if err != nil {
		return nil, fmt.Errorf("make the page of the old address %s: %w", r.From, err)
	}
	return b.Bytes(), nil
}

const lockHead = "# Every address this site has had, one a line. \"plaza build\" adds to it.\n" +
	"# None may be dropped: move it in data/redirects.toml, or give the record an alias.\n"

// lock compares the planned addresses with those of the lock, and returns
// the lock with the new ones added. Addresses of example records are not
// kept: they were never real.
func lock(file *source.File, all []plan.Page, moved []Redirect) ([]byte, []diag.Diagnostic) {
	now := map[string]bool{}
	var lines []string
	for _, p := range all {
		now[p.Out] = true
		if !p.Example {
			lines = append(lines, p.Out)
		}
	}
	for _, r := range moved {
		now[r.From] = true
		lines = append(lines, r.From)
	}
	var ds []diag.Diagnostic
	if file != nil {
		text := strings.TrimPrefix(string(file.Bytes), "\ufeff") // some editors put one before the first line
		offset := len(file.Bytes) - len(text)
		for line := range strings.Lines(text) {
			address := strings.TrimSuffix(line, "\n")
			if address != "" && address[0] != '#' {
				if !now[address] {
					ds = append(ds, diag.New("site/address-gone", file.Pos(offset, len(address)), "address", address))
				}
				lines = append(lines, address)
			}
			offset += len(line)
		}
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	return []byte(lockHead + strings.Join(lines, "\n") + "\n"), ds
}
