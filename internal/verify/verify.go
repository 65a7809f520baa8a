// Package verify is the stage that reads finished pages as a browser would
// and reports what a resident would stumble over: links that lead nowhere,
// ids that clash, titles that say the same twice, text in no language,
// anything a strict content security policy forbids.
//
// It looks at bytes, not at models, so it does not matter which code made a
// mistake.
package verify

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"

	"plaza/internal/diag"
)

// MaxPage is the largest page, in bytes, that may be published.
const MaxPage = 4 << 20

// Site collects what is known of all pages. Page is safe for concurrent use.
type Site struct {
	known  func(path []byte) bool
	origin Origin

	mu     sync.Mutex
	titles map[title][]string // pages by title
	pages  []string           // their names, in the order they came
	places places
	out    []diag.Diagnostic

	free sync.Pool // pages that are done with, for their room
}

// title is what a page is called, in its language.
type title struct{ lang, text string }

// Origin returns where an editor gave a page its title or, when place is set,
// its link to that place: a position in the site's files, or the page itself.
type Origin func(page, place string) diag.Pos

// New returns a verifier. known reports whether the site will hold the path; it
// does not keep it.
func New(known func(path []byte) bool, origin Origin) *Site {
	return &Site{known: known, origin: origin, titles: map[title][]string{}, places: newPlaces()}
}

// page is one page being verified. A page has hundreds of tags and links and
// hardly ever a fault, so what the lexer hands over stays bytes until something
// must be kept of it.
type page struct {
	*Site
	path, lang     string
	folder         []byte // that the page lies in, with its slash
	target         []byte // of the link looked at last
	title          string
	ids            [][]byte // parts of the page's bytes
	links          []byte   // places that links lead to, "page#id", one after the other
	ends           []int    // of each in links
	out            []diag.Diagnostic
	main, heading1 int
}

func (p *page) add(code string, args ...string) {
	p.out = append(p.out, diag.New(code, diag.Pos{File: p.path}, args...))
}

// Page verifies one finished page.
func (s *Site) Page(name string, b []byte) {
	p, _ := s.free.Get().(*page)
	if p == nil {
		p = new(page)
	}
	defer s.free.Put(p)
	*p = page{Site: s, path: name, folder: append(p.folder[:0], name[:strings.LastIndexByte(name, '/')+1]...),
		target: p.target[:0], ids: p.ids[:0], links: p.links[:0], ends: p.ends[:0]}
	if len(b) > MaxPage {
		p.add("page/too-large", "size", strconv.Itoa(len(b)), "limit", strconv.Itoa(MaxPage))
	} else {
		p.walk(b)
	}
	ids := s.places.hashes(name, p.ids)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out = append(s.out, p.out...)
	page, from := len(s.pages), 0
	s.pages = append(s.pages, name)
	s.places.have(ids)
	for _, end := range p.ends {
		s.places.lead(page, p.links[from:end])
		from = end
	}
	if p.title != "" {
		key := title{p.lang, p.title}
		s.titles[key] = append(s.titles[key], name)
	}
}

func (p *page) walk(b []byte) {
	l := html.NewLexer(parse.NewInputBytes(b))
	var tag string
	inTitle := false
	for {
		t, data := l.Next()
		switch t {
		case html.ErrorToken:
			p.whole()
			return
		case html.StartTagToken:
			tag = lower(l.Text())
			inTitle = tag == "title" && p.title == ""
			p.element(tag)
		case html.AttributeToken:
			p.attribute(tag, lower(l.AttrKey()), l.AttrVal())
		case html.TextToken:
			if inTitle {
				p.title += entities.Replace(string(bytes.TrimSpace(data)))
			}
			if (tag == "script" || tag == "style") && len(bytes.TrimSpace(data)) > 0 {
				p.add("page/inline-code", "element", tag)
			}
		case html.EndTagToken:
			tag, inTitle = "", false
		}
	}
}

func (p *page) whole() {
	if p.title == "" {
		p.add("page/no-title")
	}
	if p.lang == "" {
		p.add("page/no-language")
	}
	if p.main != 1 || p.heading1 != 1 {
		p.add("page/landmarks", "main", strconv.Itoa(p.main), "h1", strconv.Itoa(p.heading1))
	}
	slices.SortFunc(p.ids, bytes.Compare)
	for i := 1; i < len(p.ids); i++ {
		if bytes.Equal(p.ids[i], p.ids[i-1]) && (i == 1 || !bytes.Equal(p.ids[i], p.ids[i-2])) {
			p.add("page/same-id", "id", string(p.ids[i]))
		}
	}
}

func (p *page) element(tag string) {
	switch tag {
	case "main":
		p.main++
	case "h1":
		p.heading1++
	case "iframe", "object", "embed", "base":
		p.add("page/forbidden-element", "element", tag)
	}
}

func (p *page) attribute(tag, name string, written []byte) {
	switch {
	case strings.HasPrefix(name, "on") || name == "style":
		p.add("page/inline-code", "element", tag+" "+name)
	case name == "id":
		p.ids = append(p.ids, value(written))
	case tag == "html" && name == "lang":
		p.lang = string(value(written))
	case name == "href" && tag == "a", name == "src", name == "action", name == "href" && tag == "link", name == "href" && tag == "use":
		p.link(tag, value(written))
	}
}

// link checks one address. Links of residents may lead to other sites; what
// a browser loads by itself may not.
func (p *page) link(tag string, href []byte) {
	to, frag, _ := bytes.Cut(href, []byte("#"))
	switch {
	case begins(to, "https://") || begins(to, "http://") || begins(to, "//"):
		if tag != "a" && tag != "link" {
			p.add("page/foreign-request", "address", string(href))
		}
		return
	case begins(to, "mailto:") || begins(to, "tel:"):
		return
	case bytes.IndexByte(to, ':') >= 0:
		p.add("page/address-scheme", "address", string(href))
		return
	}
	if len(to) == 0 {
		p.target = append(p.target[:0], p.path...)
	} else if to[0] == '/' { // the 404 page alone, which may stand anywhere
		return
	} else {
		p.resolve(to)
	}
	if !p.known(p.target) {
		p.add("page/broken-link", "address", string(href))
		return
	}
	if len(frag) > 0 {
		p.links = append(append(append(p.links, p.target...), '#'), frag...)
		p.ends = append(p.ends, len(p.links))
	}
}

func begins(b []byte, with string) bool { return len(b) >= len(with) && string(b[:len(with)]) == with }

// resolve makes target the file of the site that a relative link leads to.
func (p *page) resolve(to []byte) {
	if i := bytes.IndexByte(to, '?'); i >= 0 {
		to = to[:i]
	}
	folder, rest := p.folder, to
	for len(folder) > 0 && begins(rest, "../") {
		folder, rest = folder[:bytes.LastIndexByte(folder[:len(folder)-1], '/')+1], rest[3:]
	}
	p.target = append(append(p.target[:0], folder...), rest...)
	if bytes.Contains(p.target, []byte("/.")) || bytes.Contains(p.target, []byte("//")) || begins(p.target, ".") || bytes.HasSuffix(p.target, []byte("/")) {
		p.target = append(p.target[:0], path.Join(string(p.folder), string(to))...) // written unlike the site's own links
	}
}

// lower returns a name in lower case. The site's own pages have few names, and
// all in lower case already.
func lower(name []byte) string {
	if known, ok := names[string(name)]; ok {
		return known
	}
	return strings.ToLower(string(name))
}

// names are the tags and attributes that most of a page consists of.
var names = func() map[string]string {
	all := map[string]string{}
	for _, n := range strings.Fields(`a abbr article aside bdi body code dd details div dl dt em footer form h1 h2 h3 h4 head header html input label
		li link main meta nav ol option p script section select span strong summary table tbody td th thead time title tr ul
		aria-current aria-label charset class content data-category data-department data-service-area data-status data-words defer dir for
		href hreflang id lang name property rel role scope src tabindex translate type value`) {
		all[n] = n
	}
	return all
}()

// value returns an attribute's value without quotes and entities.
func value(b []byte) []byte {
	if len(b) >= 2 && (b[0] == '"' || b[0] == '\'') {
		b = b[1 : len(b)-1]
	}
	if bytes.IndexByte(b, '&') < 0 {
		return b
	}
	return []byte(entities.Replace(string(b)))
}

var entities = strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&quot;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">")

// Finish checks what needs all pages and returns every finding. Of pages with
// one title the first by address keeps it, whichever was made first.
func (s *Site) Finish() []diag.Diagnostic {
	for t, names := range s.titles {
		slices.Sort(names)
		for _, name := range names[1:] {
			s.out = append(s.out, diag.New("page/same-title", s.origin(name, ""), "title", t.text, "other", names[0]))
		}
	}
	for page, place := range s.places.lost() {
		to, id, _ := strings.Cut(place, "#")
		s.out = append(s.out, diag.New("page/broken-fragment", s.origin(s.pages[page], id), "id", id, "to", to))
	}
	return s.out
}
