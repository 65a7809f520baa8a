package publish

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// checkPath says why path cannot be a file of a site, or nothing. What it lets
// through names the same one file below the site's folder on Linux, macOS and
// Windows.
func checkPath(path string) error {
	var why string
	switch {
	case path == "":
		why = "it is empty"
	case !utf8.ValidString(path):
		why = "it is not valid UTF-8"
	case strings.HasPrefix(path, "/"):
		why = "it starts at the root of the disk"
	case !norm.NFC.IsNormalString(path):
		why = "its accents are not in the composed form (NFC)"
	}
	for element := range strings.SplitSeq(path, "/") {
		if why == "" {
			why = checkElement(element)
		}
	}
	if why == "" {
		return nil
	}
	return fmt.Errorf("path %q cannot be published: %s", path, why)
}

func checkElement(e string) string {
	switch {
	case e == "":
		return "it has an empty part"
	case e == "." || e == "..":
		return fmt.Sprintf("its part %q could lead elsewhere", e)
	case strings.HasSuffix(e, ".") || strings.HasSuffix(e, " "):
		return fmt.Sprintf("Windows drops the last character of %q", e)
	case device(e):
		return fmt.Sprintf("%q is the name of a device on Windows", e)
	case len(e) > 255:
		return "one of its parts is longer than 255 bytes"
	}
	for _, r := range e {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) {
			return fmt.Sprintf("not every computer allows %q in a name", r)
		}
	}
	return ""
}

// device reports whether Windows takes e for a device, whatever the extension.
func device(e string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(e), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, port); ok && utf8.RuneCountInString(n) == 1 {
			return strings.Contains("0123456789¹²³", n)
		}
	}
	return false
}

// fold returns what path has in common with every path that some file system
// takes for the same.
func fold(path string) string {
	for i := range len(path) {
		if path[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(path))
		}
	}
	return strings.ToLower(path)
}

// claims holds the paths of a site, and the folders they need, by fold.
type claims map[string]claim

type claim struct {
	path   string // as written
	by     string // the file that needs it: path itself, unless it is a folder
	folder bool
}

// add claims path, or says with which earlier one it collides. Who comes first
// is a matter of chance where many put at once; the sentence is the same.
func (c claims) add(path string) error {
	key := fold(path)
	if was, taken := c[key]; taken {
		return collision(was, claim{path: path, by: path})
	}
	// Folders from the innermost out: one that is known is known to the top.
	for dir, k := path, key; ; {
		dir, k = dir[:max(0, strings.LastIndexByte(dir, '/'))], k[:max(0, strings.LastIndexByte(k, '/'))]
		if dir == "" {
			break
		}
		want := claim{path: dir, by: path, folder: true}
		was, taken := c[k]
		if taken && (!was.folder || was.path != dir) {
			return collision(was, want)
		}
		if taken {
			break
		}
		c[k] = want
	}
	c[key] = claim{path: path, by: path}
	return nil
}

func collision(a, b claim) error {
	if b.by < a.by {
		a, b = b, a
	}
	switch {
	case a.path == b.path && !a.folder && !b.folder:
		return fmt.Errorf("path %q is put twice", a.path)
	case a.folder != b.folder:
		if a.folder {
			a, b = b, a
		}
		return fmt.Errorf("path %q is a file, but %q needs a folder there", a.path, b.by)
	}
	return fmt.Errorf("paths %q and %q are one and the same on some computers", a.by, b.by)
}
