package whole

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/build"
	"plaza/internal/digest"
	"plaza/internal/sitetest"
)

// atom is any element of an XML file: this judge of feeds shares nothing
// with what writes them.
type atom struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []*atom    `xml:",any"`
}

func (e *atom) all(name string) (out []*atom) {
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			out = append(out, c)
		}
	}
	return out
}

func (e *atom) text(name string) string {
	for _, c := range e.all(name) {
		return c.Text
	}
	return ""
}

func (e *atom) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

const atomNS = "http://www.w3.org/2005/Atom"

func parsed(t *testing.T, b []byte) *atom {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	var root atom
	if err := d.Decode(&root); err != nil {
		t.Fatalf("not XML: %v\n%s", err, b)
	}
	for {
		after, err := d.Token()
		if err == io.EOF {
			return &root
		}
		if end, ok := after.(xml.CharData); !ok || len(bytes.TrimSpace(end)) > 0 {
			t.Fatalf("%v follows the feed (%v)", after, err)
		}
	}
}

// faults returns what RFC 4287 and the house ask of a feed and this one does
// not do.
func faults(feed *atom, self, lang string) (out []string) {
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	var spaces func(e *atom)
	spaces = func(e *atom) {
		if e.XMLName.Space != atomNS {
			fault("%s is not of Atom", e.XMLName.Local)
		}
		for _, c := range e.Children {
			spaces(c)
		}
	}
	spaces(feed)
	if feed.XMLName.Local != "feed" || feed.attr("lang") != lang {
		fault("it is a %s in %q", feed.XMLName.Local, feed.attr("lang"))
	}
	links := map[string]string{}
	for _, l := range feed.all("link") {
		links[l.attr("rel")] += l.attr("href")
	}
	if links["self"] != self || links["alternate"] == "" {
		fault("its links are %v", links)
	}
	for _, a := range feed.all("author") {
		if a.text("name") == "" || len(a.all("name")) != 1 {
			fault("its author has no name")
		}
	}
	if len(feed.all("author")) != 1 {
		fault("it has %d authors", len(feed.all("author")))
	}
	ids, last := map[string]bool{}, ""
	for i, e := range append([]*atom{feed}, feed.all("entry")...) {
		for _, name := range []string{"id", "title", "updated"} {
			if n := e.all(name); len(n) != 1 || strings.TrimSpace(n[0].Text) == "" {
				fault("part %d has %d of %s, or none with text", i, len(n), name)
			}
		}
		id, updated := e.text("id"), e.text("updated")
		if ids[id] || !strings.HasPrefix(id, "tag:") || strings.ContainsAny(id, " <>\"{}|\\^`") {
			fault("part %d has the id %q, again or not a tag", i, id)
		}
		ids[id] = true
		if _, err := time.Parse(time.RFC3339, updated); err != nil {
			fault("part %d is dated %q", i, updated)
		}
		if i == 0 {
			continue
		}
		if last != "" && updated > last {
			fault("part %d is newer than the one before", i)
		}
		last = updated
		if e.text("summary") == "" || len(e.all("link")) != 1 || e.all("link")[0].attr("rel") != "alternate" {
			fault("part %d has no summary or not one link", i)
		}
	}
	if entries := feed.all("entry"); len(entries) > 0 && entries[0].text("updated") != feed.text("updated") {
		fault("it is not dated as its newest entry")
	}
	return out
}

func TestFeedsAreAtom(t *testing.T) {
	for town, base := range map[*sitetest.Town]string{sitetest.City: "https://www.cabq.gov/ai/", sitetest.Other: "https://ia.villa-esperanza.example/"} {
		t.Run(town.String(), func(t *testing.T) {
			files := town.Site(t).Files
			seen := 0
			ids := map[string]string{}
			for name, b := range files {
				if path.Base(path.Dir(name)) != "feeds" {
					continue
				}
				seen++
				lang := map[*sitetest.Town]string{sitetest.City: "en", sitetest.Other: "es"}[town]
				if folder, _, ok := strings.Cut(name, "/feeds/"); ok {
					lang = folder
				}
				feed := parsed(t, b)
				for _, f := range faults(feed, base+name, lang) {
					t.Errorf("%s: %s", name, f)
				}
				if other, again := ids[feed.text("id")]; again {
					t.Errorf("%s and %s have one id", name, other)
				}
				ids[feed.text("id")] = name
				for _, e := range append(feed.all("entry"), feed) {
					for _, l := range e.all("link") {
						to, _, _ := strings.Cut(strings.TrimPrefix(l.attr("href"), base), "#")
						if to == "" || strings.HasSuffix(to, "/") {
							to += "index.html"
						}
						if files[to] == nil {
							t.Errorf("%s leads to %s, which is not there", name, l.attr("href"))
						}
					}
				}
			}
			if want := map[*sitetest.Town]int{sitetest.City: 12, sitetest.Other: 15}[town]; seen != want {
				t.Errorf("there are %d feeds, want %d", seen, want)
			}
		})
	}
}

// entries are the titles and days of a feed.
func entries(t *testing.T, b []byte) (out []string) {
	t.Helper()
	for _, e := range parsed(t, b).all("entry") {
		out = append(out, e.text("updated")[:10]+" "+e.all("title")[0].attr("lang")+" "+e.text("title")+" / "+e.all("summary")[0].attr("lang")+" "+e.text("summary"))
	}
	return out
}

const news = `
created_on = 2026-02-03

[[changes]]
key  = "cost"
on   = 2026-05-06
kind = "correction"
note = "It costs less than <b>1 & 2</b> said: \"]]>\"."

[[changes]]
key  = "month"
on   = "2026-03"
kind = "updated"
note = "Somewhat changed."
`

func TestWhatFeedsTell(t *testing.T) {
	src := sitetest.City.Sources(t)
	plant := func(name, facts string) {
		src.Put(name, strings.Replace(src.Text(t, name), "\n[[", "\n"+facts+"\n[[", 1))
	}
	plant("data/tools/clearview-ai.toml", news)
	plant("data/tools/miro.toml", strings.ReplaceAll(news, `"updated"`, `"added"`))
	const overlay = "data/tools/clearview-ai.es.toml"
	src.Put(overlay, strings.Replace(src.Text(t, overlay), "\n[translation]", "\n[changes.cost]\nnote = \"Cuesta menos.\"\n\n[changes.month]\nnote = \"Algo viejo.\"\n\n[translation]", 1)+
		"\"changes.cost.note\" = \""+digest.Text(`It costs less than <b>1 & 2</b> said: "]]>".`)+"\"\n\"changes.month.note\" = \"00000000\"\n")
	src.Put("data/tools/invented.toml", "example = true\n"+strings.Replace(src.Text(t, "data/tools/clearview-ai.toml"), `"Clearview AI"`, `"An invented tool"`, 1))
	files := src.Build(t, build.Options{}).Files
	cost := `It costs less than <b>1 & 2</b> said: "]]>".`
	want := []string{
		"2026-05-06  Clearview AI: Corrected /  May 6, 2026. " + cost,
		"2026-05-06  Miro: Corrected /  May 6, 2026. " + cost,
		"2026-03-01  Clearview AI: Updated /  March 2026. Somewhat changed.",
		"2026-03-01  Miro: Added /  March 2026. Somewhat changed.",
		"2026-02-03  Clearview AI: Added /  February 3, 2026. New on this site",
	}
	if diff := cmp.Diff(want, entries(t, files["feeds/tools.xml"])); diff != "" {
		t.Errorf("feeds/tools.xml (-want +got):\n%s", diff)
	}
	spanish := entries(t, files["es/feeds/tools.xml"])
	for _, want := range []string{
		"2026-05-06  Clearview AI: Se corrigió /  6 de mayo de 2026. Cuesta menos.",
		"2026-05-06  Miro: Se corrigió / en May 6, 2026. " + cost,
		"2026-03-01  Clearview AI: Se puso al día / en March 2026. Somewhat changed.", // its translation is old
	} {
		if !slices.Contains(spanish, want) {
			t.Errorf("es/feeds/tools.xml does not tell %q but %q", want, spanish)
		}
	}
	for name, n := range map[string]int{"feeds/all.xml": 9, "feeds/policy.xml": 4, "es/feeds/all.xml": 9} {
		if got := len(entries(t, files[name])); got != n {
			t.Errorf("%s has %d entries, want %d", name, got, n)
		}
	}
	for name, b := range files {
		if strings.HasSuffix(name, ".xml") && strings.Contains(name, "feeds/") {
			lang := "en"
			if strings.HasPrefix(name, "es/") {
				lang = "es"
			}
			for _, f := range faults(parsed(t, b), "https://www.cabq.gov/ai/"+name, lang) {
				t.Errorf("%s: %s", name, f)
			}
			if bytes.Contains(b, []byte("invented")) {
				t.Errorf("%s tells of an example", name)
			}
		}
	}
	// The ids are for good: where the site is tried out does not change them.
	moved := src.Build(t, build.Options{BaseURL: "https://try.example/"}).Files
	for i, e := range parsed(t, moved["feeds/tools.xml"]).all("entry") {
		if was := parsed(t, files["feeds/tools.xml"]).all("entry")[i].text("id"); e.text("id") != was || !strings.HasPrefix(was, "tag:www.cabq.gov,2026:/ai/tool/") {
			t.Errorf("an entry has the id %s at another address, and was %s", e.text("id"), was)
		}
	}
}

// The feed without entries says so, and is dated by the data.
func TestEmptyFeed(t *testing.T) {
	files := sitetest.City.Site(t).Files
	feed := parsed(t, files["feeds/tools.xml"])
	if n := len(feed.all("entry")); n > 0 {
		t.Skipf("the City's tools have %d dated changes by now", n)
	}
	if !strings.Contains(feed.text("subtitle"), "nothing here yet") {
		t.Errorf("the empty feed says %q", feed.text("subtitle"))
	}
}

// The judge sees every fault it is there for.
func TestTheJudgeOfFeeds(t *testing.T) {
	const sound = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>tag:a,2026:/f</id><title>T</title><updated>2026-01-02T12:00:00Z</updated>` +
		`<author><name>C</name></author><link rel="self" href="https://a/f"/><link rel="alternate" href="https://a/"/>` +
		`<entry><id>tag:a,2026:/1</id><title>1</title><updated>2026-01-02T12:00:00Z</updated><link rel="alternate" href="https://a/1"/><summary>s</summary></entry>` +
		`<entry><id>tag:a,2026:/2</id><title>2</title><updated>2026-01-01T12:00:00Z</updated><link rel="alternate" href="https://a/2"/><summary>s</summary></entry></feed>`
	if got := faults(parsed(t, []byte(sound)), "https://a/f", "en"); got != nil {
		t.Fatalf("a sound feed has faults: %q", got)
	}
	for _, tt := range []struct{ old, new string }{
		{"2005/Atom", "2003/Atom"},
		{`xml:lang="en"`, ""},
		{"<id>tag:a,2026:/f</id>", ""},
		{"<id>tag:a,2026:/2</id>", "<id>tag:a,2026:/1</id>"},
		{"tag:a,2026:/2", "https://a/2"},
		{"<title>T</title>", "<title> </title>"},
		{"<title>2</title>", "<title>2</title><title>3</title>"},
		{"2026-01-01T12:00:00Z", "2026-01-01"},
		{"2026-01-01T12:00:00Z", "2026-01-03T12:00:00Z"},
		{"<updated>2026-01-02T12:00:00Z</updated><author>", "<updated>2027-01-02T12:00:00Z</updated><author>"},
		{"<name>C</name>", ""},
		{"<author><name>C</name></author>", ""},
		{`rel="self" href="https://a/f"`, `rel="self" href="https://a/g"`},
		{`<link rel="self" href="https://a/f"/>`, ""},
		{"<summary>s</summary></entry></feed>", "</entry></feed>"},
		{`<link rel="alternate" href="https://a/2"/>`, ""},
	} {
		broken := strings.Replace(sound, tt.old, tt.new, 1)
		if broken == sound {
			t.Fatalf("%q is not there", tt.old)
		}
		if len(faults(parsed(t, []byte(broken)), "https://a/f", "en")) == 0 {
			t.Errorf("%q in place of %q is not seen", tt.new, tt.old)
		}
	}
}
