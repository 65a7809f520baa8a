package intake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/form"
	"plaza/internal/locale"
	"plaza/internal/record"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// Site is what the handler knows of the city: its form, its languages and
// their words. It never changes after Load.
type Site struct {
	City     *record.Site
	Form     *form.Form
	Locales  *locale.Set
	Origin   string                     // "https://www.example.gov"
	Base     string                     // path of the site's root on its host: "/ai/"
	overlays map[string]*schema.Overlay // of the form and the city, by "kind.tag"
}

// maxFile is the largest file that is read, in bytes; it is package load's.
const maxFile = 1 << 20

// Load reads data/site.toml, data/feedback.toml, their translations and the
// words in i18n/ below a folder. Content mistakes are diagnostics; with errors
// among them Site is nil.
func Load(dir string) (*Site, []diag.Diagnostic, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the site's folder: %w", err)
	}
	defer root.Close()
	l := &loading{root: root, site: &Site{overlays: map[string]*schema.Overlay{}}}
	l.run()
	if l.err != nil || diag.HasErrors(l.out) {
		return nil, diag.Sort(l.out), l.err
	}
	return l.site, diag.Sort(l.out), nil
}

type loading struct {
	root *os.Root
	site *Site
	out  []diag.Diagnostic
	err  error
}

func (l *loading) run() {
	catalog := record.Kinds()
	city, _ := l.record(catalog.Kind("site")).(*record.Site)
	asked, _ := l.record(catalog.Kind("feedback")).(*form.Form)
	if l.err != nil || city == nil || asked == nil {
		return
	}
	l.site.City, l.site.Form = city, asked
	var tags []string
	words := map[string]*source.File{}
	for i, x := range city.Languages {
		if x.Status == "planned" {
			continue
		}
		tags = append(tags, x.Key)
		if f := l.read("i18n/" + x.Key + ".toml"); f != nil {
			words[x.Key] = f
		}
		if i > 0 {
			l.overlay(catalog.Kind("site"), x.Key)
			l.overlay(catalog.Kind("feedback"), x.Key)
		}
	}
	if len(tags) == 0 {
		l.out = append(l.out, diag.New("site/no-language", city.At("languages")))
		return
	}
	var ds []diag.Diagnostic
	l.site.Locales, ds = locale.Load(tags, words, catalog.WordIDs())
	l.out = append(l.out, ds...)
	u, err := url.Parse(city.BaseURL)
	if err != nil || u.Host == "" {
		return // the record's own finding says so
	}
	l.site.Origin = u.Scheme + "://" + u.Host
	l.site.Base = strings.TrimSuffix(u.Path, "/") + "/"
}

func (l *loading) record(k *schema.Kind) schema.Record {
	f := l.read(k.Dir + "/" + k.Name + k.Ext())
	if f == nil {
		if l.err == nil {
			l.err = fmt.Errorf("there is no %s/%s%s, and the form needs it", k.Dir, k.Name, k.Ext())
		}
		return nil
	}
	r, ds := schema.Decode(k, k.Name, f)
	l.out = append(l.out, ds...)
	return r
}

func (l *loading) overlay(k *schema.Kind, tag string) {
	f := l.read(k.Dir + "/" + k.Name + "." + tag + k.Ext())
	if f == nil {
		return // texts are shown in the source language, and marked so
	}
	o, ds := schema.DecodeOverlay(k, k.Name, tag, f)
	l.out = append(l.out, ds...)
	if o != nil {
		l.site.overlays[k.Name+"."+tag] = o
	}
}

// read returns a file, or nil when there is none.
func (l *loading) read(name string) *source.File {
	f, err := l.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		defer f.Close()
		var b []byte
		if b, err = io.ReadAll(io.LimitReader(f, maxFile+1)); err == nil && len(b) > maxFile {
			err = fmt.Errorf("%s is larger than %d bytes", name, maxFile)
		}
		if err == nil {
			return source.New(name, b)
		}
	}
	if l.err == nil {
		l.err = fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// Speaker says the form's texts in a language.
func (s *Site) Speaker(l *locale.Locale) form.Speaker {
	return form.Speaker{Form: s.Form, Locale: l, Languages: s.Locales.All, Say: func(t schema.Text) form.Text { return s.say(l, t) }}
}

// say returns a text in a language, or in the source language and marked so.
func (s *Site) say(l *locale.Locale, t schema.Text) form.Text {
	if l.Index == 0 || t.IsZero() {
		return form.Text{Text: t.Value}
	}
	if o := s.overlays[t.Of.Kind.Name+"."+l.Tag]; o != nil {
		if tr, ok := o.Texts[t.Path]; ok {
			return form.Text{Text: tr.Value}
		}
	}
	src := s.Locales.All[0]
	return form.Text{Text: t.Value, Lang: src.Tag, Dir: src.Dir}
}

// tags lists the languages that an answer may be asked in.
func (s *Site) tags() []string {
	var out []string
	for _, l := range s.Locales.All {
		out = append(out, l.Tag)
	}
	return out
}
