package bare

import (
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"
)

func TestKindOf(t *testing.T) {
	for w, want := range map[string]Kind{
		"true": Plain, "0": Plain, "-1_000": Plain, "0xFf": Plain, "1e6": Plain, "+inf": Plain, "6.02e-23": Plain,
		"9223372036854775807": Plain, "9223372036854775808": None, "0xFFFFFFFFFFFFFFFF": None, "1e999": None,
		"True": None, "01": None, "1_": None, "_1": None, "1__0": None, "1.": None, ".1": None, "0x": None, "+0x1": None, "": None, "-": None,
		"2026-03-12": Time, "2026-03-12T10:00:00.25Z": Time, "2026-03-12 10:00:00+05:30": Time, "23:59:59": Time,
		"2026-02-29": None, "2024-02-29": Time, "2026-3-12": None, "10:00": None, "24:00:00": None, "10:00:60": None,
		"2026-03-12T10:00:00.": None, "2026-03-12T10:00:00+5:30": None, "2026-03-12T": None, "10:00:00Z": None,
	} {
		if got := KindOf(w); got != want {
			t.Errorf("%q: want %v, got %v", w, want, got)
		}
	}
}

func TestJudge(t *testing.T) {
	for text, want := range map[string]string{
		"Clearview AI": "bare-word Clearview AI", "yes": "yes-no true", "No": "yes-no false",
		"1,000,000": "number-form 1000000", "1,00": "bare-word 1,00", "€5": "number-form 5", "00": "number-form 0", "3.": "number-form 3",
		"99999999999999999999": "number-size",
		"3-12-2026":            "date-unclear 2026-03-12 2026-12-03", "5/5/2026": "date-form 2026-05-05", "30.4.2026": "date-form 2026-04-30",
		"2026-13-01": "no-such-date", "2026-04-31": "no-such-date", "2026-04": "bare-word 2026-04", "6.7": "bare-word 6.7", "6.7.26": "bare-word 6.7.26",
		"9:05": "time-form 09:05:00", "9:05 pm": "time-form 21:05:00", "9:75": "no-such-date", "10:00Z": "time-form 10:00:00Z",
		"2026-04-30 9:05": "time-form 2026-04-30T09:05:00", "2026-04-30T30:00:00": "no-such-date", "1:2:3:4": "bare-word 1:2:3:4",
		"2 Jan 2026": "date-form 2026-01-02", "": "bare-word ",
	} {
		s := Judge(text)
		var args []string
		for i := 1; i < len(s.Args); i += 2 {
			args = append(args, s.Args[i])
		}
		if got := strings.TrimPrefix(s.Code, "toml/") + strings.TrimSuffix(" "+strings.Join(args, " "), " "); got != strings.TrimSuffix(want, " ") {
			t.Errorf("%q: want %q, got %q", text, want, got)
		}
	}
}

var stricter = regexp.MustCompile(`(^|[Tt ])[0-9]{2}:[0-9]{2}([Zz+-]|$)|[+-]24:|[+-][0-9]{2}:60`)

// TestAgrees holds that words are values exactly where the decoder takes them
// for such, but for times without seconds, which are newer than TOML 1.0, and
// offsets that no clock shows.
func TestAgrees(t *testing.T) {
	digits := rapid.StringMatching(`[+-]?[0-9_]{1,4}(\.[0-9_]{0,3})?([eE][+-]?[0-9_]{0,3})?|0[xob][0-9a-fA-F_]{0,4}|[+-]?(inf|nan)|true|false`)
	clock := `[0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{0,3})?)?`
	dates := rapid.StringMatching(`(202[0-9]-[01][0-9]-[0-3][0-9]([Tt ]` + clock + `([Zz]|[+-][0-2][0-9]:[0-6][0-9])?)?|` + clock + `)`)
	rapid.Check(t, func(r *rapid.T) {
		w := rapid.OneOf(digits, dates).Draw(r, "word")
		var v map[string]any
		err := toml.Unmarshal([]byte("a = "+w+"\n"), &v)
		if KindOf(w) != None {
			if err != nil {
				r.Fatalf("%q is a value here, but the decoder says %v", w, err)
			}
			return
		}
		if err == nil && !stricter.MatchString(w) {
			r.Fatalf("%q is no value here, but the decoder reads %v", w, v["a"])
		}
	})
}
