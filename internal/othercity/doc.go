// Package othercity holds the tests that keep the program free of any city,
// language and direction of writing. There is nothing in it to call.
//
// They build two whole sites: test/othercity, an invented city in Spanish,
// English and Arabic, and the repository's own. They read the finished pages
// with golang.org/x/net/html, as a browser does, and share no code with what
// wrote them.
//
//	city_test.go      what the invented city's pages must be
//	fallback_test.go  how they show what is not translated
//	count_test.go     what is missing or stale, and where readers are told
//	words_test.go     no text of one language on pages of another
//	language_test.go  a language is files only; a text comes and goes alone
//	program_test.go   no city, language or direction in the program's source
//
// spoken_test.go and site_test.go hold what they share: the judge of pages,
// which is itself tested on planted faults, and copies of sites.
package othercity
