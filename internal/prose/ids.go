package prose

import (
	"strconv"
	"strings"

	"plaza/internal/prose/address"
)

// headingID is what a heading says about its id.
type headingID struct {
	heading int    // where the heading begins, in the text
	written string // the id that its editor wrote, or ""
	off, n  int    // where
}

// nameHeadings gives every heading its id. Those that editors wrote come
// first, wherever they stand, because other pages and languages rely on them.
func (w *writer) nameHeadings() {
	d := w.doc
	d.ids = make(map[string]bool, len(d.headings))
	for i, id := range w.ids {
		switch {
		case id.written == "":
		case d.ids[id.written]:
			w.report("prose/id-twice", id.off, id.n, "value", id.written)
		default:
			d.headings[i].ID = id.written
			d.ids[id.written] = true
		}
	}
	tried := map[string]int{}
	for i := range d.headings {
		h := &d.headings[i]
		if d.shallowest == 0 || h.Level < d.shallowest {
			d.shallowest = h.Level
		}
		if h.ID != "" {
			continue
		}
		base := address.Slug(h.Text)
		for h.ID = base; d.ids[h.ID]; {
			tried[base]++
			h.ID = base + "-" + strconv.Itoa(tried[base]+1)
		}
		d.ids[h.ID] = true
	}
	if first := max(d.shallowest, 2); len(w.ids) > 0 && d.headings[0].Level > first { // # is a mistake of its own
		off := w.ids[0].heading
		w.report("prose/heading-first", off, w.rest(off), "marks", strings.Repeat("#", first))
	}
}
