package markdown

import "bytes"

// Columns returns how many columns a table has below the line "|---|---|", or
// 0 for a line that is none.
func Columns(line []byte) int {
	line = bytes.TrimSpace(line)
	if !bytes.Contains(line, []byte("|")) || !bytes.Contains(line, []byte("-")) || len(bytes.Trim(line, "-:| \t\v\f")) != 0 {
		return 0
	}
	return bytes.Count(bytes.Trim(line, "|"), []byte("|")) + 1
}

// Beyond returns where the words of a table's row are that stand beyond the
// last column, or an n of 0.
func Beyond(row []byte, columns int) (off, n int) {
	i := len(row) - len(bytes.TrimLeft(row, " \t|"))
	for ; i < len(row); i++ {
		if row[i] != '|' || row[i-1] == '\\' {
			continue
		}
		if columns--; columns == 0 {
			lost := bytes.Trim(row[i:], " \t|")
			return i + bytes.Index(row[i:], lost), len(lost)
		}
	}
	return 0, 0
}
