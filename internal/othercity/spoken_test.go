package othercity

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// said is one text that a page says to a reader or to a program that reads
// aloud, with the language the page says it is in.
type said struct {
	page, where string // where: "text", or the name of an attribute
	lang, text  string
}

func (s said) String() string {
	return fmt.Sprintf("%s: %s (%s): %q", s.page, s.where, s.lang, s.text)
}

// aloud are the attributes that are read out or shown.
var aloud = []string{"aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext", "title", "alt", "placeholder", "label"}

// spoken returns everything a page says. Code and what is marked
// translate="no" belong to no language. The tab's title, the description and
// attributes can hold no marks: the page's names, so marked where they stand
// in its body, are taken out of them.
func spoken(page string, doc *html.Node) []said {
	var names []string
	for _, n := range all(doc, func(n *html.Node) bool { return attr(n, "translate") == "no" && n.Data != "code" }) {
		names = append(names, text(n))
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	var out []said
	add := func(where, lang, s string) {
		if where != "text" {
			for _, name := range names {
				s = strings.ReplaceAll(s, name, "")
			}
		}
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, said{page, where, lang, s})
		}
	}
	var walk func(n *html.Node, lang, where string)
	walk = func(n *html.Node, lang, where string) {
		switch n.Type {
		case html.TextNode:
			add(where, lang, n.Data)
		case html.ElementNode:
			if l := attr(n, "lang"); l != "" {
				lang = l
			}
			for _, a := range n.Attr {
				if slices.Contains(aloud, a.Key) || n.Data == "form" && strings.HasPrefix(a.Key, "data-") { // what scripts will say
					add(a.Key, lang, a.Val)
				}
			}
			switch n.Data {
			case "meta":
				if name := attr(n, "name") + attr(n, "property"); strings.HasSuffix(name, "description") || strings.HasSuffix(name, "title") {
					add(name, lang, attr(n, "content"))
				}
			case "input":
				if t := attr(n, "type"); t == "submit" || t == "button" || t == "reset" {
					add("value", lang, attr(n, "value"))
				}
			case "title":
				where = "title"
			case "script", "style", "code":
				return
			}
			if attr(n, "translate") == "no" {
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, lang, where)
		}
	}
	walk(doc, "", "text")
	return out
}

// spokenBy returns everything all pages of a site say, in order of path.
func spokenBy(s *site) (out []said) {
	var paths []string
	for p := range s.pages {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		out = append(out, spoken(p, s.pages[p])...)
	}
	return out
}

// wordsOf counts the words of a text: what stands between spaces and has a
// letter.
func wordsOf(s string) (n int) {
	for _, f := range strings.Fields(s) {
		if strings.ContainsFunc(f, unicode.IsLetter) {
			n++
		}
	}
	return n
}

// shared finds texts of more than three words that are said in two languages:
// one of the two was not translated and not marked. (Goal g.L2.)
func shared(all []said) (faults []string) {
	first := map[string]said{}
	told := map[string]bool{}
	for _, s := range all {
		if wordsOf(s.text) <= 3 {
			continue
		}
		if f, ok := first[s.text]; !ok {
			first[s.text] = s
		} else if f.lang != s.lang && !told[s.text] {
			told[s.text] = true
			faults = append(faults, fmt.Sprintf("said in two languages: %s and %s", f, s))
		}
	}
	return faults
}

// scripts are the letters that some languages are written in.
var scripts = map[string]*unicode.RangeTable{"ar": unicode.Arabic, "es": unicode.Latin, "en": unicode.Latin}

// foreign finds texts with more than three words in a row that are written in
// other letters than those of the language they are said in. (Goal g.L3.)
func foreign(all []said) (faults []string) {
	for _, s := range all {
		run := 0
		for _, word := range strings.Fields(s.text) {
			switch {
			case strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(scripts[s.lang], r) }):
				run = 0
			case strings.ContainsFunc(word, unicode.IsLetter):
				run++
			}
			if run > 3 {
				faults = append(faults, "written in other letters: "+s.String())
				break
			}
		}
	}
	return faults
}
