package desk

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/draft"
	"plaza/internal/schema"
)

// questions asks for what must be given, what residents always see, and what
// makes a record like others.
func questions(e Env, o draft.Options) []draft.Value {
	given := map[string]bool{}
	for _, v := range o.Values {
		given[v.Path] = true
	}
	in := bufio.NewScanner(e.In)
	var out []draft.Value
	for _, f := range o.Kind.Own() {
		if f.Type == schema.Table || f.Type == schema.Tables || f.Body || given[f.Name] || !f.Required && !f.Shown && !f.Kin {
			continue
		}
		fmt.Fprint(e.Out, question(f, o))
		for {
			fmt.Fprint(e.Out, "> ")
			if !in.Scan() {
				fmt.Fprintln(e.Out)
				return out
			}
			answer := strings.TrimSpace(in.Text())
			if answer == "" {
				break
			}
			if err := sound(f, answer, o); err != nil {
				fmt.Fprintf(e.Out, "  %v\n", err)
				continue
			}
			out = append(out, draft.Value{Path: f.Name, Texts: []string{answer}})
			break
		}
	}
	return out
}

func question(f *schema.Field, o draft.Options) string {
	var b strings.Builder
	b.WriteString("\n")
	if o.Words == nil {
		b.WriteString(f.Name + "\n")
	} else {
		fmt.Fprintf(&b, "%s: %s\n", o.Words.Label(f.Label()), o.Words.Label(f.Help()))
		if len(f.OneOf) > 0 {
			fmt.Fprintf(&b, "  %s\n", draft.Values(o.Words, f))
		}
	}
	if f.Required {
		b.WriteString("  It must be given before the site can be made. Enter leaves it open for now.\n")
	}
	return b.String()
}

// sound reports what is wrong with an answer, so that it can be given again.
func sound(f *schema.Field, answer string, o draft.Options) error {
	if _, err := draft.Spell(f, []string{answer}); err != nil {
		return err
	}
	if len(f.OneOf) > 0 && !slices.Contains(f.OneOf, answer) {
		return errors.New(diag.DidYouMean(answer, f.OneOf))
	}
	if f.Link == "" || o.Site == nil {
		return nil
	}
	var ids []string
	for _, r := range o.Site.Records(f.Link) {
		ids = append(ids, r.Meta().ID)
	}
	for one := range strings.SplitSeq(answer, ",") {
		if one = strings.TrimSpace(one); !slices.Contains(ids, one) {
			return fmt.Errorf("there is no %s %q. %s", f.Link, one, diag.DidYouMean(one, ids))
		}
	}
	return nil
}
