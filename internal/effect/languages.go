package effect

import (
	"cmp"
	"slices"

	"plaza/internal/history"
	"plaza/internal/schema"
	"plaza/internal/schema/leaves"
)

// languages compares the translations of a record.
func (c *comparer) languages(r *Record, k *schema.Kind, id string, was, is schema.Record) {
	labels := map[string]string{}
	for _, rec := range []schema.Record{was, is} {
		if rec != nil {
			for _, l := range append(leaves.Of(rec), history.HeadLeaves(rec)...) {
				labels[l.Path] = c.label(l.Top, l.Field)
			}
		}
	}
	for _, loc := range c.After.Site.Locales.All[1:] {
		old, now := texts(c.Before.Site.Overlay(k.Name, id, loc.Tag)), texts(c.After.Site.Overlay(k.Name, id, loc.Tag))
		l := Language{Name: loc.Name}
		var paths []string
		for p := range old {
			paths = append(paths, p)
		}
		for p := range now {
			if _, both := old[p]; !both {
				paths = append(paths, p)
			}
		}
		slices.Sort(paths)
		for _, p := range paths {
			a, b := old[p], now[p]
			if a.Value != b.Value {
				l.Edits = append(l.Edits, Edit{Label: cmp.Or(labels[p], p), Lines: hunks(a.Value, b.Value)})
			}
		}
		if how := methods(old, now); how != "" {
			l.Notes = append(l.Notes, c.words.Label("enum.made.method."+how))
		}
		if len(l.Edits) > 0 || len(l.Notes) > 0 {
			if r.What == Added {
				l.Edits = nil // a new record is read on its page
			}
			r.Languages = append(r.Languages, l)
		}
	}
}

// methods returns how all texts were made, where that is new.
func methods(old, now map[string]schema.Translated) string {
	how := func(all map[string]schema.Translated) string {
		found := ""
		for _, t := range all {
			if found != "" && found != t.Method {
				return "mixed"
			}
			found = t.Method
		}
		return found
	}
	for _, f := range schema.MadeFields() {
		if a, b := how(old), how(now); f.Name == "method" && a != b && slices.Contains(f.OneOf, b) {
			return b
		}
	}
	return ""
}

func texts(o *schema.Overlay) map[string]schema.Translated {
	if o == nil {
		return nil
	}
	return o.Texts
}
