package matrix

import (
	"reflect"
	"slices"
	"testing"

	"plaza/internal/record"
	"plaza/internal/schema"
)

// The figures stand in the study of the policy: of 27 combinations the printed
// table calls 4 low, 13 medium, 10 high; the readings differ in 18 and swap
// low and high in 4, two each way.
func TestSpread(t *testing.T) {
	n := map[string]int{}
	differ, up, down := 0, 0, 0
	all := All()
	for _, f := range all {
		p, o := f.Printed(), f.Oversight()
		n[p.Category]++
		if f.Differ() {
			differ++
		}
		if f.Swap() {
			if p.Category == Low {
				up++
			} else {
				down++
			}
		}
		if o.Score != (4-p.Harm)+(4-p.OptOut)+p.Impact {
			t.Errorf("%v: oversight score %d", f, o.Score)
		}
	}
	if len(all) != 27 || n[Low] != 4 || n[Medium] != 13 || n[High] != 10 || differ != 18 || up != 2 || down != 2 {
		t.Errorf("%d combinations: %v, %d differ, %d low to high, %d high to low", len(all), n, differ, up, down)
	}
}

// The policy's one example scores 2, 2 and 3, which is 7 either way.
func TestExampleSettlesNothing(t *testing.T) {
	f := Facts{"wellbeing-service", "limited", "broad"}
	if p, o := f.Printed(), f.Oversight(); p.Score != 7 || o.Score != 7 || p.Category != High || o.Category != High {
		t.Errorf("printed %v, oversight %v", p, o)
	}
}

// Worst harm and no way out: 3, 4 or 5 points as printed, twice low; 7, 8 or 9
// and always high in the other reading.
func TestWorstHarm(t *testing.T) {
	for i, want := range []struct {
		printed   string
		oversight int
	}{{Low, 7}, {Low, 8}, {Medium, 9}} {
		f := Facts{"rights-or-safety", "none", impacts[i]}
		if p, o := f.Printed(), f.Oversight(); p.Score != 3+i || p.Category != want.printed || o.Score != want.oversight || o.Category != High {
			t.Errorf("%v: printed %v, oversight %v", f, p, o)
		}
	}
}

// An unclear way out is worth 2 points, more than a known no.
func TestUnclear(t *testing.T) {
	unclear, limited, none := Facts{"low-reversible", Unclear, "broad"}, Facts{"low-reversible", "limited", "broad"}, Facts{"low-reversible", "none", "broad"}
	if !unclear.Known() || unclear.Printed() != limited.Printed() || unclear.Printed().Score <= none.Printed().Score {
		t.Errorf("unclear %v, limited %v, none %v", unclear.Printed(), limited.Printed(), none.Printed())
	}
	if (Facts{"low-reversible", "", "broad"}).Known() {
		t.Error("a missing fact counts as known")
	}
}

// The words of the matrix are those a record may hold, and each duty is a kind
// of assessment.
func TestWordsAreTheRecords(t *testing.T) {
	k := schema.KindOf[record.Tool](record.Kinds())
	allowed := func(path ...string) []string {
		fields, f := k.Fields, (*schema.Field)(nil)
		for _, name := range path {
			i := slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == name })
			if i < 0 {
				t.Fatalf("no field %v", path)
			}
			f = fields[i]
			fields = f.Fields
		}
		return slices.Sorted(slices.Values(f.OneOf))
	}
	for _, tt := range []struct {
		got  []string
		path []string
	}{
		{harms, []string{"matrix", "harm"}},
		{impacts, []string{"matrix", "impact"}},
		{append(slices.Clone(optOuts), Unclear), []string{"opt_out", "level"}},
		{[]string{Low, Medium, High}, []string{"matrix", "official", "category"}},
	} {
		if got := slices.Sorted(slices.Values(tt.got)); !reflect.DeepEqual(got, allowed(tt.path...)) {
			t.Errorf("%v: %v here, %v in the record", tt.path, got, allowed(tt.path...))
		}
	}
	kinds := allowed("assessments", "kind")
	for _, d := range slices.Concat(Duties(Low), Duties(Medium), Duties(High), Always()) {
		if !slices.Contains(kinds, d.Kind) {
			t.Errorf("%s is no kind of assessment", d.Kind)
		}
	}
}

func TestStand(t *testing.T) {
	day := func(s string) schema.Date { d, _ := schema.ParseDate(s); return d }
	today := day("2026-11-23")
	yearly := Duty{Kind: "monitoring", Months: 12}
	for _, tt := range []struct {
		name  string
		duty  Duty
		all   []record.Assessment
		state State
		on    string
	}{
		{"nothing on record", Duty{Kind: "aia-form"}, nil, Missing, ""},
		{"another kind", Duty{Kind: "aia-form"}, []record.Assessment{{Of: "audit", Status: "done", DoneOn: day("2026-01-05")}}, Missing, ""},
		{"done", Duty{Kind: "aia-form"}, []record.Assessment{{Of: "aia-form", Status: "done", DoneOn: day("2026-01-05")}}, Done, "2026-01-05"},
		{"not begun is missing", Duty{Kind: "aia-form"}, []record.Assessment{{Of: "aia-form", Status: "not-started"}}, Missing, ""},
		{"under way", Duty{Kind: "aia-form"}, []record.Assessment{{Of: "aia-form", Status: "in-progress"}}, Started, ""},
		{"let go", Duty{Kind: "aia-form"}, []record.Assessment{{Of: "aia-form", Status: "waived"}}, NotRequired, ""},
		{"a year is not over", yearly, []record.Assessment{{Of: "monitoring", Status: "done", DoneOn: day("2025-11-23")}}, Due, "2026-11-23"},
		{"a year and a day", yearly, []record.Assessment{{Of: "monitoring", Status: "done", DoneOn: day("2025-11-22")}}, Overdue, "2026-11-22"},
		{"the newer counts", yearly, []record.Assessment{{Of: "monitoring", Status: "done", DoneOn: day("2024-01-01")}, {Of: "monitoring", Status: "done", DoneOn: day("2026-06-01")}}, Due, "2027-06-01"},
		{"its own day counts", yearly, []record.Assessment{{Of: "monitoring", Status: "done", DoneOn: day("2026-06-01"), NextDue: day("2026-09-01")}}, Overdue, "2026-09-01"},
		{"any repeated check", Always()[1], []record.Assessment{{Of: "bias", Phase: "periodic", Status: "done", DoneOn: day("2026-06-01")}}, Done, "2026-06-01"},
	} {
		if got := tt.duty.Stand(tt.all, today); got.State != tt.state || got.On.String() != tt.on {
			t.Errorf("%s: %s %s, want %s %s", tt.name, got.State, got.On, tt.state, tt.on)
		}
	}
	if got := AddMonths(day("2026-01-31"), 1).String(); got != "2026-02-28" {
		t.Errorf("a month after 31 January: %s", got)
	}
}
