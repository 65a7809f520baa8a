package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plaza/internal/record"
)

// TestNewKinds begins a record of every kind there is in one site, and holds
// that "plaza check" then finds nothing but the gaps that "plaza new" named.
func TestNewKinds(t *testing.T) {
	if testing.Short() {
		t.Skip("a run for each kind")
	}
	city := t.TempDir()
	for to, from := range map[string]string{".": "../../test/mistakes/base", "i18n": "../../i18n"} {
		if err := os.CopyFS(filepath.Join(city, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	plaza := func(args ...string) (stdout, stderr string, code int) {
		var out, err bytes.Buffer
		code = run(context.Background(), append(args, "--site", city), io{
			in: strings.NewReader(""), out: &out, err: &err, now: time.Now,
			env: func(string) string { return "" },
		})
		return out.String(), err.String(), code
	}
	named := map[string]string{}
	for _, k := range record.Kinds().Kinds {
		args := []string{"new", k.Name}
		if k.Name == "site" {
			continue // below: there is one
		}
		if !k.Single {
			args = append(args, "new-"+k.Name) // no two with one address
		}
		out, gaps, code := plaza(args...)
		if code != exitOK {
			t.Fatalf("%s: exit code %d\n%s", k.Name, code, gaps)
		}
		path, err := filepath.Rel(city, abs(t, strings.TrimSpace(out)))
		if err != nil {
			t.Fatal(err)
		}
		named[filepath.ToSlash(path)] = gaps
	}
	holds := func() {
		t.Helper()
		out, _, _ := plaza("check", "--format", "json")
		var found []struct {
			File, Code, Severity, Says string
		}
		if err := json.Unmarshal([]byte(out), &found); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		n := 0
		for _, d := range found {
			if d.Severity != "error" {
				continue
			}
			n++
			if rel, err := filepath.Rel(city, abs(t, d.File)); err == nil && filepath.IsLocal(rel) {
				d.File = filepath.ToSlash(rel)
			}
			if !strings.Contains(named[d.File], d.Says) {
				t.Errorf("%s: %s [%s] was not named by \"plaza new\"", d.File, d.Says, d.Code)
			}
		}
		if n == 0 {
			t.Error("check found nothing at all")
		}
	}
	holds()
	if err := os.Remove(filepath.Join(city, "data/site.toml")); err != nil {
		t.Fatal(err)
	}
	_, gaps, code := plaza("new", "site")
	if code != exitOK {
		t.Fatalf("site: exit code %d\n%s", code, gaps)
	}
	named["data/site.toml"] = gaps
	holds()
}

func abs(t *testing.T, path string) string {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return full
}
