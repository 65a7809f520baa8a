package oversight

import (
	"fmt"
	"testing"

	"plaza/internal/view"
)

// Cut into pages, a list loses no tool, keeps their order, and names each group
// again on the page that it goes on.
func TestCut(t *testing.T) {
	var all []Group
	var want []string
	for i, n := range []int{0, 2*ListSize - 3, 5, 0, 1} {
		g := Group{ID: fmt.Sprint(i), None: "none"}
		for j := range n {
			x := fmt.Sprint(i, ".", j)
			g.all = append(g.all, entry{make: func() Item { return Item{Link: view.Link{Label: view.Plain(x)}} }})
			want = append(want, x)
		}
		all = append(all, g)
	}
	at, groups := 0, []string{"0 1 3", "1 2", "2 4"}
	for n := 1; n <= 3; n++ {
		ids := ""
		for _, g := range cut(all, n) {
			if ids != "" {
				ids += " "
			}
			ids += g.ID
			for _, x := range g.Items {
				if at == len(want) || x.Label.Text != want[at] {
					t.Fatalf("page %d holds %s where another is due", n, x.Label.Text)
				}
				at++
			}
		}
		if ids != groups[n-1] {
			t.Errorf("page %d has the groups %s, not %s", n, ids, groups[n-1])
		}
	}
	if at != len(want) || size(all) != len(want) {
		t.Errorf("%d of %d tools are on the pages", at, len(want))
	}
}
