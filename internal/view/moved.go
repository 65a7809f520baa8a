package view

import "plaza/internal/locale"

// Moved is the page at an old address.
type Moved struct {
	Lang, Dir string
	Title     string
	Heading   string
	Styles    string
	Href      string // relative, to the page that took its place
	URL       string // the same, absolute
	Refresh   string
}

// BuildMoved builds the page of an old address.
func BuildMoved(env *Env, l *locale.Locale, from, to string) Moved {
	href := Relative(from, to)
	return Moved{
		Lang: l.Tag, Dir: l.Dir, Heading: l.Words.NotFound.Moved,
		Title:  l.Words.List.Titled.With("Kind", l.Words.NotFound.Moved, "Name", from),
		Styles: Relative(from, env.Assets["assets/site.css"]), Href: href,
		URL: env.BaseURL + Canonical(to), Refresh: "0; url=" + href,
	}
}
