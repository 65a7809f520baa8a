package record_test

import (
	"slices"
	"strings"
	"testing"

	"plaza/internal/record"
	"plaza/internal/source"

	"plaza/internal/schema"
)

// A tool that answers nothing brings one error for each question that is put
// to every tool: none can stay blank.
func TestNoBlankAnswer(t *testing.T) {
	k := record.Kinds().Kind("tool")
	_, found := schema.Decode(k, "empty", source.New("data/tools/empty.toml", []byte("kind = \"tool\"\n")))
	var said []string
	for _, d := range found {
		if d.Code == "record/no-answer" {
			said = append(said, d.Says)
		}
	}
	shown := 0
	for _, f := range k.Fields {
		if !f.Shown {
			continue
		}
		shown++
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, "\""+f.Name+"\"") }) {
			t.Errorf("%s may stay blank", f.Name)
		}
	}
	if shown < 10 || len(said) != shown {
		t.Errorf("%d questions, %d errors", shown, len(said))
	}
}
