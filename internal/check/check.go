// Package check is the second stage: it turns one file into a record, an
// overlay, a file of interface words or a list of addresses, and reports all
// that is wrong with it.
//
// What a file parses to depends on that file alone (law 2 of the house
// plan), so files can be checked in any order and all at once.
package check

import (
	"path"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// Parsed is what one file turned out to be. At most one member is set.
type Parsed struct {
	File    *source.File
	Record  schema.Record
	Overlay *schema.Overlay
	Broken  string // "kind/id" of a record too broken to be read
	Words   string // language of a file of interface words
	Role    Role
	Diags   []diag.Diagnostic
}

// Role names files that are neither records nor words.
type Role int

const (
	None Role = iota
	Lock
	Redirects
)

// Place says what a path is for, by its name alone.
type Place struct {
	Kind   *schema.Kind
	ID     string
	Locale string // of an overlay
	Words  string
	Role   Role
}

// PlaceOf reads a path. ok is false when nothing has this name; the
// diagnostic says why.
func PlaceOf(c *schema.Catalog, p string) (Place, *diag.Diagnostic) {
	fail := func(code string, args ...string) (Place, *diag.Diagnostic) {
		d := diag.New(code, diag.Pos{File: p}, args...)
		return Place{}, &d
	}
	dir, name := path.Split(p)
	dir = strings.TrimSuffix(dir, "/")
	switch p {
	case "data/urls.lock":
		return Place{Role: Lock}, nil
	case "data/redirects.toml":
		return Place{Role: Redirects}, nil
	}
	if dir == "i18n" {
		if tag, ok := strings.CutSuffix(name, ".toml"); ok && validTag(tag) {
			return Place{Words: tag}, nil
		}
		return fail("site/stray-file", "want", "files of interface words, such as en.toml", "folder", "i18n")
	}
	for _, k := range c.Kinds {
		if k.Dir != dir {
			continue
		}
		ext := k.Ext()
		stem, ok := strings.CutSuffix(name, ext)
		if k.Single && strings.Split(stem, ".")[0] != k.Name {
			continue
		}
		if !ok {
			return fail("site/stray-file", "want", "files ending in "+ext, "folder", dir)
		}
		id, tag, overlay := strings.Cut(stem, ".")
		if overlay && !validTag(tag) {
			return fail("site/overlay-name", "tag", tag, "id", id, "ext", ext)
		}
		if !schema.ValidID(id) {
			return fail("record/id-form", "id", id)
		}
		return Place{Kind: k, ID: id, Locale: tag}, nil
	}
	if dir == "data" {
		return fail("site/stray-file", "want", strings.Join(singles(c), ", ")+", their translations, redirects.toml and urls.lock", "folder", dir)
	}
	return fail("site/stray-folder", "folder", dir, "suggest", moveTo(c, dir))
}

// singles names the files of the kinds that have one record.
func singles(c *schema.Catalog) []string {
	var names []string
	for _, k := range c.Kinds {
		if k.Single {
			names = append(names, k.Name+k.Ext())
		}
	}
	return names
}

// moveTo tells where a file may belong that stands in the folder dir.
func moveTo(c *schema.Catalog, dir string) string {
	var dirs []string
	for _, k := range c.Kinds {
		if !k.Single {
			dirs = append(dirs, k.Dir)
		}
	}
	if near := diag.Suggest(dir, dirs); near != "" {
		return "Move the file to " + near + "/."
	}
	return "Move the file to one of " + strings.Join(dirs, ", ") + ", or out of the site."
}

// validTag accepts the shape of a language tag: "es", "zh-Hans".
func validTag(s string) bool {
	if len(s) < 2 || len(s) > 12 {
		return false
	}
	for i, part := range strings.Split(s, "-") {
		if part == "" || len(part) > 8 || i == 0 && len(part) > 3 {
			return false
		}
		for _, r := range part {
			if r >= 'a' && r <= 'z' || i > 0 && (r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
				continue
			}
			return false
		}
	}
	return true
}

// File checks one file.
func File(c *schema.Catalog, f *source.File) Parsed {
	out := Parsed{File: f}
	place, bad := PlaceOf(c, f.Path)
	if bad != nil {
		out.Diags = []diag.Diagnostic{*bad}
		return out
	}
	out.Words, out.Role = place.Words, place.Role
	if place.Role == Lock {
		return out
	}
	out.Diags = safety(f)
	switch {
	case place.Kind == nil:
	case place.Locale != "":
		o, ds := schema.DecodeOverlay(place.Kind, place.ID, place.Locale, f)
		out.Overlay, out.Diags = o, append(out.Diags, ds...)
	default:
		r, ds := schema.Decode(place.Kind, place.ID, f)
		out.Record, out.Diags = r, append(out.Diags, ds...)
		if r == nil {
			out.Broken = place.Kind.Name + "/" + place.ID
		}
	}
	return out
}
