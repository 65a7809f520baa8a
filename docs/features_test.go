package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every test that the table of features names is there, and every row that it
// must have.
func TestFeatures(t *testing.T) {
	b, err := os.ReadFile("features.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`([a-z/]+)` ([A-Za-z0-9.-]+)").FindAllStringSubmatch(string(b), -1)
	if len(named) < 60 {
		t.Errorf("only %d tests are named", len(named))
	}
	sources := map[string]string{}
	for _, n := range named {
		if n[1] == "test/mistakes" {
			if _, err := os.Stat(filepath.Join(root, n[1], n[2]+".txtar")); err != nil {
				t.Error(err)
			}
			continue
		}
		if sources[n[1]] == "" {
			files, _ := filepath.Glob(filepath.Join(root, n[1], "*_test.go"))
			for _, f := range files {
				text, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				sources[n[1]] += string(text)
			}
		}
		if !strings.Contains(sources[n[1]], "\nfunc "+n[2]+"(t *testing.T)") {
			t.Errorf("%s has no test %s", n[1], n[2])
		}
	}
	for _, row := range strings.Fields("B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12 C5 C6 C7 D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 E2 E3 E4 E5 E6 E9 F1 F2 F3 F4 F5 F6 F7 G3 G5 G6 G7 G8 G9 G10 G11 I6 K1 K2 K3 K4 K5 K6") {
		if !strings.Contains(string(b), "\n| "+row+" |") {
			t.Errorf("no row %s", row)
		}
	}
}
