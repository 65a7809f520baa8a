// Package mistakes plants every mistake of the catalogue in a small site and
// compares what "plaza check" says, word for word and mark for mark. It has no
// code of its own.
//
// test/mistakes/base is a whole site of an invented city without a finding.
// Its interface words are those of the repository. Each file beside it plants
// one mistake and is named after the code that must be found:
// record-unknown-link.txtar for record/unknown-link. A second mistake with the
// same code has a word more: record-unknown-link.in-prose.txtar. Files named
// after no code hold several mistakes: all.fifteen.txtar.
//
// # A file
//
//	One of the departments is misspelt.
//
//	-- edit data/tools/leak-finder.toml --
//	-departments  = ["water"]
//	+departments  = ["watr"]
//	-- want --
//	data/tools/leak-finder.toml:4:17: error: ...
//
// It begins with a sentence that says what somebody did; the error pages in
// docs/errors show it. Then come the files, and last what is printed:
//
//	-- FILE --        the file as it is; an empty one takes it out of the site
//	-- edit FILE --   lines that begin with - stand in the file, just once and
//	                  together, and give way to those that begin with +. Lines
//	                  that begin with ~ are added too, and are written as a Go
//	                  string, for characters that nobody can see. Groups are
//	                  parted by an empty line. Without a line that begins with
//	                  -, the lines come last in the file.
//	-- public/FILE -- a finished page. With one of these no site is built: the
//	                  pages are handed to package verify as they are.
//
// A file of interface words, i18n/es.toml, holds only the words that matter.
// The others are put in from the repository, below them, so that no line
// number of the expected output moves when somebody betters a word there.
//
// Lines between the sentence and the files that begin with > do what a file
// cannot show:
//
//	> repeat FILE N "TEXT"   adds the text N times; it is written as a Go string
//	> bytes FILE "TEXT"      adds the text once
//	> blank FILE SIZE N      N files of SIZE zero bytes; {n} in FILE is the number
//	> symlink FILE TARGET    a link
//	> socket FILE            a file that is none
//	> without FILE ID        leaves a word out of a file of interface words
//	> rename FILE FILE       gives a file another name
//
// "go test ./internal/mistakes -update" writes what is printed into the files
// and the pages of docs/errors. Read the difference before you keep it.
package mistakes

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"plaza/internal/diag"
)

const (
	folder = "../../test/mistakes"
	base   = folder + "/base"
	words  = "../../i18n"
	want   = "want"
)

// plant is one planted mistake.
type plant struct {
	name    string // of its file, without the ending
	code    string // "" when it is named after none
	first   bool   // the one that docs/errors shows
	about   string // what somebody did
	orders  [][]string
	archive *txtar.Archive
}

// plants reads all of them, sorted by name.
func plants(t *testing.T) []plant {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no planted mistakes found: %v", err)
	}
	var all []plant
	for _, name := range names {
		p, err := readPlant(name)
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(name), err)
		}
		all = append(all, p)
	}
	return all
}

func readPlant(path string) (plant, error) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		return plant{}, err
	}
	p := plant{name: strings.TrimSuffix(filepath.Base(path), ".txtar"), archive: a}
	named, word, more := strings.Cut(p.name, ".")
	if code := strings.Replace(named, "-", "/", 1); isCode(code) {
		p.code, p.first = code, !more
	} else if named != "all" || word == "" {
		return p, fmt.Errorf("there is no code %s", code)
	}
	for line := range strings.Lines(string(a.Comment)) {
		if order, ok := strings.CutPrefix(line, "> "); ok {
			fields, err := split(strings.TrimSpace(order))
			if err != nil {
				return p, err
			}
			p.orders = append(p.orders, fields)
		} else {
			p.about += line
		}
	}
	if p.about = strings.TrimSpace(p.about); p.about == "" || !strings.HasSuffix(p.about, ".") {
		return p, fmt.Errorf("it does not begin with a sentence")
	}
	return p, nil
}

func isCode(code string) bool {
	_, ok := diag.Lookup(code)
	return ok
}

// split parts an order into words; the last may be a Go string.
func split(order string) ([]string, error) {
	plain, quoted, ok := strings.Cut(order, ` "`)
	fields := strings.Fields(plain)
	if ok {
		text, err := strconv.Unquote(`"` + quoted)
		if err != nil {
			return nil, fmt.Errorf("%s: the text is no Go string", order)
		}
		fields = append(fields, text)
	}
	return fields, nil
}

// section returns a file of the archive.
func (p *plant) section(name string) (string, bool) {
	i := slices.IndexFunc(p.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return "", false
	}
	return string(p.archive.Files[i].Data), true
}

// keep writes the archive with what was printed.
func (p *plant) keep(printed string) error {
	p.archive.Files = slices.DeleteFunc(p.archive.Files, func(f txtar.File) bool { return f.Name == want })
	p.archive.Files = append(p.archive.Files, txtar.File{Name: want, Data: []byte(printed)})
	return os.WriteFile(filepath.Join(folder, p.name+".txtar"), txtar.Format(p.archive), 0o644)
}

// site is the base site with the mistake in it: files by path.
type site map[string][]byte

// apply plants the mistake.
func (p *plant) apply(s site) error {
	for _, f := range p.archive.Files {
		edited, edit := strings.CutPrefix(f.Name, "edit ")
		switch {
		case f.Name == want:
		case edit:
			b, err := editFile(s[edited], f.Data)
			if err != nil {
				return fmt.Errorf("edit %s: %w", edited, err)
			}
			s[edited] = b
		case len(f.Data) == 0:
			if _, there := s[f.Name]; !there {
				return fmt.Errorf("the base site has no %s to take out", f.Name)
			}
			delete(s, f.Name)
		case strings.HasPrefix(f.Name, "i18n/"):
			s[f.Name] = complete(f.Data, s[f.Name])
		default:
			s[f.Name] = f.Data
		}
	}
	for _, o := range p.orders {
		switch {
		case o[0] == "repeat" && len(o) == 4:
			n, err := strconv.Atoi(o[2])
			if err != nil {
				return err
			}
			s[o[1]] = append(bytes.Clone(s[o[1]]), strings.Repeat(o[3], n)...)
		case o[0] == "bytes" && len(o) == 3:
			s[o[1]] = append(bytes.Clone(s[o[1]]), o[2]...)
		case o[0] == "without" && len(o) == 3:
			s[o[1]] = without(s[o[1]], o[2])
		case o[0] == "rename" && len(o) == 3:
			s[o[2]] = s[o[1]]
			delete(s, o[1])
		case o[0] == "blank" && len(o) == 4, o[0] == "symlink" && len(o) == 3, o[0] == "socket" && len(o) == 2:
			// They are made on the disk.
		default:
			return fmt.Errorf("there is no order %q", o)
		}
	}
	return nil
}

// editFile carries out the groups of an edit.
func editFile(b, edit []byte) ([]byte, error) {
	for group := range strings.SplitSeq(strings.TrimRight(string(edit), "\n"), "\n\n") {
		var was, is string
		for line := range strings.Lines(group + "\n") {
			switch line[0] {
			case '-':
				was += line[1:]
			case '+':
				is += line[1:]
			case '~':
				text, err := strconv.Unquote(strings.TrimSpace(line[1:]))
				if err != nil {
					return nil, fmt.Errorf("%q is no Go string", line)
				}
				is += text + "\n"
			default:
				return nil, fmt.Errorf("%q begins with none of - + ~", line)
			}
		}
		if was == "" {
			b = append(bytes.Clone(b), is...)
			continue
		}
		if bytes.Count(append([]byte("\n"), b...), []byte("\n"+was)) != 1 {
			return nil, fmt.Errorf("%q does not stand there just once", was)
		}
		at := bytes.Index(append([]byte("\n"), b...), []byte("\n"+was))
		b = slices.Concat(b[:at], []byte(is), b[at+len(was):])
	}
	return b, nil
}
