package history

import (
	"testing"
	"time"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

func tool(t *testing.T, text string) schema.Record {
	t.Helper()
	k := record.Kinds().Kind("tool")
	r, _ := schema.Decode(k, "reader", source.New("data/tools/reader.toml", []byte(text)))
	if r == nil {
		t.Fatalf("cannot be read: %s", text)
	}
	return r
}

// Compare tells values apart, and nothing else.
func TestCompare(t *testing.T) {
	const base = "name = \"Reader\"\nkind = \"tool\"\nlifecycle = \"pilot\"\ndepartments = [\"afr\", \"apd\"]\n" +
		"[[costs]]\nkey = \"a\"\nkind = \"usage\"\nstatus = \"amount\"\ncents = 100\nperiod = \"year\"\n" +
		"[[not_answered]]\nsince = \"2025\"\nasked_of = \"apd\"\nfields = [\"opt_out\", \"summary\"]\n"
	for _, tt := range []struct{ name, old, new, path, before, after string }{
		{"quotes and comments are no change", `name = "Reader"`, "# the reader\nname = 'Reader'", "", "", ""},
		{"a value", `lifecycle = "pilot"`, `lifecycle = "in-use"`, "lifecycle", "pilot", "in-use"},
		{"a list", `["afr", "apd"]`, `["apd"]`, "departments", "afr,apd", "apd"},
		{"inside a list of tables", "cents = 100", "cents = 250", "costs.a.cents", "100", "250"},
		{"a value that goes", "period = \"year\"\n", "", "costs.a.period", "year", ""},
		{"an answer at last", `fields = ["opt_out", "summary"]`, `fields = ["opt_out"]`, "summary", "(1)", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Compare(tool(t, base), tool(t, replace(t, base, tt.old, tt.new)))
			if tt.path == "" {
				if len(got) > 0 {
					t.Errorf("found %v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Path != tt.path || say(got[0].Before, got[0].Was) != tt.before || say(got[0].After, got[0].Is) != tt.after {
				t.Errorf("found %+v", got)
			}
		})
	}
}

func replace(t *testing.T, s, old, new string) string {
	t.Helper()
	for i := 0; i+len(old) <= len(s); i++ {
		if s[i:i+len(old)] == old {
			return s[:i] + new + s[i+len(old):]
		}
	}
	t.Fatalf("%q is not there", old)
	return ""
}

func say(values []string, answer schema.AnswerKind) string {
	out := ""
	for i, v := range values {
		if i > 0 {
			out += ","
		}
		out += v
	}
	if answer != schema.Value {
		out += "(" + string(rune('0'+int(answer))) + ")"
	}
	return out
}

// A commit is dated by the day it was in the city, and a translation is shown
// only beside the text it was made from.
func TestBuild(t *testing.T) {
	contents := map[string][]byte{
		"a1": []byte("name = \"Reader\"\nkind = \"tool\"\nsummary = \"Old words.\"\n"),
		"a2": []byte("name = \"Reader\"\nkind = \"tool\"\nsummary = \"New words.\"\n[[changes]]\nkey = \"w\"\non = 2026-03-01\nkind = \"correction\"\nnote = \"A slip.\"\nfields = [\"summary\"]\n"),
		"a3": []byte("name = \"Reader\"\nkind = \"tool\"\nsummary = \"Newest words.\"\n"),
		"s1": []byte("summary = \"Palabras viejas.\"\n[translation]\nmethod = \"machine\"\nby = \"X\"\non = 2026-03-01\n[translation.src]\nsummary = \"" + hash("Old words.") + "\"\n"),
		"s2": []byte("summary = \"Palabras nuevas.\"\n[translation]\nmethod = \"machine\"\nby = \"X\"\non = 2026-03-01\n[translation.src]\nsummary = \"" + hash("New words.") + "\"\n"),
	}
	const rec, over = "data/tools/reader.toml", "data/tools/reader.es.toml"
	at := func(hour int) time.Time { return time.Date(2026, 3, 2, hour, 0, 0, 0, time.UTC) }
	zone, err := time.LoadLocation("America/Denver")
	if err != nil {
		t.Fatal(err)
	}
	log, _ := Build(record.Kinds(), Repository{State: graph.WholeLog, Contents: contents, Commits: []Commit{
		{"dddddddddddd", at(22), []File{{rec, "a3", ""}, {over, "s2", ""}}},
		{"cccccccccccc", at(20), []File{{rec, "a2", "a3"}}},
		{"bbbbbbbbbbbb", at(3), []File{{rec, "a1", "a2"}, {over, "s1", "s2"}}},
		{"aaaaaaaaaaaa", at(1), []File{{rec, "", "a1"}, {over, "", "s1"}, {"data/tools/no id.toml", "", "a1"}}},
	}}, zone)
	if len(log.Changes) != 4 {
		t.Fatalf("%d changes", len(log.Changes))
	}
	gone, third, second, first := log.Changes[0], log.Changes[1], log.Changes[2], log.Changes[3]
	if gone.What != graph.Removed || gone.Name != "Reader" || first.What != graph.Added {
		t.Errorf("the record went as %+v and came as %+v", gone, first)
	}
	if d := (schema.Date{Year: 2026, Month: 3, Day: 1}); second.On != d || third.On.Day != 2 {
		t.Errorf("three in the morning in Greenwich is %v in the city, and eight in the evening %v", second.On, third.On)
	}
	if in := second.Edits[0].In["es"]; in != (graph.Turn{Before: "Palabras viejas.", After: "Palabras nuevas."}) {
		t.Errorf("the Spanish texts are %+v", in)
	}
	if _, has := third.Edits[0].In["es"]; has {
		t.Error("a translation of an older text is shown beside a newer one")
	}
	if len(second.Reasons) != 1 || second.Reasons[0].Note.Value != "A slip." || len(third.Reasons) != 0 {
		t.Errorf("reasons: %v, then %v", second.Reasons, third.Reasons)
	}
}

// An item of a list came or went only if nothing of it is in the other version.
func TestItemsComeAndGoWhole(t *testing.T) {
	const base = "name = \"Reader\"\nkind = \"tool\"\n"
	const cost = "[[costs]]\nkey = \"a\"\nkind = \"usage\"\nstatus = \"unknown\"\n"
	for _, tt := range []struct {
		name, old, new string
		came, went     bool
	}{
		{"an item comes", base, base + cost, true, false},
		{"an item goes", base + cost, base, false, true},
		{"a value comes into an item", base + cost, base + cost + "note = \"So.\"\n", false, false},
		{"a value goes from an item", base + cost + "note = \"So.\"\n", base + cost, false, false},
		{"a value outside of lists", base, base + "summary = \"So.\"\n", false, false},
	} {
		got := Compare(tool(t, tt.old), tool(t, tt.new))
		if len(got) == 0 {
			t.Errorf("%s: nothing found", tt.name)
		}
		for _, e := range got {
			if e.Came != tt.came || e.Went != tt.went {
				t.Errorf("%s: %s came %v, went %v", tt.name, e.Path, e.Came, e.Went)
			}
		}
	}
}
