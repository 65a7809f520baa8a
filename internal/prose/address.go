package prose

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
)

// What may stand behind a link. The rules list what passes. A name on the list
// of programs' schemes only earns a better sentence: "javascript:alert" has
// the form of a reference, and no reference reaches a page unless Options.Link
// knows it.
var (
	idRule        = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	referenceRule = regexp.MustCompile(`^([a-z]{2,24}):([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]+(?:-[a-z0-9]+)*))?$`)
	nearReference = regexp.MustCompile(`^[A-Za-z]{2,24}:[\pL\pM\d._ #-]{1,64}$`)
	schemeRule    = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	siteRule      = regexp.MustCompile(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?$`)
	mailRule      = regexp.MustCompile(`^(?i:mailto):[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?subject=[^&#?]*)?$`)
	phoneRule     = regexp.MustCompile(`^(?i:tel):\+?[0-9][0-9.()-]*(;ext=[0-9]+)?$`)
	codedControl  = regexp.MustCompile(`(?i)%([01][0-9a-f]|7f)`)
	programs      = []string{"about", "blob", "chrome", "data", "file", "filesystem", "ftp", "intent", "jar",
		"javascript", "jscript", "livescript", "mhtml", "mocha", "ms-office", "res", "shell", "sms", "ssh",
		"vbscript", "view-source", "ws", "wss"}
)

// address is where a link leads, once its kind is known.
type address struct {
	kind addressKind
	dest string // as written, with escapes and entities read
	wrong
}

type addressKind int

const (
	refused   addressKind = iota
	reference             // tool:clearview-ai
	place                 // #scope
	outside               // https: and the like
)

// wrong is the code of a refusal and its values.
type wrong struct {
	code string
	args []string
}

func refuse(dest, code string, args ...string) address {
	return address{dest: dest, wrong: wrong{code, append([]string{"value", dest}, args...)}}
}

// readAddress names the kind of the destination raw, which stands in the
// source as the editor wrote it.
func readAddress(raw []byte) address {
	d := string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
	scheme, rest, hasScheme := strings.Cut(d, ":")
	if strings.ContainsAny(scheme, "/?#") {
		hasScheme = false
	}
	switch {
	case strings.TrimSpace(d) == "":
		return refuse(d, "prose/link-empty")
	case strings.ContainsFunc(d, hidden) || strings.Contains(d, `\`) || strings.HasPrefix(d, "//") || codedControl.MatchString(d):
		return refuse(d, "prose/link-disguised")
	case d[0] == '#' && idRule.MatchString(d[1:]):
		return address{kind: place, dest: d}
	case d[0] == '#':
		return refuse(d, "prose/link-place", "fixed", "#"+cmp.Or(fold(d), "scope"))
	case !hasScheme:
		return refuse(d, "prose/link-path")
	}
	switch low := strings.ToLower(scheme); {
	case low == "https" || low == "http":
		return web(d, rest)
	case low == "mailto" && mailRule.MatchString(d), low == "tel" && phoneRule.MatchString(d):
		return address{kind: outside, dest: d}
	case low == "mailto" || low == "tel":
		return refuse(d, "prose/link-broken")
	case !schemeRule.MatchString(scheme):
		return refuse(d, "prose/link-disguised")
	case slices.Contains(programs, low):
		return refuse(d, "prose/link-scheme", "scheme", scheme)
	case referenceRule.MatchString(d):
		return address{kind: reference, dest: d}
	case nearReference.MatchString(d) && fold(rest) != "":
		return refuse(d, "prose/link-reference", "fixed", low+":"+fold(rest))
	}
	return refuse(d, "prose/link-scheme", "scheme", scheme)
}

// web judges an https: or http: address by the name of its site, which must
// be all that stands between "//" and the path, in plain letters.
func web(d, rest string) address {
	rest, slashes := strings.CutPrefix(rest, "//")
	site := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		site = rest[:i]
	}
	_, err := url.Parse(d)
	switch {
	case strings.ContainsAny(site, "@%") || strings.ContainsFunc(site, func(r rune) bool { return r > unicode.MaxASCII }):
		return refuse(d, "prose/link-disguised")
	case !slashes || err != nil || !siteRule.MatchString(site) || strings.ContainsAny(rest, " \t\n"):
		return refuse(d, "prose/link-broken")
	}
	return address{kind: outside, dest: d}
}

// href writes an outside address for an attribute.
func (a address) href() string { return escape(string(util.URLEscape([]byte(a.dest), false))) }

// rel marks what leads to another site.
func (a address) rel() string {
	if low := strings.ToLower(a.dest); strings.HasPrefix(low, "http") {
		return ` rel="external"`
	}
	return ""
}

// safeHref reports whether the program may send a reader to href: an outside
// address that an editor could have written, or a path without a scheme.
func safeHref(href string) bool {
	if href == "" || strings.ContainsFunc(href, hidden) || strings.ContainsAny(href, "\\ ") || strings.HasPrefix(href, "//") {
		return false
	}
	if i := strings.IndexAny(href, ":/?#"); i >= 0 && href[i] == ':' {
		return readAddress([]byte(href)).kind == outside
	}
	return true
}

// Reference takes a link's destination apart: "clause:6-7#scope" is the kind
// "clause", the id "6-7" and the place "scope". It is not ok for addresses
// and for places on the same page.
func (l Link) Reference() (kind, id, place string, ok bool) {
	m := referenceRule.FindStringSubmatch(l.Dest)
	if m == nil || slices.Contains(programs, m[1]) {
		return "", "", "", false
	}
	return m[1], m[2], m[3], true
}

// hidden reports whether r cannot be seen, or turns the order of reading.
func hidden(r rune) bool {
	switch {
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co), r == unicode.ReplacementChar:
		return true
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xffa0:
		return true // fillers that count as letters
	}
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef // variation selectors
}
