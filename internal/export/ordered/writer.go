package ordered

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Writer writes indented JSON with members in the order they are given.
// encoding/json would sort maps, and reads again what a nested value wrote. The
// zero Writer is ready.
type Writer struct {
	bytes.Buffer
	depth int
	first bool
	err   error
}

// Depth is how many objects and lists are open.
func (w *Writer) Depth() int { return w.depth }

// Err is the first error.
func (w *Writer) Err() error { return w.err }

// Open begins an object or a list, with the sign for it.
func (w *Writer) Open(c byte) {
	w.WriteByte(c)
	w.depth++
	w.first = true
}

// Close ends it.
func (w *Writer) Close(c byte) {
	w.depth--
	if !w.first {
		w.line()
	}
	w.WriteByte(c)
	w.first = false
}

// Next begins an item of a list.
func (w *Writer) Next() {
	if !w.first {
		w.WriteByte(',')
	}
	w.first = false
	w.line()
}

// Name begins a member of an object.
func (w *Writer) Name(s string) {
	w.Next()
	w.Text(s)
	w.WriteString(": ")
}

func (w *Writer) line() {
	w.WriteByte('\n')
	for range w.depth {
		w.WriteString("  ")
	}
}

// Text writes a text. Signs of HTML are left as they are: the files are
// read by people too.
func (w *Writer) Text(s string) {
	if !plain(s) {
		w.encoded(s)
		return
	}
	w.WriteByte('"')
	w.WriteString(s)
	w.WriteByte('"')
}

// plain reports whether a text is written as it is.
func plain(s string) bool {
	ascii := true
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c == '"' || c == '\\' {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.ValidString(s) && !strings.ContainsAny(s, "\u2028\u2029")
}

func (w *Writer) encoded(s string) {
	e := json.NewEncoder(&w.Buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil && w.err == nil {
		w.err = err
		return
	}
	w.Truncate(w.Len() - 1) // the encoder ends with a line end
}

// Framed shows use what was written from start on, between two texts, without
// a copy: half of the register is the list of tools, and a large city's takes
// many megabytes. The text before stands for a moment where others stood.
func (w *Writer) Framed(start int, before, after string, use func([]byte)) {
	w.WriteString(after)
	b := w.Bytes()
	if start < len(before) {
		use(append([]byte(before), b[start:]...))
	} else {
		begin := b[start-len(before) : start]
		were := bytes.Clone(begin)
		copy(begin, before)
		use(b[start-len(before):])
		copy(begin, were)
	}
	w.Truncate(w.Len() - len(after))
}

// Dedent appends a value written at a depth as if it stood alone in a file.
// No line of a text can begin a line of the file: their line ends are escaped.
func Dedent(to, b []byte, depth int) []byte {
	for line := range bytes.Lines(b) {
		n := 0
		for n < 2*depth && n < len(line) && line[n] == ' ' {
			n++
		}
		to = append(to, line[n:]...)
	}
	return to
}

// Member writes a member of an object, unless it is empty.
func (w *Writer) Member(name, value string) {
	if value == "" {
		return
	}
	w.Name(name)
	w.Text(value)
}
