package build

import (
	"os"
	"path/filepath"
	"testing"
)

// TestForgottenText: a build that has let the text of files go still tells
// where in them a mistake is, and tells of no line of a file that has changed
// since it was read.
func TestForgottenText(t *testing.T) {
	dir := smallSite(t)
	at := func(change func(file string)) (line int, shown string) {
		l := loaded(t, dir, Options{})
		l.forget()
		r := l.Site.Records("page")[0]
		f := r.Meta().File
		if f.Size == 0 || len(f.Bytes) > 0 || f.Line(2) != "" {
			t.Fatalf("%s is not forgotten", f.Path)
		}
		change(filepath.Join(dir, filepath.FromSlash(f.Path)))
		pos, ok := l.titleAt(r, l.Site.Locales.All[0].Tag)
		if !ok || pos.File != f.Path {
			t.Fatalf("its title stands at %v", pos)
		}
		return pos.Line, f.Line(pos.Line)
	}
	line, shown := at(func(string) {})
	if line < 2 || shown == "" {
		t.Errorf("the title stands in line %d: %q", line, shown)
	}
	if line, shown := at(func(file string) { appended(t, file) }); line != 1 || shown != "" {
		t.Errorf("of a file that has changed, line %d is shown: %q", line, shown)
	}
	if line, shown := at(func(file string) { _ = os.Remove(file) }); line != 1 || shown != "" {
		t.Errorf("of a file that is gone, line %d is shown: %q", line, shown)
	}
}

func appended(t *testing.T, file string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, append(b, "\nAnd more.\n"...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
