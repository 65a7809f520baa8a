package locale

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"plaza/internal/diag"
	"plaza/internal/source"
)

// shipped returns the project's own files of words.
func shipped(t testing.TB) map[string]*source.File {
	t.Helper()
	files := map[string]*source.File{}
	for _, tag := range []string{"en", "es"} {
		files[tag] = read(t, "../../i18n/"+tag+".toml", "i18n/"+tag+".toml")
	}
	return files
}

func read(t testing.TB, path, name string) *source.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source.New(name, b)
}

// one returns a locale that knows no words but can format: tag with the
// settings given.
func one(t testing.TB, tag, settings string) *Locale {
	t.Helper()
	text := "[locale]\nname = \"x\"\ndirection = \"" + dirOf(tag) + "\"\n" + settings
	set, ds := Load([]string{tag}, map[string]*source.File{tag: source.New("i18n/"+tag+".toml", []byte(text))}, nil)
	for _, d := range ds {
		if d.Code != "locale/missing-word" {
			t.Fatalf("%s: %s", tag, line(d))
		}
	}
	return set.All[0]
}

func dirOf(tag string) string {
	if tag == "ar" || tag == "fa" || tag == "he" {
		return "rtl"
	}
	return "ltr"
}

// line writes a diagnostic on one line, as the tests compare it.
func line(d diag.Diagnostic) string {
	return fmt.Sprintf("%s:%d:%d: %s: %s [%s] -> %s", strings.TrimPrefix(d.File, "i18n/"), d.Line, d.Col, d.Severity, d.Says, d.Code, d.Mend)
}

// pair loads the shipped files and fails on any diagnostic.
func pair(t testing.TB) (en, es *Locale) {
	t.Helper()
	set, ds := Load([]string{"en", "es"}, shipped(t), recordIDs(t))
	for _, d := range ds {
		t.Errorf("%s", line(d))
	}
	return set.All[0], set.All[1]
}

// recordIDs returns the ids of the shipped source file that name fields of
// records and the like: package schema asks for those, not Words. The other
// languages must then have exactly the same.
func recordIDs(t testing.TB) []string {
	t.Helper()
	return tableIDs(goI18nIDs(t, read(t, "../../i18n/en.toml", "i18n/en.toml")))
}
