package graph

import "sync"

// Once returns what make reads out of the site. It is made once for a language
// and shared by all pages that ask under the same name: long lists are cut
// into many pages, and each needs the whole list in order. A page that asks
// has read all that make read, so what it depends on is noted as ever.
//
// The texts that make shows count as shown by every page that asks; those that
// it only sorts by are peeked at (Reader.Peek). Nobody changes what Once
// returns.
func Once[T any](r *Reader, name string, make func(*Reader) T) T {
	type made struct {
		value T
		by    *Reader
	}
	found, _ := r.site.order.LoadOrStore(name+"/"+r.Locale.Tag, sync.OnceValue(func() made {
		by := &Reader{Locale: r.Locale, site: r.site}
		return made{make(by), by}
	}))
	m := found.(func() made)()
	r.shared = append(r.shared, m.by)
	r.shown.add(m.by.shown)
	r.made = r.made || m.by.made
	return m.value
}
