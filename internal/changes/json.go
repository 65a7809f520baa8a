package changes

import (
	"bytes"
	"encoding/json"
	"fmt"

	"plaza/internal/graph"
	"plaza/internal/schema"
)

// changesFile is the whole log of the records, for machines.
type changesFile struct {
	Commit   string       `json:"commit"`
	Since    string       `json:"since"`
	Whole    bool         `json:"whole"`    // false: older changes are not known here
	Language string       `json:"language"` // of all texts below
	Changes  []changeJSON `json:"changes"`
}

type changeJSON struct {
	On      string       `json:"on"`
	Commit  string       `json:"commit"`
	Kind    string       `json:"kind"`
	ID      string       `json:"id"`
	What    string       `json:"what"` // added, edited or removed
	Fields  []editJSON   `json:"fields,omitempty"`
	Reasons []reasonJSON `json:"reasons,omitempty"`
}

type editJSON struct {
	Path   string   `json:"path"`
	Before []string `json:"before,omitempty"`
	Was    string   `json:"was,omitempty"` // in place of a value: not_answered, withheld, not_applicable
	After  []string `json:"after,omitempty"`
	Is     string   `json:"is,omitempty"`
}

type reasonJSON struct {
	Kind    string `json:"kind"`
	Note    string `json:"note"`
	Because string `json:"because,omitempty"`
	Ref     string `json:"ref,omitempty"`
}

// JSON returns the log for machines, nil where no repository is at hand.
// Example records are left out.
func JSON(site *graph.Site) ([]byte, error) {
	log := site.Log()
	if log.State == graph.NoLog {
		return nil, nil
	}
	out := changesFile{Commit: log.Commit, Since: log.Since.String(), Whole: log.State == graph.WholeLog, Language: site.Locales.All[0].Tag, Changes: []changeJSON{}}
	for _, c := range log.Changes {
		if rec := site.Record(c.Kind.Name, c.ID); rec != nil && rec.Meta().Example {
			continue
		}
		x := changeJSON{On: c.On.String(), Commit: c.Commit, Kind: c.Kind.Name, ID: c.ID, What: [...]string{"edited", "added", "removed"}[c.What]}
		for _, e := range c.Edits {
			x.Fields = append(x.Fields, editJSON{e.Path, e.Before, answerName(e.Was), e.After, answerName(e.Is)})
		}
		for _, r := range c.Reasons {
			x.Reasons = append(x.Reasons, reasonJSON{r.Kind, r.Note.Value, r.Because, r.Ref})
		}
		out.Changes = append(out.Changes, x)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		return nil, fmt.Errorf("write the log of changes: %w", err)
	}
	return b.Bytes(), nil
}

func answerName(k schema.AnswerKind) string {
	return [...]string{"", "not_answered", "withheld", "not_applicable"}[k]
}
