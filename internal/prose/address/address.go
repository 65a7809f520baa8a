// Package address knows what may stand behind a link and what an id looks like.
//
// Read names the kind of an address that an editor wrote, or says in a code of
// the catalogue why it is none. Its rules list what passes: a reference to a
// record, a place on the page, and addresses of the web, of mail and of
// telephones in a form that has one meaning. A name on the list of programs'
// schemes only earns a better sentence: "javascript:alert" has the form of a
// reference, and no reference reaches a page unless the site knows it.
//
// Tests: address_test.go here; the attacks are in package prose, where they
// are judged by the page that comes out.
package address

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
)

var (
	idRule        = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	referenceRule = regexp.MustCompile(`^([a-z]+(?:-[a-z]+)*):([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]+(?:-[a-z0-9]+)*))?$`)
	nearReference = regexp.MustCompile(`^[A-Za-z_-]{2,24}:[\pL\pM\d._ #-]{1,64}$`)
	schemeRule    = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	siteRule      = regexp.MustCompile(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?$`)
	mailRule      = regexp.MustCompile(`^(?i:mailto):[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?subject=[^&#?]*)?$`)
	phoneRule     = regexp.MustCompile(`^(?i:tel):\+?[0-9][0-9.()-]*(;ext=[0-9]+)?$`)
	codedControl  = regexp.MustCompile(`(?i)%([01][0-9a-f]|7f)`)
	programs      = []string{"about", "blob", "chrome", "data", "file", "filesystem", "ftp", "intent", "jar",
		"javascript", "jscript", "livescript", "mhtml", "mocha", "ms-office", "res", "shell", "sms", "ssh",
		"vbscript", "view-source", "ws", "wss"}
)

// Kind is the kind of an address.
type Kind int

const (
	Refused   Kind = iota
	Reference      // tool:clearview-ai, clause:6-7#scope
	Place          // #scope
	Outside        // https:, http:, mailto: and tel:
)

// Address is where a link leads, or why it may not.
type Address struct {
	Kind Kind
	Dest string // as an editor means it: escapes and character codes are read
	Code string // of the refusal, with the values for its sentence
	Args []string
}

func refuse(dest, code string, args ...string) Address {
	return Address{Dest: dest, Code: code, Args: append([]string{"value", dest}, args...)}
}

// Read names the kind of the destination raw, which stands in the Markdown as
// its editor wrote it.
func Read(raw []byte) Address {
	d := string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
	scheme, rest, hasScheme := strings.Cut(d, ":")
	if strings.ContainsAny(scheme, "/?#") {
		hasScheme = false
	}
	switch {
	case strings.TrimSpace(d) == "":
		return refuse(d, "prose/link-empty")
	case strings.ContainsFunc(d, Hidden) || strings.Contains(d, `\`) || strings.HasPrefix(d, "//") || codedControl.MatchString(d):
		return refuse(d, "prose/link-disguised")
	case d[0] == '#' && IsID(d[1:]):
		return Address{Kind: Place, Dest: d}
	case d[0] == '#':
		return refuse(d, "prose/link-place", "fixed", "#"+cmp.Or(Fold(d), "scope"))
	case !hasScheme:
		return refuse(d, "prose/link-path")
	}
	switch low := strings.ToLower(scheme); {
	case low == "https" || low == "http":
		return web(d, rest)
	case low == "mailto" && mailRule.MatchString(d), low == "tel" && phoneRule.MatchString(d):
		return Address{Kind: Outside, Dest: d}
	case low == "mailto" || low == "tel":
		return refuse(d, "prose/link-broken")
	case slices.Contains(programs, low):
		return refuse(d, "prose/link-scheme", "scheme", scheme)
	case referenceRule.MatchString(d):
		return Address{Kind: Reference, Dest: d}
	case nearReference.MatchString(d) && Fold(scheme) != "" && Fold(rest) != "":
		return refuse(d, "prose/link-reference", "fixed", Fold(scheme)+":"+Fold(rest))
	case schemeRule.MatchString(scheme):
		return refuse(d, "prose/link-scheme", "scheme", scheme)
	}
	return refuse(d, "prose/link-disguised")
}

// web judges an https: or http: address by the name of its site, which must
// be all that stands between "//" and the path, in plain letters.
func web(d, rest string) Address {
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
	return Address{Kind: Outside, Dest: d}
}

// Href returns an Outside address with all that is not plain ASCII in codes.
func (a Address) Href() string { return string(util.URLEscape([]byte(a.Dest), false)) }

// OnWeb reports whether an Outside address leads to another site.
func (a Address) OnWeb() bool { return strings.EqualFold(a.Dest[:4], "http") }

// Safe reports whether the program may send a reader to href: an outside
// address that an editor could have written, or a path without a scheme.
func Safe(href string) bool {
	if href == "" || strings.ContainsFunc(href, Hidden) || strings.ContainsAny(href, "\\ ") || strings.HasPrefix(href, "//") {
		return false
	}
	if i := strings.IndexAny(href, ":/?#"); i >= 0 && href[i] == ':' {
		return Read([]byte(href)).Kind == Outside
	}
	return true
}

// Split takes a reference apart: "clause:6-7#scope" is the kind "clause", the
// id "6-7" and the place "scope". It is not ok for other addresses.
func Split(dest string) (kind, id, place string, ok bool) {
	m := referenceRule.FindStringSubmatch(dest)
	if m == nil || slices.Contains(programs, m[1]) {
		return "", "", "", false
	}
	return m[1], m[2], m[3], true
}

// Hidden reports whether r cannot be seen, or turns the order of reading.
func Hidden(r rune) bool {
	switch {
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co), r == unicode.ReplacementChar:
		return true
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xffa0:
		return true // fillers that count as letters
	}
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef // variation selectors
}
