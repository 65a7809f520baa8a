// Package synth invents a register of any size for measuring: the same kinds
// of record as a real one, the same lengths of text, links in the same number,
// every text in two languages. Nothing in it is true of any city.
//
// Generate hands out one record after the other. What it hands out depends on
// the number of tools and the seed alone. A writer (WritePlaza here, another
// in package hugo) puts the records into files, so that two programs can be
// given the same site to build.
package synth

import (
	"fmt"
	"math/rand/v2"
)

// Text is a text in both languages. Spanish is empty where the record is not
// translated, such as the name of a firm.
type Text struct{ English, Spanish string }

// In returns the text in a language, "en" or "es".
func (t Text) In(lang string) string {
	if lang == "es" && t.Spanish != "" {
		return t.Spanish
	}
	return t.English
}

// Field is one field of a record or table. Its value is a string, []string,
// int, bool, Day, Text, Table, List or Keyed.
type Field struct {
	Name  string
	Value any
}

// Day is a date, "2026-03-12".
type Day string

// Table is a group of fields, [name].
type Table []Field

// List is a list of groups, [[name]]. Items with texts hold a "key".
type List []Table

// Keyed is a group of groups, [name.key]: Name is the key, Value a Table.
type Keyed []Field

// Get returns the value of a field, nil when there is none.
func (t Table) Get(name string) any {
	for _, f := range t {
		if f.Name == name {
			return f.Value
		}
	}
	return nil
}

// Record is one record of the invented register.
type Record struct {
	Kind   string // "tool", "service-area"
	ID     string
	Fields Table
	Body   *Text // Markdown, of parts, clauses and pages
}

// Numbers of records that do not grow with the number of tools: those of the
// real register.
const (
	statuses   = 8
	categories = 4
	areas      = 6
	terms      = 83
	principles = 5
	documents  = 7
	parts      = 23
	clauses    = 26
	pages      = 5
)

// Departments and Vendors are how many of them stand beside n tools.
func Departments(n int) int { return 20 + n/50 }
func Vendors(n int) int     { return max(5, n/10) }

// Today is the day on which the texts were translated and the site is built.
const Today = "2026-11-23"

// Base is where the site says it will be published.
const Base = "https://city.example/ai/"

// Generate invents a register of n tools and hands each record to emit.
func Generate(n int, seed uint64, emit func(*Record) error) error {
	g := &generator{
		rng:    rand.New(rand.NewPCG(seed, uint64(n))),
		emit:   emit,
		tools:  n,
		taken:  map[string]bool{},
		titles: map[string]bool{},
	}
	for _, step := range []func(*generator) error{
		(*generator).site, (*generator).vocabularies, (*generator).library, (*generator).policy, (*generator).register,
	} {
		if err := step(g); err != nil {
			return fmt.Errorf("invent a register: %w", err)
		}
	}
	return nil
}

type generator struct {
	rng   *rand.Rand
	emit  func(*Record) error
	tools int

	taken  map[string]bool // names in use: two pages may not have one title
	titles map[string]bool

	departments, vendors, statuses, categories, areas, terms, clauses, documents []string
}

// put finishes a record.
func (g *generator) put(kind, id string, fields Table) error {
	return g.emit(&Record{Kind: kind, ID: id, Fields: fields})
}

// chance is true in percent of all cases.
func (g *generator) chance(percent int) bool { return g.rng.IntN(100) < percent }

// one returns one of the values.
func (g *generator) one(values ...string) string { return values[g.rng.IntN(len(values))] }

// some returns n different ids out of all, or all of them.
func (g *generator) some(all []string, n int) []string {
	n = min(n, len(all))
	out := make([]string, 0, n)
	for _, i := range g.rng.Perm(len(all))[:n] {
		out = append(out, all[i])
	}
	return out
}
