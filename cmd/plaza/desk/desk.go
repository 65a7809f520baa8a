// Package desk has the commands of those who write records: begin one, put its
// file in order, translate it, send texts to a firm.
//
// They are wiring, as the rest of the program: what they do is in packages
// draft, tidy and translate. What they share with the other commands, the flags
// of a site and the exit codes, the program hands over as an Env. The tests are
// the program's scripts.
package desk

import (
	"io"

	"github.com/spf13/cobra"

	"plaza/internal/build"
	"plaza/internal/diag"
)

// Env is what the program lends its commands.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Terminal bool // someone can be asked
	Colour   bool

	Site     func(*cobra.Command) Options                      // adds the flags of a site
	Show     func(l *build.Linked, ds []diag.Diagnostic) error // prints findings
	Dir      func(given string) (string, error)                // finds the site's folder
	Relative func(dir string) string                           // as seen from here, for output
	Read     func(name string) ([]byte, error)                 // a file of others
	Usage    func(c *cobra.Command, err error) error           // a mistake on the command line
	Misuse   func(*cobra.Command)                              // makes all mistakes on it such
	Content  func() error                                      // something is to be mended
}

// Options reads the flags of a site.
type Options func() (build.Options, error)

// Commands returns the commands.
func Commands(e Env) []*cobra.Command {
	return []*cobra.Command{newCommand(e), fmtCommand(e), translateCommand(e), schemaCommand(e)}
}
