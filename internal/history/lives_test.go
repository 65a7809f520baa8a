package history

import (
	"strings"
	"testing"
	"time"

	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/trace"
)

// walk builds the log of versions of one file, the oldest first; "" is no file.
func walk(t *testing.T, path string, versions ...string) (*graph.Log, []trace.Sample) {
	t.Helper()
	repo := Repository{State: graph.WholeLog, Contents: map[string][]byte{}}
	before := ""
	for i, v := range versions {
		if v != "" {
			repo.Contents[v] = []byte(v)
		}
		c := Commit{strings.Repeat(string(rune('a'+i)), 12), time.Date(2026, 3, 1+i, 12, 0, 0, 0, time.UTC), []File{{path, before, v}}}
		repo.Commits = append([]Commit{c}, repo.Commits...)
		before = v
	}
	return Build(record.Kinds(), repo, time.UTC)
}

const (
	sample  = "example = true\nname = \"Tree survey\"\nkind = \"tool\"\n"
	sample2 = sample + "lifecycle = \"pilot\"\n"
	tool1   = "name = \"Reader\"\nkind = \"tool\"\n"
	tool2   = tool1 + "lifecycle = \"pilot\"\n"
	broken  = "example = true\nname = \"Tree survey\"\nkind = = \n"
)

// Every life that a sample may have, and what is told of it, the newest first.
func TestLives(t *testing.T) {
	told := map[graph.ChangeKind]string{graph.Added: "added", graph.Removed: "removed", graph.Edited: "edited"}
	for name, tt := range map[string]struct {
		versions []string
		want     string
	}{
		"a record":                           {[]string{tool1, tool2, ""}, "removed edited added"},
		"a sample that is there":             {[]string{sample, sample2}, ""},
		"a sample that has gone":             {[]string{sample, sample2, ""}, ""},
		"a sample that became a record":      {[]string{sample, sample2, tool1, tool2}, "edited added"},
		"a record that became a sample":      {[]string{tool1, tool2, sample}, ""},
		"the same, gone":                     {[]string{tool1, sample, ""}, ""},
		"a record that was a sample between": {[]string{tool1, sample, tool2}, "added removed added"},
		"a sample in the place of a record":  {[]string{tool1, "", sample, ""}, "removed added"},
		"a record in the place of a sample":  {[]string{sample, "", tool1}, "added"},
		"a sample that cannot be read":       {[]string{broken, sample, broken, ""}, ""},
	} {
		log, samples := walk(t, "data/tools/reader.toml", tt.versions...)
		var got []string
		for _, c := range log.Changes {
			got = append(got, told[c.What])
			if c.Name == "Tree survey" {
				t.Errorf("%s: the sample's name is told", name)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, not %s", name, got, tt.want)
		}
		if was := strings.Contains(strings.Join(tt.versions, ""), "example"); was != (len(samples) > 0) {
			t.Errorf("%s: samples %v", name, samples)
		}
	}
}

// A record keeps its history without the samples that it once named.
func TestClean(t *testing.T) {
	log, _ := walk(t, "data/tools/reader.toml",
		tool1+"departments = [\"afr\", \"example-department\"]\nsummary = \"Like Tree survey.\"\n",
		tool1+"departments = [\"afr\", \"apd\"]\nsummary = \"Reads.\"\nlifecycle = \"pilot\"\n",
		tool1+"departments = [\"afr\", \"apd\"]\nsummary = \"Reads forms.\"\nlifecycle = \"pilot\"\n")
	law := trace.New([]trace.Sample{{Kind: "department", ID: "example-department"}, {Kind: "tool", ID: "t", Name: "Tree survey"}})
	got := Clean(log, law)
	if len(got.Changes) != 3 || len(got.Changes[0].Edits) != 1 {
		t.Fatalf("%+v", got.Changes)
	}
	var paths []string
	for _, e := range got.Changes[1].Edits {
		paths = append(paths, e.Path+"="+strings.Join(e.Before, ",")+">"+strings.Join(e.After, ","))
	}
	if s := strings.Join(paths, " "); s != "departments=afr>afr,apd lifecycle=>pilot" && s != "lifecycle=>pilot departments=afr>afr,apd" {
		t.Errorf("told: %s", s)
	}
	if len(log.Changes[1].Edits) != 3 {
		t.Error("the log that was given has changed")
	}
}

// History begins with the city whose site it is.
func TestBeginning(t *testing.T) {
	site := func(city, url string) string {
		return "name = \"N\"\ncity = \"" + city + "\"\ntagline = \"T\"\nbase_url = \"" + url + "\"\ntimezone = \"UTC\"\ncurrency = \"USD\"\n"
	}
	old, own := site("City of Albuquerque", "https://a.example/"), site("Plainfield", "https://b.example/")
	moved := site("Albuquerque", "https://c.example/")
	const path, left = "data/site.toml", "data/tools/left.toml"
	for name, tt := range map[string]struct {
		sites []string
		want  int // changes
		since int // day
	}{
		"emptied first":   {[]string{old, "", own}, 1, 3},
		"in one commit":   {[]string{old, own}, 1, 2},
		"step by step":    {[]string{old, site("Plainfield", "https://a.example/"), own}, 2, 2},
		"moved only":      {[]string{old, moved}, 2, 1},
		"gone and back":   {[]string{old, "", old}, 3, 1},
		"never another's": {[]string{own}, 1, 1},
	} {
		log, _ := walk(t, path, tt.sites...)
		if len(log.Changes) != tt.want || log.Since.Day != tt.since {
			t.Errorf("%s: %d changes since %v", name, len(log.Changes), log.Since)
		}
	}
	repo := Repository{State: graph.WholeLog, Contents: map[string][]byte{"o": []byte(old), "n": []byte(own), "t": []byte(tool1), "u": []byte(tool2)}}
	day := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	repo.Commits = []Commit{
		{"dddddddddddd", day, []File{{"data/tools/gone.toml", "t", ""}, {left, "t", "u"}}},
		{"bbbbbbbbbbbb", day, []File{{path, "o", "n"}, {"data/tools/went.toml", "t", ""}}},
		{"aaaaaaaaaaaa", day, []File{{path, "", "o"}, {left, "", "t"}, {"data/tools/gone.toml", "", "t"}, {"data/tools/went.toml", "", "t"}}},
	}
	log, _ := Build(record.Kinds(), repo, time.UTC)
	if len(log.Changes) != 2 || log.Changes[0].ID != "left" || log.Changes[0].What != graph.Added || log.Changes[1].What != graph.Added {
		t.Errorf("told: %+v", log.Changes)
	}
}
