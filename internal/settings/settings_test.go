package settings

import (
	"os"
	"strings"
	"testing"

	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/source"
)

const good = "[mail]\nfrom = \"a@example.org\"\nto = \"b@example.org\"\nhost = \"mail.example.org\"\n"

// TestMistakes plants each mistake in the settings.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ text, code, place string }{
		{"port = 0\n" + good, "record/unknown-field", ":1:1:"},
		{"listen = 8080\n" + good, "record/wrong-type", ":1:10:"},
		{good + "port = 70000\n", "settings/out-of-range", ":5:8:"},
		{good + "tls = \"none\"\n", "settings/not-safe", ":5:7:"},
		{good + "tls = \"ssl\"\n", "record/unknown-value", ":5:7:"},
		{strings.Replace(good, "host", "#host", 1), "settings/no-way-out", ":1:"},
		{"listen = \"8080\"\n" + good, "settings/listen", ":1:10:"},
		{"proxies = [\"10.0.0.0/8\", \"proxy\"]\n" + good, "settings/network", ":1:26:"},
		{"recovery_keys = [\"AGE-SECRET-KEY-1QQQQ\"]\n" + good, "settings/public-key", ":1:18:"},
		{strings.Replace(good, "b@example.org", "b at example", 1), "record/email-form", ":3:6:"},
		{"", "record/missing-field", ":"},
		{good + "[delivery]\nconnections = 50\n", "settings/out-of-range", ":6:15:"},
	} {
		f, ds := Read(source.New("feedback.toml", []byte(c.text)), false)
		if f != nil || len(ds) != 1 || ds[0].Code != c.code {
			t.Errorf("%q: %v", c.text, ds)
			continue
		}
		var b strings.Builder
		diag.Print(&b, ds, diag.Style{Lines: func(string, int) string { return "" }})
		if !strings.Contains(b.String(), "feedback.toml"+c.place) {
			t.Errorf("%q is told at another place than %s:\n%s", c.text, c.place, b.String())
		}
		if strings.Contains(b.String(), "SECRET-KEY-1QQ") {
			t.Error("a secret key is quoted")
		}
	}
	for _, text := range []string{good, good + "tls = \"none\"\n"} {
		text = strings.Replace(text, "mail.example.org", "localhost", 1)
		if f, ds := Read(source.New("feedback.toml", []byte(text)), false); f == nil {
			t.Errorf("%q: %v", text, ds)
		}
	}
}

// The example in deploy/ can be used as it is and tells of every key.
func TestExample(t *testing.T) {
	b, err := os.ReadFile("../../deploy/feedback.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, ds := Read(source.New("feedback.toml", b), false)
	if f == nil {
		t.Fatal(ds)
	}
	// With every remark that is a key taken in, it is still right.
	var all strings.Builder
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "#"); ok && strings.Contains(rest, "=") && !strings.HasPrefix(rest, " ") {
			line = rest
		}
		all.WriteString(line)
	}
	if _, ds := Read(source.New("feedback.toml", []byte(all.String())), false); len(ds) > 0 {
		t.Error(ds)
	}
	schema.Walk(Fields(), func(x *schema.Field) {
		if !strings.Contains(all.String(), "\n"+x.Name+" = ") && !strings.Contains(all.String(), "\n["+x.Name+"]") {
			t.Errorf("deploy/feedback.toml does not tell of %q", x.Name)
		}
	})
}
