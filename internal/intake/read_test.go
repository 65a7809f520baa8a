package intake

import (
	"strings"
	"testing"
	"unicode/utf8"

	"plaza/internal/form"
)

// FuzzParseForm: whatever is sent, reading it ends, and what comes of it is
// UTF-8 without NUL, each field on its lines.
func FuzzParseForm(f *testing.F) {
	f.Add("application/x-www-form-urlencoded", []byte("message=a%0D%0Ab&kind=question&message=twice"))
	f.Add("multipart/form-data; boundary=x", []byte("--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nhello\r\n--x--\r\n"))
	f.Add("multipart/form-data; boundary=\"a b\"", []byte("--a b\r\nContent-Disposition: form-data; name=name; filename=x\r\n\r\n\xff\x00\r\n--a b--"))
	f.Fuzz(func(t *testing.T, kind string, b []byte) {
		in, err := ParseForm(kind, b)
		if err != nil {
			return
		}
		for _, name := range form.Names() {
			v := in.Message.Value(name)
			if !utf8.ValidString(v) || strings.ContainsAny(v, "\x00\r") || name != form.FieldMessage && strings.Contains(v, "\n") {
				t.Fatalf("%s is %q", name, v)
			}
		}
	})
}
