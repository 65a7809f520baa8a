package schema

import (
	"regexp"
	"strings"
)

// markdown are marks that only one who writes Markdown sets. They stand round
// words, at the edge of words: 2*3*4, snake_case, C* and *.pdf are none.
var markdown = regexp.MustCompile(`(?m)` + strings.Join([]string{
	`\[[^\[\]\n]+\]\((?:[a-z]+:|[#/.]|[^\s()]+\.)[^\s()]*\)`, // [words](address)
	`\[\^[^\[\]\s]+\]`,                             // a footnote
	`<(?:https?://|mailto:)[^\s<>]+>`,              // <https://example.org>
	edge(`(\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*)`),     // **words**
	edge(`(\*[\pL\pN"“«¿¡](?:[^*\n]*[^\s*])?\*)`),  // *words*
	edge(`(__[^\s_][^_\n]* [^_\n]*[^\s_]__)`),      // __two words__, not __init__
	edge(`(_[\pL\pN"“«¿¡][^_\n]* [^_\n]*[^\s_]_)`), // _two words_, not _blank_
	edge("(`[^`\n]+`)"),                            // a piece of code
	edge(`(~~[^\s~](?:[^~\n]*[^\s~])?~~)`),         // ~~words~~
	`^#{2,6} \S[^\n]*`,                             // a heading
	`^[-*+] \S[^\n]*\n[-*+] \S`,                    // a list
}, "|"))

// edge wants no letter, digit or slash beside the marks.
func edge(marks string) string {
	return `(?:^|[^\pL\pN*_` + "`" + `~/\\])` + marks + `(?:$|[^\pL\pN*_` + "`" + `~/])`
}

// marked returns the first piece of a text that is written as Markdown, "" for
// none.
func marked(s string) string {
	if !strings.ContainsAny(s, "[<*_`~#-+") {
		return ""
	}
	found := markdown.FindStringSubmatch(s)
	if found == nil {
		return ""
	}
	for _, inner := range found[1:] {
		if inner != "" {
			return brief(inner)
		}
	}
	line, _, _ := strings.Cut(found[0], "\n")
	return brief(line)
}

// brief is as much of a piece as a message needs to show.
func brief(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
