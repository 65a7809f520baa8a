package form

import (
	"strings"

	"plaza/internal/locale"
	"plaza/internal/safety"
	"plaza/internal/schema"
)

// Here is what the components of templates/feedback print. Both programs fill
// these models: the generator for an empty form, the handler for one that
// holds what a visitor typed.

// Words are the interface words of the form in one language.
type Words = locale.FormWords

// Text is a text as the page shows it. Lang and Dir are set when it is not in
// the page's own language.
type Text struct{ Text, Lang, Dir string }

// Option is one of several answers.
type Option struct {
	Value       string
	Label, Hint Text
	Chosen      bool
}

// Group is options under a heading.
type Group struct {
	Label   string
	Options []Option
}

// Question is one field of the page.
type Question struct {
	Name     string
	Label    Text
	Hint     Text
	Limit    string // "" or how much fits
	Required bool
	Value    string
	Errors   []string
	Options  []Option
	Groups   []Group
}

// Questions is the part of the page that holds the fields.
type Questions struct {
	W                                        *Words
	Kind, About, Message, Name, Mail, Answer Question
	Avoid                                    []Text
}

// Line is one entry of the list of errors: it leads to its field.
type Line struct{ Href, Text string }

// Top is the part of the page above the form; empty when nothing is wrong.
type Top struct {
	W       *Words
	Notice  []string // sentences on what happened to the message as a whole
	Lines   []Line
	Near    []string // the protected numbers, hidden, with the words round them
	Numbers bool     // a protected number was found
}

// Send is the part of the page with the buttons.
type Send struct {
	W    *Words
	Hide bool // offer to send with the numbers hidden
}

// Before is what people are told before they send.
type Before struct {
	W         *Words
	Records   Text
	Steps     []Text
	Complaint []Text // who deals with it
}

// Whole is the form with all that belongs to it.
type Whole struct {
	Action    string
	Top       Top
	Questions Questions
	Before    Before
	Send      Send
}

// Bare is a page for the form where no built site is at hand.
type Bare struct {
	Lang, Dir          string
	Title, Intro, City Text
	Styles             string
	Whole              Whole
}

// Done is the page after a message was kept.
type Done struct {
	W         *Words
	Ref       string
	Notes     []string
	Complaint []Text
	Steps     []Text
	About     *Link
	Form      string // address of the empty form
	Home      string
}

// Link is an address and what it is called.
type Link struct {
	Href  string
	Label Text
}

// Speaker says the form's texts in one language.
type Speaker struct {
	Form      *Form
	Locale    *locale.Locale
	Languages []*locale.Locale // that an answer may be asked in
	Say       func(schema.Text) Text
}

// Questions shows the fields with what m holds and what is wrong with it.
func (s Speaker) Questions(m Message, about []Group, problems []Problem) Questions {
	q := func(name string) Question { return s.question(name, m, problems) }
	out := Questions{W: &s.Locale.Words.Form, Kind: q(FieldKind), About: q(FieldAbout), Message: q(FieldMessage),
		Name: q(FieldName), Mail: q(FieldEmail), Answer: q(FieldAnswer)}
	for _, k := range s.Form.Kinds {
		out.Kind.Options = append(out.Kind.Options, Option{k.Key, s.Say(k.Label), s.Say(k.Hint), k.Key == m.Kind})
	}
	out.About.Groups = chosen(about, m.About)
	answer := m.Answer
	if answer == "" {
		answer = s.Locale.Tag
	}
	for _, l := range s.Languages {
		name := Text{Text: l.Name}
		if l != s.Locale {
			name.Lang, name.Dir = l.Tag, l.Dir
		}
		out.Answer.Options = append(out.Answer.Options, Option{Value: l.Tag, Label: name, Chosen: l.Tag == answer})
	}
	for _, a := range s.Form.Avoid {
		out.Avoid = append(out.Avoid, s.Say(a.What))
	}
	return out
}

// chosen marks the option with that value. A value that none has gets an
// option of its own, so that what a link chose is never lost.
func chosen(groups []Group, value string) []Group {
	out := make([]Group, 0, len(groups)+1)
	found := value == ""
	for _, g := range groups {
		options := make([]Option, len(g.Options))
		for i, o := range g.Options {
			o.Chosen = o.Value == value
			found = found || o.Chosen
			options[i] = o
		}
		out = append(out, Group{g.Label, options})
	}
	if !found && ValidAbout(value) {
		out = append(out, Group{Options: []Option{{Value: value, Label: Text{Text: value}, Chosen: true}}})
	}
	return out
}

func (s Speaker) question(name string, m Message, problems []Problem) Question {
	f := s.Form.Field(name)
	q := Question{Name: name, Label: s.Say(f.Label), Hint: s.Say(f.Hint), Required: f.Required || name == FieldMessage, Value: m.Value(name)}
	if name == FieldMessage {
		q.Limit = s.Locale.Words.Form.Limit.For(s.Form.Limit(name))
	}
	for _, p := range problems {
		if p.Field == name {
			q.Errors = append(q.Errors, s.Lines([]Problem{p}, true)[0].Text)
		}
	}
	return q
}

// Lines says what is wrong, each with the address of its field. At the field
// itself a protected number is told with its line.
func (s Speaker) Lines(problems []Problem, atField bool) []Line {
	w := &s.Locale.Words.Form.Error
	var out []Line
	for _, p := range problems {
		label := s.Form.Field(p.Field).Label
		name := s.Say(label).Text
		if name == "" {
			name = p.Field
		}
		line := Line{Href: "#" + p.Field}
		switch p.Cause {
		case Missing:
			line.Text = w.Missing.With("Field", name)
		case TooLong:
			line.Text = w.TooLong.With("Field", name, "Max", s.number(p.Max), "Length", s.number(p.Length))
		case NotOffered:
			line.Text = w.Choice.With("Field", name)
		case EmailForm:
			line.Text = w.Email
		case Protected:
			line.Text = w.Protected.With("Field", name)
			if atField {
				line.Text = strings.Join(s.places(p.Places), "; ")
			}
		}
		out = append(out, line)
	}
	return out
}

func (s Speaker) number(n int) string { return s.Locale.Number(int64(n)) }

// places says where protected numbers stand.
func (s Speaker) places(places []Place) []string {
	w := &s.Locale.Words.Form.Error
	var out []string
	for _, p := range places {
		what := w.Card
		if p.Kind == safety.SocialSecurity {
			what = w.SSN
		}
		out = append(out, what.With("Line", s.number(p.Line)))
	}
	return out
}

// Top lists what is wrong with a message, with sentences on the whole of it.
func (s Speaker) Top(problems []Problem, notice ...string) Top {
	t := Top{W: &s.Locale.Words.Form, Notice: notice, Lines: s.Lines(problems, false)}
	for _, p := range problems {
		if p.Cause == Protected {
			t.Numbers = true
			for _, place := range p.Places {
				t.Near = append(t.Near, place.Near)
			}
		}
	}
	return t
}

// Before returns what people are told before they send.
func (s Speaker) Before() Before {
	b := Before{W: &s.Locale.Words.Form, Records: s.Say(s.Form.Records), Steps: s.steps()}
	for _, k := range s.Form.Kinds {
		if !k.Route.IsZero() {
			b.Complaint = append(b.Complaint, s.Say(k.Route))
		}
	}
	return b
}

func (s Speaker) steps() []Text {
	var out []Text
	for _, x := range s.Form.Steps {
		out = append(out, s.Say(x.What))
	}
	return out
}

// Done tells of a message that was kept.
func (s Speaker) Done(m Message, again, hidden bool) Done {
	w := &s.Locale.Words.Form
	d := Done{W: w, Ref: m.Ref, Steps: s.steps()}
	if again {
		d.Notes = append(d.Notes, w.Done.Again)
	}
	if hidden {
		d.Notes = append(d.Notes, w.Done.Hidden)
	}
	switch {
	case m.Email == "":
		d.Notes = append(d.Notes, w.Done.NoAnswer)
	case m.Answer != "":
		for _, l := range s.Languages {
			if l.Tag == m.Answer {
				d.Notes = append(d.Notes, w.Done.Answer.With("Language", l.Name))
			}
		}
	}
	for _, k := range s.Form.Kinds {
		if k.Key == m.Kind && !k.Route.IsZero() {
			d.Complaint = append(d.Complaint, s.Say(k.Route))
		}
	}
	return d
}
