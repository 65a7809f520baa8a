// Package tomldoc reads one TOML document of a site: what it holds, where each
// part of it stands, and what is wrong with it in words for those who wrote it.
//
// Three readers share the work, each for what it is good at:
//
//   - Our own walk over the bytes (package scan) keeps the limits, names the
//     usual slips of people who do not program, and refuses what is newer than
//     TOML 1.0. It keeps no value.
//   - BurntSushi/toml says what the document holds (decode.go). It only sees
//     what the scan found well formed, and it decides about names given twice.
//   - The parser inside go-toml says where each name and value stands
//     (places.go). It runs when the first place is asked for, so most
//     documents without a mistake never pay for it.
//
// BurntSushi/toml 1.6 lets some clashes pass where names before an equals sign
// have dots, where groups stand in curly brackets, or where [a] comes after
// [a.b.c]: of a.b.c = 1 and a.b = 2 it silently keeps the second. In such a
// document, and in one that it refuses, the places are looked up at once and
// tell every name that cannot stand.
//
// Laws:
//
//  1. Parse never panics, and its time and memory grow with the length of the
//     document, whatever the bytes are. No decoder sees a document that breaks
//     a limit.
//  2. What BurntSushi/toml reads, the scan refuses only for a limit, a left
//     over version of git, a character of package unseen, or syntax newer than
//     TOML 1.0. What the scan accepts is still decoded. A fuzz test holds both.
//  3. The tree depends on the bytes alone: line ends of Windows become plain
//     ones, and times do not carry the time zone of the machine.
//  4. Every place lies inside the document's file.
//  5. A document with a mistake in its TOML is not half read: it is nil.
//
// Names are compared as written: Name and name are two names.
//
// Tests: mistakes_test.go is the table of slips with their places;
// places_test.go compares places with the tree; limits_test.go counts work;
// fuzz_test.go holds the laws for any bytes.
package tomldoc

import (
	"slices"
	"strings"
	"sync"

	"plaza/internal/diag"
	"plaza/internal/source"
	"plaza/internal/tomldoc/scan"
	"plaza/internal/unseen"
)

// Limits of a document; package scan says why.
const (
	MaxSize  = scan.MaxSize
	MaxLine  = scan.MaxLine
	MaxDepth = scan.MaxDepth
	MaxParts = scan.MaxParts
	MaxName  = scan.MaxName
	MaxNames = scan.MaxNames
)

// Doc is a document that could be read whole. It may be used by several
// goroutines. Callers do not change Tree.
type Doc struct {
	File *source.File

	// Tree holds string, int64, float64, bool, time.Time, []any,
	// []map[string]any (headings in double brackets) and map[string]any. The
	// name of a time's location tells a date from a moment: "date-local",
	// "datetime-local", "time-local", else it was written with its offset.
	Tree map[string]any

	from  int    // where the document begins in the file
	b     []byte // the document
	once  sync.Once
	root  *node
	unfit []clash
}

// Parse reads the document f.Bytes[from:to], whose ends do not stand inside a
// character; a range outside the file is cut to it. The document is nil when its TOML is wrong or breaks a limit. It is
// there, beside errors, when the only errors are characters that cannot be
// seen. The diagnostics are sorted.
func Parse(f *source.File, from, to int) (*Doc, []diag.Diagnostic) {
	to = min(max(to, 0), len(f.Bytes))
	from = min(max(from, 0), to)
	var found []diag.Diagnostic
	if to-from <= MaxSize {
		found = unseen.Unseen(f, from, to)
	}
	if hasCode(found, "text/not-utf-8", "text/utf-16") {
		return nil, found
	}
	if hasCode(found, "text/byte-order-mark") {
		from += len("\ufeff")
	}
	report := scan.Document(f, from, to)
	found = append(found, report.Unseen...)
	wrong := report.Mistakes
	if report.Stopped {
		return nil, diag.Sort(append(found, wrong...))
	}
	doc := &Doc{File: f, from: from, b: report.Readable}
	tree, err := decode(doc.b)
	if err != nil || report.Nested {
		wrong = append(wrong, doc.clashes()...)
	}
	if err != nil && !hasCode(found, "text/control") {
		wrong = append(wrong, doc.refused(err))
	}
	if err != nil || len(wrong) > 0 {
		return nil, diag.Sort(silence(append(found, wrong...)))
	}
	if report.Times || report.Returns {
		tidy(tree)
	}
	doc.Tree = tree
	return doc, diag.Sort(found)
}

// silence drops "not understood" where the same line has a better answer.
func silence(found []diag.Diagnostic) []diag.Diagnostic {
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool {
		return d.Code == "toml/syntax" && slices.ContainsFunc(found, func(other diag.Diagnostic) bool {
			return other.Line == d.Line && other.Code != d.Code
		})
	})
}

func hasCode(ds []diag.Diagnostic, codes ...string) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return slices.Contains(codes, d.Code) })
}

// Key returns the place of the name at path; each element is a name or the
// index of an item. Where the path does not exist, or an item has no name, it
// is the nearest thing above that has a place; at last the document's first
// line.
func (d *Doc) Key(path ...any) diag.Pos {
	for n, _ := d.at(path); n != nil; n = n.above {
		if n.name.n > 0 {
			return d.pos(n.name)
		}
		if n.value.n > 0 {
			return d.pos(n.value)
		}
	}
	return d.File.Pos(d.from, 1)
}

// Value returns the place of the value at path, and otherwise does as Key. The
// value of a group under a heading is the heading.
func (d *Doc) Value(path ...any) diag.Pos {
	for n, _ := d.at(path); n != nil; n = n.above {
		if n.value.n > 0 {
			return d.pos(n.value)
		}
	}
	return d.File.Pos(d.from, 1)
}

// ValueRange returns the offset in the file and the length of the value at
// path as it is written, with its quote marks or brackets. ok is false where
// no value is written: when the path does not exist, or for a group or list of
// groups under headings.
func (d *Doc) ValueRange(path ...any) (offset, length int, ok bool) {
	n, exact := d.at(path)
	if !exact || !n.written {
		return 0, 0, false
	}
	return d.from + n.value.at, n.value.n, true
}

func (d *Doc) pos(s span) diag.Pos { return d.File.Pos(d.from+s.at, s.n) }

// Keys returns the names in the table at path in the order of the document,
// or nil when no table stands there.
func (d *Doc) Keys(path ...any) []string {
	table, ok := d.table(path)
	if !ok {
		return nil
	}
	names := make([]string, 0, len(table))
	if n, exact := d.at(path); exact {
		for _, name := range n.order {
			if _, ok := table[name]; ok {
				names = append(names, name)
			}
		}
	}
	if len(names) == len(table) {
		return names
	}
	// The tree decides what is there. Should the second parser have missed a
	// name, it comes last, not never.
	placed := len(names)
	for name := range table {
		if !slices.Contains(names[:placed], name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names[placed:], strings.Compare)
	return names
}

// table returns the table of the tree at path.
func (d *Doc) table(path []any) (map[string]any, bool) {
	var v any = d.Tree
	for _, step := range path {
		switch step := step.(type) {
		case string:
			table, _ := v.(map[string]any)
			v = table[step]
		case int:
			v = item(v, step)
		default:
			return nil, false
		}
	}
	table, ok := v.(map[string]any)
	return table, ok
}

func item(list any, i int) any {
	switch list := list.(type) {
	case []any:
		if i >= 0 && i < len(list) {
			return list[i]
		}
	case []map[string]any:
		if i >= 0 && i < len(list) {
			return list[i]
		}
	}
	return nil
}
