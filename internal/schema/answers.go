package schema

import "plaza/internal/diag"

// answers checks the four kinds of answer: each shown field has just one.
func (d *decoder) answers() {
	said := map[string]string{}
	note := func(field, block string, at []any) {
		f := d.kind.byName[field]
		report := func(code string, args ...string) {
			pos := d.doc.Value(at...)
			if block != "not_answered" {
				pos = d.doc.Key(at...)
			}
			d.add(diag.New(code, pos, append([]string{"field", field}, args...)...))
		}
		_, has := d.doc.Tree[field]
		switch {
		case f == nil || f.Common:
			report("record/unknown-answer", "where", d.a(), "suggest", diag.DidYouMean(field, d.ownNames()))
		case has:
			report("record/two-answers", "block", block)
		case said[field] != "":
			report("record/answered-twice", "first", said[field], "block", block)
		}
		said[field] = block
	}
	for i, b := range d.head.NotAnswered {
		for j, field := range b.Fields {
			note(field, "not_answered", []any{"not_answered", i, "fields", j})
		}
	}
	for _, w := range d.head.Withheld {
		note(w.Key, "withheld", []any{"withheld", w.Key})
	}
	for _, n := range d.head.NotApplicable {
		note(n.Key, "not_applicable", []any{"not_applicable", n.Key})
	}
	for _, f := range d.kind.Fields {
		if !f.Shown || said[f.Name] != "" {
			continue
		}
		if _, has := d.doc.Tree[f.Name]; !has {
			d.add(diag.New("record/no-answer", d.file.Pos(0, 1), "field", f.Name, "where", d.a()))
		}
	}
}

func (d *decoder) ownNames() []string {
	var names []string
	for _, f := range d.kind.Own() {
		names = append(names, f.Name)
	}
	return names
}
