package whole

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"plaza/internal/diag"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
	"plaza/internal/source"
)

// compiled returns every published schema of a town, by its file's name, as a
// validator that is not ours understands them. They are compiled once.
func compiled(t *testing.T, town *sitetest.Town) map[string]*jsonschema.Schema {
	t.Helper()
	schemasMu.Lock()
	defer schemasMu.Unlock()
	if schemas[town] == nil {
		schemas[town] = compile(t, town.Site(t).Files)
	}
	return schemas[town]
}

var (
	schemasMu sync.Mutex
	schemas   = map[*sitetest.Town]map[string]*jsonschema.Schema{}
)

func compile(t *testing.T, files map[string][]byte) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for name, b := range files {
		if path.Dir(name) != "data/schema" {
			continue
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(name, doc); err != nil {
			t.Fatal(err)
		}
		s, err := c.Compile(name)
		if err != nil {
			t.Fatalf("%s is no schema: %v", name, err)
		}
		if id, _ := doc.(map[string]any)["$id"].(string); !strings.HasSuffix(id, "/"+name) {
			t.Errorf("%s calls itself %q", name, id)
		}
		out[strings.TrimSuffix(path.Base(name), ".json")] = s
	}
	return out
}

// facts returns the TOML of a file as JSON would have it: dates are texts.
func facts(t *testing.T, text string) any {
	t.Helper()
	if rest, ok := strings.CutPrefix(text, "+++\n"); ok {
		text, _, _ = strings.Cut(rest, "\n+++")
	}
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		t.Fatal(err)
	}
	return plain(tree)
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = plain(x)
		}
		return out
	case []map[string]any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case time.Time:
		if v.Location().String() != "date-local" {
			return v.Format("2006-01-02T15:04:05")
		}
		return v.Format(time.DateOnly)
	}
	return v
}

// kinds is every kind of record.
var kinds = record.Kinds()

// kindOf names the schema of a file: its kind, and ".overlay" for translations.
func kindOf(name string) string {
	for _, k := range kinds.Kinds {
		if path.Dir(name) == k.Dir && (k.Single == (path.Dir(name) == "data")) {
			base := strings.TrimSuffix(path.Base(name), path.Ext(name))
			if path.Base(name) == "redirects.toml" {
				return ""
			}
			if name, _, _ := strings.Cut(base, "."); k.Single && name != k.Name {
				continue
			}
			if strings.Contains(base, ".") {
				return k.Name + ".overlay"
			}
			return k.Name
		}
	}
	return ""
}

// Every record and every translation of both cities is as its schema says.
func TestSchemasTakeAllRecords(t *testing.T) {
	for town, least := range map[*sitetest.Town]int{sitetest.City: 300, sitetest.Other: 50} {
		src, all := town.Sources(t), compiled(t, town)
		seen := map[string]int{}
		for _, p := range src.Names() {
			if kind := kindOf(p); kind != "" && (path.Ext(p) == ".toml" || path.Ext(p) == ".md") {
				seen[kind]++
				if err := all[kind].Validate(facts(t, src.Text(t, p))); err != nil {
					t.Errorf("%s: %v", p, err)
				}
			}
		}
		n := 0
		for _, k := range kinds.Kinds {
			n += seen[k.Name] + seen[k.Name+".overlay"]
			if (k.Name == "wording" || k.Name == "feedback-counts") && town == sitetest.City {
				continue // imported or written by the form's handler, and not kept in this repository
			}
			if town == sitetest.City && seen[k.Name] == 0 || all[k.Name+".overlay"] == nil {
				t.Errorf("%s: no %s was seen", town, k.Name)
			}
		}
		if n < least {
			t.Errorf("%s: only %d files were seen", town, n)
		}
	}
}

// What a schema refuses, the program refuses too; the last column is what only
// the program can see. Each case changes a sound record in one place.
func TestSchemasAgreeWithTheProgram(t *testing.T) {
	const tool = `name          = "Clearview AI"
kind          = "tool"
departments   = ["apd"]
summary       = "A tool."
created_on    = 2026-03-01

[opt_out]
level = "none"

[[costs]]
key    = "listed"
kind   = "unknown"
status = "unknown"
note   = "Not told."

[[sources]]
document = "ai-policy-2025"
[sources.wording]
purpose = "Facial recognition"

[[not_answered]]
since    = "2025"
asked_of = "apd"
fields   = ["purpose", "benefits", "category", "lifecycle", "authorization", "public_facing", "affected_groups", "effects_on_people", "automation", "human_review", "contest"]

[withheld.data]
basis      = "A law"
decided_by = "The clerk"
on         = 2026-01-01
review_on  = "2027-01"
`
	const overlay = `summary = "Una herramienta."

[costs.listed]
note = "No se sabe."

[translation]
method = "human"
by     = "Oficina"
on     = 2026-03-02

[translation.src]
summary = "1a2b3c4d"
`
	all := compiled(t, sitetest.City)
	kind := kinds.Kind("tool")
	refused := func(name, text string) (bySchema, byProgram bool) {
		f := source.New("data/tools/x"+map[string]string{"tool.overlay": ".es"}[name]+".toml", []byte(text))
		var ds []diag.Diagnostic
		if name == "tool" {
			_, ds = schema.Decode(kind, "clearview-ai", f)
		} else {
			_, ds = schema.DecodeOverlay(kind, "clearview-ai", "es", f)
		}
		return all[name].Validate(facts(t, text)) != nil, diag.HasErrors(ds)
	}
	for _, tt := range []struct {
		schema, old, new string
		seen             bool // by the schema as well
	}{
		{"tool", `kind          = "tool"`, `kind = "gadget"`, true},
		{"tool", `kind          = "tool"`, ``, true},
		{"tool", `name          = `, `nmae = `, true},
		{"tool", `"A tool."`, `""`, true},
		{"tool", `"A tool."`, `"` + strings.Repeat("é", 401) + `"`, true},
		{"tool", `"A tool."`, `7`, true},
		{"tool", `["apd"]`, `"apd"`, true},
		{"tool", `["apd"]`, `["apd", "apd"]`, true},
		{"tool", `["apd"]`, `["A P D"]`, true},
		{"tool", `["apd"]`, `["a"]`, true},
		{"tool", `2026-03-01`, `"March 2026"`, true},
		{"tool", `2026-03-01`, `2026`, true},
		{"tool", `2026-03-01`, `"2026-13"`, false},
		{"tool", `level = "none"`, ``, true},
		{"tool", `level = "none"`, `level = "no"`, true},
		{"tool", `key    = "listed"`, ``, true},
		{"tool", `"listed"`, `"Listed"`, true},
		{"tool", `note   = "Not told."`, `cents = "12"`, true},
		{"tool", `[[costs]]`, `[costs]`, true},
		{"tool", `"purpose", "benefits"`, `"purpose", "benefit"`, true},
		{"tool", `"purpose", "benefits"`, `"purpose"`, false}, // benefits has no answer
		{"tool", `[withheld.data]`, `[withheld.dates]`, true},
		{"tool", `decided_by = "The clerk"`, ``, true},
		{"tool", `document = "ai-policy-2025"`, `url = "http://x.example"`, true},
		{"tool", `purpose = "Facial recognition"`, `purpose = ["Facial"]`, true},
		{"tool.overlay", `summary = "Una herramienta."`, `kind = "tool"`, true},
		{"tool.overlay", `summary = "Una herramienta."`, `sumario = "Una herramienta."`, true},
		{"tool.overlay", `[costs.listed]`, `[[costs]]`, true},
		{"tool.overlay", `note = "No se sabe."`, `kind = "unknown"`, true},
		{"tool.overlay", `method = "human"`, `method = "magic"`, true},
		{"tool.overlay", `by     = "Oficina"`, ``, true},
		{"tool.overlay", "[translation]\nmethod = \"human\"\nby     = \"Oficina\"\non     = 2026-03-02\n\n[translation.src]\nsummary = \"1a2b3c4d\"\n", ``, true},
	} {
		sound := map[string]string{"tool": tool, "tool.overlay": overlay}[tt.schema]
		if bySchema, byProgram := refused(tt.schema, sound); bySchema || byProgram {
			t.Fatalf("the sound %s is refused: by the schema %v, by the program %v", tt.schema, bySchema, byProgram)
		}
		broken := strings.Replace(sound, tt.old, tt.new, 1)
		if broken == sound {
			t.Fatalf("%q is not there", tt.old)
		}
		bySchema, byProgram := refused(tt.schema, broken)
		if bySchema != tt.seen || !byProgram {
			t.Errorf("%s, %q in place of %q: refused by the schema %v, by the program %v", tt.schema, tt.new, tt.old, bySchema, byProgram)
		}
	}
}

// A schema tells people what it cannot see.
func TestSchemasTellTheirLimits(t *testing.T) {
	files := sitetest.City.Site(t).Files
	var silent []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Dir(name) == "data/schema" && !bytes.Contains(files[name], []byte("plaza check")) {
			silent = append(silent, strings.TrimSuffix(path.Base(name), ".json"))
		}
	}
	for _, k := range kinds.Kinds {
		shown := slices.ContainsFunc(k.Fields, func(f *schema.Field) bool { return f.Shown })
		if shown == slices.Contains(silent, k.Name) {
			t.Errorf("%s: shown fields %v, and the note the other way", k.Name, shown)
		}
	}
}
