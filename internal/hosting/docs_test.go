package hosting

import (
	"flag"
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the snippets into docs/hosting.md")

const manual = "../../docs/hosting.md"

// The manual shows the very lines that the table of headers gives, so that a
// header that is added or bettered reaches everyone who serves a site.
func TestManualShowsWhatIsGenerated(t *testing.T) {
	old, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	page := old
	for lang, snippet := range map[string][]byte{"nginx": Nginx(), "caddy": Caddy()} {
		block := regexp.MustCompile("(?s)\n```" + lang + "\n(.*?)```\n")
		if n := len(block.FindAll(page, -1)); n != 1 {
			t.Fatalf("docs/hosting.md holds %d blocks of %s, want one", n, lang)
		}
		at := block.FindSubmatchIndex(page)
		if diff := cmp.Diff(string(snippet), string(page[at[2]:at[3]])); diff != "" && !*update {
			t.Errorf("docs/hosting.md shows other lines for %s (-generated +shown); run\n\tgo test ./internal/hosting -update\n%s", lang, diff)
		}
		page = append(page[:at[2]:at[2]], append(snippet, page[at[3]:]...)...)
	}
	if *update {
		if err := os.WriteFile(manual, page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
