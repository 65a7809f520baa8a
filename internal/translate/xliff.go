package translate

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"plaza/internal/digest"
	"plaza/internal/schema"
)

// xliffSpace is the namespace of XLIFF 2.0, which 2.1 keeps.
const xliffSpace = "urn:oasis:names:tc:xliff:document:2.0"

type document struct {
	XMLName xml.Name `xml:"urn:oasis:names:tc:xliff:document:2.0 xliff"`
	Version string   `xml:"version,attr"`
	Source  string   `xml:"srcLang,attr"`
	Target  string   `xml:"trgLang,attr"`
	Files   []file   `xml:"file"`
}

type file struct {
	ID       string `xml:"id,attr"` // tool.clearview-ai
	Original string `xml:"original,attr"`
	Units    []unit `xml:"unit"`
}

type unit struct {
	ID       string    `xml:"id,attr"` // the path of the text
	Segment  string    `xml:"canResegment,attr,omitempty"`
	Notes    *notes    `xml:"notes"`
	Segments []segment `xml:",any"`
}

type notes struct {
	Notes []note `xml:"note"`
}

type note struct {
	Category string `xml:"category,attr"`
	Text     string `xml:",chardata"`
}

// segment is a segment or, between two of them, what a tool need not
// translate.
type segment struct {
	XMLName xml.Name
	State   string `xml:"state,attr,omitempty"`
	Sub     string `xml:"subState,attr,omitempty"`
	Source  words  `xml:"source"`
	Target  *words `xml:"target"`
}

// words are the text of a segment. Marks that a tool put around some of them
// are taken off; what cannot be taken off is told.
type words struct {
	Space string
	Text  string
	Codes string // name of an element that stands for something else
}

func (w words) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = []xml.Attr{{Name: xml.Name{Local: "xml:space"}, Value: "preserve"}}
	return e.EncodeElement(w.Text, start)
}

func (w *words) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return fmt.Errorf("read a text: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch t.Name.Local {
			case "mrk", "pc", "sm", "em":
			default:
				w.Codes = t.Name.Local
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			w.Text += string(t)
		}
	}
	return nil
}

// Export writes the items as XLIFF 2.1. label gives the words, in the source
// language, that name and explain a text to its translator.
func Export(w io.Writer, items []Item, from, to string, label func(Item) (name, help string)) error {
	doc := document{Version: "2.1", Source: from, Target: to}
	for _, group := range ByRecord(items) {
		h := group[0].Record.Meta()
		f := file{ID: h.Kind.Name + "." + h.ID, Original: h.File.Path}
		for _, i := range group {
			name, help := label(i)
			s := segment{XMLName: xml.Name{Local: "segment"}, Source: words{Text: i.Text.Value}, State: "initial"}
			n := &notes{[]note{{"field", name}, {"help", help}}}
			if i.State != schema.Missing {
				s.Target = &words{Text: i.Now.Value}
			}
			switch {
			case i.State == schema.Current && i.Now.Method == "human":
				s.State = "reviewed"
			case i.State == schema.Current:
				s.State = "translated"
			case i.State == schema.Stale:
				s.Sub = "plaza:stale"
				if i.Was != "" {
					n.Notes = append(n.Notes, note{"source-before", i.Was})
				}
			}
			if i.Field != nil && i.Field.Max > 0 {
				n.Notes = append(n.Notes, note{"limit", fmt.Sprintf("at most %d characters", i.Field.Max)})
			}
			f.Units = append(f.Units, unit{ID: i.Text.Path, Segment: "no", Notes: n, Segments: []segment{s}})
		}
		doc.Files = append(doc.Files, f)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write XLIFF: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write XLIFF: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// Returned is what came back from a firm.
type Returned struct {
	Texts   []Accepted
	Same    int      // texts that stand there already, word for word
	Empty   int      // without a translation
	Old     []string // taken, but the source has changed since they were sent
	Unknown []string // "tool/x summary": not on the site any more
	Wrong   []string // sentences about texts that could not be read
}

// Import compares a file with the items of its language. made is how the
// texts in it were made.
func Import(r io.Reader, items []Item, tag string, made schema.Made) (Returned, error) {
	var doc document
	d := xml.NewDecoder(r)
	if err := d.Decode(&doc); err != nil {
		return Returned{}, fmt.Errorf("this is not XLIFF 2: %w", err)
	}
	if !strings.HasPrefix(doc.Version, "2") {
		return Returned{}, fmt.Errorf("this is XLIFF %s; version 2 is needed", doc.Version)
	}
	if doc.Target != tag {
		return Returned{}, fmt.Errorf("the file is in %q, not in %q", doc.Target, tag)
	}
	if len(doc.Files) == 0 {
		return Returned{}, errors.New("there is no text in it")
	}
	known := map[string]Item{}
	for _, i := range items {
		known[i.Ref()+" "+i.Text.Path] = i
	}
	var out Returned
	for _, f := range doc.Files {
		kind, id, _ := strings.Cut(f.ID, ".")
		for _, u := range f.Units {
			name := kind + "/" + id + " " + u.ID
			item, ok := known[name]
			if !ok {
				out.Unknown = append(out.Unknown, name)
				continue
			}
			out.take(name, item, u, made)
		}
	}
	return out, nil
}

func (out *Returned) take(name string, item Item, u unit, made schema.Made) {
	var source, target strings.Builder
	confirmed := true
	for _, s := range u.Segments {
		switch s.XMLName.Local {
		case "segment":
			confirmed = confirmed && s.State != "" && s.State != "initial"
		case "ignorable":
		default:
			continue
		}
		source.WriteString(s.Source.Text)
		if s.Target == nil {
			if s.XMLName.Local == "ignorable" {
				target.WriteString(s.Source.Text)
			}
			continue
		}
		if s.Target.Codes != "" {
			out.Wrong = append(out.Wrong, fmt.Sprintf("%s: the translation holds a code <%s>, which stands for no words", name, s.Target.Codes))
			return
		}
		target.WriteString(s.Target.Text)
	}
	words := strings.TrimSpace(target.String())
	switch {
	case words == "":
		out.Empty++
		return
	case words == strings.TrimSpace(item.Now.Value) && item.State != schema.Missing && (item.State == schema.Current || !confirmed):
		out.Same++
		return
	}
	if digest.Text(source.String()) != digest.Text(item.Text.Value) {
		out.Old = append(out.Old, name)
	}
	out.Texts = append(out.Texts, Accepted{Item: item, Words: words, Source: source.String(), Made: made})
}
