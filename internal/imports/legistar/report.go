package legistar

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// Report is what an import says to the one who ran it.
type Report struct {
	Meetings, Items, Votes, Called, Bodies, Members, Shortened int

	fields  map[string]int  // how often each field holds something
	places  map[string]bool // those that have a place
	Kept    []string
	Regular []string // meetings whose kind the file does not tell
	Lost    []string // what is in no record, and why
}

func newReport() *Report { return &Report{fields: map[string]int{}, places: map[string]bool{}} }

func (r *Report) saw(key string)  { r.fields[key]++ }
func (r *Report) used(key string) { r.places[key] = true }
func (r *Report) refuse(what, why string) {
	if s := what + ": " + why; !slices.Contains(r.Lost, s) {
		r.Lost = append(r.Lost, s)
	}
}

// some is how much of a list is shown where the report is not in full.
const some = 20

// Print writes the report.
func (r *Report) Print(w io.Writer, full bool) {
	fmt.Fprintf(w, "Made %d meetings with %d items, %d votes and %d answers to a roll call, %d public bodies, %d members.\n", r.Meetings, r.Items, r.Votes, r.Called, r.Bodies, r.Members)
	fmt.Fprintln(w, "\nFields without a place: their values are in no record")
	for _, key := range slices.Sorted(maps.Keys(r.fields)) {
		if !r.places[key] {
			fmt.Fprintf(w, "  %5d values  %s\n", r.fields[key], key)
		}
	}
	list(w, full, "Left out, and why", r.Lost)
	list(w, full, "Taken for regular meetings, since the file does not tell their kind: correct \"kind\" where it was another", r.Regular)
	list(w, full, "Left as they are: a person changed or wrote them", r.Kept)
	if r.Shortened > 0 {
		fmt.Fprintf(w, "\n%d titles were too long. They stand whole in the summary of their item.\n", r.Shortened)
	}
	if r.Members > 0 {
		fmt.Fprintln(w, "\nA member's term begins on the first day on which the file names the member. Correct it where the City knows better.")
	}
}

func list(w io.Writer, full bool, heading string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s (%d)\n", heading, len(items))
	for i, x := range items {
		if i == some && !full {
			fmt.Fprintf(w, "  ... %d more; --report FILE writes all\n", len(items)-i)
			return
		}
		fmt.Fprintf(w, "  %s\n", x)
	}
}
