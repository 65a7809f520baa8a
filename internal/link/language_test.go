package link

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"plaza/internal/check"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// On the texts of this repository the judgement is never wrong about a
// translation, and finds nearly every longer text of the source language.
func TestForeign(t *testing.T) {
	catalog := record.Kinds()
	english, spanish := words{}, words{}
	var texts, translations []string
	root := os.DirFS("../..")
	for _, part := range []string{"data", "content"} {
		err := fs.WalkDir(root, part, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(p) == ".lock" {
				return err
			}
			b, err := fs.ReadFile(root, p)
			if err != nil {
				return err
			}
			switch parsed := check.File(catalog, source.New(p, b)); {
			case parsed.Record != nil:
				for _, x := range schema.Texts(parsed.Record) {
					english.add(count(x.Value))
					texts = append(texts, x.Value)
				}
			case parsed.Overlay != nil:
				for _, x := range parsed.Overlay.Texts {
					spanish.add(count(x.Value))
					translations = append(translations, x.Value)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	long, found := 0, 0
	for _, x := range texts {
		if len(split(x)) >= 12 {
			long++
			if foreign(count(x), english, spanish) {
				found++
			}
		}
	}
	for _, x := range translations {
		if foreign(count(x), english, spanish) {
			t.Errorf("a translation is taken for English: %q", x)
		}
	}
	if len(translations) < 500 || long < 300 || found*100 < long*98 {
		t.Errorf("of %d English texts in the wrong file %d are found; %d translations", long, found, len(translations))
	}
	t.Logf("of %d English texts of 12 words and more, %d would be found in a translation's file; no translation of %d is taken for one", long, found, len(translations))
}
