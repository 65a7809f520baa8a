package legistar

import (
	"slices"
	"strconv"
	"strings"

	"plaza/internal/imports/file"
)

// attendance is who was at a meeting: the list that a member belongs to, by
// folded name, and the names in the order of the roll call.
type attendance struct {
	list  map[string]string
	names []string
}

// roll reads the roll calls of a meeting, in the order of its items. A record
// has one list of who was there, so the first word on a member stands; who came
// later or left is told. Who voted or moved was there, whatever was called.
func (m *maker) roll(items []object, day string) attendance {
	a := attendance{list: map[string]string{}}
	for _, item := range items {
		calls := m.calls[item.peek("EventItemId")]
		slices.SortStableFunc(calls, func(x, y object) int { return number(x, "RollCallSort") - number(y, "RollCallSort") })
		for _, c := range calls {
			m.report.used("RollCallSort")
			a.hear(m, m.get(c, "RollCallPersonName"), m.get(c, "RollCallValueName"), day)
		}
	}
	for _, item := range items {
		acted := []string{item.peek("EventItemMover"), item.peek("EventItemSeconder")}
		for _, v := range m.votes[item.peek("EventItemId")] {
			if ballot(v.peek("VoteValueName")) != "" {
				acted = append(acted, v.peek("VotePersonName"))
			}
		}
		for _, name := range acted {
			if was := a.list[strings.ToLower(name)]; away(was) {
				m.report.refuse(day+", "+name, "was called "+was+" and voted or moved later, so the record says present")
				a.list[strings.ToLower(name)] = "present"
			}
		}
	}
	return a
}

// hear takes one answer of a roll call.
func (a *attendance) hear(m *maker, name, word, day string) {
	list, late := called(word)
	switch was, known := a.list[strings.ToLower(name)]; {
	case name == "":
	case list == "":
		m.report.refuse(day+", roll call", strconv.Quote(word)+" is none of present, remote, excused and absent: "+name)
	case !known:
		a.list[strings.ToLower(name)] = list
		a.names = append(a.names, name)
		if late {
			m.report.refuse(day+", "+name, "came late ("+strconv.Quote(word)+"); the record says only that the member was there")
		}
	case away(was) && !away(list):
		a.list[strings.ToLower(name)] = list
		m.report.refuse(day+", "+name, "was called "+was+" first and "+list+" later; the record says "+list)
	case was != list:
		m.report.refuse(day+", "+name, "was called "+was+" first and "+list+" later; the record says "+was)
	}
}

func away(list string) bool { return list == "excused" || list == "absent" }

// called is the list of the record that a word of a roll call belongs to.
func called(word string) (list string, late bool) {
	w := strings.ToLower(word)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(s string) bool { return strings.Contains(w, s) })
	}
	switch {
	case has("unexcused", "not excused"):
		return "absent", false
	case has("excused"):
		return "excused", false
	case has("absent"):
		return "absent", false
	case has("remote", "virtual", "video", "phone", "teleconference", "zoom", "online"):
		return "remote", has("late")
	case has("present", "late") || w == "here":
		return "present", has("late")
	}
	return "", false
}

// attendance writes who was there.
func (m *maker) attendance(t *file.TOML, a attendance, body, day string) {
	lists := map[string][]string{}
	for _, name := range a.names {
		if id := m.member(name, body, day); id != "" {
			list := a.list[strings.ToLower(name)]
			lists[list] = append(lists[list], id)
			m.report.Called++
		}
	}
	if len(lists) == 0 {
		return
	}
	t.WriteString("\n[attendance]\n")
	for _, list := range []string{"present", "remote", "excused", "absent"} {
		if len(lists[list]) > 0 {
			t.Value(list, lists[list])
		}
	}
}
