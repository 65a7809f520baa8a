package tomldoc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"plaza/internal/diag"
	"plaza/internal/tomldoc/scan"
)

// decode returns what the document b holds. b keeps the limits. The library
// panics where it meets a bug of its own; that is an error here, because a
// content file must never end the program.
func decode(b []byte) (tree map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			tree, err = nil, fmt.Errorf("decode TOML: %v", r)
		}
	}()
	var v any // cheaper than a map: the library hands over its own
	if _, err := toml.NewDecoder(bytes.NewReader(b)).Decode(&v); err != nil {
		return nil, fmt.Errorf("decode TOML: %w", err)
	}
	return v.(map[string]any), nil
}

// refused turns the decoder's error into a diagnostic.
func (d *Doc) refused(err error) diag.Diagnostic {
	at := span{0, 1}
	if pe := (toml.ParseError{}); errors.As(err, &pe) {
		at = span{min(max(pe.Position.Start, 0), len(d.b)), max(pe.Position.Len, 1)}
	}
	return diag.New("toml/syntax", d.pos(at))
}

// clashes returns the names that cannot stand beside an earlier one, each with
// the line of the first.
func (d *Doc) clashes() []diag.Diagnostic {
	d.at(nil)
	var ds []diag.Diagnostic
	for _, c := range d.unfit[:min(len(d.unfit), scan.MaxFindings)] {
		ds = append(ds, diag.New(c.code, d.pos(c.at), "name", c.name, "line", strconv.Itoa(d.pos(c.first).Line)))
	}
	return ds
}

// tidy takes out of the tree what depends on the machine that read or wrote
// the file: the time zone of its clock, and the line ends of Windows.
// It changes maps and lists in place and returns what a value becomes, if that
// is another.
func tidy(v any) (better any, changed bool) {
	switch v := v.(type) {
	case map[string]any:
		for name := range v {
			if better, changed := tidy(v[name]); changed {
				v[name] = better
			}
		}
	case []map[string]any:
		for _, table := range v {
			tidy(table)
		}
	case []any:
		for i := range v {
			if better, changed := tidy(v[i]); changed {
				v[i] = better
			}
		}
	case string:
		if strings.Contains(v, "\r\n") {
			return strings.ReplaceAll(v, "\r\n", "\n"), true
		}
	case time.Time:
		return tidyTime(v), true
	}
	return v, false
}

// The locations of dates and times without an offset. Only their names mean
// something: a date has no offset.
var (
	localDate     = time.FixedZone("date-local", 0)
	localDatetime = time.FixedZone("datetime-local", 0)
	localTime     = time.FixedZone("time-local", 0)
)

func tidyTime(t time.Time) time.Time {
	for _, local := range []*time.Location{localDate, localDatetime, localTime} {
		if t.Location().String() == local.String() {
			year, month, day := t.Date()
			return time.Date(year, month, day, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), local)
		}
	}
	if _, offset := t.Zone(); offset != 0 {
		return t.In(time.FixedZone("", offset))
	}
	return t.UTC()
}
