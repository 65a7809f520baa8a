package graph

import "plaza/internal/schema"

// LastChange returns the latest day on which something in the register is
// known to have changed: a record was made, changed, reviewed or translated.
// It is zero where no record tells. Example records do not count.
func (s *Site) LastChange() schema.Date {
	var last schema.Date
	on := func(d schema.Date) {
		if d.Compare(last) > 0 {
			last = d
		}
	}
	for _, k := range s.Catalog.Kinds {
		for _, r := range s.records[k.Name] {
			h := r.Meta()
			if h.Example {
				continue
			}
			on(h.CreatedOn)
			on(h.ReviewedOn)
			for _, c := range h.Changes {
				on(c.On)
			}
			for _, l := range s.Locales.All[1:] {
				if o := s.Overlay(k.Name, h.ID, l.Tag); o != nil {
					for _, t := range o.Texts {
						on(t.On)
					}
				}
			}
		}
	}
	return last
}

// LastChange returns the same for a page, which then depends on all records
// and all translations.
func (r *Reader) LastChange() schema.Date {
	for _, k := range r.site.Catalog.Kinds {
		for _, rec := range r.Records(k.Name) {
			for _, l := range r.site.Locales.All[1:] {
				r.note(rec.Meta().Ref() + "." + l.Tag)
			}
		}
	}
	return r.site.LastChange()
}
