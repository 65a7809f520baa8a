package remind

import (
	"strings"
	"testing"

	"plaza/internal/graph"
	"plaza/internal/locale"
	"plaza/internal/meetings"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

func day(s string) schema.Date { d, _ := schema.ParseDate(s); return d }

func TestOf(t *testing.T) {
	catalog := record.Kinds()
	tool := &record.Tool{}
	tool.Kind, tool.ID = catalog.Kind("tool"), "b"
	tool.File = &source.File{Path: "data/tools/b.toml"}
	tool.ReviewDue = day("2026-05-31")
	tool.Withheld = []schema.Withheld{{Key: "data", ReviewOn: day("2026-05-01")}, {Key: "costs", ReviewOn: day("2026-06-01")}}
	s := graph.New(catalog, &locale.Set{}, day("2026-06-01"), false, []schema.Record{tool}, nil)
	got := Of(s).Markdown()
	first, second := strings.Index(got, `withhold "data"`), strings.Index(got, "read again (2026-05-31)")
	if first < 0 || second < first || strings.Contains(got, "costs") {
		t.Errorf("oldest first, and only what is over:\n%s", got)
	}
}

func TestMinutes(t *testing.T) {
	m := &record.Meeting{Status: "held", Start: schema.Moment{Date: day("2026-03-12")}}
	m.File = &source.File{Path: "content/meetings/x.md"}
	rules := meetings.Rules{MinutesDays: 10, Today: day("2026-03-27")}
	l := List{}
	l.minutes(m, rules)
	if len(l.Minutes) != 1 || l.Minutes[0].Due != day("2026-03-26") {
		t.Errorf("late minutes: %+v", l.Minutes)
	}
	for _, change := range []func(){
		func() { rules.Today = day("2026-03-26") },
		func() { rules.Today = day("2026-04-26"); m.Status = "cancelled" },
		func() { m.Status = "held"; m.Minutes = &record.Minutes{DraftOn: day("2026-04-20")} }, // late, but there
	} {
		change()
		l := List{}
		if l.minutes(m, rules); !l.Empty() {
			t.Errorf("not due on %s: %+v", rules.Today, l.Minutes)
		}
	}
}

func TestLongLists(t *testing.T) {
	l := List{Reviews: make([]Item, most+3)}
	if got := l.Markdown(); !strings.HasSuffix(got, "- and 3 more\n") {
		t.Errorf("a long list ends with %q", got[len(got)-40:])
	}
}
