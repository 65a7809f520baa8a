package legistar

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"plaza/internal/imports/file"
)

// object is one object of the file. Its fields are counted as they are used, so
// that the report can tell of the others.
type object map[string]any

// heap is everything that a file holds, whatever lists it stands in: the web
// API hands out events, items, votes and roll calls by different addresses, and people put
// the answers together in their own way.
type heap struct {
	events       []object
	items        map[string][]object // by the id of the event
	votes, calls map[string][]object // by the id of the item; calls are answers of roll calls
	report       *Report
}

func read(b []byte, r *Report) (*heap, error) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	d.UseNumber()
	h := &heap{items: map[string][]object{}, votes: map[string][]object{}, calls: map[string][]object{}, report: r}
	for d.More() {
		var v any
		if err := d.Decode(&v); err != nil {
			return nil, fmt.Errorf("the file is no JSON: %w", err)
		}
		h.walk(v, "", "", 0)
	}
	if len(h.events) == 0 {
		return nil, fmt.Errorf("the file holds no event: an object with EventId and EventBodyName")
	}
	slices.SortStableFunc(h.events, func(a, b object) int {
		return strings.Compare(a.peek("EventDate")+a.peek("EventId"), b.peek("EventDate")+b.peek("EventId"))
	})
	return h, nil
}

// walk finds the objects. event and item are the ids of those around it.
func (h *heap) walk(v any, event, item string, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			h.walk(x, event, item, depth+1)
		}
	case map[string]any:
		o := object(v)
		switch {
		case o.peek("VoteId") != "" || o.peek("VoteValueName") != "":
			if id := o.peek("VoteEventItemId"); id != "" {
				item = id
			}
			h.votes[item] = append(h.votes[item], o)
		case o.peek("RollCallId") != "" || o.peek("RollCallValueName") != "":
			if id := o.peek("RollCallEventItemId"); id != "" {
				item = id
			}
			h.calls[item] = append(h.calls[item], o)
		case o.peek("EventItemId") != "":
			if id := o.peek("EventItemEventId"); id != "" {
				event = id
			}
			item = o.peek("EventItemId")
			h.items[event] = append(h.items[event], o)
		case o.peek("EventId") != "":
			event = o.peek("EventId")
			h.events = append(h.events, o)
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			switch v[key].(type) {
			case []any, map[string]any:
				h.walk(v[key], event, item, depth+1)
			default:
				if text := o.peek(key); text != "" {
					h.report.saw(key)
				}
			}
		}
	}
}

// peek returns a field as a line of text, "" where there is none.
func (o object) peek(key string) string {
	switch x := o[key].(type) {
	case string:
		return file.Tidy(x)
	case json.Number:
		return x.String()
	case bool:
		return fmt.Sprint(x)
	}
	return ""
}
