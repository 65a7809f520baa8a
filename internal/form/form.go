// Package form is the feedback form: what it asks, what a message is, and
// when one cannot be taken. The generator's page, the schema, the dictionary
// and the handler all use this one declaration.
//
// Form is a kind of record; a city fills it in data/feedback.toml and its
// overlays. Message is what a resident sent. CheckMessage tells what is wrong with
// one, in typed findings without words: the words stand in i18n/.
//
// Laws:
//
//  1. A message is never changed but as its writer agreed to: Hidden is asked
//     for by a button.
//  2. No finding holds a digit of a protected number.
//  3. Nothing here touches the network, the disk or the clock.
//
// Tests: message_test.go has a case for each finding; package safety has the
// lists of numbers and of look-alikes.
package form

import (
	"slices"

	"plaza/internal/schema"
)

// Form is data/feedback.toml.
type Form struct {
	schema.Head
	Title    schema.Text `plaza:"title,title,required,max=80"`
	Intro    schema.Text `plaza:"intro,required,max=400"`
	Handler  string      `plaza:"handler,format=url"`
	Privacy  string      `plaza:"privacy,required,link=page"`
	Kinds    []Choice    `plaza:"kinds,required"`
	Fields   []Field     `plaza:"fields,required"`
	Traces   []Trace     `plaza:"traces"`
	Avoid    []Avoid     `plaza:"avoid,required"`
	Records  schema.Text `plaza:"public_records,required,max=600"`
	Steps    []Step      `plaza:"steps,required"`
	Answered schema.Text `plaza:"answer_time,shown,max=300"`
	Kept     schema.Text `plaza:"kept,shown,max=300"`
	Email    string      `plaza:"email,shown,format=email"`
	Phone    string      `plaza:"phone,shown,max=40"`
	Post     schema.Text `plaza:"post,shown,max=200"`
	InPerson schema.Text `plaza:"in_person,shown,max=200"`
}

// Choice is one kind of message.
type Choice struct {
	Key   string      `plaza:"key,required"`
	Label schema.Text `plaza:"label,required,max=80"`
	Hint  schema.Text `plaza:"hint,max=200"`
	Route schema.Text `plaza:"route,max=400"` // who deals with such a message
}

// Field is one question of the form, and its line in the inventory of data.
type Field struct {
	Key      string      `plaza:"key,required,oneof=kind|about|message|name|email|answer"`
	Required bool        `plaza:"required"`
	Max      int64       `plaza:"max"` // characters
	Label    schema.Text `plaza:"label,required,max=80"`
	Hint     schema.Text `plaza:"hint,max=300"`
	Why      schema.Text `plaza:"why,required,max=200"`
	Goes     schema.Text `plaza:"goes,required,max=200"`
	Stays    schema.Text `plaza:"stays,required,max=200"`
}

// Trace is something the handler learns that nobody types: a time, an address.
type Trace struct {
	Key   string      `plaza:"key,required"`
	Label schema.Text `plaza:"label,required,max=80"`
	Why   schema.Text `plaza:"why,required,max=200"`
	Goes  schema.Text `plaza:"goes,required,max=200"`
	Stays schema.Text `plaza:"stays,required,max=200"`
}

// Avoid is something not to type.
type Avoid struct {
	Key  string      `plaza:"key,required"`
	What schema.Text `plaza:"what,required,max=200"`
}

// Step is one thing that happens to a message.
type Step struct {
	Key  string      `plaza:"key,required"`
	What schema.Text `plaza:"what,required,max=300"`
}

// Names of the fields, as they are sent.
const (
	FieldKind    = "kind"
	FieldAbout   = "about"
	FieldMessage = "message"
	FieldName    = "name"
	FieldEmail   = "email"
	FieldAnswer  = "answer"
)

// Names of what else is sent.
const (
	Trap = "website" // no person sees it; must stay empty
	Hide = "hide"    // the button that sends with protected numbers hidden
)

// Names lists the questions in the order of the page.
func Names() []string {
	return []string{FieldKind, FieldAbout, FieldMessage, FieldName, FieldEmail, FieldAnswer}
}

// Path is the address of the form's page, without a language.
const Path = "feedback.html"

// MaxMessage is the longest message a form may allow, in characters of up to
// four bytes: with the rest it must fit in MaxBody.
const MaxMessage, MinMessage = 14000, 10000

// MaxBody is the largest request that is read, in bytes.
const MaxBody = 64 << 10

// Field returns the declaration of a question; of one that is not declared an
// empty one.
func (f *Form) Field(name string) Field {
	if i := slices.IndexFunc(f.Fields, func(x Field) bool { return x.Key == name }); i >= 0 {
		return f.Fields[i]
	}
	return Field{Key: name}
}

// Limit returns how many characters a field may hold.
func (f *Form) Limit(name string) int {
	n := int(f.Field(name).Max)
	switch name {
	case FieldMessage:
		if n < MinMessage || n > MaxMessage {
			return MinMessage
		}
	default:
		if n < 1 || n > 300 {
			return 200
		}
	}
	return n
}
