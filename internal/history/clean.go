package history

import (
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/schema"
	"plaza/internal/trace"
)

// Clean returns the log without what real records once said of samples: values
// of lists, edits and reasons in which the law finds a trace.
func Clean(log *graph.Log, law *trace.Law) *graph.Log {
	if law.Empty() || len(log.Changes) == 0 {
		return log
	}
	clean := *log
	clean.Changes = nil
	for _, c := range log.Changes {
		if len(c.Edits)+len(c.Reasons) > 0 {
			c.Edits = edits(c.Edits, law)
			c.Reasons = slices.Clone(c.Reasons)
			c.Reasons = slices.DeleteFunc(c.Reasons, func(r schema.Change) bool { return found(law, r.Note.Value, r.Key) })
			if len(c.Edits)+len(c.Reasons) == 0 {
				continue
			}
		}
		clean.Changes = append(clean.Changes, c)
	}
	return graph.NewLog(clean)
}

func edits(all []graph.Edit, law *trace.Law) []graph.Edit {
	var out []graph.Edit
	for _, e := range all {
		if found(law, strings.Split(strings.TrimSuffix(e.Within, "."), ".")...) { // the keys of list items
			continue
		}
		if max(len(e.Before), len(e.After)) > 1 || e.Field.Link != "" {
			e.Before, e.After = values(e.Before, law), values(e.After, law)
		}
		turned := false
		for _, t := range e.In {
			turned = turned || found(law, t.Before, t.After)
		}
		if turned || found(law, e.Before...) || found(law, e.After...) || e.Was == e.Is && slices.Equal(e.Before, e.After) {
			continue
		}
		out = append(out, e)
	}
	return out
}

func values(all []string, law *trace.Law) []string {
	return slices.DeleteFunc(slices.Clone(all), func(v string) bool { return found(law, v) })
}

func found(law *trace.Law, values ...string) bool {
	return slices.ContainsFunc(values, func(v string) bool {
		_, is := law.Text(v)
		return is
	})
}
