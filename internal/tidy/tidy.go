// Package tidy puts the facts of a record's file into the one form that
// "plaza fmt" writes, so that a change of the file is a change of what it says.
//
// The form: names in the order in which their kind declares them, equals signs
// below each other, one blank line before a heading, texts in plain quotes,
// lists on one line unless they hold comments or are very long, "\n" at the end
// of each line. Comments stay,
// each with the line it stands above or beside; so do single blank lines
// between names. The text below the facts of a Markdown file is not touched.
//
// Laws:
//
//  1. The file says the same before and after: the decoded values are equal
//     and every comment is there. File looks at that itself, every time, and
//     would rather fail than write.
//  2. What File wrote it leaves as it is.
//  3. A file with a mistake in its TOML is not touched: the mistake is told.
//
// Names that the kind does not have come last, in the order they had. The
// checks report them; this package moves them only.
//
// read.go makes statements of the bytes, order.go knows what comes before
// what, write.go makes bytes again. The tests plant every kind of comment in
// every kind of place, and a fuzz target holds the laws for any bytes.
package tidy

import (
	"errors"
	"reflect"
	"slices"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// ErrNotRecord is returned for a file that is neither a record nor a
// translation: nothing declares the order of its names.
var ErrNotRecord = errors.New("the file is no record and no translation of one")

// errLost is a bug of this package, found before it could do harm.
var errLost = errors.New("the tidy form would not say the same as the file; nothing was written")

// File returns the bytes of f in their one form. With diagnostics there are
// none: the file must be mended first.
func File(c *schema.Catalog, f *source.File) ([]byte, []diag.Diagnostic, error) {
	place, bad := check.PlaceOf(c, f.Path)
	if bad != nil {
		return nil, []diag.Diagnostic{*bad}, nil
	}
	if place.Kind == nil {
		return nil, nil, ErrNotRecord
	}
	return facts(place.Kind, place.Locale != "", f)
}

func facts(k *schema.Kind, overlay bool, f *source.File) ([]byte, []diag.Diagnostic, error) {
	b := f.Bytes
	from, to := 0, len(b)
	if k.Markdown {
		var ok bool
		if from, to, _, ok = schema.FrontMatter(b); !ok {
			return nil, []diag.Diagnostic{diag.New("record/front-matter", f.Pos(0, len(b)))}, nil
		}
	}
	before, ds := tomldoc.Parse(f, from, to)
	if before == nil || diag.HasErrors(ds) {
		return nil, ds, nil
	}
	root, comments := read(b[from:to])
	root.sort(orderOf(k, overlay))
	written := write(root)
	out := slices.Concat(b[:from], written, b[to:])
	after, ds := tomldoc.Parse(source.New(f.Path, out), from, from+len(written))
	if after == nil || diag.HasErrors(ds) || !reflect.DeepEqual(before.Tree, after.Tree) {
		return nil, nil, errLost
	}
	if _, kept := read(written); !slices.Equal(comments, kept) {
		return nil, nil, errLost
	}
	return out, nil, nil
}
