package locale

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSortBy(t *testing.T) {
	en, es := pair(t)
	for _, tt := range []struct {
		l          *Locale
		give, want string
	}{
		{es, "zapato ñandú nube oso Álamo avión", "Álamo avión nube ñandú oso zapato"},
		{en, "tool-10 tool-9 Tool-1 éclair eclair zebra", "eclair éclair Tool-1 tool-9 tool-10 zebra"},
		{one(t, "de", `collation = "sv"`), "ö z a", "a z ö"},
		{one(t, "de", ""), "ö z a", "a ö z"},
	} {
		items := strings.Fields(tt.give)
		SortBy(tt.l, items, func(s string) string { return s })
		if diff := cmp.Diff(strings.Fields(tt.want), items); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.l.Tag, diff)
		}
	}
}

// Texts that the language sorts alike still have an order.
func TestCompareTies(t *testing.T) {
	en, _ := pair(t)
	for _, tt := range [][2]string{{"a\u0301", "á"}, {"tool 1", "tool 01"}} {
		a, b := tt[0], tt[1]
		if x, y := en.Compare(a, b), en.Compare(b, a); x == 0 || x != -y {
			t.Errorf("Compare(%+q, %+q) = %d and %d", a, b, x, y)
		}
	}
	if en.Compare("a", "a") != 0 {
		t.Error("a text differs from itself")
	}
}

// Compare and SortBy are one order, whole and free of chance.
func TestOrderProperty(t *testing.T) {
	_, es := pair(t)
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.StringMatching(`[aAáÁnñÑ10 \-]{0,6}`), 0, 12).Draw(t, "items")
		a, b := slices.Clone(items), slices.Clone(items)
		slices.Reverse(b)
		slices.SortFunc(a, es.Compare)
		SortBy(es, b, func(s string) string { return s })
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatalf("Compare and SortBy differ:\n%s", diff)
		}
		for i := range a {
			for j := range a {
				if c := es.Compare(a[i], a[j]); c != -es.Compare(a[j], a[i]) || (c == 0) != (a[i] == a[j]) {
					t.Fatalf("Compare(%q, %q) = %d", a[i], a[j], c)
				}
			}
		}
	})
}

// A locale is used by all workers of a build at once (run with -race).
func TestConcurrentUse(t *testing.T) {
	_, es := pair(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for n := range 300 {
				es.Compare("ñ", "n")
				es.Words.Count.Tools.For(n * 1000)
				es.Date(october)
			}
		})
	}
	wg.Wait()
}
