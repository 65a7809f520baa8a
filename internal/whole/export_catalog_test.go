package whole

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/build"
	"plaza/internal/sitetest"
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
		town *sitetest.Town
		base string
		gaps []string
		says string // on the page of the data
	}{
		{sitetest.City, "https://www.cabq.gov/ai/", []string{"contactPoint", "license"}, "an e-mail address for questions about the data and the licence"},
		{sitetest.Other, "https://ia.villa-esperanza.example/", nil, ""},
	} {
		t.Run(tt.town.String(), func(t *testing.T) {
			files := tt.town.Site(t).Files
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
	src := sitetest.City.Sources(t)
	overlays := 0
	for _, name := range src.Names() {
		if ok, _ := path.Match("*/*/*.es.*", name); ok || slices.Contains([]string{"data/site.es.toml", "data/feedback.es.toml", "i18n/es.toml", "data/urls.lock"}, name) {
			src.Remove(t, name)
			overlays++
		}
	}
	if overlays < 50 {
		t.Fatalf("only %d translations were there", overlays)
	}
	src.Change(t, "data/site.toml", "[[languages]]\nkey    = \"es\"\nstatus = \"full\"\n", "")
	files := src.Build(t, build.Options{}).Files
	if diff := cmp.Diff([]string{"modified", "contactPoint", "license"}, missing(catalogOf(t, files).Dataset[0])); diff != "" {
		t.Skipf("some record is dated by now: %s", diff)
	}
	if !strings.Contains(string(files["data.html"]), "and the date of the last change") {
		t.Error("the page on the data does not say that no date is known")
	}
	if got := faults(parsed(t, files["feeds/tools.xml"]), "https://www.cabq.gov/ai/feeds/tools.xml", "en"); got != nil {
		t.Error(got)
	}
	if graphNodes(t, files["data/register.jsonld"], "Dataset")[0]["dateModified"] != nil {
		t.Error("the register has a date")
	}
}

// Example records of any kind are in no file, nor does a release show them.
func TestNoExampleTravels(t *testing.T) {
	src := sitetest.Other.Sources(t)
	title := regexp.MustCompile(`(?m)^((?:name|title) *= )".*"`)
	for _, original := range []string{"data/terms/programa-que-conversa.toml", "data/vendors/cooperativa-del-valle.toml", "data/departments/aguas.toml", "data/documents/ordenanza-ia.toml"} {
		src.Put(path.Dir(original)+"/zz-ejemplo.toml",
			"example = true\n"+title.ReplaceAllString(src.Text(t, original), `$1"Zz ejemplo de `+path.Base(path.Dir(original))+`"`))
	}
	for _, release := range []bool{false, true} {
		files := src.Build(t, build.Options{Release: release, NoTwins: true}).Files
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
