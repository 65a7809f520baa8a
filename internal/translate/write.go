package translate

import (
	"bytes"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/digest"
	"plaza/internal/schema"
	"plaza/internal/source"
	"plaza/internal/tidy"
)

// Accepted is a text that someone answers for: the words, or "" for those that
// stand there, and the source text they render.
type Accepted struct {
	Item   Item
	Words  string
	Source string
	Made   schema.Made
}

// Stub returns the overlay of one record's items with a place for each missing
// text and a remark at each stale one. All are comments: nothing is said that
// nobody wrote. f is the overlay as it is, without bytes if there is none.
func Stub(items []Item, f *source.File, diff func(Item) string) ([]byte, []diag.Diagnostic, error) {
	var ch tidy.Change
	for _, i := range items {
		if i.State == schema.Current {
			continue
		}
		parts := strings.Split(i.Text.Path, ".")
		table, name := parts[:len(parts)-1], parts[len(parts)-1]
		var lines []string
		switch {
		case i.State == schema.Stale:
			lines = []string{name + " is out of date. In the source: " + diff(i)}
		case i.Field != nil && i.Field.Body:
			lines = []string{"The text below is missing. Translate the one in " + i.Record.Meta().File.Path + "."}
		default:
			lines = append(strings.Split("Translate: "+i.Text.Value, "\n"), name+` = ""`)
		}
		ch.Notes = append(ch.Notes, tidy.Note{Table: table, Lines: lines})
	}
	return tidy.Rewrite(items[0].Record.Meta().Kind, true, f, ch)
}

// Accept returns the overlay of one record with the texts that someone
// answers for, their hashes, and how they were made; rest are the record's
// other texts, of which the remarks of Stub stay if there were any. It reports
// what the checks of that file find wrong with the result; then it must not be
// written.
func Accept(all []Accepted, rest []Item, f *source.File, overlay *schema.Overlay, diff func(Item) string) ([]byte, []diag.Diagnostic, error) {
	h := all[0].Item.Record.Meta()
	var ch tidy.Change
	common := commonMade(all, overlay)
	if common.Method != "" {
		ch.Set = append(ch.Set, made([]string{"translation"}, common)...)
	}
	for i := range all {
		a := &all[i]
		path := a.Item.Text.Path
		switch {
		case a.Words == "":
		case a.Item.Field != nil && a.Item.Field.Body:
			ch.Body = &a.Words
		default:
			ch.Set = append(ch.Set, tidy.Set{Path: strings.Split(path, "."), Value: tidy.Quote(a.Words)})
		}
		ch.Set = append(ch.Set, tidy.Set{Path: []string{"translation", "src", path}, Value: tidy.Quote(digest.Text(a.Source))})
	}
	b, ds, err := tidy.Rewrite(h.Kind, true, f, ch)
	if err != nil || len(ds) > 0 {
		return nil, ds, err
	}
	o, ds := schema.DecodeOverlay(h.Kind, h.ID, overlayTag(f.Path), source.New(f.Path, b))
	if o == nil || diag.HasErrors(ds) {
		return nil, ds, nil
	}
	ch = tidy.Change{} // what the common table does not say, each text says
	for _, a := range all {
		if path := a.Item.Text.Path; madeOf(o.Texts[path]) != a.Made {
			ch.Set = append(ch.Set, made([]string{"translation", "of", path}, a.Made)...)
		}
	}
	b, ds, err = tidy.Rewrite(h.Kind, true, source.New(f.Path, b), ch)
	if err == nil && len(ds) == 0 && bytes.Contains(f.Bytes, []byte(tidy.Mark)) && len(rest) > 0 {
		return Stub(rest, source.New(f.Path, b), diff)
	}
	return b, ds, err
}

// commonMade returns what the [translation] table can say of all texts: when
// there is none yet, or when all of them are accepted alike.
func commonMade(all []Accepted, overlay *schema.Overlay) schema.Made {
	accepted := map[string]bool{}
	for _, a := range all {
		if a.Made != all[0].Made {
			return schema.Made{}
		}
		accepted[a.Item.Text.Path] = true
	}
	if overlay != nil {
		for path, tr := range overlay.Texts {
			if !accepted[path] && tr.Method != "" {
				return schema.Made{}
			}
		}
	}
	return all[0].Made
}

func madeOf(t schema.Translated) schema.Made {
	return schema.Made{Method: t.Method, By: t.By, On: t.On}
}

func made(path []string, m schema.Made) []tidy.Set {
	at := func(name string) []string { return append(path[:len(path):len(path)], name) }
	return []tidy.Set{
		{Path: at("method"), Value: tidy.Quote(m.Method)},
		{Path: at("by"), Value: tidy.Quote(m.By)},
		{Path: at("on"), Value: m.On.String()},
	}
}

// overlayTag is the language in an overlay's name.
func overlayTag(path string) string {
	parts := strings.Split(path, ".")
	return parts[len(parts)-2]
}
