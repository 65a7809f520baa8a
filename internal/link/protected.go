package link

import (
	"strings"

	"plaza/internal/diag"
	"plaza/internal/record"
	"plaza/internal/safety"
	"plaza/internal/schema"
	"plaza/internal/source"
)

var protectedCodes = map[safety.Kind]string{
	safety.SocialSecurity: "safety/social-security-number",
	safety.Card:           "safety/card-number",
	safety.NetworkAddress: "safety/network-address",
	safety.Mail:           "safety/personal-mail",
}

// checkProtected looks for protected numbers and addresses in every file of
// a record, comments and keys included: a pull request is public as well.
func checkProtected(l *linker) {
	site := l.site.Record("site", "site").(*record.Site)
	what := "protected, but at " + strings.Join(site.EmailDomains, " ")
	scan := func(f *source.File) {
		found := recall(l.opt.Memory, what, f, func() []safety.Finding { return safety.Find(string(f.Bytes), site.EmailDomains) })
		for _, x := range found {
			// The number itself is not repeated in the message: a build's
			// output is copied into public logs.
			l.out = append(l.out, diag.New(protectedCodes[x.Kind], f.Pos(x.From, x.To-x.From)))
		}
	}
	l.each(func(r schema.Record) {
		h := r.Meta()
		scan(h.File)
		for _, loc := range l.site.Locales.All[1:] {
			if o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag); o != nil {
				scan(o.File)
			}
		}
	})
}
