package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"

	"plaza/internal/form"
	"plaza/internal/locale"
	"plaza/templates/feedback"
)

// Shell is a page with the form, cut where the handler puts something else:
// the title, what is inside <main>, and inside that the elements marked
// data-slot.
type Shell struct {
	page  []byte
	title span
	main  span
	slots map[string]span
	About []form.Group // what the page offers for a message to be about
}

// span is a part of the page: what is inside one element.
type span struct{ from, to int }

// slot names.
const (
	slotTop       = "top"
	slotQuestions = "questions"
	slotSend      = "send"
)

// errShell is a page that was not made by this program's generator.
var errShell = errors.New("the built page of the form has not the marks that the handler needs: build the site with the same version of Plaza")

// Cut finds the marks in a page.
func Cut(page []byte) (*Shell, error) {
	s := &Shell{page: page, slots: map[string]span{}}
	c := cutter{Shell: s, z: html.NewTokenizer(bytes.NewReader(page))}
	for c.next() {
	}
	for _, name := range []string{slotTop, slotQuestions, slotSend} {
		if _, ok := s.slots[name]; !ok {
			return nil, errShell
		}
	}
	if s.main.to == 0 || s.title.to == 0 {
		return nil, errShell
	}
	return s, nil
}

// cutter walks over the tags of a page. Elements that are cut are nested
// properly, which the generator's own check of pages has seen to.
type cutter struct {
	*Shell
	z        *html.Tokenizer
	at       int // offset of the current tag
	depth    int // of <div> inside the slot
	slot     string
	begin    int
	choosing bool
}

func (c *cutter) next() bool {
	kind := c.z.Next()
	if kind == html.ErrorToken {
		return false
	}
	end := c.at + len(c.z.Raw())
	name, has := c.z.TagName()
	tag := string(name)
	switch kind {
	case html.StartTagToken, html.SelfClosingTagToken:
		attr := map[string]string{}
		for has {
			var k, v []byte
			k, v, has = c.z.TagAttr()
			attr[string(k)] = string(v)
		}
		c.open(tag, attr, end)
	case html.EndTagToken:
		c.close(tag)
	case html.TextToken:
		if n := len(c.About); c.choosing && n > 0 {
			if g := &c.About[n-1]; len(g.Options) > 0 {
				o := &g.Options[len(g.Options)-1]
				o.Label.Text = strings.TrimSpace(o.Label.Text + string(c.z.Text()))
			}
		}
	}
	c.at = end
	return true
}

func (c *cutter) open(tag string, attr map[string]string, end int) {
	switch tag {
	case "title":
		if c.title.to == 0 && c.main.from == 0 {
			c.title.from = end
		}
	case "main":
		c.main.from = end
	case "div":
		if c.slot != "" {
			c.depth++
		} else if name := attr["data-slot"]; name != "" {
			c.slot, c.begin, c.depth = name, end, 0
		}
	case "select":
		c.choosing = attr["name"] == form.FieldAbout
	case "optgroup":
		if c.choosing {
			c.About = append(c.About, form.Group{Label: attr["label"]})
		}
	case "option":
		if n := len(c.About); c.choosing && n > 0 && attr["value"] != "" {
			o := form.Option{Value: attr["value"], Label: form.Text{Lang: attr["lang"], Dir: attr["dir"]}}
			c.About[n-1].Options = append(c.About[n-1].Options, o)
		}
	}
}

func (c *cutter) close(tag string) {
	switch tag {
	case "title":
		if c.title.to == 0 {
			c.title.to = c.at
		}
	case "main":
		c.main.to = c.at
	case "select":
		c.choosing = false
	case "div":
		if c.slot == "" {
			return
		}
		if c.depth > 0 {
			c.depth--
			return
		}
		c.slots[c.slot] = span{c.begin, c.at}
		c.slot = ""
	}
}

// fill writes the page with a title before its own and other parts in its
// slots; a slot that is not named keeps what it has.
func (s *Shell) fill(title string, parts map[string][]byte) []byte {
	var b bytes.Buffer
	b.Write(s.page[:s.title.from])
	b.WriteString(html.EscapeString(title))
	at := s.title.to
	for _, name := range []string{slotTop, slotQuestions, slotSend} {
		x := s.slots[name]
		if part, ok := parts[name]; ok {
			b.Write(s.page[at:x.from])
			b.Write(part)
			at = x.to
		}
	}
	b.Write(s.page[at:])
	return b.Bytes()
}

// replace writes the page with another title and main part.
func (s *Shell) replace(title string, main []byte) []byte {
	var b bytes.Buffer
	b.Write(s.page[:s.title.from])
	b.WriteString(html.EscapeString(title))
	b.Write(s.page[s.title.to:s.main.from])
	b.Write(main)
	b.Write(s.page[s.main.to:])
	return b.Bytes()
}

// Title is the text of the page's own title.
func (s *Shell) Title() string {
	return html.UnescapeString(string(s.page[s.title.from:s.title.to]))
}

// shells keeps the shell of each language, and reads it anew when the built
// page has changed.
type shells struct {
	site *Site
	dir  string
	mu   sync.Mutex
	kept map[string]kept
}

type kept struct {
	shell    *Shell
	modified time.Time
	size     int64
}

// get returns the page of the form in a language. Where no built one can be
// used it is a bare one, and why tells the reason.
func (x *shells) get(l *locale.Locale) (shell *Shell, why error) {
	if x.dir != "" {
		s, err := x.built(l)
		if err == nil {
			return s, nil
		}
		why = err
	}
	s, err := Cut(x.bare(l))
	if err != nil {
		panic("intake: the handler's own page has no marks: " + err.Error())
	}
	return s, why
}

func (x *shells) built(l *locale.Locale) (*Shell, error) {
	root, err := os.OpenRoot(x.dir)
	if err != nil {
		return nil, fmt.Errorf("open the published folder: %w", err)
	}
	defer root.Close()
	f, err := root.Open(l.Prefix + form.Path)
	if err != nil {
		return nil, fmt.Errorf("open the form's page: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() > maxFile {
		return nil, errors.Join(err, fs.ErrInvalid)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if k := x.kept[l.Tag]; k.shell != nil && k.modified.Equal(info.ModTime()) && k.size == info.Size() {
		return k.shell, nil
	}
	b, err := io.ReadAll(io.LimitReader(f, maxFile))
	if err != nil {
		return nil, fmt.Errorf("read the form's page: %w", err)
	}
	s, err := Cut(b)
	if err != nil {
		return nil, err
	}
	x.kept[l.Tag] = kept{s, info.ModTime(), info.Size()}
	return s, nil
}

// bare prints a page for the form without a built site.
func (x *shells) bare(l *locale.Locale) []byte {
	sp := x.site.Speaker(l)
	p := form.Bare{Lang: l.Tag, Dir: l.Dir, Title: sp.Say(x.site.Form.Title), Intro: sp.Say(x.site.Form.Intro), City: sp.Say(x.site.City.City),
		Styles: up(l) + "assets/site.css"}
	p.Whole = form.Whole{Action: form.Path, Top: sp.Top(nil), Questions: sp.Questions(form.Message{}, nil, nil), Before: sp.Before(),
		Send: form.Send{W: &l.Words.Form}}
	var b bytes.Buffer
	if err := feedback.Bare(p).Render(context.Background(), &b); err != nil {
		panic("intake: print a page into memory: " + err.Error())
	}
	return b.Bytes()
}

// up is the way from the form's page in a language to the site's root.
func up(l *locale.Locale) string {
	return strings.Repeat("../", strings.Count(l.Prefix, "/"))
}
