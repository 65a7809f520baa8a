package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"plaza/internal/readable"
)

// guides are the texts for staff who do not program.
func guides(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("editing/*.md")
	if err != nil || len(names) < 8 {
		t.Fatalf("the guides are %q (%v)", names, err)
	}
	return names
}

var (
	tableLine = regexp.MustCompile(`(?m)^ *\|.*$`)
	headline  = regexp.MustCompile(`(?m)^#+ .*$`)
	listMark  = regexp.MustCompile(`(?m)^ *(-|[0-9]+\.) +`)
	picture   = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
	words     = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// running returns the sentences of a guide: its paragraphs and list items, one
// a line, names of files and fields as one short word.
func running(text string) []string {
	text = code.ReplaceAllString(text, "")
	text, _, _ = strings.Cut(text, "\n## For who runs the site")
	text = strings.ReplaceAll(text, notReviewed, "")
	for _, r := range []*regexp.Regexp{tableLine, headline, picture} {
		text = r.ReplaceAllString(text, "")
	}
	text = words.ReplaceAllString(tick.ReplaceAllString(text, "name"), "$1")
	text = listMark.ReplaceAllString(text, "\n")
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.Join(strings.Fields(strings.NewReplacer("**", "", "*", "").Replace(p)), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// grade is the Flesch-Kincaid grade of texts.
func grade(t *testing.T, texts []string) float64 { return measured(t, "flesch-kincaid", texts) }

// measured is how hard texts are to read by a formula.
func measured(t *testing.T, formula string, texts []string) float64 {
	t.Helper()
	f := readable.Named(formula)
	if f == nil {
		t.Fatalf("the formulas are %q", readable.Names())
	}
	var c readable.Count
	for _, p := range texts {
		c.Add(f.Count(readable.Sentences(p)))
	}
	return f.Value(c)
}

// Staff who edit do not program: the guides are read at grade 8 or below.
func TestGuidesAreEasy(t *testing.T) {
	for _, name := range guides(t) {
		if g := grade(t, running(read(t, name))); g > 8 {
			t.Errorf("%s is read at grade %.1f, 8 is the limit", name, g)
		} else {
			t.Logf("%s: grade %.1f", name, g)
		}
	}
	hard := "Notwithstanding the aforementioned considerations regarding organizational accountability, administrators necessarily coordinate interdepartmental responsibilities."
	if g := grade(t, []string{hard}); g <= 8 {
		t.Errorf("a hard sentence has grade %.1f", g)
	}
}

// notReviewed is what a guide says until a person has compared it.
const notReviewed = "Esta traducción aún no la ha revisado una persona."

// Each guide is there in Spanish, at least "normal" to read on the INFLESZ scale,
// and says that no person has reviewed it yet.
func TestGuidesInSpanish(t *testing.T) {
	for _, name := range guides(t) {
		es := filepath.Join("editing", "es", filepath.Base(name))
		text := read(t, es)
		if !strings.Contains(text, notReviewed) {
			t.Errorf("%s does not say that no person has reviewed it", es)
		}
		if v := measured(t, "inflesz", running(text)); v < 55 {
			t.Errorf("%s has %.1f on the INFLESZ scale; 55 is the least", es, v)
		} else {
			t.Logf("%s: %.1f", es, v)
		}
	}
	hard := "La implementación administrativa interdepartamental necesariamente condicionará significativamente las responsabilidades organizacionales correspondientes."
	if v := measured(t, "inflesz", []string{hard}); v >= 55 {
		t.Errorf("a hard sentence has %.1f", v)
	}
}

// Pictures in guides are small: staff read them on slow lines too.
func TestPicturesAreSmall(t *testing.T) {
	for _, name := range guides(t) {
		for _, m := range regexp.MustCompile(`!\[([^\]]*)\]\(([^)]*)\)`).FindAllStringSubmatch(read(t, name), -1) {
			info, err := os.Stat(filepath.Join("editing", m[2]))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if info.Size() > 60_000 {
				t.Errorf("%s has %d bytes, 60000 is the limit", m[2], info.Size())
			}
			if len(m[1]) < 20 {
				t.Errorf("%s: the picture %s is not described", name, m[2])
			}
		}
	}
}
