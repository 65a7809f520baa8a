package hugo

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/BurntSushi/toml"

	"plaza/bench/synth"
	"plaza/internal/ledger"
)

const i18n = "../../i18n"

// literal finds the words that the layouts name in full.
var literal = regexp.MustCompile(`i18n "([^"]+)"`)

// A word that was renamed in i18n/ would be empty on Hugo's pages, and the two
// sites no longer equal.
func TestLayoutsUseWordsThatExist(t *testing.T) {
	for _, lang := range languages {
		w, err := readWords(filepath.Join(i18n, lang+".toml"))
		if err != nil {
			t.Fatal(err)
		}
		used := 0
		err = fs.WalkDir(site, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := site.ReadFile(p)
			for _, m := range literal.FindAllSubmatch(b, -1) {
				used++
				id := string(m[1])
				if w.plain[id] == "" && w.plurals[id] == nil && beyond[lang][id] == "" {
					t.Errorf("%s uses %q, which i18n/%s.toml does not have", p, id, lang)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if used < 50 {
			t.Errorf("found only %d words in the layouts", used)
		}
	}
}

// Every record that has a page has one in each language, and what Hugo is to
// read is TOML.
func TestWriterWritesEveryRecord(t *testing.T) {
	dir := t.TempDir()
	w, err := New(dir, i18n, "../../templates/assets/site.css")
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	if err := synth.Generate(20, 1, func(r *synth.Record) error {
		switch r.Kind {
		case "site", "term", "document", "principle":
		default:
			want++
			for _, lang := range languages {
				var front map[string]any
				head, _, _ := bytes.Cut(page(r, lang)[len("+++\n"):], []byte("\n+++\n"))
				if _, err := toml.Decode(string(head), &front); err != nil {
					t.Errorf("%s/%s in %s: %v", r.Kind, r.ID, lang, err)
				}
			}
		}
		return w.Put(r)
	}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	// Tools, policy, register, dictionary, five taxonomies, the folder of open
	// questions, A to Z, two of the glossary, editions; a dictionary each, two
	// of the tool; the commitments of each status; open questions of each
	// department that has tools.
	lists := 15 + len(singles) + len(kinds.Kinds) + len(ledger.Statuses()) + len(w.using)
	for _, lang := range languages {
		got := 0
		err := filepath.WalkDir(filepath.Join(dir, "content", lang), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				got++
			}
			return err
		})
		if err != nil || got != want+lists {
			t.Errorf("%s has %d pages, want %d (%v)", lang, got, want+lists, err)
		}
	}
	var settings map[string]any
	b, err := os.ReadFile(filepath.Join(dir, "hugo.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := toml.Decode(string(b), &settings); err != nil {
		t.Errorf("hugo.toml: %v", err)
	}
}
