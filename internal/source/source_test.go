package source

import (
	"strings"
	"testing"
)

func TestLineEnds(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"of Unix", "a\n\nb", "a\n\nb"},
		{"of Windows", "a\r\n\r\nb\r\n", "a\n\nb\n"},
		{"mixed", "a\r\nb\nc", "a\nb\nc"},
		{"of Windows, turned twice", "a\r\r\nb\r\r\n", "a\nb\n"},
		{"of old computers", "a\r\rb\r", "a\n\nb\n"},
		{"a return that ends no line", "a\rb\nc\r", "a\rb\nc\r"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := []byte(tt.in)
			f := New("x", b)
			if string(f.Bytes) != tt.want || f.Turned != (tt.in != tt.want) || f.Size != len(tt.want) || f.Sum != New("x", []byte(tt.want)).Sum {
				t.Errorf("read as %q, turned %v", f.Bytes, f.Turned)
			}
			if string(b) != tt.in {
				t.Error("the caller's bytes were changed")
			}
			if again := LineEnds(f.Bytes); string(again) != tt.want {
				t.Errorf("turned again it is %q", again)
			}
		})
	}
}

// Places are those that an editor shows, whatever the line ends.
func TestPlacesInFilesOfWindows(t *testing.T) {
	const text = "one\ntwo ñandú\n\nthree"
	plain := New("x", []byte(text))
	for _, end := range []string{"\r\n", "\r"} {
		f := New("x", []byte(strings.ReplaceAll(text, "\n", end)))
		for at := range text {
			if f.Pos(at, 3) != plain.Pos(at, 3) {
				t.Errorf("%q: byte %d is at %v", end, at, f.Pos(at, 3))
			}
		}
		if f.Line(2) != "two ñandú" {
			t.Errorf("%q: line 2 is %q", end, f.Line(2))
		}
	}
}
