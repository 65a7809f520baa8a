package whole

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/sitetest"
	"plaza/internal/source"
	"plaza/internal/tomldoc"
)

// seen are the mistakes that a schema can see; all others need the program.
var seen = []string{
	"record/unknown-field", "record/wrong-type", "record/unknown-value", "record/missing-field", "record/too-long", "record/empty-text",
	"record/id-form", "record/url-form", "record/email-form", "record/date-form", "record/moment-form", "record/listed-twice", "record/missing-key", "record/key-form",
	"record/unknown-answer", "translation/fact", "translation/unknown-field", "translation/list-form", "translation/no-table",
}

// apart are plants on which the two do not agree, with the reason.
var apart = map[string]string{
	"record-empty-answer":              "a schema sees that a table lacks a field, and takes an empty list",
	"record-wrong-type.money":          "in JSON, 12.0 is a whole number",
	"record-unknown-answer.in-wording": "the program says it when all records are there",
}

// Every planted mistake of the program that stands in one record's facts is
// refused by the schema as well if it can be seen by one, and by no schema if
// it cannot: what editors mark while typing is just what "plaza check" marks.
func TestSchemasOnPlantedMistakes(t *testing.T) {
	const folder = "../../test/mistakes"
	all := compiled(t, sitetest.City)
	plants, err := filepath.Glob(folder + "/*.txtar")
	if err != nil || len(plants) < 200 {
		t.Fatal(err, len(plants))
	}
	judged, refused := 0, 0
	for _, plant := range plants {
		name := strings.TrimSuffix(filepath.Base(plant), ".txtar")
		archive, err := txtar.ParseFile(plant)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains("\n"+string(archive.Comment), "\n>") {
			continue // it is made by more than the text of a file
		}
		for _, f := range archive.Files {
			path, text, ok := planted(t, folder, f)
			if kind := kindOf(path); !ok || kind == "" {
				continue
			} else if bySchema, byProgram, sound := verdicts(t, all[kind].Validate, path, text); sound {
				judged++
				if bySchema {
					refused++
				}
				if why := apart[name]; bySchema != byProgram && why == "" {
					t.Errorf("%s: refused by the schema %v, by the program %v\n%s", name, bySchema, byProgram, codes(path, text))
				} else if bySchema == byProgram && why != "" {
					t.Errorf("%s is seen: take it off the list", name)
				}
			}
		}
	}
	if judged < 150 || refused < 20 {
		t.Errorf("only %d files were judged, and %d refused", judged, refused)
	}
}

// planted returns a file of a plant with its mistake.
func planted(t *testing.T, folder string, f txtar.File) (path, text string, ok bool) {
	t.Helper()
	path, edit := strings.CutPrefix(f.Name, "edit ")
	if !edit {
		return path, string(f.Data), path != "want" && len(f.Data) > 0
	}
	b, err := os.ReadFile(filepath.Join(folder, "base", path))
	if err != nil {
		return path, "", false
	}
	text = string(b)
	for group := range strings.SplitSeq(string(f.Data), "\n\n") {
		var out, in []string
		for line := range strings.SplitSeq(strings.Trim(group, "\n"), "\n") {
			switch {
			case strings.HasPrefix(line, "-"):
				out = append(out, line[1:])
			case strings.HasPrefix(line, "+"):
				in = append(in, line[1:])
			default:
				return path, "", false // written as escapes
			}
		}
		add := strings.Join(in, "\n") + "\n"
		if len(in) == 0 {
			add = ""
		}
		if len(out) == 0 {
			text += add
			continue
		}
		old := strings.Join(out, "\n") + "\n"
		if strings.Count(text, old) != 1 {
			return path, "", false
		}
		text = strings.Replace(text, old, add, 1)
	}
	return path, text, true
}

// verdicts of the schema and of the program, where a schema can have one: the
// TOML itself must be sound.
func verdicts(t *testing.T, validate func(any) error, path, text string) (bySchema, byProgram, sound bool) {
	t.Helper()
	f := source.New(path, []byte(text))
	from, to := 0, len(text)
	if filepath.Ext(path) == ".md" {
		var ok bool
		if from, to, _, ok = schema.FrontMatter(f.Bytes); !ok {
			return false, false, false
		}
	}
	if doc, ds := tomldoc.Parse(f, from, to); doc == nil || diag.HasErrors(ds) {
		return false, false, false
	}
	if _, bad := check.PlaceOf(kinds, path); bad != nil {
		return false, false, false // the file's name is wrong
	}
	for _, code := range codes(path, text) {
		byProgram = byProgram || slices.Contains(seen, code)
	}
	return validate(facts(t, text[from:to])) != nil, byProgram, true
}

// codes are the errors that the program finds in one file.
func codes(path, text string) []string {
	var out []string
	for _, d := range check.File(kinds, source.New(path, []byte(text))).Diags {
		if d.Severity == diag.Error {
			out = append(out, d.Code)
		}
	}
	return out
}
