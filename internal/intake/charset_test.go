package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"plaza/internal/form"
)

// TestOldClients: whatever way a client sends its own encoding, the store and
// the page of a refusal have the letters that were typed.
func TestOldClients(t *testing.T) {
	const latin = "\xbfQu\xe9 hace la c\xe1mara del se\xf1or Mu\xf1oz? \x80"
	const want = "¿Qué hace la cámara del señor Muñoz? €"
	encoded := "name=Jos%E9&message=" + url.QueryEscape(latin)
	part := func(head string) string {
		return "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n" + head + "\r\n" + latin + "\r\n--x\r\nContent-Disposition: form-data; name=\"name\"\r\n" + head + "\r\nJos\xe9\r\n--x--\r\n"
	}
	const plain, many = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
	for name, x := range map[string]struct{ kind, body string }{
		"encoded, not declared":   {plain, encoded},
		"encoded, declared":       {plain + "; charset=ISO-8859-1", encoded},
		"a broken parameter":      {plain + "; charset", encoded},
		"the field for it":        {plain, "_charset_=windows-1252&" + encoded},
		"parts, not declared":     {many, part("")},
		"parts, declared":         {many + "; charset=windows-1252", part("")},
		"parts with their own":    {many, part("Content-Type: text/plain; charset=windows-1252\r\n")},
		"declared as UTF-8":       {plain + "; charset=utf-8", encoded},
		"parts, packed for mail":  {many, strings.NewReplacer("\xbf", "=BF", "\xe9", "=E9", "\xe1", "=E1", "\xf1", "=F1", "\x80", "=80").Replace(part("Content-Transfer-Encoding: quoted-printable\r\n"))},
		"UTF-16 in whole":         {plain + "; charset=utf-16le", wide("name=José&message=" + want)},
		"UTF-16 in the escapes":   {plain + "; charset=utf-16", "name=" + url.QueryEscape(wide("José")) + "&message=" + url.QueryEscape(wide(want))},
		"Windows, declared wrong": {plain + "; charset=iso-2022-jp", encoded},
	} {
		t.Run(name, func(t *testing.T) {
			d := open1(t, nil)
			send := func(body string) (*http.Response, page) {
				r, err := http.NewRequest(http.MethodPost, d.at("es/"), strings.NewReader(body))
				if err != nil {
					t.Fatal(err)
				}
				r.Header.Set("Content-Type", x.kind)
				res, b := d.do(r)
				return res, read(t, b)
			}
			if res, _ := send(x.body); res.StatusCode != 200 || len(d.store.got) != 1 || d.store.got[0].Text != want || d.store.got[0].Name != "José" {
				t.Fatalf("status %d, kept %q", res.StatusCode, d.store.got)
			}
			d.store.fails = ErrFull
			if res, p := send(x.body); res.StatusCode != 503 || p.values[form.FieldMessage] != want || p.values[form.FieldName] != "José" {
				t.Errorf("status %d, the page holds %q", res.StatusCode, p.values)
			}
		})
	}
}

// wide writes a text of the basic plane in UTF-16, low byte first.
func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.Write([]byte{byte(r), byte(r >> 8)})
	}
	return b.String()
}
