package link

import (
	"slices"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/record"
	"plaza/internal/safety"
)

var protectedCodes = map[safety.Kind]string{
	safety.SocialSecurity: "safety/social-security-number",
	safety.Card:           "safety/card-number",
	safety.NetworkAddress: "safety/network-address",
	safety.Mail:           "safety/personal-mail",
}

// nobody has an address at these names (RFC 2606): the form's words show one as
// an example of what to type.
var nobody = []string{"example.com", "example.net", "example.org"}

// checkProtected looks for protected numbers and addresses in every file that
// the site is made of, comments and keys included: a pull request is public as
// well.
func checkProtected(l *linker) {
	site := l.site.Record("site", "site").(*record.Site)
	for _, f := range l.files {
		domains := site.EmailDomains
		if strings.HasPrefix(f.Path, "i18n/") {
			domains = slices.Concat(domains, nobody)
		}
		what := "protected, but at " + strings.Join(domains, " ")
		found := recall(l.opt.Memory, what, f, func() []safety.Finding { return safety.Find(string(f.Bytes), domains) })
		for _, x := range found {
			// The number itself is not repeated in the message: a build's
			// output is copied into public logs.
			l.out = append(l.out, diag.New(protectedCodes[x.Kind], f.Pos(x.From, x.To-x.From)))
		}
	}
}
