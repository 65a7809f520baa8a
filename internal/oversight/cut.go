package oversight

import (
	"strconv"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/view"
)

// ListSize is how many tools stand on one page of a list. Such lists are read
// whole, so only one that no telephone would open is cut.
const ListSize = 2000

// ListPages returns the pages of all lists, "planned.html/2" for the second
// page of what is planned, with their addresses.
func ListPages(s *graph.Site) (ids, paths []string) {
	few := len(s.Records("tool")) <= ListSize
	for _, l := range lists {
		pages := 1
		if !few {
			c := view.NewContext(&view.Env{}, s, s.Locales.All[0], l.path)
			pages = max(1, (size(l.build(c))+ListSize-1)/ListSize)
		}
		for n := 1; n <= pages; n++ {
			ids, paths = append(ids, l.path+"/"+strconv.Itoa(n)), append(paths, listPath(l.path, n))
		}
	}
	return ids, paths
}

func listPath(path string, n int) string {
	if n == 1 {
		return path
	}
	return strings.TrimSuffix(path, ".html") + "/page--" + strconv.Itoa(n) + ".html"
}

func size(groups []Group) int {
	n := 0
	for _, g := range groups {
		n += len(g.all)
	}
	return n
}

// cut makes page n of the groups. A group without a tool stands on the first.
func cut(groups []Group, n int) []Group {
	from, to, at := (n-1)*ListSize, n*ListSize, 0
	var out []Group
	for _, g := range groups {
		begin, end := max(from-at, 0), min(to-at, len(g.all))
		at += len(g.all)
		for i := begin; i < end; i++ {
			g.Items = append(g.Items, g.all[i].make())
		}
		if len(g.Items) > 0 || len(g.all) == 0 && n == 1 {
			out = append(out, g)
		}
	}
	return out
}
