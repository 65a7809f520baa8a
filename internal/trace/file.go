package trace

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// File looks for a trace in a file that is to be published: in its name and in
// its bytes, with packing, escapes and folding undone. An archive that cannot be
// opened is an error: what is in it is not known.
//
// Of a PDF only what is not packed is looked at. Its text is made of the
// numbers of glyphs in fonts of its own, and it is printed from pages of the
// release that were looked at before.
func (l *Law) File(name string, b []byte) (Found, bool, error) {
	if l.Empty() {
		return Found{}, false, nil
	}
	if f, ok := l.Text(name); ok {
		return f, true, nil
	}
	var err error
	switch ext := path.Ext(name); ext {
	case ".gz":
		var r io.Reader
		if r, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
			return l.unpacked(name, strings.TrimSuffix(name, ext), r)
		}
	case ".br":
		return l.unpacked(name, strings.TrimSuffix(name, ext), brotli.NewReader(bytes.NewReader(b)))
	case ".zip", ".epub":
		return l.zip(name, b)
	case ".png", ".woff2", ".woff":
		return Found{}, false, nil
	default:
		f, ok := l.bytes(ext, string(b))
		return f, ok, nil
	}
	return Found{}, false, fmt.Errorf("look into %s: %w", name, err)
}

func (l *Law) unpacked(packed, name string, r io.Reader) (Found, bool, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return Found{}, false, fmt.Errorf("look into %s: %w", packed, err)
	}
	return l.File(name, b)
}

func (l *Law) zip(name string, b []byte) (Found, bool, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return Found{}, false, fmt.Errorf("look into %s: %w", name, err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return Found{}, false, fmt.Errorf("look into %s: %w", name, err)
		}
		found, ok, err := l.unpacked(name, f.Name, r)
		if ok || err != nil {
			return found, ok, err
		}
		if found, ok := l.Text(f.Comment); ok {
			return found, true, nil
		}
	}
	return Found{}, false, nil
}

func (l *Law) bytes(ext, s string) (Found, bool) {
	tags := false
	switch ext {
	case ".html", ".xhtml", ".xml", ".svg", ".opf", ".ncx":
		tags = true
	case ".ics":
		s = unfold.Replace(s)
	}
	s = undo(s)
	if f, ok := l.id(s); ok {
		return f, true
	}
	if len(l.phrases) == 0 {
		return Found{}, false
	}
	outside, inside := split(s, tags)
	if f, ok := l.phrase(outside); ok {
		return f, true
	}
	return l.phrase(inside)
}

var unfold = strings.NewReplacer("\r\n ", "", "\r\n\t", "", "\n ", "", "\n\t", "")

// undo takes away the escapes of HTML (twice: feeds escape HTML), of addresses,
// and of JSON, scripts and calendars.
func undo(s string) string {
	for range 2 {
		if strings.IndexByte(s, '&') >= 0 {
			s = html.UnescapeString(s)
		}
	}
	if strings.IndexByte(s, '\\') >= 0 {
		s = slashes(s)
	}
	if strings.IndexByte(s, '%') >= 0 {
		s = percents(s)
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

func slashes(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 == len(s) {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		switch c := s[i+1]; {
		case c == 'u' && i+6 <= len(s):
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				s = s[i+6:]
				continue
			}
			b.WriteByte(' ')
		case strings.IndexByte("nNrtbf", c) >= 0:
			b.WriteByte('\n')
		default:
			b.WriteByte(c)
		}
		s = s[i+2:]
	}
}

func percents(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+3 <= len(s) {
			if t, err := url.PathUnescape(s[i : i+3]); err == nil {
				b.WriteString(t)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
