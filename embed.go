// Package plaza carries the files a built program needs to stand alone: the
// styles and scripts of the site, and the pages that explain messages.
package plaza

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed templates/assets
var assets embed.FS

// Assets returns the names of the styles and scripts, "assets/site.css".
func Assets() []string {
	entries, err := fs.ReadDir(assets, "templates/assets")
	if err != nil {
		panic("plaza: the embedded assets cannot be listed: " + err.Error())
	}
	var names []string
	for _, e := range entries {
		names = append(names, "assets/"+e.Name())
	}
	return names
}

// Asset returns the content of one of Assets.
func Asset(name string) ([]byte, error) { return assets.ReadFile("templates/" + name) }

//go:embed docs/errors
var errorPages embed.FS

// ErrorPage returns the page of docs/errors that explains a message, by the
// code at its end: "record/unknown-link".
func ErrorPage(code string) (string, bool) {
	b, err := errorPages.ReadFile("docs/errors/" + strings.ReplaceAll(code, "/", "-") + ".md")
	return string(b), err == nil
}
