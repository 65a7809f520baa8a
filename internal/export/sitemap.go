package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"plaza/internal/view"
	"strings"
)

type urlset struct {
	XMLName xml.Name `xml:"urlset"`
	NS      string   `xml:"xmlns,attr"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	URLs    []mapURL `xml:"url"`
}

type mapURL struct {
	Loc   string    `xml:"loc"`
	Links []mapLink `xml:"xhtml:link"`
}

type mapLink struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// sitemapSize is the largest number of addresses one file may hold, by the
// protocol.
const sitemapSize = 50_000

// sitemap lists every page with its other languages. A site of more pages
// than one file may hold gets several and an index.
func sitemap(in Input, put func(File)) error {
	var all []mapURL
	for _, p := range in.Pages {
		if p.Path == view.LostPath {
			continue
		}
		u := mapURL{Loc: in.address(p.Out)}
		if len(in.Site.Locales.All) > 1 {
			for _, l := range in.Site.Locales.All {
				u.Links = append(u.Links, mapLink{"alternate", l.Tag, in.address(l.Prefix + p.Path)})
			}
			u.Links = append(u.Links, mapLink{"alternate", "x-default", in.address(p.Path)})
		}
		all = append(all, u)
	}
	if len(all) <= sitemapSize {
		return putXML(put, "sitemap.xml", urlset{NS: sitemapNS, XHTML: xhtmlNS, URLs: all})
	}
	index := sitemapIndex{NS: sitemapNS}
	for i := 0; i*sitemapSize < len(all); i++ {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		index.Maps = append(index.Maps, mapURL{Loc: in.BaseURL + name})
		part := all[i*sitemapSize : min((i+1)*sitemapSize, len(all))]
		if err := putXML(put, name, urlset{NS: sitemapNS, XHTML: xhtmlNS, URLs: part}); err != nil {
			return err
		}
	}
	return putXML(put, "sitemap.xml", index)
}

const (
	sitemapNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlNS   = "http://www.w3.org/1999/xhtml"
)

type sitemapIndex struct {
	XMLName xml.Name `xml:"sitemapindex"`
	NS      string   `xml:"xmlns,attr"`
	Maps    []mapURL `xml:"sitemap"`
}

func putXML(put func(File), name string, v any) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	b.WriteByte('\n')
	put(File{name, b.Bytes()})
	return nil
}

// address is the absolute address of a published file.
func (in Input) address(out string) string {
	if out == "index.html" || strings.HasSuffix(out, "/index.html") {
		out = strings.TrimSuffix(out, "index.html")
	}
	return in.BaseURL + out
}

// robots invites every crawler and names the sitemap. A host reads it at its
// own root only, so a site under a sub-path passes it on to the host.
func robots(in Input, put func(File)) error {
	put(File{"robots.txt", []byte("User-agent: *\nAllow: /\n\nSitemap: " + in.BaseURL + "sitemap.xml\n")})
	return nil
}
