package tomldoc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plaza/internal/source"
)

func TestProbeCorpus(t *testing.T) {
	dir := os.Getenv("CORPUS")
	if dir == "" {
		t.Skip()
	}
	for _, kind := range []string{"valid", "invalid"} {
		n, odd := 0, 0
		filepath.Walk(filepath.Join(dir, kind), func(p string, i os.FileInfo, err error) error {
			if err != nil || !strings.HasSuffix(p, ".toml") {
				return nil
			}
			b, _ := os.ReadFile(p)
			f := source.New(p, b)
			doc, ds := Parse(f, 0, len(b))
			n++
			if (doc != nil) != (kind == "valid") {
				odd++
				fmt.Println("ODD", kind, p[len(dir):], len(ds))
				for _, d := range ds {
					fmt.Printf("     %d:%d+%d %s: %s\n", d.Line, d.Col, d.Width, d.Code, d.Says)
				}
			} else if kind == "invalid" {
				for _, d := range ds {
					if d.Code == "toml/syntax" || len(ds) > 2 {
						fmt.Printf("GEN %s %d:%d+%d %s: %s | %s\n", p[len(dir):], d.Line, d.Col, d.Width, d.Code, d.Says, f.Line(d.Line))
					}
				}
			}
			return nil
		})
		fmt.Println(kind, n, "odd", odd)
	}
}
