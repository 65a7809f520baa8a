package effect

import (
	"strings"
	"testing"

	"plaza/internal/sitetest"
	"plaza/internal/view"
)

// A report says something else of a value before than after, whatever the
// shape of the change, in its lines and in its headline.
func TestEveryShapeOfChangeIsTold(t *testing.T) {
	s := sitetest.Small.Site(t)
	l := s.Site.Locales.All[0]
	c := comparer{words: l, was: view.NewContext(s.Env, s.Site, l, "index.html"), is: view.NewContext(s.Env, s.Site, l, "index.html")}
	for _, x := range sitetest.Shapes(s.Site, "es") {
		e := c.edit(x)
		var before, after []string
		for _, line := range e.Lines {
			if line.New {
				after = append(after, line.Text)
			} else {
				before = append(before, line.Text)
			}
		}
		head := Record{Name: "N", Edits: []Edit{e}}.headline().fill(oneLine)
		switch {
		case strings.Join(before, "\n") == strings.Join(after, "\n"):
			t.Fatalf("%s, from %.60q (%d) to %.60q (%d): the lines are the same", x.Path, x.Before, x.Was, x.After, x.Is)
		case strings.TrimSpace(strings.Join(before, "")+strings.Join(after, "")) == "":
			t.Fatalf("%s, from %q to %q: the lines are blank", x.Path, x.Before, x.After)
		case e.Short != nil && oneLine(e.Short.Before) == oneLine(e.Short.After):
			t.Fatalf("%s, from %q to %q: %s", x.Path, x.Before, x.After, head)
		}
	}
}
