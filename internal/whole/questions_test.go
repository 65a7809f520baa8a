package whole

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"plaza/internal/build"
	"plaza/internal/sitetest"
)

// numbersFile is data/numbers.json.
type numbersFile struct {
	Tools struct {
		Count        int `json:"count"`
		WithinGroups int `json:"within_groups"`
	} `json:"tools"`
	Open struct {
		Count  int     `json:"count"`
		Kinds  []share `json:"by_kind"`
		Office []share `json:"by_department"`
	} `json:"open_questions"`
}

type share struct {
	Count int `json:"count"`
}

func sumOf(all []share) (n int) {
	for _, x := range all {
		n += x.Count
	}
	return n
}

// The numbers of open questions and of tools are the same in every language of
// the home page, the list of tools and the page of numbers, as the sum of that
// page's parts, in the data, and in the summary of a build.
func TestOneNumberOfOpenQuestions(t *testing.T) {
	for _, town := range []*sitetest.Town{sitetest.City, sitetest.Small, sitetest.Other} {
		t.Run(town.String(), func(t *testing.T) {
			s := town.Site(t)
			sum := build.Survey(s.Site)
			want := sum.Open
			for _, l := range s.Site.Locales.All {
				questions, tools := l.Words.Count.Questions.For(want), l.Words.Count.Tools.For(sum.Tools)
				for page, says := range map[string][]string{"index.html": {questions, tools}, "numbers.html": {questions, tools}, "tools.html": {tools}} {
					for _, x := range says {
						if !strings.Contains(s.MainText(l.Prefix+page), x) {
							t.Errorf("%s%s does not tell %q", l.Prefix, page, x)
						}
					}
				}
			}
			var data numbersFile
			if err := json.Unmarshal(s.Files["data/numbers.json"], &data); err != nil {
				t.Fatal(err)
			}
			if data.Open.Count != want || sumOf(data.Open.Kinds) != want || sumOf(data.Open.Office) != want || data.Tools.Count != sum.Tools {
				t.Errorf("the data tells %+v, the summary %d and %d tools", data, want, sum.Tools)
			}
			parts := 0
			for _, m := range regexp.MustCompile(`<h3>[^<]*: ([0-9,]+)(?:</h3>|<)`).FindAllStringSubmatch(s.HTML("numbers.html"), -1) {
				parts += number(m[1])
			}
			if town != sitetest.Other && parts != want { // whose first language writes other digits
				t.Errorf("the parts add up to %d, not %d", parts, want)
			}
		})
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(regexp.MustCompile(`\D`).ReplaceAllString(s, ""))
	return n
}
