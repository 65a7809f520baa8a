package whole

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/cells"
	"plaza/internal/digest"
	"plaza/internal/sitetest"
)

// rowOf reads the row of a tool out of a CSV file, by its columns.
func rowOf(t *testing.T, b []byte, id string) map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		out := map[string]string{}
		for i, cell := range row {
			out[rows[0][i]] = cells.Unguard(cell)
		}
		if out["id"] == id {
			return out
		}
	}
	t.Fatalf("no row of %s", id)
	return nil
}

// A reader of a data file can tell for each text in which language it is and
// whether its translation is out of date, in a language that is only partly
// translated too.
func TestDataSaysItsLanguage(t *testing.T) {
	const rec, over = "data/tools/leak-finder.toml", "data/tools/leak-finder.es.toml"
	for _, tt := range []struct {
		name            string
		change          func(src *sitetest.Sources, text, translated string)
		state           string
		stale, missing  []string
		purpose, inJSON string
	}{
		{"as it is", func(*sitetest.Sources, string, string) {}, "missing", nil,
			[]string{"name", "benefits", "affected_groups", "effects_on_people", "human_review.who_role", "human_review.when", "contest.how", "data.sound.what"}, "Encontrar fugas a tiempo.", `"es"`},
		{"a source that changed", func(src *sitetest.Sources, text, _ string) {
			src.Put(rec, strings.Replace(text, "To find leaks early.", "To find leaks at night.", 1))
		}, "missing", []string{"purpose"}, nil, "Encontrar fugas a tiempo.", `"es","stale":["es"]`},
		{"a translation that went", func(src *sitetest.Sources, _, translated string) {
			src.Put(over, strings.Replace(strings.Replace(translated, "purpose = \"Encontrar fugas a tiempo.\"\n", "", 1), "purpose = \"58b57a2e\"\n", "", 1))
		}, "missing", nil, []string{"purpose"}, "To find leaks early.", `"missing":["es"]`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := sitetest.Small.Sources(t)
			tt.change(src, src.Text(t, rec), src.Text(t, over))
			files := src.Build(t, build.Options{}).Files
			es, en := rowOf(t, files["es/data/tools.csv"], "leak-finder"), rowOf(t, files["data/tools.csv"], "leak-finder")
			if es["language"] != "es" || es["translation"] != tt.state || es["purpose"] != tt.purpose {
				t.Errorf("the Spanish row says %q, %q, %q", es["language"], es["translation"], es["purpose"])
			}
			if !slices.Equal(cells.Split(es["stale"]), tt.stale) {
				t.Errorf("out of date are %q", es["stale"])
			}
			for _, path := range tt.missing {
				if !slices.Contains(cells.Split(es["missing"]), path) {
					t.Errorf("%s is not said to be missing: %q", path, es["missing"])
				}
			}
			if en["language"] != "en" || en["translation"] != "original" || en["stale"]+en["missing"] != "" {
				t.Errorf("the English row says %q, %q", en["language"], en["translation"])
			}
			var tool struct{ Purpose map[string]any }
			if err := json.Unmarshal(files["data/tools/leak-finder.json"], &tool); err != nil {
				t.Fatal(err)
			}
			compact, err := json.Marshal(tool.Purpose)
			if err != nil {
				t.Fatal(err)
			}
			for part := range strings.SplitSeq(tt.inJSON, ",") {
				if !strings.Contains(string(compact), part) {
					t.Errorf("the JSON of the purpose is %s, without %s", compact, part)
				}
			}
			if got := strings.Count(string(compact), `"stale"`) + strings.Count(string(compact), `"missing"`); got != strings.Count(tt.inJSON, "[") {
				t.Errorf("the JSON of the purpose is %s", compact)
			}
		})
	}
}

// The City's site is wholly translated: no row says otherwise.
func TestTranslatedRowsSayNoMore(t *testing.T) {
	row := rowOf(t, sitetest.City.Site(t).Files["es/data/tools.csv"], "clearview-ai")
	if row["translation"] != "current" || row["stale"]+row["missing"] != "" {
		t.Errorf("%q, %q, %q", row["translation"], row["stale"], row["missing"])
	}
}

// Markdown in JSON is declared as such, and each link in it that names a record
// has an address beside it, at which there is a page.
func TestMarkdownInJSONIsDeclared(t *testing.T) {
	s := sitetest.City.Site(t)
	var register map[string][]map[string]any
	if err := json.Unmarshal(s.Files["data/register.json"], &register); err != nil {
		t.Fatal(err)
	}
	texts, links := 0, 0
	for _, k := range s.Site.Catalog.Kinds {
		for _, rec := range register[k.Name] {
			for name, v := range rec {
				text, _ := v.(map[string]any)
				f := k.Field(name)
				if markdown := f != nil && f.Body; markdown != (text["format"] == "markdown") {
					t.Errorf("%s %v: %s has the format %v", k.Name, rec["id"], name, text["format"])
				} else if !markdown {
					continue
				}
				texts++
				to, _ := text["links"].(map[string]any)
				for dest, href := range to {
					links++
					page, _, _ := strings.Cut(strings.TrimPrefix(href.(string), s.Env.BaseURL), "#")
					if s.Files[page] == nil {
						t.Errorf("%s leads to %s, where there is no page", dest, href)
					}
				}
				for _, l := range s.Site.Locales.All {
					words, _ := text[l.Tag].(string)
					for _, part := range strings.Split(words, "](")[1:] {
						dest, _, _ := strings.Cut(part, ")")
						if kind, _, ok := strings.Cut(dest, ":"); ok && s.Site.Catalog.Kind(kind) != nil && to[dest] == nil {
							t.Errorf("%s %v: nothing says where %s leads", k.Name, rec["id"], dest)
						}
					}
				}
			}
		}
	}
	if texts < 50 || links < 100 {
		t.Errorf("only %d texts and %d links", texts, links)
	}
}

// What the search shows of a record is in the language of its title: the rest
// is found too, but not shown.
func TestSearchShowsOneLanguage(t *testing.T) {
	src := sitetest.Small.Sources(t)
	over := src.Text(t, "data/tools/leak-finder.es.toml")
	type entry struct{ Kind, ID, Title, Lang, Text, Other any }
	find := func(files map[string][]byte) entry {
		var index struct{ Records []entry }
		if err := json.Unmarshal(files["es/search-index.json"], &index); err != nil {
			t.Fatal(err)
		}
		for _, r := range index.Records {
			if r.Kind == "tool" && r.ID == "leak-finder" {
				return r
			}
		}
		t.Fatal("the tool is not in the index")
		return entry{}
	}
	const spanish, english = "Escucha las tuberías", "Less water is lost."
	says := func(v any, words string) bool {
		b, err := json.Marshal(v)
		return err == nil && strings.Contains(string(b), words)
	}
	if r := find(src.Build(t, build.Options{}).Files); r.Lang != "en" || says(r.Text, spanish) || !says(r.Text, english) {
		t.Errorf("below an English title: %q in %v", r.Text, r.Lang)
	}
	src.Put("data/tools/leak-finder.es.toml", strings.NewReplacer("summary = \"E", "name = \"Buscador de fugas\"\nsummary = \"E", "[translation.src]", "[translation.src]\nname = \""+digest.Text("Leak finder")+"\"").Replace(over))
	if r := find(src.Build(t, build.Options{}).Files); r.Lang != nil || !says(r.Text, spanish) || says(r.Text, english) || !says(r.Other, english) {
		t.Errorf("below a Spanish title: %q in %v, others %q", r.Text, r.Lang, r.Other)
	}
}
