package whole

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"plaza/internal/sitetest"
)

// terms are the properties that schema.org gives to each type, as far as they
// are used here. A property that is not on the list is invented, or misspelt.
var terms = map[string][]string{
	"GovernmentOrganization": {"name", "url", "parentOrganization"},
	"Organization":           {"name", "url", "sameAs"},
	"Dataset":                {"name", "url", "description", "inLanguage", "publisher", "dateModified", "license", "distribution"},
	"DataDownload":           {"name", "contentUrl", "encodingFormat"},
	"SoftwareApplication":    {"name", "url", "description", "provider", "creator", "isPartOf"},
	"UseAction":              {"agent", "object", "actionStatus"},
	"DefinedTermSet":         {"name", "url"},
	"DefinedTerm":            {"name", "url", "alternateName", "description", "inDefinedTermSet"},
}

type node = map[string]any

// graphFaults returns what is wrong with a file of linked data.
func graphFaults(b []byte) (faults []string) {
	var doc struct {
		Context string `json:"@context"`
		Graph   []node `json:"@graph"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return []string{"not JSON: " + err.Error()}
	}
	if doc.Context != "https://schema.org" || len(doc.Graph) == 0 {
		faults = append(faults, "no context or no nodes")
	}
	ids := map[string]bool{}
	for _, n := range doc.Graph {
		if id, _ := n["@id"].(string); id != "" {
			if ids[id] {
				faults = append(faults, "two nodes are called "+id)
			}
			ids[id] = true
		}
	}
	var judge func(v any)
	judge = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				judge(x)
			}
		case string:
			if strings.TrimSpace(v) == "" {
				faults = append(faults, "an empty text")
			}
		case node:
			class, _ := v["@type"].(string)
			id, _ := v["@id"].(string)
			switch {
			case class == "" && len(v) == 1 && id != "":
				if !ids[id] {
					faults = append(faults, "nothing is called "+id)
				}
				return
			case class == "" && (v["@value"] == nil || v["@language"] == nil || len(v) != 2):
				faults = append(faults, "neither a node nor a text")
			case class != "" && terms[class] == nil:
				faults = append(faults, "the type "+class)
			}
			for _, name := range slices.Sorted(maps.Keys(v)) {
				if name[0] != '@' && !slices.Contains(terms[class], name) {
					faults = append(faults, class+" has "+name)
				}
				judge(v[name])
			}
		}
	}
	for _, n := range doc.Graph {
		judge(n)
	}
	return faults
}

func TestLinkedData(t *testing.T) {
	for _, town := range []*sitetest.Town{sitetest.City, sitetest.Other} {
		files := town.Site(t).Files
		for _, name := range []string{"data/register.jsonld", "data/glossary.jsonld"} {
			for _, f := range graphFaults(files[name]) {
				t.Errorf("%s: %s: %s", town, name, f)
			}
		}
	}
}

// graphNodes returns the nodes of a type.
func graphNodes(t *testing.T, b []byte, class string) (out []node) {
	t.Helper()
	var doc struct {
		Graph []node `json:"@graph"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	for _, n := range doc.Graph {
		if n["@type"] == class {
			out = append(out, n)
		}
	}
	return out
}

// What the invented city says of its tools: nothing of the example, a licence
// where there is one, no translation that is out of date.
func TestLinkedDataSaysWhatIsKnown(t *testing.T) {
	files := sitetest.Other.Site(t).Files
	b := files["data/register.jsonld"]
	if n := len(graphNodes(t, b, "SoftwareApplication")); n != 2 {
		t.Errorf("%d tools", n)
	}
	if set := graphNodes(t, b, "Dataset"); len(set) != 1 || set[0]["license"] != "https://ia.villa-esperanza.example/licencia" {
		t.Errorf("the register is %v", set)
	}
	text := string(b)
	if strings.Contains(text, "mapa-de-baches") || strings.Contains(text, "Mapa de baches") {
		t.Error("the example is in the linked data")
	}
	for _, n := range graphNodes(t, b, "SoftwareApplication") {
		if !strings.HasSuffix(n["@id"].(string), "guia-de-tramites.html") {
			continue
		}
		for _, d := range n["description"].([]any) {
			if d.(node)["@language"] == "en" {
				t.Error("the description in English is older than its source")
			}
		}
	}
	own := sitetest.City.Site(t).Files["data/register.jsonld"]
	if set := graphNodes(t, own, "Dataset"); set[0]["license"] != nil {
		t.Error("a licence that the City has not given")
	}
	active := 0
	for _, a := range graphNodes(t, own, "UseAction") {
		if a["actionStatus"] == "https://schema.org/ActiveActionStatus" {
			active++
		}
	}
	if active == 0 || strings.Contains(string(own), "GovernmentService") {
		t.Errorf("%d tools are in use", active)
	}
}

func TestTheJudgeOfLinkedData(t *testing.T) {
	const sound = `{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"a","name":"A"},{"@type":"SoftwareApplication","@id":"b","provider":{"@id":"a"},"name":[{"@language":"en","@value":"B"}]}]}`
	if got := graphFaults([]byte(sound)); got != nil {
		t.Fatalf("sound data has faults: %q", got)
	}
	for _, tt := range []struct{ old, new string }{
		{"https://schema.org", "http://schema.org"},
		{`"provider":{"@id":"a"}`, `"provider":{"@id":"c"}`},
		{`"provider"`, `"vendor"`},
		{"SoftwareApplication", "GovernmentService"},
		{`"@id":"b"`, `"@id":"a"`},
		{`"name":"A"`, `"name":" "`},
		{`"@language":"en",`, ""},
		{"}]}", "}]"},
	} {
		if len(graphFaults([]byte(strings.Replace(sound, tt.old, tt.new, 1)))) == 0 {
			t.Errorf("%q in place of %q is not seen", tt.new, tt.old)
		}
	}
}
