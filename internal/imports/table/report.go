package table

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Report is what an import says to the one who ran it.
type Report struct {
	Sheet     *Sheet
	Columns   []Placed
	Tools     int
	Made      map[string]int // departments and firms
	Shortened int
	Same      []string // names that had to get another id
	Kept      []string // records that a person changed or wrote
	Refused   []string // values that fit no field, with their lines
}

// Placed is one column and what became of it.
type Placed struct {
	Head, Field string // Field is "" where it has no place
	Cells       int    // with any text
	Values      map[string]int
}

func newReport(s *Sheet) *Report {
	r := &Report{Sheet: s, Made: map[string]int{}}
	for _, h := range s.Head {
		r.Columns = append(r.Columns, Placed{Head: h, Values: map[string]int{}})
	}
	return r
}

func (r *Report) place(at int, field string) { r.Columns[at].Field = field }

func (r *Report) cell(at int, text string) {
	c := &r.Columns[at]
	c.Cells++
	if c.Field == "" {
		c.Values[text]++
	}
}

func (r *Report) refuse(line int, head, why string) {
	r.Refused = append(r.Refused, fmt.Sprintf("line %d, %s: %s", line, head, why))
}

// Print writes the report. In full it holds every value that has no place, and
// how often it stands in the file.
func (r *Report) Print(w io.Writer, full bool) {
	s := r.Sheet
	fmt.Fprintf(w, "Read %d rows with %d columns, in %s. Made %d tools, %d departments, %d firms.\n",
		len(s.Rows), len(s.Head), s.Encoding, r.Tools, r.Made["department"], r.Made["vendor"])
	fmt.Fprintln(w, "\nColumns that have a place")
	for _, c := range r.Columns {
		if c.Field != "" {
			fmt.Fprintf(w, "  %5d values  %s -> %s\n", c.Cells, short(c.Head), c.Field)
		}
	}
	fmt.Fprintln(w, "\nColumns without a place: their values are in no record")
	for _, c := range r.Columns {
		if c.Field != "" {
			continue
		}
		fmt.Fprintf(w, "  %5d values  %s\n", c.Cells, short(c.Head))
		if full {
			values := make([]string, 0, len(c.Values))
			for v := range c.Values {
				values = append(values, v)
			}
			slices.Sort(values)
			for _, v := range values {
				fmt.Fprintf(w, "               %d x %s\n", c.Values[v], v)
			}
		}
	}
	list(w, full, "Values that fit no field: they are in no record", r.Refused)
	list(w, full, "Rows of another length than the row of headings", s.Ragged)
	list(w, full, "Names that stand more than once, or are taken", r.Same)
	list(w, full, "Left as they are: a person changed or wrote them", r.Kept)
	if r.Shortened > 0 {
		fmt.Fprintf(w, "\n%d texts were longer than their field. They are shortened there and stand whole under sources.wording.\n", r.Shortened)
	}
	if s.Blank > 0 {
		fmt.Fprintf(w, "\n%d rows were empty.\n", s.Blank)
	}
}

// some is how much of a list is shown where the report is not in full.
const some = 20

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

func short(s string) string {
	if r := []rune(s); len(r) > 90 {
		return strings.TrimSpace(string(r[:90])) + " …"
	}
	return s
}
