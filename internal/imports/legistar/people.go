package legistar

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/graph"
	"plaza/internal/imports/file"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// body returns the id of the body of that name.
func (m *maker) body(name string) string {
	if name == "" {
		return ""
	}
	if id := m.bodies[strings.ToLower(name)]; id != "" {
		return id
	}
	for _, b := range graph.All[record.Body](m.Site) {
		names := append([]string{b.Name.Value, b.Short}, b.Called...)
		if slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, name) }) {
			m.bodies[strings.ToLower(name)] = b.ID
			return b.ID
		}
	}
	id := file.Slug(name)
	m.bodies[strings.ToLower(name)] = id
	var t file.TOML
	t.Pair("name", file.Shorten(name, 80))
	t.Pair("summary", "A public body. This record was made from the city’s calendar of meetings, which tells no more.")
	t.Pair("meets", "unknown")
	if asked := m.asked(); asked != "" {
		t.Open(m.year(), asked, []string{"size", "quorum", "term", "appointment"})
	}
	m.put("data/bodies/"+id+".toml", "body", id, t.String())
	m.report.Bodies++
	return id
}

func (m *maker) asked() string {
	for _, d := range graph.All[record.Department](m.Site) {
		return d.ID
	}
	return ""
}

func (m *maker) year() string { return m.heap.events[0].peek("EventDate")[:4] }

// member returns the id of a member, who holds a seat of the body on that day.
func (m *maker) member(name, body, day string) string {
	if name == "" {
		return ""
	}
	d, _ := schema.ParseDate(day)
	for _, x := range graph.All[record.Member](m.Site) {
		if strings.EqualFold(x.Name.Value, name) && (x.On(body, d) || !strings.HasPrefix(string(x.File.Bytes), file.Mark(by))) {
			if x.On(body, d) {
				return x.ID
			}
			m.report.refuse(name, "holds no seat of "+body+" on "+day+" by the site's own record, so what the file says of the person was left out")
			return ""
		}
	}
	id := file.Slug(name)
	if !schema.ValidID(id) {
		return ""
	}
	if m.seats[id] == nil {
		m.seats[id] = map[string]string{}
		m.names[id] = name
	}
	if first := m.seats[id][body]; first == "" || day < first {
		m.seats[id][body] = day
	}
	return id
}

// people writes the members. A seat begins, as far as the file tells, on the
// first day on which the member is named.
func (m *maker) people() {
	for id, seats := range m.seats {
		var t file.TOML
		t.Pair("name", file.Shorten(m.names[id], 80))
		var bodies []string
		for b := range seats {
			bodies = append(bodies, b)
		}
		slices.Sort(bodies)
		for _, b := range bodies {
			t.WriteString("\n[[terms]]\n")
			t.Pair("key", cmp.Or(strings.Trim(b[:min(len(b), 48)], "-"), "first"))
			t.Pair("body", b)
			t.Pair("role", "member")
			fmt.Fprintf(&t, "start = %s\n", seats[b])
		}
		t.WriteString("\n[[sources]]\n")
		t.Pair("locator", file.Shorten(m.Name+": the first meeting at which the member is named", 120))
		m.put("data/members/"+id+".toml", "member", id, t.String())
		m.report.Members++
	}
}
