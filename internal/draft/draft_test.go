package draft_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"plaza/internal/build"
	"plaza/internal/check"
	"plaza/internal/diag"
	"plaza/internal/draft"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tidy"
)

var today = schema.Date{Year: 2026, Month: 3, Day: 12}

var load = sync.OnceValues(func() (*build.Linked, error) {
	return build.Load(context.Background(), build.Options{Dir: "../..", Today: today})
})

// city returns the site of this repository.
func city(t *testing.T) *build.Linked {
	t.Helper()
	l, err := load()
	if err != nil || l.Site == nil {
		t.Fatal(err)
	}
	return l
}

func options(l *build.Linked, kind string) draft.Options {
	c := record.Kinds()
	k := c.Kind(kind)
	id := "brand-new"
	if k.Single {
		id = k.Name
	}
	return draft.Options{Catalog: c, Kind: k, ID: id, Today: today, Site: l.Site, Words: l.Site.Locales.All[0], Schema: "../../schema/x.json"}
}

// taken matches a remark that is a line of TOML.
var taken = regexp.MustCompile(`(?m)^# ((?:[A-Za-z_]+ = |\[).*)$`)

// A new record of every kind there is lacks only what it names, is as "plaza
// fmt" writes it, and explains every field and every value.
func TestEveryKind(t *testing.T) {
	l := city(t)
	for _, k := range record.Kinds().Kinds {
		for _, brief := range []bool{false, true} {
			o := options(l, k.Name)
			o.Brief = brief
			b, gaps, wrong, err := draft.File(o)
			if err != nil || len(wrong) > 0 {
				t.Fatalf("%s: %v %v\n%s", k.Name, err, wrong, b)
			}
			f := source.New(draft.Path(k, o.ID), b)
			if again, _, _ := tidy.File(o.Catalog, f); string(again) != string(b) {
				t.Errorf("%s is not as fmt writes it:\n%s", k.Name, b)
			}
			for _, field := range k.Fields {
				if field.Required && !strings.Contains(said(gaps), `"`+field.Name+`"`) && !(field.Body && strings.Contains(said(gaps), "empty-body")) {
					t.Errorf("%s: the gap %s is not named: %s", k.Name, field.Name, said(gaps))
				}
			}
			if !brief {
				explained(t, o, string(b))
			}
			// Taken in, no remark is a line that the kind does not have.
			full := source.New(f.Path, taken.ReplaceAll(b, []byte("$1")))
			for _, d := range check.File(o.Catalog, full).Diags {
				if slices.Contains([]string{"record/unknown-field", "record/wrong-type", "record/date-form", "record/moment-form", "record/unknown-value"}, d.Code) || strings.HasPrefix(d.Code, "toml/") {
					t.Errorf("%s: with all remarks taken in: %s %s\n%s", k.Name, d.Code, d.Says, full.Line(d.Line))
				}
			}
		}
	}
}

func said(ds []diag.Diagnostic) string {
	var all []string
	for _, d := range ds {
		all = append(all, d.Code+": "+d.Says)
	}
	return strings.Join(all, "\n")
}

func explained(t *testing.T, o draft.Options, text string) {
	t.Helper()
	for _, f := range o.Kind.Fields {
		for _, want := range []string{o.Words.Label(f.Label()), o.Words.Label(f.Help())} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s is not explained: %q", o.Kind.Name, f.Name, want)
			}
		}
	}
	schema.Walk(o.Kind.Fields, func(f *schema.Field) {
		if len(f.OneOf) > 0 && !strings.Contains(text, draft.Values(o.Words, f)) {
			t.Errorf("%s: the values of %s are not told", o.Kind.Name, f.Name)
		}
		if !f.Body && f.Name != "key" && !strings.Contains(text, f.Name) && !strings.Contains(text, "FIELD") {
			t.Errorf("%s: %s is not there", o.Kind.Name, f.Name)
		}
	})
}

// What is given stands in its place, in its form.
func TestGiven(t *testing.T) {
	o := options(city(t), "tool")
	o.Brief, o.Words, o.Schema = true, nil, ""
	o.Values = []draft.Value{
		{Path: "departments", Texts: []string{"planning, dti"}},
		{Path: "costs.pilot.cents", Texts: []string{"500"}},
		{Path: "kind", Texts: []string{"tool"}},
		{Path: "name", Texts: []string{`Say "hi"`}},
		{Path: "costs.pilot.kind", Texts: []string{"licence"}},
		{Path: "costs.pilot.status", Texts: []string{"amount"}},
		{Path: "costs.pilot.period", Texts: []string{"year"}},
		{Path: "opt_out.level", Texts: []string{"none"}},
		{Path: "product_names", Texts: []string{"One, two", "Three"}},
		{Path: "not_applicable.contest.why", Texts: []string{"It decides nothing."}},
		{Path: "withheld.data.basis", Texts: []string{"A law"}},
		{Path: "withheld.data.decided_by", Texts: []string{"The clerk"}},
		{Path: "withheld.data.on", Texts: []string{"2026-01-02"}},
		{Path: "withheld.data.review_on", Texts: []string{"2027-01"}},
	}
	b, gaps, wrong, err := draft.File(o)
	if err != nil || len(gaps)+len(wrong) > 0 {
		t.Fatal(err, gaps, wrong)
	}
	for _, want := range []string{
		"\ndepartments = [\"planning\", \"dti\"]\n", "name = 'Say \"hi\"'\n", "product_names = [\"One, two\", \"Three\"]\n", "created_on = 2026-03-12\n",
		"\n[opt_out]\nlevel = \"none\"\n", "\n[[costs]]\nkey    = \"pilot\"\nkind   = \"licence\"\nstatus = \"amount\"\ncents  = 500\nperiod = \"year\"\n",
		"\n[not_applicable]\ncontest = \"It decides nothing.\"\n", "review_on  = \"2027-01\"\n", "asked_of = \"planning\"\n",
		`fields   = ["summary", "purpose", "benefits", "category", "lifecycle", "authorization", "public_facing", "affected_groups", "effects_on_people", "automation", "human_review"]`,
	} {
		if !strings.Contains("\n"+string(b), want) {
			t.Errorf("%q is not in\n%s", want, b)
		}
	}
}

// A member of a family takes over what the family agrees on, and says so; the
// vendor's other tools count where there is no family; what differs is open.
func TestKin(t *testing.T) {
	l := city(t)
	o := options(l, "tool")
	o.Values = []draft.Value{{Path: "kind", Texts: []string{"member"}}, {Path: "family", Texts: []string{"image-tools"}}}
	b, _, wrong, err := draft.File(o)
	if err != nil || len(wrong) > 0 {
		t.Fatal(err, wrong)
	}
	family := l.Site.Record("tool", "image-tools").(*record.Tool)
	if len(family.Categories) == 0 || !strings.Contains(string(b), "\ncategory = [\""+strings.Join(family.Categories, `", "`)+"\"]\n") {
		t.Errorf("the category %v is not taken over:\n%s", family.Categories, b)
	}
	if !regexp.MustCompile(`(?m)^# Taken over from .*tool/image-tools.*\ncategory = `).Match(b) {
		t.Error("it is not said where it is from")
	}
	if strings.Contains(string(b), family.Summary.Value) {
		t.Error("the family's summary was taken over as well")
	}
	o.Values = []draft.Value{{Path: "kind", Texts: []string{"tool"}}, {Path: "vendor", Texts: []string{"microsoft"}}}
	if b, _, _, err = draft.File(o); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "Taken over from tool/microsoft-copilot, tool/microsoft-translate.") {
		t.Errorf("what the vendor's tools agree on was not taken over\n%s", b)
	}
	one := l.Site.Record("tool", "microsoft-copilot").(*record.Tool)
	areas := one.ServiceAreas
	one.ServiceAreas = []string{"planning"}
	defer func() { one.ServiceAreas = areas }()
	if b, _, _, _ = draft.File(o); !strings.Contains(string(b), "\n# service_areas = ") {
		t.Error("what the vendor's tools do not agree on was taken over")
	}
}

// What cannot stand in a record is told, each in its way.
func TestWrong(t *testing.T) {
	o := options(city(t), "tool")
	for path, want := range map[string]string{
		"sumary=x":               `Write "summary".`,
		"opt_out=x":              "such as opt_out.level",
		"costs.kind=x":           "such as costs.KEY.",
		"costs.A b.kind=x":       "small letters",
		"name.first=x":           "nothing inside name",
		"in_house=maybe":         "true or false",
		"created_on=12/3":        "2026-03-12",
		"costs.one.cents=12.50":  "whole number",
		"pilots.one.start=soon":  "2026-03-12",
		"opt_out.lvel=x":         `Write "level".`,
		"matrix.official.on=x,y": "2026-03-12",
	} {
		p, v, _ := strings.Cut(path, "=")
		o.Values = []draft.Value{{Path: p, Texts: []string{v}}}
		if _, _, _, err := draft.File(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	o.Values = []draft.Value{{Path: "kind", Texts: []string{"gadget"}}}
	if _, _, wrong, _ := draft.File(o); len(wrong) != 1 || wrong[0].Code != "record/unknown-value" {
		t.Error(wrong)
	}
}
