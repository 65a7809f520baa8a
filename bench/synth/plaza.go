package synth

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"plaza/internal/digest"
	"plaza/internal/record"
	"plaza/internal/schema"
)

// PlazaWriter puts records into a folder as Plaza reads them: facts and
// English in one file, Spanish in an overlay beside it with the digests of the
// texts it was made from.
type PlazaWriter struct {
	dir   string
	kinds *schema.Catalog
	made  map[string]bool
}

// NewPlaza begins a site in dir. words holds the files of interface words.
func NewPlaza(dir, words string) (*PlazaWriter, error) {
	w := &PlazaWriter{dir, record.Kinds(), map[string]bool{}}
	for _, lang := range []string{"en", "es"} {
		b, err := os.ReadFile(filepath.Join(words, lang+".toml"))
		if err != nil {
			return nil, fmt.Errorf("read the interface words: %w", err)
		}
		if err := w.write("i18n/"+lang+".toml", b); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// Path is the file of a record, without its ending.
func (w *PlazaWriter) path(r *Record) (stem, ext string) {
	k := w.kinds.Kind(r.Kind)
	ext = ".toml"
	if k.Markdown {
		ext = ".md"
	}
	return k.Dir + "/" + r.ID, ext
}

// Put writes one record and its translation.
func (w *PlazaWriter) Put(r *Record) error {
	stem, ext := w.path(r)
	if err := w.write(stem+ext, Source(r)); err != nil {
		return err
	}
	overlay := Overlay(r)
	if overlay == nil {
		return nil
	}
	return w.write(stem+".es"+ext, overlay)
}

func (w *PlazaWriter) write(name string, b []byte) error {
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	if dir := filepath.Dir(file); !w.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("write an invented site: %w", err)
		}
		w.made[dir] = true
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		return fmt.Errorf("write an invented site: %w", err)
	}
	return nil
}

// Source is the file that holds a record's facts and English texts.
func Source(r *Record) []byte {
	var t TOML
	t.Table("", r.Fields, "en")
	if r.Body == nil {
		return t.Bytes()
	}
	return []byte("+++\n" + string(t.Bytes()) + "+++\n\n" + r.Body.English)
}

// Overlay is the file that holds a record's Spanish texts, nil when there are
// none.
func Overlay(r *Record) []byte {
	o := &overlay{}
	o.texts("", "", r.Fields)
	if r.Body != nil {
		o.source("text", strings.TrimSpace(r.Body.English))
	}
	if o.src.Len() == 0 {
		return nil
	}
	var b bytes.Buffer
	b.Write(o.own.Bytes())
	b.Write(o.groups.Bytes())
	b.WriteString("\n[translation]\nmethod = \"machine\"\nby     = \"Plaza project\"\non     = " + Today + "\n\n[translation.src]\n")
	b.Write(o.src.Bytes())
	if r.Body == nil {
		return b.Bytes()
	}
	return []byte("+++\n" + strings.TrimLeft(b.String(), "\n") + "+++\n\n" + r.Body.Spanish)
}

// overlay gathers the Spanish texts of a record.
type overlay struct{ own, groups, src bytes.Buffer }

func (o *overlay) source(path, english string) {
	key := path
	if strings.Contains(path, ".") {
		key = `"` + path + `"`
	}
	fmt.Fprintf(&o.src, "%s = \"%s\"\n", key, digest.Text(english))
}

// texts writes the texts of a table under its heading, then those of the
// groups within.
func (o *overlay) texts(heading, path string, t Table) {
	to, begun := &o.own, heading == ""
	if !begun {
		to = &o.groups
	}
	for _, f := range t {
		x, ok := f.Value.(Text)
		if !ok || x.Spanish == "" {
			continue
		}
		if !begun {
			fmt.Fprintf(to, "\n[%s]\n", heading)
			begun = true
		}
		fmt.Fprintf(to, "%s = %s\n", f.Name, Quote(x.Spanish))
		o.source(path+f.Name, x.English)
	}
	for _, f := range t {
		switch x := f.Value.(type) {
		case Table:
			o.texts(join(heading, f.Name), path+f.Name+".", x)
		case Keyed:
			for _, item := range x {
				o.texts(join(heading, f.Name+"."+item.Name), path+f.Name+"."+item.Name+".", item.Value.(Table))
			}
		case List:
			for _, item := range x {
				if key, ok := item.Get("key").(string); ok {
					o.texts(join(heading, f.Name+"."+key), path+f.Name+"."+key+".", item)
				}
			}
		}
	}
}
