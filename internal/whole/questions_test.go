package whole

import (
	"regexp"
	"strconv"
	"testing"

	"plaza/internal/build"
	"plaza/internal/sitetest"
)

// The number of open questions is the same on the home page, on the page of
// numbers, as the sum of that page's parts, and in the summary of a build.
func TestOneNumberOfOpenQuestions(t *testing.T) {
	for _, town := range []*sitetest.Town{sitetest.City, sitetest.Small} {
		t.Run(town.String(), func(t *testing.T) {
			s := town.Site(t)
			want := build.Survey(s.Site).Open
			told := regexp.MustCompile(`([0-9,]+) questions? not answered yet`)
			for _, page := range []string{"index.html", "numbers.html"} {
				m := told.FindStringSubmatch(s.MainText(page))
				if m == nil || number(m[1]) != want {
					t.Errorf("%s tells %q, the summary %d", page, m, want)
				}
			}
			sum := 0
			for _, m := range regexp.MustCompile(`<h3>[^<]*: ([0-9,]+)(?:</h3>|<)`).FindAllStringSubmatch(s.HTML("numbers.html"), -1) {
				sum += number(m[1])
			}
			if sum != want {
				t.Errorf("the parts add up to %d, not %d", sum, want)
			}
		})
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(regexp.MustCompile(`\D`).ReplaceAllString(s, ""))
	return n
}
