package legistar

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plaza/internal/imports/file"
)

func sequence(item object) int { return number(item, "EventItemAgendaSequence") }

func number(o object, key string) int {
	n, _ := strconv.Atoi(o.peek(key))
	return n
}

// item writes one item of the agenda.
func (m *maker) item(t *file.TOML, item object, i int, status, body, day string, there attendance) {
	title := cmp.Or(m.get(item, "EventItemTitle"), m.get(item, "EventItemMatterName"))
	if title == "" {
		m.report.refuse("EventItemId "+item.peek("EventItemId"), "has no title, so the item was left out")
		return
	}
	m.report.Items++
	m.report.used("EventItemAgendaSequence")
	key := "item-" + cmp.Or(item.peek("EventItemId"), strconv.Itoa(i+1))
	votes := m.votes[item.peek("EventItemId")]
	t.WriteString("\n[[items]]\n")
	t.Pair("key", key)
	t.Pair("title", file.Shorten(title, 160))
	t.Pair("kind", itemKind(m.get(item, "EventItemMatterType"), title, len(votes) > 0))
	if file.Shorten(title, 160) != title {
		t.Pair("summary", file.Shorten(title, 600))
		m.report.Shortened++
		if file.Shorten(title, 600) != title {
			m.report.refuse(key, "has a title of more than 600 letters; the rest is in no record: "+title)
		}
	}
	if s := m.get(item, "EventItemMatterFile"); s != "" {
		t.Value("council_files", []string{s})
	}
	result := m.outcome(item)
	if result != "" && status == "held" {
		t.Pair("outcome", result)
	}
	if s := m.get(item, "EventItemActionText"); s != "" {
		t.Pair("decision", file.Shorten(s, 600))
	} else if s := m.get(item, "EventItemActionName"); s != "" {
		t.Pair("decision", s)
	}
	if status == "held" {
		m.motion(t, item, votes, result, title, body, day, there)
	}
}

// itemKind is what the title and the type of the matter tell.
func itemKind(matter, title string, voted bool) string {
	s := strings.ToLower(matter + " " + title)
	for _, w := range []struct{ word, kind string }{
		{"public comment", "public-comment"}, {"approval of", "approval"}, {"minutes", "approval"},
		{"presentation", "presentation"}, {"report", "report"}, {"communication", "report"},
	} {
		if strings.Contains(s, w.word) {
			return w.kind
		}
	}
	if voted || strings.Contains(s, "ordinance") || strings.Contains(s, "resolution") || strings.Contains(s, "bill") {
		return "action"
	}
	return "discussion"
}

// outcome says what became of an item.
func (m *maker) outcome(item object) string {
	action := strings.ToLower(m.get(item, "EventItemActionName"))
	switch {
	case strings.Contains(action, "withdraw"):
		return "withdrawn"
	case strings.Contains(action, "defer") || strings.Contains(action, "postpone") || strings.Contains(action, "continue"):
		return "deferred"
	}
	switch strings.ToLower(m.get(item, "EventItemPassedFlagName")) {
	case "pass", "passed", "adopted", "approved":
		return "adopted"
	case "fail", "failed", "rejected":
		return "rejected"
	}
	return ""
}

// motion writes the votes, where the file names who moved and they bear the
// result.
func (m *maker) motion(t *file.TOML, item object, votes []object, result, title, body, day string, there attendance) {
	lists := map[string][]string{}
	for _, v := range votes {
		word := m.get(v, "VoteValueName")
		list := ballot(word)
		if was, _ := called(word); away(was) {
			if name := m.get(v, "VotePersonName"); there.list[strings.ToLower(name)] != was {
				m.report.refuse(day+", "+title, name+" was "+was+" at this vote; a record tells who was away from a meeting, not from one vote")
			}
			continue
		}
		if list == "" {
			m.report.refuse(day+", "+title, "a vote "+strconv.Quote(word)+" is none of yes, no, abstain and recused: "+v.peek("VotePersonName"))
			continue
		}
		if id := m.member(m.get(v, "VotePersonName"), body, day); id != "" && !slices.Contains(lists[list], id) {
			lists[list] = append(lists[list], id)
			m.report.Votes++
		}
	}
	mover := m.member(m.get(item, "EventItemMover"), body, day)
	if len(votes) == 0 && mover == "" {
		return
	}
	yes, no := len(lists["yes"]), len(lists["no"])
	carried := map[bool]string{true: "adopted", false: "rejected"}[yes > no]
	if mover == "" || result == "" || yes+no == 0 || (result == "adopted" || result == "rejected") && result != carried || result != "adopted" && result != "rejected" {
		m.report.refuse(day+", "+title, "the file does not tell who moved, or the votes ("+strconv.Itoa(yes)+" yes, "+strconv.Itoa(no)+" no) do not bear the result "+strconv.Quote(result)+", so the votes are in no record")
		m.report.Votes -= yes + no + len(lists["abstain"]) + len(lists["recused"])
		return
	}
	t.WriteString("\n[[items.motions]]\n")
	t.Pair("key", "motion")
	t.Pair("text", file.Shorten(cmp.Or(item.peek("EventItemActionText"), title), 600))
	t.Pair("mover", mover)
	if s := m.member(m.get(item, "EventItemSeconder"), body, day); s != "" {
		t.Pair("seconder", s)
	}
	for _, list := range []string{"yes", "no", "abstain", "recused"} {
		if len(lists[list]) > 0 {
			t.Value(list, lists[list])
		}
	}
	t.Pair("result", result)
}

// ballot is the list that a vote belongs to. Those who were away cast none.
func ballot(word string) string {
	switch w := strings.ToLower(word); {
	case slices.Contains([]string{"aye", "yes", "yea", "affirmative", "for", "in favor"}, w):
		return "yes"
	case slices.Contains([]string{"nay", "no", "negative", "against", "opposed"}, w):
		return "no"
	case strings.HasPrefix(w, "abstain") || w == "abstention":
		return "abstain"
	case strings.HasPrefix(w, "recuse") || w == "conflict":
		return "recused"
	}
	return ""
}
