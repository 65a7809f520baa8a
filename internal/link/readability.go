package link

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"plaza/internal/diag"
	"plaza/internal/prose"
	"plaza/internal/readable"
	"plaza/internal/schema"
	"plaza/internal/source"
)

const (
	enoughWords  = 60 // fewer words say too little about how hard a text is
	longSentence = 25 // words
	summaryWords = 60
)

// checkReadability measures what each record says in each language that has a
// formula, and points to what makes it hard. Wording of the source is nobody's
// to mend here and is not measured. It looks at every word, so a build that
// only publishes leaves it to "plaza check".
func checkReadability(l *linker) {
	if !l.opt.Readability {
		return
	}
	l.each(func(r schema.Record) {
		h, texts := r.Meta(), l.texts(r)
		docs := map[string]*prose.Doc{}
		for _, p := range schema.Proses(r) {
			docs[p.Path] = p.Doc
		}
		for i, loc := range l.site.Locales.All {
			formula := readable.Named(loc.Formula)
			if formula == nil {
				continue
			}
			m := measure{formula: formula, language: loc.Name, file: h.File}
			if i == 0 {
				for _, t := range texts {
					m.add(t.Path, t.Value, docs[t.Path])
				}
			} else if o := l.site.Overlay(h.Kind.Name, h.ID, loc.Tag); o != nil {
				m.file = o.File
				for _, t := range texts {
					m.add(t.Path, o.Texts[t.Path].Value, o.Texts[t.Path].Doc)
				}
			}
			l.out = append(l.out, m.findings()...)
		}
	})
}

// measure is what one record says in one language.
type measure struct {
	formula  *readable.Formula
	language string
	file     *source.File
	all      readable.Count
	hardest  passage
	long     []passage
	summary  passage // that is too long
}

// passage is a sentence in the text that it stands in.
type passage struct {
	text  string
	at    int
	words int
}

// add counts the running sentences of a text; names and labels end with no mark.
func (m *measure) add(path, text string, doc *prose.Doc) {
	if doc != nil {
		text = doc.Text()
	}
	if n := len(strings.Fields(text)); path == "summary" && n > summaryWords {
		m.summary = passage{text, 0, n}
	}
	for _, line := range strings.Split(text, "\n") {
		if !strings.ContainsAny(line, ".!?…") || strings.Contains(line, "\t") {
			continue
		}
		sentences := readable.Sentences(line)
		m.all.Add(m.formula.Count(sentences))
		for _, s := range sentences {
			p := passage{line, s.At, len(s.Words)}
			if p.words > m.hardest.words {
				m.hardest = p
			}
			if p.words > longSentence {
				m.long = append(m.long, p)
			}
		}
	}
}

func (m *measure) findings() []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, p := range m.long {
		out = append(out, diag.New("text/long-sentence", m.place(p), "words", strconv.Itoa(p.words), "limit", strconv.Itoa(longSentence)))
	}
	if m.summary.words > 0 {
		out = append(out, diag.New("text/summary-long", m.place(m.summary), "words", strconv.Itoa(m.summary.words), "limit", strconv.Itoa(summaryWords)))
	}
	if m.all.Words < enoughWords {
		return out
	}
	if v := m.formula.Value(m.all); m.formula.Harder(v, m.formula.Limit) {
		out = append(out, diag.New("text/hard", m.place(m.hardest), "language", m.language, "formula", m.formula.Title,
			"figure", fmt.Sprintf("%.1f", v), "limit", fmt.Sprintf("%.0f", m.formula.Limit), "words", strconv.Itoa(m.hardest.words)))
	}
	return out
}

// place finds the sentence in the file by its first words, which stand there
// as they are unless a mark or an escape lies between them.
func (m *measure) place(p passage) diag.Pos {
	rest := p.text[p.at:]
	for _, n := range []int{5, 3, 2, 1} {
		words := strings.SplitN(rest, " ", n+1)
		start := strings.Join(words[:min(n, len(words))], " ")
		if at := bytes.Index(m.file.Bytes, []byte(start)); at >= 0 {
			return m.file.Pos(at, len(start))
		}
	}
	return m.file.Pos(0, 0)
}
