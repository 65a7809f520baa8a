package changes

import (
	"plaza/internal/graph"
	"plaza/internal/view"
)

// Values returns in words what an edit's field held before and after it, for
// pages that tell of some edits in their own way. A side without a value is
// empty.
func Values(c *view.Context, e graph.Edit) (before, after []view.Words) {
	return said(c, e, true), said(c, e, false)
}
