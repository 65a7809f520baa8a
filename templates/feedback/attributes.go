package feedback

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"plaza/internal/form"
)

// marks returns the language and direction of a text that is not in the
// page's own, for an element that can hold no other mark.
func marks(t form.Text) templ.OrderedAttributes {
	if t.Lang == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "lang", Value: t.Lang}, {Key: "dir", Value: t.Dir}}
}

// described lists the ids of what explains a question.
func described(q form.Question, more ...string) string {
	var ids []string
	if len(q.Errors) > 0 {
		ids = append(ids, q.Name+"-error")
	}
	if q.Hint.Text != "" || q.Limit != "" {
		ids = append(ids, q.Name+"-hint")
	}
	return strings.Join(append(ids, more...), " ")
}

// state returns the attributes that tell assistive programs of a field.
func state(q form.Question, more ...string) templ.OrderedAttributes {
	var out templ.OrderedAttributes
	add := func(key, value string) { out = append(out, templ.KeyValue[string, any]{Key: key, Value: value}) }
	if ids := described(q, more...); ids != "" {
		add("aria-describedby", ids)
	}
	if q.Required {
		add("aria-required", "true")
	}
	if len(q.Errors) > 0 {
		add("aria-invalid", "true")
	}
	return out
}

// group returns the attributes of a set of answers. Its parts cannot say that
// they are wrong; the set's description does.
func group(q form.Question) templ.OrderedAttributes {
	if ids := described(q); ids != "" {
		return templ.OrderedAttributes{{Key: "aria-describedby", Value: ids}}
	}
	return nil
}

// optionID is the id of one answer; the first has that of its question, so
// that the list of errors leads there.
func optionID(q form.Question, i int) string {
	if i == 0 {
		return q.Name
	}
	return q.Name + "-" + strconv.Itoa(i+1)
}

// area is what stands between the tags of a text area. Browsers leave out one
// line end at its beginning, so a text that begins with one needs two.
func area(text string) string {
	if text == "" {
		return ""
	}
	return "\n" + text
}
