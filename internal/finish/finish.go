// Package finish is the stage between rendering and verifying: it minifies a
// page and names assets by their content.
//
// It keeps end tags, document tags and quotes: what it saves without them is
// lost again under compression, and a page that reads well in "view source"
// is part of being open.
package finish

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"

	"plaza/internal/digest"
)

// Finisher minifies. It is safe for concurrent use.
type Finisher struct{ m *minify.M }

// New returns a finisher.
func New() *Finisher {
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepEndTags: true, KeepDocumentTags: true, KeepQuotes: true})
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	return &Finisher{m}
}

// Page minifies one HTML page into dst.
func (f *Finisher) Page(dst *bytes.Buffer, page []byte) error {
	if err := f.m.Minify("text/html", dst, bytes.NewReader(page)); err != nil {
		return fmt.Errorf("minify a page: %w", err)
	}
	return nil
}

// Asset minifies a style sheet or script, and returns it with a name that
// changes when its content does, so that it may be cached for ever:
// "assets/site.css" becomes "assets/site.0a1b2c3d4e5f.css".
func (f *Finisher) Asset(name string, b []byte) (string, []byte, error) {
	ext := path.Ext(name)
	types := map[string]string{".css": "text/css", ".js": "text/javascript"}
	if t := types[ext]; t != "" {
		small, err := f.m.Bytes(t, b)
		if err != nil {
			return "", nil, fmt.Errorf("minify %s: %w", name, err)
		}
		b = small
	}
	return strings.TrimSuffix(name, ext) + "." + digest.Of(b).Short() + ext, b, nil
}
