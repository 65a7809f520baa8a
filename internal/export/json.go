package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"plaza/internal/locale"
	"plaza/internal/schema"
)

// recordsJSON writes each tool beside its page, all tools, and the whole
// register. Example records are left out: an invented record must not travel.
func recordsJSON(in Input, put func(File)) error {
	register := writer{}
	var one []byte           // a tool's own file
	register.Grow(in.size()) // a buffer that grows on its way holds all twice
	register.open('{')
	for _, k := range in.Site.Catalog.Kinds {
		register.name(k.Name)
		start := register.Len()
		register.open('[')
		for _, r := range in.Site.Records(k.Name) {
			if r.Meta().Example {
				continue
			}
			register.next()
			from := register.Len()
			in.record(&register, r)
			if k.Name == "tool" {
				one = append(dedent(one[:0], register.Bytes()[from:], register.depth), '\n')
				put(File{"data/tools/" + r.Meta().ID + ".json", one})
			}
		}
		register.close(']')
		if k.Name == "tool" {
			// The list stands as deep there as it does here.
			register.framed(start, "{\n  \"tools\": ", "\n}\n", func(b []byte) { put(File{"data/tools.json", b}) })
		}
	}
	register.close('}')
	register.WriteByte('\n')
	if register.err != nil {
		return fmt.Errorf("write the register as JSON: %w", register.err)
	}
	put(File{"data/register.json", register.Bytes()})
	return nil
}

// size guesses how long the register will be as JSON: names of fields and
// languages come to the records' own texts.
func (in Input) size() int {
	n := 0
	for _, k := range in.Site.Catalog.Kinds {
		for _, r := range in.Site.Records(k.Name) {
			n += 3 * r.Meta().File.Size
		}
	}
	return n
}

// record writes one record: its id and address, then its fields.
func (in Input) record(w *writer, r schema.Record) {
	h := r.Meta()
	w.open('{')
	w.name("id")
	w.string(h.ID)
	if h.Kind.Address != "" {
		w.name("url")
		w.string(in.BaseURL + h.Kind.Path(h.ID))
	}
	in.members(w, h.Kind.Fields, reflect.ValueOf(r).Elem())
	w.close('}')
}

// members writes the fields that hold something for the public.
func (in Input) members(w *writer, fields []*schema.Field, v reflect.Value) {
	for _, f := range fields {
		x := f.Get(v)
		if x.IsZero() || f.Desk {
			continue
		}
		w.name(f.Name)
		in.value(w, f, x)
	}
}

func (in Input) value(w *writer, f *schema.Field, v reflect.Value) {
	switch f.Type {
	case schema.TextType:
		in.text(w, schema.As[schema.Text](v))
	case schema.ProseType:
		in.text(w, schema.As[schema.Prose](v).Text)
	case schema.MomentType:
		w.string(schema.As[schema.Moment](v).String())
	case schema.DateType:
		w.string(schema.As[schema.Date](v).String())
	case schema.Table:
		w.open('{')
		in.members(w, f.Fields, v.Elem())
		w.close('}')
	case schema.Tables:
		w.open('[')
		for i := range v.Len() {
			w.next()
			w.open('{')
			in.members(w, f.Fields, v.Index(i))
			w.close('}')
		}
		w.close(']')
	case schema.Strings:
		w.open('[')
		for i := range v.Len() {
			w.next()
			w.string(v.Index(i).String())
		}
		w.close(']')
	case schema.String:
		w.string(v.String())
	default:
		fmt.Fprint(&w.Buffer, v.Interface())
	}
}

// text writes an object with the text in each language that has it; stale
// translations are named as such.
func (in Input) text(w *writer, t schema.Text) {
	w.open('{')
	w.name(in.Site.Locales.All[0].Tag)
	w.string(t.Value)
	var stale []string
	for _, l := range in.Site.Locales.All[1:] {
		tr, state := in.translated(t, l)
		if state == schema.Missing {
			continue
		}
		w.name(l.Tag)
		w.string(tr.Value)
		if state == schema.Stale {
			stale = append(stale, l.Tag)
		}
	}
	if stale != nil {
		w.name("stale")
		w.open('[')
		for _, tag := range stale {
			w.next()
			w.string(tag)
		}
		w.close(']')
	}
	w.close('}')
}

func (in Input) translated(t schema.Text, l *locale.Locale) (schema.Translated, schema.State) {
	return in.Site.Overlay(t.Of.Kind.Name, t.Of.ID, l.Tag).Of(t)
}

// writer writes indented JSON with members in the order they are given.
// encoding/json would sort maps, and reads again what a nested value wrote.
type writer struct {
	bytes.Buffer
	depth int
	first bool
	err   error
}

func (w *writer) open(c byte) {
	w.WriteByte(c)
	w.depth++
	w.first = true
}

func (w *writer) close(c byte) {
	w.depth--
	if !w.first {
		w.line()
	}
	w.WriteByte(c)
	w.first = false
}

// next begins an item of a list.
func (w *writer) next() {
	if !w.first {
		w.WriteByte(',')
	}
	w.first = false
	w.line()
}

// name begins a member of an object.
func (w *writer) name(s string) {
	w.next()
	w.string(s)
	w.WriteString(": ")
}

func (w *writer) line() {
	w.WriteByte('\n')
	for range w.depth {
		w.WriteString("  ")
	}
}

// string writes a text. Signs of HTML are left as they are: the files are
// read by people too.
func (w *writer) string(s string) {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c >= 0x7f {
			w.encoded(s)
			return
		}
	}
	w.WriteByte('"')
	w.WriteString(s)
	w.WriteByte('"')
}

func (w *writer) encoded(s string) {
	e := json.NewEncoder(&w.Buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil && w.err == nil {
		w.err = err
		return
	}
	w.Truncate(w.Len() - 1) // the encoder ends with a line end
}

// framed shows use what was written from start on, between two texts, without
// a copy: half of the register is the list of tools, and a large city's takes
// many megabytes. The text before stands for a moment where others stood.
func (w *writer) framed(start int, before, after string, use func([]byte)) {
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

// dedent appends a value written at a depth as if it stood alone in a file.
// No line of a text can begin a line of the file: their line ends are escaped.
func dedent(to, b []byte, depth int) []byte {
	for line := range bytes.Lines(b) {
		n := 0
		for n < 2*depth && n < len(line) && line[n] == ' ' {
			n++
		}
		to = append(to, line[n:]...)
	}
	return to
}
