// Package whole holds the tests that read a site as it is published: what must
// stand on which page, in each language, with and without examples. It has no
// code of its own.
//
// The tests of one subject are one file: docket_test.go for the meetings,
// loop_test.go for what people said. They stand together because one process
// then builds the City's site once for all of them (package sitetest). What
// one function does is tested beside it, in its own package.
package whole
