// Package cells writes lists and groups of fields into one cell of a table, as
// the register's own CSV files have them, and reads them back.
//
// The form, which the page on the data explains to who uses the files:
//
//	a list    Red; Green; Blue
//	a group   kind: usage | note: Paid by the month
//	groups    kind: usage | note: Paid by the month; kind: staff
//
// Where an item holds the sign that would part it, a backslash stands before
// that sign, a backslash itself is written as two, and an item without any
// text as \e. What holds none of these looks as it is.
//
// Laws: Split(Join(x)) is x for every list with an item, SplitFields(JoinFields(x))
// for every group whose fields have names, Unguard(Guard(x)) for every cell.
// So lists of groups, and groups that hold lists, come back too. The fuzz tests
// hold the laws.
package cells

import "strings"

// Field is one named value of a group.
type Field struct{ Name, Value string }

var (
	itemEscapes  = strings.NewReplacer(`\`, `\\`, "; ", `\; `, "\r", `\r`)
	fieldEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "\r", `\r`)
)

// empty stands for an item without any text: a cell without one has no item.
const empty = `\e`

// Join writes a list. One without items is an empty cell.
func Join(items []string) string {
	out := make([]string, len(items))
	for i, s := range items {
		if out[i] = itemEscapes.Replace(s); s == "" {
			out[i] = empty
		}
	}
	return strings.Join(out, "; ")
}

// Split reads a list that Join wrote. An empty cell has no items.
func Split(cell string) []string { return split(cell, "; ") }

// JoinFields writes a group.
func JoinFields(fields []Field) string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Name + ": " + fieldEscapes.Replace(f.Value)
	}
	return strings.Join(out, " | ")
}

// SplitFields reads a group that JoinFields wrote. It reports false where a
// part has no name.
func SplitFields(cell string) ([]Field, bool) {
	var out []Field
	for _, part := range split(cell, " | ") {
		name, value, ok := strings.Cut(part, ": ")
		if !ok || name == "" {
			return nil, false
		}
		out = append(out, Field{name, value})
	}
	return out, true
}

// split parts a cell at each sign that has no backslash before it, and takes
// the backslashes away.
func split(cell, sign string) []string {
	if cell == "" {
		return nil
	}
	var out []string
	var item strings.Builder
	for i := 0; i < len(cell); i++ {
		switch {
		case cell[i] == '\\' && i+1 < len(cell):
			i++
			switch cell[i] {
			case 'e':
			case 'r':
				item.WriteByte('\r')
			default:
				item.WriteByte(cell[i])
			}
		case strings.HasPrefix(cell[i:], sign):
			out = append(out, item.String())
			item.Reset()
			i += len(sign) - 1
		default:
			item.WriteByte(cell[i])
		}
	}
	return append(out, item.String())
}

// Guard puts an apostrophe before a cell that a spreadsheet would run as a
// formula; the spreadsheet does not show it. A cell that has such an
// apostrophe already gets one more.
func Guard(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard takes away the apostrophe that Guard put there.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && runs(cell) {
		return cell[1:]
	}
	return cell
}

// runs reports whether a spreadsheet takes the cell for a formula, apostrophes
// before it left aside.
func runs(cell string) bool {
	cell = strings.TrimLeft(cell, "'")
	return cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0
}
