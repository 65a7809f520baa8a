// Package epub binds finished pages of the site into a book for e-readers: an
// EPUB 3 file with a list of contents, its language and direction, and what
// standards for access ask a book to say of itself.
//
// A chapter is the <main> of a page, written as XML. Links between chapters
// stay in the book, all others lead to the site. The bytes follow from the
// pages alone: no time and no order but that of the chapters is in them.
//
// Tests: epub_test.go, and epubcheck where it is installed.
package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
)

// Book is what is bound.
type Book struct {
	Address   string // absolute, of the book itself: it is its name
	Lang, Dir string
	Title     string
	Publisher string
	Contents  string // heading of the list of contents
	Modified  string // day, as 2026-03-12
	Chapters  []Chapter
}

// Chapter is one page.
type Chapter struct {
	Address string // absolute, of the page
	Title   string
	Level   int // 0, or 1 for one that belongs to the chapter before
	HTML    []byte
}

const container = xml.Header + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// The reader's own settings rule; this only sets blocks apart.
const style = `h1, h2, h3 { line-height: 1.25; }
dt { font-weight: bold; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: .3em; text-align: start; vertical-align: top; }
`

// Write returns the book.
func Write(b Book) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name, body string, method uint16) error {
		h := &zip.FileHeader{Name: name, Method: method}
		var packed bytes.Buffer
		if method == zip.Store {
			packed.WriteString(body)
		} else if err := deflate(&packed, body); err != nil {
			return err
		}
		// Sizes in front: readers want the first file to be plain to see.
		h.CRC32, h.UncompressedSize64, h.CompressedSize64 = crc32.ChecksumIEEE([]byte(body)), uint64(len(body)), uint64(packed.Len())
		w, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		_, err = w.Write(packed.Bytes())
		return err
	}
	chapters, err := b.chapters()
	if err != nil {
		return nil, err
	}
	if err := put("mimetype", "application/epub+zip", zip.Store); err != nil {
		return nil, fmt.Errorf("begin the book: %w", err)
	}
	files := [][2]string{
		{"META-INF/container.xml", container},
		{"book/book.opf", b.opf()},
		{"book/nav.xhtml", b.nav()},
		{"book/book.css", style},
	}
	for i, c := range chapters {
		files = append(files, [2]string{"book/" + chapterName(i), c})
	}
	for _, f := range files {
		if err := put(f[0], f[1], zip.Deflate); err != nil {
			return nil, fmt.Errorf("write %s of the book: %w", f[0], err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close the book: %w", err)
	}
	return out.Bytes(), nil
}

func deflate(w io.Writer, body string) error {
	f, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(f, body); err != nil {
		return err
	}
	return f.Close()
}

func chapterName(i int) string { return fmt.Sprintf("chapter-%03d.xhtml", i+1) }

func (b Book) opf() string {
	var s strings.Builder
	s.WriteString(xml.Header)
	fmt.Fprintf(&s, `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="%s">`+"\n", b.Lang)
	s.WriteString(`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` + "\n")
	fmt.Fprintf(&s, "<dc:identifier id=\"id\">%s</dc:identifier>\n<dc:title>%s</dc:title>\n<dc:language>%s</dc:language>\n<dc:publisher>%s</dc:publisher>\n",
		escape(b.Address), escape(b.Title), b.Lang, escape(b.Publisher))
	fmt.Fprintf(&s, "<meta property=\"dcterms:modified\">%sT00:00:00Z</meta>\n", b.Modified)
	for _, m := range [][2]string{
		{"accessMode", "textual"}, {"accessModeSufficient", "textual"}, {"accessibilityFeature", "tableOfContents"},
		{"accessibilityFeature", "structuralNavigation"}, {"accessibilityFeature", "readingOrder"}, {"accessibilityHazard", "none"},
	} {
		fmt.Fprintf(&s, "<meta property=\"schema:%s\">%s</meta>\n", m[0], m[1])
	}
	s.WriteString("</metadata>\n<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n" +
		"<item id=\"css\" href=\"book.css\" media-type=\"text/css\"/>\n")
	for i := range b.Chapters {
		fmt.Fprintf(&s, "<item id=\"c%d\" href=\"%s\" media-type=\"application/xhtml+xml\"/>\n", i+1, chapterName(i))
	}
	fmt.Fprintf(&s, "</manifest>\n<spine page-progression-direction=\"%s\">\n<itemref idref=\"nav\"/>\n", b.Dir)
	for i := range b.Chapters {
		fmt.Fprintf(&s, "<itemref idref=\"c%d\"/>\n", i+1)
	}
	s.WriteString("</spine>\n</package>\n")
	return s.String()
}

// nav is the list of contents, for programs and for people.
func (b Book) nav() string {
	var s strings.Builder
	s.WriteString(b.head(b.Contents))
	fmt.Fprintf(&s, "<h1>%s</h1>\n<nav epub:type=\"toc\" role=\"doc-toc\">\n<h2>%s</h2>\n<ol>\n", escape(b.Title), escape(b.Contents))
	inner := false
	for i, c := range b.Chapters {
		deeper := c.Level > 0 && i > 0
		switch {
		case deeper && !inner:
			s.WriteString("\n<ol>\n")
		case !deeper && inner:
			s.WriteString("</li>\n</ol>\n</li>\n")
		case i > 0:
			s.WriteString("</li>\n")
		}
		inner = deeper
		fmt.Fprintf(&s, "<li><a href=\"%s\">%s</a>", chapterName(i), escape(c.Title))
	}
	if inner {
		s.WriteString("</li>\n</ol>\n")
	}
	if len(b.Chapters) > 0 {
		s.WriteString("</li>\n")
	}
	s.WriteString("</ol>\n</nav>\n</body>\n</html>\n")
	return s.String()
}

func (b Book) head(title string) string {
	return fmt.Sprintf(xml.Header+`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="%s" xml:lang="%s" dir="%s">
<head>
<title>%s</title>
<link rel="stylesheet" href="book.css"/>
</head>
<body>
`, b.Lang, b.Lang, b.Dir, escape(title))
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
	return b.String()
}
