package prose

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"plaza/internal/digest"
)

// maxID is about what a reader can still copy from an address bar.
const maxID = 64

// letters have no accent that could be taken off, and a usual spelling without.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ʼ", "", "'", "", "’", "")

// slug turns words into an id. Words in a script of other letters get one made
// from their sum, which stays when a section is put before them.
func slug(s string) string {
	if id := fold(s); id != "" {
		return id
	}
	return "s-" + digest.Text(s)
}

// fold takes accents off, makes letters small and all else single hyphens. It
// returns "" where no Latin letter or digit is found.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(strings.ToLower(s))) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.TrimRight(b.String(), "-")
	if len(id) > maxID {
		id = id[:maxID]
		if i := strings.LastIndexByte(id, '-'); i > maxID/2 {
			id = id[:i]
		}
		id = strings.TrimRight(id, "-")
	}
	return id
}

// headingID is what a heading says about its id.
type headingID struct {
	heading int    // where the heading begins, in the text
	written string // the id that its editor wrote, or ""
	off, n  int    // where
}

// nameHeadings gives every heading its id. Those that editors wrote come
// first, wherever they stand, because other pages and languages rely on them.
func (w *writer) nameHeadings() {
	d := w.doc
	d.ids = make(map[string]bool, len(d.headings))
	for i, id := range w.ids {
		switch {
		case id.written == "":
		case d.ids[id.written]:
			w.report("prose/id-twice", id.off, id.n, "value", id.written)
		default:
			d.headings[i].ID = id.written
			d.ids[id.written] = true
		}
	}
	tried := map[string]int{}
	for i := range d.headings {
		h := &d.headings[i]
		if d.shallowest == 0 || h.Level < d.shallowest {
			d.shallowest = h.Level
		}
		if h.ID != "" {
			continue
		}
		base := slug(h.Text)
		for h.ID = base; d.ids[h.ID]; {
			tried[base]++
			h.ID = base + "-" + strconv.Itoa(tried[base]+1)
		}
		d.ids[h.ID] = true
	}
	if len(w.ids) > 0 && d.headings[0].Level > d.shallowest {
		off := w.ids[0].heading
		w.report("prose/heading-first", off, w.rest(off), "marks", strings.Repeat("#", d.shallowest))
	}
}
