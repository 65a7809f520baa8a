package mistakes

import (
	"flag"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/diag"
)

var update = flag.Bool("update", false, "write what is printed into test/mistakes and docs/errors")

// TestBaseSite: what the mistakes are planted in has none.
func TestBaseSite(t *testing.T) {
	l, ds := check(t, write(t, baseSite(t), nil), 0)
	if len(ds) > 0 {
		t.Errorf("the base site has findings:\n%s", printed(l, ds))
	}
	if l.Site == nil || len(l.Pages) == 0 {
		t.Error("the base site makes no pages")
	}
}

// TestMistakes: each planted mistake is found, and nothing else is said.
func TestMistakes(t *testing.T) {
	s, free := baseSite(t), newDesks(t)
	for _, p := range plants(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			ds, got := p.run(t, maps.Clone(s), free)
			if p.code != "" && !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == p.code }) {
				t.Errorf("%s is not found", p.code)
			}
			if *update {
				must(t, p.keep(got))
				return
			}
			expected, _ := p.section(want)
			if diff := cmp.Diff(expected, got); diff != "" {
				t.Errorf("what is printed (-want +got):\n%s", diff)
			}
		})
	}
}
