package mixed

import (
	"testing"

	"plaza/internal/source"
)

func TestWords(t *testing.T) {
	cases := []struct {
		text      string
		line, col int // 0: nothing is found
	}{
		{"Clearview AI, reconocimiento facial, niño, ą́, ʼ", 0, 0},
		{"Сlearview", 1, 1}, // Cyrillic С
		{"one\ntwo Clearviеw x", 2, 5},
		{"pаypаl", 1, 1},
		{"αλφάβητο and алфавит and հայերեն stand alone", 0, 0},
		{"αlpha", 1, 1},
		{"5 kΩ and 3 µm", 0, 0},
		{"العربية Latin 中文abc", 0, 0}, // no one takes these for each other
		{"", 0, 0},
		{"name = \"Miсro\"", 1, 9},
	}
	for _, c := range cases {
		ds := Words(source.New("x.toml", []byte(c.text)))
		switch {
		case c.line == 0 && len(ds) > 0:
			t.Errorf("%q: %v", c.text, ds)
		case c.line > 0 && (len(ds) != 1 || ds[0].Line != c.line || ds[0].Col != c.col):
			t.Errorf("%q: %v, want %d:%d", c.text, ds, c.line, c.col)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add([]byte("Сlearview \xff \xe2"))
	f.Fuzz(func(t *testing.T, b []byte) {
		file := source.New("x.toml", b)
		for _, d := range Words(file) {
			if d.Line < 1 || d.Col > len(file.Line(d.Line))+1 {
				t.Fatalf("%v lies outside the file", d)
			}
		}
	})
}
