// Command gen writes table.txt, the few facts of the Unicode Common Locale
// Data Repository (CLDR) that package locale needs, from Unicode's own JSON
// packages. It runs when a new CLDR is wanted, never as part of a build:
//
//	npm pack cldr-dates-full cldr-numbers-full cldr-misc-full
//	(unpack each archive into a folder of its own name)
//	go run ./internal/locale/cldr/gen -from <folder of the three> -to internal/locale/cldr/table.txt
//
// A value the table's format cannot hold stops the program: nothing is
// dropped in silence.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	from := flag.String("from", ".", "folder that holds cldr-dates-full, cldr-numbers-full and cldr-misc-full")
	to := flag.String("to", "table.txt", "file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(3)
	}
}

func run(from, to string) error {
	entries, err := os.ReadDir(filepath.Join(from, "cldr-dates-full", "package", "main"))
	if err != nil {
		return fmt.Errorf("list locales: %w", err)
	}
	rows := map[string]row{}
	for _, e := range entries {
		r, err := read(from, e.Name())
		if err != nil {
			return fmt.Errorf("read %s: %w", e.Name(), err)
		}
		rows[e.Name()] = r
	}
	version, err := version(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, []byte(table(version, rows)), 0o644)
}

// row holds the facts of one locale by the names table.txt uses.
type row map[string]string

// table writes one line for each locale, with only the facts in which it
// differs from the locale its tag is cut from ("es-US" from "es", "es" from
// "und").
func table(version string, rows map[string]row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# CLDR %s. Written by gen; see cldr.go for the meaning of the names. Copyright: UNICODE-LICENSE.txt\n", version)
	for _, tag := range slices.Sorted(maps.Keys(rows)) {
		above := parent(tag, rows)
		line := tag
		for _, name := range names {
			if v := rows[tag][name]; tag == "und" || v != rows[above][name] {
				line += "\t" + name + "=" + v
			}
		}
		if line != tag || !strings.Contains(tag, "-") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func parent(tag string, rows map[string]row) string {
	for i := strings.LastIndexByte(tag, '-'); i > 0; i = strings.LastIndexByte(tag[:i], '-') {
		if _, ok := rows[tag[:i]]; ok {
			return tag[:i]
		}
	}
	return "und"
}

// load reads main/<tag>/<name> of a package and returns what stands under
// main.<tag>.
func load(from, pkg, tag, name string, into any) error {
	b, err := os.ReadFile(filepath.Join(from, pkg, "package", "main", tag, name))
	if err != nil {
		return err
	}
	var doc struct {
		Main map[string]json.RawMessage `json:"main"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := json.Unmarshal(doc.Main[tag], into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func version(from string) (string, error) {
	b, err := os.ReadFile(filepath.Join(from, "cldr-dates-full", "package", "package.json"))
	if err != nil {
		return "", fmt.Errorf("read version: %w", err)
	}
	var doc struct {
		Version string `json:"version"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return "", fmt.Errorf("read version: %w", err)
	}
	if doc.Version == "" {
		return "", errors.New("read version: package.json names none")
	}
	return doc.Version, nil
}
