package whole

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plaza/internal/sitetest"
)

var tag = regexp.MustCompile(`<[^>]*>`)

// Promises about meetings are worked out from the meetings. One agenda of five
// was posted 71 hours before.
func TestPromisesFromMeetings(t *testing.T) {
	real := sitetest.RealCity.Site(t)
	real.Says(t, "policy/community-engagement.html", "Meetings whose agenda was posted in time: 4 of 5")
	real.Says(t, "numbers.html", "Meetings whose agenda was posted in time: 4 of 5", "Meetings whose minutes were drafted in time: 3 of 5", "Months of the past year with a Board meeting: 4 of 11", "Meetings held whose minutes are published: 4 of 5")
	real.Says(t, "es/numbers.html", "Sesiones con borrador del acta a tiempo: 3 de 5")
	made := sitetest.City.Site(t)
	made.Says(t, "policy/community-engagement.html", "Meetings whose agenda was posted in time: nothing to count yet")
	made.Says(t, "numbers.html", "Meetings whose minutes were drafted in time: nothing to count yet")
}

// What is made up is counted nowhere: with and without it, the figures are the
// same.
func TestExamplesCountNowhere(t *testing.T) {
	with, without := sitetest.City.Site(t), sitetest.City.Release(t)
	seen := 0
	for _, p := range without.Pages {
		if !slices.Contains([]string{"numbers", "ledger", "home", "gaps"}, p.Family.Name) {
			continue
		}
		seen++
		if with.MainText(p.Out) != without.MainText(p.Out) {
			t.Errorf("%s counts examples", p.Out)
		}
	}
	if seen < 10 {
		t.Fatalf("only %d pages were made", seen)
	}
	real := sitetest.RealCity.Site(t)
	if real.MainText("numbers.html") == with.MainText("numbers.html") {
		t.Error("real records would not be counted either")
	}
}

// The checks that are missing or late are counted on each tool's page; its
// department's page has their sum, and the page of numbers the site's.
func TestMissingChecksAreCounted(t *testing.T) {
	real := sitetest.RealCity.Site(t)
	owed := regexp.MustCompile(`[Mm]issing or late: (\d+) of (\d+)`)
	count := func(page string) (missing, all int) {
		for _, m := range owed.FindAllStringSubmatch(real.MainText(page), -1) {
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			missing, all = missing+a, all+b
		}
		return missing, all
	}
	missing, all := 0, 0
	for _, tool := range []string{"311-assistant", "repair-queue", "tree-count"} { // all that the department uses
		m, n := count("tools/example-" + tool + ".html")
		missing, all = missing+m, all+n
	}
	if m, n := count("departments/example-department/missing.html"); m != missing || n != all || all < 10 || missing == 0 {
		t.Errorf("the department owes %d of %d, its tools %d of %d", m, n, missing, all)
	}
	real.Says(t, "numbers.html", "Review duties that are done: 4 of 12")
}

// Both readings of every case are shown, with where they differ.
func TestMatrixPages(t *testing.T) {
	s := sitetest.City.Release(t)
	rows := strings.Count(s.Main("matrix.html"), `<th scope="row">`)
	differ := strings.Count(s.MainText("matrix.html"), "They differ") + strings.Count(s.MainText("matrix.html"), "Low against high")
	if rows != 27 || differ != 18 {
		t.Errorf("%d cases, of which %d differ; want 27 and 18", rows, differ)
	}
	cases := 0
	for page := range s.Files {
		if !strings.HasPrefix(page, "matrix/") || path.Ext(page) != ".html" || page == "matrix/what-if.html" {
			continue
		}
		cases++
		html := s.Main(page)
		if strings.Contains(html, "<script") || strings.Count(html, `aria-current="page"`) != 3 {
			t.Errorf("%s wants a script, or does not say what is chosen", page)
		}
	}
	if cases != 27 {
		t.Errorf("%d pages of cases", cases)
	}
	s.Says(t, "matrix/rights-or-safety--none--operations.html", "4 points: Low", "8 points: High")
	s.Says(t, "matrix.html", "The City has not said which reading holds")
}

// A tool's page shows its answers to the screening, both scores, the official
// category with role, date and vote, what was checked, tried and kept back.
func TestToolChecks(t *testing.T) {
	s := sitetest.City.Site(t)
	repairs, bot := "tools/example-repair-queue.html", "tools/example-311-assistant.html"
	s.Says(t, repairs, "4 points: Low", "8 points: High", "The two ways to read the matrix lead to different results",
		"High. Decided by Emerging Technologies Board on March 19, 2026. Vote of the Board: Category of the program that orders repairs",
		"Does it serve the public? Yes", "Failed", "bids for the next contract are still open", "Records custodian", "January 15, 2027",
		"Missing: no record")
	if strings.Contains(s.MainText(repairs), "Missing or late: 0") {
		t.Error("nothing is owed by a tool whose review is late")
	}
	s.Says(t, bot, "7 points: High", "What changed after it", "A person can now be reached", "Done on May 28, 2026", "Under way", "All four answers are yes")
	s.Says(t, "es/"+repairs, "ofertas para el próximo contrato", "Votación del Consejo")
	s.Says(t, "tools/example-tree-count.html", "Not all four answers are known")
	if !strings.Contains(s.Main(repairs), `href="../meetings/example-2026-03-19.html#item-repairs"`) {
		t.Error("the vote is not linked")
	}
	if real := s.MainText("tools/clearview-ai.html"); !strings.Contains(real, "No facts for a score have been published.") {
		t.Error("a tool without facts gets a score")
	}
}

// The lists sort tools by what is owed: late reviews, plans, and what the
// Board never saw.
func TestLists(t *testing.T) {
	s := sitetest.City.Site(t)
	late, coming, _ := strings.Cut(s.MainText("reviews.html"), "Example: 311 assistant")
	if !strings.Contains(late, "Example: order of repairs") || !strings.Contains(late, "October 20, 2026") || coming == "" {
		t.Error("the review that is late does not stand before the one to come")
	}
	s.Says(t, "planned.html", "Example: tree count")
	s.Says(t, "not-presented.html", "Clearview AI")
	s.Says(t, "authorized.html", "Example: 311 assistant")
	if strings.Contains(s.MainText("not-presented.html"), "Example: 311 assistant") {
		t.Error("a tool that came before the Board is listed as unseen")
	}
}

// The page of numbers leads from each department to the questions it has not
// answered, and both count the same.
func TestDepartmentGaps(t *testing.T) {
	s := sitetest.City.Release(t)
	links := regexp.MustCompile(`href="(departments/[^"]*/missing.html)">(\d+)<`).FindAllStringSubmatch(s.Main("numbers.html"), -1)
	if len(links) < 8 {
		t.Fatalf("%d departments lead to their open questions", len(links))
	}
	open := regexp.MustCompile(`#open-`)
	for _, l := range links {
		if n := len(open.FindAllString(s.Main(l[1]), -1)); strconv.Itoa(n) != l[2] {
			t.Errorf("%s lists %d questions, the page of numbers says %s", l[1], n, l[2])
		}
	}
}

// A resident finds tools by what happened.
func TestSituations(t *testing.T) {
	s := sitetest.City.Release(t)
	for page, tool := range map[string]string{
		"situations/called-911.html": "Good Sam", "situations/stopped-by-police.html": "Clearview AI",
		"situations/flew-from-the-sunport.html": "Dash2", "situations/commented-on-a-plan.html": "Konveio",
	} {
		s.Says(t, page, tool)
		if !strings.Contains(s.Main("situations.html"), page) {
			t.Errorf("the list of situations does not lead to %s", page)
		}
		if s.MainText("es/"+page) == "" || s.MainText("es/"+page) == s.MainText(page) {
			t.Errorf("%s is not there in Spanish", page)
		}
	}
}

// Every commitment of the ledger has an owner, a status and a place on the
// page of the clause or part that makes it.
func TestNoOrphanCommitment(t *testing.T) {
	s := sitetest.City.Release(t)
	rows := regexp.MustCompile(`(?s)<tr id="(o\d+[a-z]?)">.*?href="([^"#]*)#([^"]*)".*?</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>`).FindAllStringSubmatch(s.Main("commitments.html"), -1)
	if len(rows) < 60 {
		t.Fatalf("the ledger has %d rows", len(rows))
	}
	for _, r := range rows {
		if r[1] != r[3] || !strings.Contains(s.Main(r[2]), `id="`+r[3]+`"`) {
			t.Errorf("%s has no place on %s", r[1], r[2])
		}
		for _, cell := range r[4:] {
			if strings.TrimSpace(tag.ReplaceAllString(cell, "")) == "" {
				t.Errorf("%s has an empty cell", r[1])
			}
		}
	}
}

// A clause tells which pages cite it, and which principle its promises serve.
func TestWhereAClauseShows(t *testing.T) {
	s := sitetest.City.Release(t)
	citing := 0
	for page := range s.Files {
		if strings.Contains(s.Main(page), `id="shows"`) {
			citing++
		}
	}
	if citing < 20 {
		t.Errorf("%d pages tell who cites a clause", citing)
	}
	made := sitetest.City.Site(t)
	made.Says(t, "principles.html", "Example: 311 assistant Example", "Publish")
}
