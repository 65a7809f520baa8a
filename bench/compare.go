package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// likeness says how equal two built sites are.
type likeness struct {
	PagesA, PagesB int      // HTML pages
	Both           int      // that stand at one address
	Same           int      // of those, with the same words in the same order
	Words          int      // words on the pages of the first that both have
	Differ         int      // words that only one of the two has
	BytesA, BytesB int64    // of HTML, of pages that both have
	Alone          []string // pages that only the first has
	Odd            []string // the first differences, for whoever mends the templates
}

// compare reads two built sites page by page.
func compare(a, b string) (likeness, error) {
	var l likeness
	inA, err := htmlFiles(a)
	if err != nil {
		return l, err
	}
	inB, err := htmlFiles(b)
	if err != nil {
		return l, err
	}
	l.PagesA, l.PagesB = len(inA), len(inB)
	for _, name := range slices.Sorted(maps.Keys(inA)) {
		other, ok := inB[name]
		if !ok {
			l.Alone = append(l.Alone, name)
			continue
		}
		l.Both++
		l.BytesA, l.BytesB = l.BytesA+inA[name].size, l.BytesB+other.size
		if err := l.page(name, inA[name].file, other.file); err != nil {
			return l, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(inB)) {
		if _, ok := inA[name]; !ok {
			l.odd("%s: only in the second", name)
		}
	}
	return l, nil
}

func (l *likeness) odd(format string, args ...any) {
	if len(l.Odd) < 12 {
		l.Odd = append(l.Odd, fmt.Sprintf(format, args...))
	}
}

func (l *likeness) page(name, a, b string) error {
	wordsA, err := visible(a)
	if err != nil {
		return err
	}
	wordsB, err := visible(b)
	if err != nil {
		return err
	}
	l.Words += len(wordsA)
	if slices.Equal(wordsA, wordsB) {
		l.Same++
		return nil
	}
	onlyA, onlyB := apart(wordsA, wordsB)
	l.Differ += len(onlyA) + len(onlyB)
	at := 0
	for at < min(len(wordsA), len(wordsB)) && wordsA[at] == wordsB[at] {
		at++
	}
	around := func(w []string) string { return strings.Join(w[max(0, at-4):min(len(w), at+8)], " ") }
	l.odd("%s, word %d:\n    %s\n    %s", name, at, around(wordsA), around(wordsB))
	return nil
}

// apart returns the words that only one of the two lists has.
func apart(a, b []string) (onlyA, onlyB []string) {
	n := map[string]int{}
	for _, w := range b {
		n[w]++
	}
	for _, w := range a {
		if n[w]--; n[w] < 0 {
			onlyA = append(onlyA, w)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(n)) {
		for range n[w] {
			onlyB = append(onlyB, w)
		}
	}
	return onlyA, onlyB
}

type htmlFile struct {
	file string
	size int64
}

// htmlFiles lists the pages of a built site by address. The two programs name
// the pages of lists in their own ways: tools.html is tools/index.html, and
// page--2 is page/2.
func htmlFiles(dir string) (map[string]htmlFile, error) {
	out := map[string]htmlFile{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".html" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if short, ok := strings.CutSuffix(name, "/index.html"); ok && short != "es" {
			name = short + ".html"
		}
		out[strings.ReplaceAll(name, "/page--", "/page/")] = htmlFile{file, info.Size()}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read a built site: %w", err)
	}
	return out, nil
}

// visible returns the words of a page, its title first, with what its head
// tells other sites. A link to the glossary within a text parts no words:
// Plaza finds the terms in every text, Hugo does not look for them.
func visible(file string) ([]string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read a page: %w", err)
	}
	var text strings.Builder
	term := false
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return strings.Fields(text.String()), nil
		case html.TextToken:
			text.Write(z.Text())
			continue
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		t := z.Token()
		switch {
		case kind == html.StartTagToken && t.Data == "a" && attribute(t, "class") == "term":
			term = true
		case kind == html.EndTagToken && t.Data == "a" && term:
			term = false
		default:
			text.WriteString(" " + said(t) + " ")
		}
	}
}

// said returns what an element says beside its text: a name for those who do
// not see it, a line of the head for other sites.
func said(t html.Token) string {
	switch {
	case t.Data == "meta" && slices.Contains([]string{"description", "og:title", "og:description", "og:locale", "og:site_name"}, cmp.Or(attribute(t, "name"), attribute(t, "property"))):
		return attribute(t, "content")
	case t.Data == "link":
		return attribute(t, "title")
	}
	return attribute(t, "aria-label")
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
