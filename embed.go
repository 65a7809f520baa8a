// Package plaza carries the files a built program needs to stand alone: the
// styles and scripts of the site.
package plaza

import (
	"embed"
	"io/fs"
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
