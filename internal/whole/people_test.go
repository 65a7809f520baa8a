package whole

import (
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/ledger"
	"plaza/internal/sitetest"
)

// rules are the checks of how people are heard and taught, with what a
// small site comes to.
var rules = map[string]ledger.Result{
	"engagement-open":        {Status: ledger.Partly, Done: 1, Open: true},
	"loop-closed":            {Status: ledger.Kept, Done: 3, Total: 3},
	"communities-reached":    {Status: ledger.Partly, Done: 1, Open: true},
	"reviews-with-community": {Status: ledger.NotYet, Open: true},
	"public-sessions":        {Status: ledger.Partly, Done: 1, Open: true},
	"speaker-series":         {Status: ledger.NotYet, Open: true},
	"courses":                {Status: ledger.Partly, Done: 1, Total: 2},
	"partners":               {Status: ledger.Partly, Done: 1, Total: 2},
	"complaints":             {Status: ledger.Kept, Done: 1, Total: 1},
	"questions-answered":     {Status: ledger.Partly, Done: 1, Total: 2},
	"training-counted":       {Status: ledger.Partly, Done: 1, Total: 2},
	"staff-updates":          {Status: ledger.NotYet, Open: true},
	"six-sections":           {Status: ledger.Partly, Done: 4, Total: 6},
}

// Each check counts the records of its kind, and no example.
func TestPromisesToPeople(t *testing.T) {
	src := sitetest.Small.Sources(t)
	course := func(state string) string {
		return "title = \"A\"\ntier = \"literacy\"\norder = 1\nstate = \"" + state + "\"\nsummary = \"B.\"\naudience = \"All\"\naccess = \"both\"\nlanguages = [\"en\"]\n\n[[topics]]\nkey = \"a\"\ntext = \"C\"\n\n[not_applicable.materials]\nwhy = \"None.\"\n"
	}
	src.Put("data/courses/one.toml", course("available"))
	src.Put("data/courses/two.toml", strings.Replace(course("planned"), "order = 1", "order = 2", 1))
	src.Put("data/courses/made-up.toml", "example = true\n"+strings.Replace(course("available"), "order = 1", "order = 3", 1))
	src.Put("data/partners/one.toml", "name = \"A\"\nsummary = \"B.\"\nagreement = \"mou\"\n")
	src.Put("data/partners/two.toml", "name = \"C\"\nsummary = \"D.\"\nagreement = \"none\"\n")
	question := func(rest string) string {
		return "title = \"Q\"\nheard = \"R.\"\nkind = \"question\"\ncount = 1\nfirst_on = 2026-02-01\n" + rest + "[[channels]]\nchannel = \"form\"\ncount = 1\n[[languages]]\nlanguage = \"en\"\ncount = 1\n"
	}
	for name, on := range map[string]string{"soon": "2026-02-20", "late": "2026-05-01"} {
		src.Put("data/themes/"+name+".toml", question("state = \"answered\"\nresponse = \"S.\"\nanswered_on = "+on+"\n"))
	}
	for from, to := range map[string]string{"data/site.toml": "answer_days = 30\n", "content/policy-parts/governance.md": ""} {
		text := to + src.Text(t, from)
		if to == "" {
			var commitments strings.Builder
			for rule := range rules {
				commitments.WriteString("\n[[commitments]]\nkey = \"" + rule + "\"\nobligation = \"Do " + rule + ".\"\nforce = \"will\"\nowner = \"city\"\nkind = \"standing\"\nstatus_rule = \"" + rule + "\"\n")
			}
			at := strings.LastIndex(text, "+++\n")
			text = text[:at] + commitments.String() + text[at:]
		}
		src.Put(from, text)
	}
	src.Put("data/owners/city.toml", "name = \"The City\"\nmeaning = \"All of it.\"\norder = 1\n")
	l := src.Load(t, build.Options{Today: day})
	if l.Site == nil {
		t.Fatal(l.Diags)
	}
	found := 0
	for _, e := range ledger.All(l.Site.NewReader(l.Site.Locales.All[0])) {
		found++
		if e.Result != rules[e.Rule] {
			t.Errorf("%s came to %+v, not %+v", e.Rule, e.Result, rules[e.Rule])
		}
	}
	if found != len(rules) {
		t.Errorf("%d of %d commitments were found: %v", found, len(rules), l.Diags)
	}
}
