package tomldoc

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"plaza/internal/source"
	"plaza/internal/tomldoc/scan"
)

// shapes are documents of about n bytes that would cost a careless reader time
// out of all proportion, or end the program.
var shapes = map[string]func(n int) string{
	"open brackets":          func(n int) string { return strings.Repeat("[", n) },
	"open brackets in lines": func(n int) string { return fill(n, strings.Repeat("[", 40)+"\n") },
	"lists in lists":         func(n int) string { return "a = " + strings.Repeat("[", n) },
	"groups in groups":       func(n int) string { return "a = " + strings.Repeat("{a=", n/3) },
	"closed to the limit": func(n int) string {
		return "a = [" + fill(n, strings.Repeat("[", 31)+strings.Repeat("]", 31)+",\n") + "]"
	},
	"dots":             func(n int) string { return strings.Repeat("a.", n/2) + "a = 1" },
	"dots in headings": func(n int) string { return "[" + strings.Repeat("a.", n/2) + "a]" },
	"long name":        func(n int) string { return strings.Repeat("a", n) + " = 1" },
	"long heading":     func(n int) string { return longHeading() + fill(n, "a%d=1 "+pad) },
	"long groups": func(n int) string {
		return "[" + strings.Repeat("h", MaxName) + "]\n" + fill(n, "a%d={b={c={d={e=1}}}} "+pad+pad+pad+pad)
	},
	"sub-headings":           func(n int) string { return fill(n, "[a.k%d] "+pad) },
	"deeper headings":        func(n int) string { return fill(n, "[a.b.c.d.e.f.g.k%d] "+pad) },
	"headings out of order":  func(n int) string { return fill(n, "[a%[1]d.b.c] "+pad+"[a%[1]d] "+pad) },
	"lists of groups":        func(n int) string { return fill(n, "[[a]] "+pad) },
	"sub-lists of groups":    func(n int) string { return fill(n, "[[a]] "+pad+"[[a.b]] "+pad+"[a.b.c] "+pad) },
	"groups in a list":       func(n int) string { return "a = [" + fill(n, "{a=1}, "+pad) + "]" },
	"items on lines":         func(n int) string { return "a = [" + fill(n, "1,\n") + "]" },
	"items after blanks":     func(n int) string { return "a = [" + fill(n, strings.Repeat(" ", 60)+"a,\n") + "]" },
	"names in lists":         func(n int) string { return fill(n, "a = [\nb\n") },
	"the same name":          func(n int) string { return fill(n, "a=1 "+pad) },
	"names with dots":        func(n int) string { return fill(n, "a.b.c.d%d=1 "+pad) },
	"texts never closed":     func(n int) string { return fill(n, "a = \"x\n") },
	"long texts, not closed": func(n int) string { return fill(n, "a = \"\"\"\nb = '''\n") },
	"long texts, escaped":    func(n int) string { return "a = \"\"\"\n" + fill(n, "b = \\\"\"\"\n") },
	"no text, only remarks":  func(n int) string { return fill(n, "# x\n") },
	"lines that go on":       func(n int) string { return "a = \"x\n" + fill(n, "b b b b\n") },
	"curly quotes":           func(n int) string { return "a = [" + line(n, "“x, ") },
	"curly quotes, blanks":   func(n int) string { return "a = " + line(n, "”    ") },
	"bad escapes":            func(n int) string { return "a = \"" + line(n, "\\q") + "\"" },
	"hidden escapes":         func(n int) string { return "a = \"" + line(n, "\\u200b") + "\"" },
	"hidden characters":      func(n int) string { return "# " + line(n, "\u200bx") },
	"joiners":                func(n int) string { return "# " + line(n, "\u200d") },
	"accents before joiners": func(n int) string { return "# " + line(n, "\u0301\u200d") },
	"stray brackets":         func(n int) string { return fill(n, "]\n") },
	"versions of git":        func(n int) string { return fill(n, "<<<<<<< x\n=======\n>>>>>>> y\n") },
	"half versions of git":   func(n int) string { return fill(n, "<<<<<<< x\n") },
	"no equals signs":        func(n int) string { return fill(n, "a b c d\n") },
	"words for a name":       func(n int) string { return line(n, "a ") + "= 1" },
	"commas":                 func(n int) string { return "a = [" + line(n, ",") },
	"numbers":                func(n int) string { return "a = " + line(n, "1_") },
	"blanks":                 func(n int) string { return line(n, " ") },
	"wrong spaces":           func(n int) string { return line(n, "\u00a0 ") },
	"nothing at all":         func(n int) string { return strings.Repeat("\x00", n) },
}

// pad keeps the names in the longest shapes just under MaxNames.
const pad = "# ------------\n"

// fill repeats lines to about n bytes; a number in them counts up.
func fill(n int, lines string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		if strings.Contains(lines, "%") {
			fmt.Fprintf(&b, lines, i)
		} else {
			b.WriteString(lines)
		}
	}
	return b.String()
}

// line repeats a piece up to n bytes or the longest line that is read.
func line(n int, piece string) string {
	return strings.Repeat(piece, min(n, MaxLine-100)/len(piece))
}

func longHeading() string {
	parts := make([]string, MaxParts)
	for i := range parts {
		parts[i] = strings.Repeat("h", MaxName)
	}
	return "[" + strings.Join(parts, ".") + "]\n"
}

// cost reads a document with all that it offers and returns what was looked at
// twice and what memory was asked for, in bytes. Unlike time, both are the same
// on every machine.
func cost(text string) (again, memory int) {
	f := source.New("a.toml", []byte(text))
	f.Pos(0, 1) // the list of lines belongs to the file
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	doc, _ := Parse(f, 0, len(f.Bytes))
	if doc != nil {
		doc.Key("a")
	}
	runtime.ReadMemStats(&after)
	return scan.Document(f, 0, len(f.Bytes)).Again, int(after.TotalAlloc - before.TotalAlloc)
}

// TestWorkGrowsWithLength doubles every shape: the work may at most double,
// with some room for tables that grow in steps. A quadratic reader would come
// to four times at each step, and sixty-four times in all.
func TestWorkGrowsWithLength(t *testing.T) {
	for name, shape := range shapes {
		_, small := cost(shape(7 << 10))
		again, large := cost(shape(7 << 13))
		if again > 8*(7<<13) {
			t.Errorf("%s: %d bytes were looked at again", name, again)
		}
		if large > 8*small*3/2+64<<10 {
			t.Errorf("%s: %d bytes of memory for 7 KiB, %d for eight times that", name, small, large)
		}
		if large > 24<<20 {
			t.Errorf("%s: %d bytes of memory for one document", name, large)
		}
	}
}

// TestHuge reads five megabytes of each shape. What the decoders would do with
// some of them ends the program, or takes hours.
func TestHuge(t *testing.T) {
	for name, shape := range shapes {
		f := source.New("a.toml", []byte(shape(5<<20)))
		if len(f.Bytes) <= MaxSize {
			continue
		}
		doc, found := Parse(f, 0, len(f.Bytes))
		if doc != nil || len(found) != 1 || found[0].Code != "toml/too-large" {
			t.Errorf("%s: got %v, %v", name, doc != nil, brief(found))
		}
	}
}

// TestLimits holds that what keeps a limit to the last byte is read.
func TestLimits(t *testing.T) {
	for name, text := range map[string]string{
		"size":  "a = 1\n" + strings.Repeat("# remark\n", MaxSize/9-1),
		"line":  "a = \"" + strings.Repeat("x", MaxLine-6) + "\"\n",
		"depth": "a = " + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth) + "\n",
		"mixed": "a = " + strings.Repeat("[{a=", MaxDepth/2) + "1" + strings.Repeat("}]", MaxDepth/2) + "\n",
		"parts": strings.Repeat("a.", MaxParts-1) + "a = 1\n",
		"name":  strings.Repeat("a", MaxName) + " = 1\n",
		"names": names(MaxNames),
	} {
		f := file(text)
		if doc, found := Parse(f, 0, len(f.Bytes)); doc == nil || len(found) > 0 {
			t.Errorf("%s: %v", name, brief(found))
		}
	}
}
