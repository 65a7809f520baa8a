package graph

import (
	"reflect"
	"slices"

	"plaza/internal/schema"
)

// Open returns the questions about a record that nobody has answered yet: the
// fields that it names under not_answered, then those always shown whose value
// itself says that it is not known (the tag word "open"). This is the one
// meaning of an open question; all that counts them counts what this returns.
// Sample records have none.
func Open(r schema.Record) []Question {
	h := r.Meta()
	if h.Example {
		return nil
	}
	var out []Question
	for _, b := range h.NotAnswered {
		for _, f := range b.Fields {
			if h.Kind.Field(f) != nil {
				out = append(out, Question{Field: h.Kind.Field(f), Since: b.Since, AskedOf: b.AskedOf})
			}
		}
	}
	v := reflect.ValueOf(r).Elem()
	for _, f := range h.Kind.Fields {
		if f.Shown && unknown(f, f.Get(v)) {
			out = append(out, Question{Field: f, Said: true})
		}
	}
	return out
}

// Question is one question about a record.
type Question struct {
	Field   *schema.Field
	Since   schema.Date // zero where the value itself says that it is not known
	AskedOf string      // a department; "" as above
	Said    bool        // the value says so: it stands where other values do
}

// unknown reports whether a value says that the answer is not known.
func unknown(f *schema.Field, v reflect.Value) bool {
	switch f.Type {
	case schema.String:
		return slices.Contains(f.Open, v.String())
	case schema.Table:
		return !v.IsNil() && slices.ContainsFunc(f.Fields, func(sub *schema.Field) bool { return sub.Open != nil && unknown(sub, sub.Get(v.Elem())) })
	}
	return false
}

// Asked is a record with the questions about it that nobody has answered.
type Asked struct {
	Record    schema.Record
	Questions []Question
}

// Questions returns the records of a kind that have open questions.
func (r *Reader) Questions(kind string) []Asked { return asked(r.Records(kind)) }

func asked(records []schema.Record) []Asked {
	var out []Asked
	for _, r := range records {
		if q := Open(r); len(q) > 0 {
			out = append(out, Asked{r, q})
		}
	}
	return out
}

// OpenQuestions counts the open questions of the whole register: the number
// that the first page, the numbers and the build's summary tell.
func (r *Reader) OpenQuestions() int {
	n := 0
	for _, k := range r.Catalog().Kinds {
		for _, a := range r.Questions(k.Name) {
			n += len(a.Questions)
		}
	}
	return n
}
