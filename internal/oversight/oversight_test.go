package oversight_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/diag"
	"plaza/internal/schema"
)

var (
	tags    = regexp.MustCompile(`<[^>]*>`)
	examply = regexp.MustCompile(`(?m)^example *= true\n`)
)

// site builds the pages of some families of the City's own site. real makes
// real records of all examples, so that what is counted can be seen to count.
type site struct {
	html map[string]string
	text map[string]string
}

func built(t *testing.T, release, real bool, families ...string) site {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"data", "content", "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
	if real {
		found := 0
		err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(p)
			if err != nil || !examply.Match(b) {
				return err
			}
			found++
			return os.WriteFile(p, examply.ReplaceAll(b, nil), 0o644)
		})
		if err != nil || found < 20 {
			t.Fatal("examples were not made real: ", found, err)
		}
	}
	l, err := build.Load(context.Background(), build.Options{Dir: dir, Today: schema.Date{Year: 2026, Month: 11, Day: 25}, Release: release})
	if err != nil || diag.HasErrors(l.Diags) {
		t.Fatal(err, l.Diags)
	}
	l.Env.Assets = map[string]string{}
	s := site{map[string]string{}, map[string]string{}}
	for _, p := range l.Pages {
		for _, f := range families {
			if p.Family.Name != f {
				continue
			}
			var b bytes.Buffer
			if _, err := p.Render(&b, l.Env, l.Site); err != nil {
				t.Fatal(err)
			}
			_, main, _ := strings.Cut(b.String(), "<main")
			main, _, _ = strings.Cut(main, "</main>")
			s.html[p.Out] = main
			s.text[p.Out] = strings.Join(strings.Fields(tags.ReplaceAllString(main, " ")), " ")
		}
	}
	return s
}

func (s site) says(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(s.text[page], want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}

// Promises about meetings are worked out from the meetings. One agenda of five
// was posted 71 hours before.
func TestPromisesFromMeetings(t *testing.T) {
	real := built(t, false, true, "part", "numbers")
	real.says(t, "policy/community-engagement.html", "Meetings whose agenda was posted in time: 4 of 5")
	real.says(t, "numbers.html", "Meetings whose agenda was posted in time: 4 of 5", "Meetings whose minutes were drafted in time: 3 of 4", "Months of the past year with a Board meeting: 4 of 11", "Meetings held whose minutes are published: 4 of 5")
	real.says(t, "es/numbers.html", "Sesiones con borrador del acta a tiempo: 3 de 4")
	made := built(t, false, false, "part", "numbers")
	made.says(t, "policy/community-engagement.html", "Meetings whose agenda was posted in time: nothing to count yet")
	made.says(t, "numbers.html", "Meetings whose minutes were drafted in time: nothing to count yet")
}

// What is made up is counted nowhere: with and without it, the figures are the
// same.
func TestExamplesCountNowhere(t *testing.T) {
	with, without := built(t, false, false, "numbers", "ledger", "home", "gaps"), built(t, true, false, "numbers", "ledger", "home", "gaps")
	if len(with.text) < 10 {
		t.Fatalf("only %d pages were made", len(with.text))
	}
	for page, text := range without.text {
		if with.text[page] != text {
			t.Errorf("%s counts examples", page)
		}
	}
	real := built(t, false, true, "numbers")
	if real.text["numbers.html"] == with.text["numbers.html"] {
		t.Error("real records would not be counted either")
	}
}

// Both readings of every case are shown, with where they differ.
func TestMatrixPages(t *testing.T) {
	s := built(t, true, false, "matrix", "what-if")
	rows := strings.Count(s.html["matrix.html"], `<th scope="row">`)
	differ := strings.Count(s.text["matrix.html"], "They differ") + strings.Count(s.text["matrix.html"], "Low against high")
	if rows != 27 || differ != 18 {
		t.Errorf("%d cases, of which %d differ; want 27 and 18", rows, differ)
	}
	cases := 0
	for page, html := range s.html {
		if !strings.HasPrefix(page, "matrix/") || page == "matrix/what-if.html" {
			continue
		}
		cases++
		if strings.Contains(html, "<script") || strings.Count(html, `aria-current="page"`) != 3 {
			t.Errorf("%s wants a script, or does not say what is chosen", page)
		}
	}
	if cases != 27 {
		t.Errorf("%d pages of cases", cases)
	}
	s.says(t, "matrix/rights-or-safety--none--operations.html", "4 points: Low", "8 points: High")
	s.says(t, "matrix.html", "The City has not said which reading holds")
}

// A tool's page shows its answers to the screening, both scores, the official
// category with role, date and vote, what was checked, tried and kept back.
func TestToolChecks(t *testing.T) {
	s := built(t, false, false, "tool")
	repairs, bot := "tools/example-repair-queue.html", "tools/example-311-assistant.html"
	s.says(t, repairs, "4 points: Low", "8 points: High", "The two ways to read the matrix lead to different results",
		"High. Decided by Emerging Technologies Board on March 19, 2026. Vote of the Board: Category of the program that orders repairs",
		"Does it serve the public? Yes", "Failed", "bids for the next contract are still open", "Records custodian", "January 15, 2027",
		"Missing: no record")
	if strings.Contains(s.text[repairs], "Missing or late: 0") {
		t.Error("nothing is owed by a tool whose review is late")
	}
	s.says(t, bot, "7 points: High", "What changed after it", "A person can now be reached", "Done on May 28, 2026", "Under way", "All four answers are yes")
	s.says(t, "es/"+repairs, "ofertas para el próximo contrato", "Votación del Consejo")
	s.says(t, "tools/example-tree-count.html", "Not all four answers are known")
	if !strings.Contains(s.html[repairs], `href="../meetings/example-2026-03-19.html#item-repairs"`) {
		t.Error("the vote is not linked")
	}
	if real := s.text["tools/clearview-ai.html"]; !strings.Contains(real, "No facts for a score have been published.") {
		t.Error("a tool without facts gets a score")
	}
}

// The lists sort tools by what is owed: late reviews, plans, and what the
// Board never saw.
func TestLists(t *testing.T) {
	s := built(t, false, false, "governed")
	late, coming, _ := strings.Cut(s.text["reviews.html"], "Example: 311 assistant")
	if !strings.Contains(late, "Example: order of repairs") || !strings.Contains(late, "October 20, 2026") || coming == "" {
		t.Error("the review that is late does not stand before the one to come")
	}
	s.says(t, "planned.html", "Example: tree count")
	s.says(t, "not-presented.html", "Clearview AI")
	s.says(t, "authorized.html", "Example: 311 assistant")
	if strings.Contains(s.text["not-presented.html"], "Example: 311 assistant") {
		t.Error("a tool that came before the Board is listed as unseen")
	}
}

// The page of numbers leads from each department to the questions it has not
// answered, and both count the same.
func TestDepartmentGaps(t *testing.T) {
	s := built(t, true, false, "numbers", "gaps")
	links := regexp.MustCompile(`href="(departments/[^"]*/missing.html)">(\d+)<`).FindAllStringSubmatch(s.html["numbers.html"], -1)
	if len(links) < 8 {
		t.Fatalf("%d departments lead to their open questions", len(links))
	}
	open := regexp.MustCompile(`#open-`)
	for _, l := range links {
		if n := len(open.FindAllString(s.html[l[1]], -1)); strconv.Itoa(n) != l[2] {
			t.Errorf("%s lists %d questions, the page of numbers says %s", l[1], n, l[2])
		}
	}
}

// A resident finds tools by what happened.
func TestSituations(t *testing.T) {
	s := built(t, true, false, "situations", "situation")
	for page, tool := range map[string]string{
		"situations/called-911.html": "Good Sam", "situations/stopped-by-police.html": "Clearview AI",
		"situations/flew-from-the-sunport.html": "Dash2", "situations/commented-on-a-plan.html": "Konveio",
	} {
		s.says(t, page, tool)
		if !strings.Contains(s.html["situations.html"], page) {
			t.Errorf("the list of situations does not lead to %s", page)
		}
		if s.text["es/"+page] == "" || s.text["es/"+page] == s.text[page] {
			t.Errorf("%s is not there in Spanish", page)
		}
	}
}

// Every commitment of the ledger has an owner, a status and a place on the
// page of the clause or part that makes it.
func TestNoOrphanCommitment(t *testing.T) {
	s := built(t, true, false, "ledger", "clause", "part")
	rows := regexp.MustCompile(`(?s)<tr id="(o\d+[a-z]?)">.*?href="([^"#]*)#([^"]*)".*?</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>`).FindAllStringSubmatch(s.html["commitments.html"], -1)
	if len(rows) < 60 {
		t.Fatalf("the ledger has %d rows", len(rows))
	}
	for _, r := range rows {
		if r[1] != r[3] || !strings.Contains(s.html[r[2]], `id="`+r[3]+`"`) {
			t.Errorf("%s has no place on %s", r[1], r[2])
		}
		for _, cell := range r[4:] {
			if strings.TrimSpace(tags.ReplaceAllString(cell, "")) == "" {
				t.Errorf("%s has an empty cell", r[1])
			}
		}
	}
}

// A clause tells which pages cite it, and which principle its promises serve.
func TestWhereAClauseShows(t *testing.T) {
	s := built(t, true, false, "clause", "principles")
	citing := 0
	for _, html := range s.html {
		if strings.Contains(html, `id="shows"`) {
			citing++
		}
	}
	if citing < 20 {
		t.Errorf("%d pages tell who cites a clause", citing)
	}
	made := built(t, false, false, "principles")
	made.says(t, "principles.html", "Example: 311 assistant Example", "Publish")
}
