package export_test

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/build"
)

type dcat struct {
	ConformsTo string           `json:"conformsTo"`
	Dataset    []map[string]any `json:"dataset"`
}

// missing returns what DCAT-US 1.1 asks of a dataset that no federal agency
// publishes, and this one does not have.
func missing(d map[string]any) (out []string) {
	for _, name := range []string{"title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel", "license"} {
		if v := d[name]; v == nil || v == "" {
			out = append(out, name)
		}
	}
	return out
}

func catalogOf(t *testing.T, files map[string][]byte) dcat {
	t.Helper()
	var c dcat
	if err := json.Unmarshal(files["data/data.json"], &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Dataset) != 4 || c.ConformsTo != "https://project-open-data.cio.gov/v1.1/schema" {
		t.Fatalf("the catalog holds %d datasets and is of %q", len(c.Dataset), c.ConformsTo)
	}
	return c
}

// Every file the catalog names is there; what it lacks, the page says.
func TestCatalog(t *testing.T) {
	for _, tt := range []struct {
		dir, base string
		gaps      []string
		says      string // on the page of the data
	}{
		{repository, "https://www.cabq.gov/ai/", []string{"contactPoint", "license"}, "an e-mail address for questions about the data and the licence"},
		{invented, "https://ia.villa-esperanza.example/", nil, ""},
	} {
		t.Run(path.Base(tt.dir), func(t *testing.T) {
			files := asIs(t, tt.dir)
			named := map[string]bool{}
			ids := map[string]bool{}
			for _, d := range catalogOf(t, files).Dataset {
				if diff := cmp.Diff(tt.gaps, missing(d)); diff != "" {
					t.Errorf("%v lacks (-want +got):\n%s", d["title"], diff)
				}
				ids[d["identifier"].(string)] = true
				for _, x := range d["distribution"].([]any) {
					url := x.(map[string]any)["downloadURL"].(string)
					name := strings.TrimPrefix(url, tt.base)
					if files[name] == nil {
						t.Errorf("the catalog names %s, which is not there", url)
					}
					named[name] = true
				}
			}
			if len(ids) != 4 {
				t.Errorf("four datasets have %d identifiers", len(ids))
			}
			for name := range files {
				data := strings.HasPrefix(name, "data/") || strings.Contains(name, "/data/")
				if data && !named[name] && !strings.HasPrefix(name, "data/tools/") && name != "data/data.json" {
					t.Errorf("the catalog does not name %s", name)
				}
			}
			page := string(files["data.html"])
			if gap := strings.Contains(page, "missing from the catalog") || strings.Contains(page, "catálogo falta"); gap != (tt.gaps != nil) || !strings.Contains(page, tt.says) {
				t.Error("the page on the data tells other gaps than the catalog has")
			}
		})
	}
}

// Where no record has a date, and no translation gives one, the catalog leaves
// the date out, the page says so, and the feeds are sound.
func TestNothingIsDated(t *testing.T) {
	dir := copied(t, repository)
	overlays, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.es.*"))
	if err != nil || len(overlays) < 50 {
		t.Fatal(len(overlays), err)
	}
	for _, name := range append(overlays, filepath.Join(dir, "data/site.es.toml"), filepath.Join(dir, "data/feedback.es.toml"), filepath.Join(dir, "i18n/es.toml"), filepath.Join(dir, "data/urls.lock")) {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	change(t, dir, "data/site.toml", func(s string) string {
		return strings.Replace(s, "[[languages]]\nkey    = \"es\"\nstatus = \"full\"\n", "", 1)
	})
	files := built(t, dir, build.Options{})
	if diff := cmp.Diff([]string{"modified", "contactPoint", "license"}, missing(catalogOf(t, files).Dataset[0])); diff != "" {
		t.Skipf("some record is dated by now: %s", diff)
	}
	if !strings.Contains(string(files["data.html"]), "and the date of the last change") {
		t.Error("the page on the data does not say that no date is known")
	}
	if got := faults(parsed(t, files["feeds/tools.xml"]), "https://www.cabq.gov/ai/feeds/tools.xml", "en"); got != nil {
		t.Error(got)
	}
	if nodes(t, files["data/register.jsonld"], "Dataset")[0]["dateModified"] != nil {
		t.Error("the register has a date")
	}
}

// Example records of any kind are in no file, nor does a release show them.
func TestNoExampleTravels(t *testing.T) {
	dir := copied(t, invented)
	for _, original := range []string{"data/terms/programa-que-conversa.toml", "data/vendors/cooperativa-del-valle.toml", "data/departments/aguas.toml", "data/documents/ordenanza-ia.toml"} {
		if _, err := os.Stat(filepath.Join(dir, original)); err != nil {
			t.Fatal(err)
		}
		title := regexp.MustCompile(`(?m)^((?:name|title) *= )".*"`)
		change(t, dir, path.Dir(original)+"/zz-ejemplo.toml", func(string) string {
			return "example = true\n" + title.ReplaceAllString(content(t, dir, original), `$1"Zz ejemplo de `+path.Base(path.Dir(original))+`"`)
		})
	}
	for _, release := range []bool{false, true} {
		files := built(t, dir, build.Options{Release: release, NoTwins: true})
		shown := 0
		for name, b := range files {
			if ext := path.Ext(name); ext == ".gz" || ext == ".br" {
				continue
			}
			all := strings.ToLower(name + string(b))
			if !strings.Contains(all, "mapa-de-baches") && !strings.Contains(all, "zz-ejemplo") && !strings.Contains(all, "zz ejemplo") {
				continue
			}
			if path.Ext(name) == ".html" || name == "sitemap.xml" {
				shown++
				continue
			}
			t.Errorf("release %v: %s knows of an example", release, name)
		}
		if (shown > 0) == release {
			t.Errorf("release %v: examples are on %d pages", release, shown)
		}
	}
}
