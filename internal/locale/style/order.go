package style

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order compares texts as a language sorts them. It may be used by several
// goroutines; the collators behind it may not, so each borrows one.
type Order struct{ collators *sync.Pool }

// NewOrder returns the order of the language with this tag; that of no
// language in particular when the tag is none.
func NewOrder(tag string) Order {
	t, err := language.Parse(tag)
	if err != nil {
		t = language.Und
	}
	return Order{&sync.Pool{New: func() any { return collate.New(t, collate.Numeric) }}}
}

// Compare orders a and b as the language sorts them: accents and capitals
// count only between texts that are else the same, and numbers by their
// value. Only equal texts compare as 0. To sort a list, SortBy is cheaper.
func (o Order) Compare(a, b string) int {
	if a == b {
		return 0
	}
	c := o.collators.Get().(*collate.Collator)
	n := c.CompareString(a, b)
	o.collators.Put(c)
	if n == 0 {
		return strings.Compare(a, b)
	}
	return n
}

// SortBy sorts items by the text of each, as Compare would, and keeps the
// order of items with the same text.
func SortBy[T any](o Order, items []T, text func(T) string) {
	type keyed struct {
		item T
		text string
		key  []byte
	}
	c := o.collators.Get().(*collate.Collator)
	var room collate.Buffer
	all := make([]keyed, len(items))
	for i, item := range items {
		s := text(item)
		all[i] = keyed{item, s, c.KeyFromString(&room, s)}
	}
	o.collators.Put(c)
	slices.SortStableFunc(all, func(a, b keyed) int {
		if n := slices.Compare(a.key, b.key); n != 0 {
			return n
		}
		return strings.Compare(a.text, b.text)
	})
	for i := range all {
		items[i] = all[i].item
	}
}
