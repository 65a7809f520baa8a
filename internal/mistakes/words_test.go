package mistakes

import (
	"slices"
	"strings"
)

// complete puts the words of all below those of part, as far as part does not
// hold them: first what is missing under the last heading of part, so that it
// goes on there, then the other tables. A table [locale] in part is taken as
// it is.
func complete(part, all []byte) []byte {
	mine, _ := blocks(part)
	rest, order := blocks(all)
	out := string(part)
	_, last := blocks(part)
	for i := len(last) - 1; i >= 0; i-- {
		heading := last[i]
		if i < len(last)-1 && len(missing(mine[heading], rest[heading])) > 0 && heading != "locale" {
			panic("mistakes: only the last table of a file of words can be completed, not [" + heading + "]")
		}
		if i == len(last)-1 && heading != "locale" {
			out += strings.Join(missing(mine[heading], rest[heading]), "")
		}
	}
	for _, heading := range order {
		if mine[heading] == nil {
			out += "\n[" + heading + "]\n" + strings.Join(rest[heading], "")
		}
	}
	return []byte(out)
}

// missing returns the lines of rest whose key does not stand in mine.
func missing(mine, rest []string) []string {
	return slices.DeleteFunc(slices.Clone(rest), func(line string) bool {
		return slices.ContainsFunc(mine, func(other string) bool { return key(other) == key(line) })
	})
}

// blocks parts a file of words by its headings: the lines that hold a word,
// and the order of the headings. Such a file has one word on a line.
func blocks(b []byte) (lines map[string][]string, order []string) {
	lines = map[string][]string{}
	heading := ""
	for line := range strings.Lines(string(b)) {
		switch {
		case strings.HasPrefix(line, "["):
			heading, _, _ = strings.Cut(line[1:], "]")
			lines[heading] = []string{}
			order = append(order, heading)
		case key(line) != "":
			lines[heading] = append(lines[heading], line)
		}
	}
	return lines, order
}

// key is the name before the equals sign of a line.
func key(line string) string {
	name, _, ok := strings.Cut(line, "=")
	if !ok || strings.HasPrefix(line, "#") {
		return ""
	}
	return strings.Trim(strings.TrimSpace(name), `"`)
}

// without leaves the word with this id out of a file.
func without(b []byte, id string) []byte {
	heading, found := "", false
	var out strings.Builder
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "[") {
			heading, _, _ = strings.Cut(line[1:], "]")
		}
		if key(line) != "" && heading+"."+key(line) == id {
			found = true
			continue
		}
		out.WriteString(line)
	}
	if !found {
		panic("mistakes: there is no word " + id + " to leave out")
	}
	return []byte(out.String())
}
