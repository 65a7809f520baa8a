package schema

import (
	"reflect"
	"sync"
)

// Catalog is the list of all kinds of a program.
type Catalog struct {
	Kinds  []*Kind
	byName map[string]*Kind
	byType map[reflect.Type]*Kind
	words  func() []string
}

// NewCatalog checks that every link names a kind of the list.
func NewCatalog(kinds ...*Kind) *Catalog {
	c := &Catalog{Kinds: kinds, byName: map[string]*Kind{}, byType: map[reflect.Type]*Kind{}}
	for _, k := range kinds {
		c.byName[k.Name], c.byType[k.typ] = k, k
	}
	for _, k := range kinds {
		Walk(k.Fields, func(f *Field) {
			if f.Link != "" && c.byName[f.Link] == nil {
				panic("schema: " + f.Owner + "." + f.Name + " links to the unknown kind " + f.Link)
			}
		})
	}
	c.words = sync.OnceValue(func() []string { return wordIDs(kinds) })
	return c
}

// Kind returns the kind of that name, or nil.
func (c *Catalog) Kind(name string) *Kind { return c.byName[name] }

// KindOf returns the kind whose records are of struct type T. A type that is
// not in the catalog is a bug.
func KindOf[T any](c *Catalog) *Kind {
	k := c.byType[reflect.TypeFor[T]()]
	if k == nil {
		panic("schema: no kind has records of type " + reflect.TypeFor[T]().String())
	}
	return k
}

// Walk calls visit for each field and the fields inside it, in order.
func Walk(fields []*Field, visit func(*Field)) {
	for _, f := range fields {
		visit(f)
		Walk(f.Fields, visit)
	}
}

// WordIDs returns the ids of the interface words the declared fields need:
// a label and a help text each, a label for each allowed value, and a
// singular and plural name for each kind.
func (c *Catalog) WordIDs() []string { return c.words() }

func wordIDs(kinds []*Kind) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	Walk(madeFields, func(f *Field) {
		add(f.Label())
		add(f.Help())
		for _, v := range f.OneOf {
			add(f.ValueLabel(v))
		}
	})
	for _, k := range kinds {
		add("kind." + k.Name)
		add("kinds." + k.Name)
		Walk(k.Fields, func(f *Field) {
			add(f.Label())
			add(f.Help())
			for _, v := range f.OneOf {
				add(f.ValueLabel(v))
			}
		})
	}
	return ids
}
