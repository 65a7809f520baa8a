package intake

import (
	"errors"
	"maps"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plaza/internal/form"
	"plaza/internal/locale"
)

// typed is what a resident wrote, in scripts from everywhere.
var typed = map[string]string{
	form.FieldKind:    "complaint",
	form.FieldAbout:   "tools/clearview-ai",
	form.FieldMessage: "\n¿Por qué? Diné bizaad: ąą́ ʼ. 中文, العربية, Tiếng Việt, 👩‍👩‍👧.\n\n <script>alert(1)</script> & \"quotes\"  ",
	form.FieldName:    "Ana \"Ñ\" O'Neil <b>",
	form.FieldEmail:   "ana@example.org",
	form.FieldAnswer:  "es",
}

// refusals are all there are, but the two that cannot show what was typed.
var refusals = []struct {
	name   string
	status int
	fields map[string]string // beside those typed
	config func(*Config)
	change func(*http.Request)
	says   func(*locale.FormErrorWords) string
	at     string // the field the error belongs to
}{
	{name: "missing", status: 422, fields: map[string]string{form.FieldMessage: "  \n "}, at: form.FieldMessage},
	{name: "too long", status: 422, fields: map[string]string{form.FieldMessage: strings.Repeat("ñ ", 5001)}, at: form.FieldMessage},
	{name: "number", status: 422, fields: map[string]string{form.FieldMessage: "It is 123-45-6789."}, at: form.FieldMessage,
		says: func(w *locale.FormErrorWords) string { return w.Numbers }},
	{name: "number in the name", status: 422, fields: map[string]string{form.FieldName: "4111 1111 1111 1111"}, at: form.FieldName,
		says: func(w *locale.FormErrorWords) string { return w.Numbers }},
	{name: "no mail", status: 422, fields: map[string]string{form.FieldEmail: "ana at example"}, at: form.FieldEmail,
		says: func(w *locale.FormErrorWords) string { return w.Email }},
	{name: "trapped", status: 422, fields: map[string]string{form.Trap: "https://spam.test"}, says: func(w *locale.FormErrorWords) string { return w.Trapped }},
	{name: "foreign", status: 403, change: func(r *http.Request) {
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Origin", "https://evil.test")
	},
		says: func(w *locale.FormErrorWords) string { return w.Foreign }},
	{name: "null origin", status: 403, change: func(r *http.Request) { r.Header.Set("Origin", "null") },
		says: func(w *locale.FormErrorWords) string { return w.Foreign }},
	{name: "too many", status: 429, config: func(c *Config) { c.Limits = Limits{Burst: 0, Every: 1e9, TotalBurst: 1, TotalEvery: 1e9, Sources: 8} },
		says: func(w *locale.FormErrorWords) string { return w.TooMany }},
	{name: "full", status: 503, config: func(c *Config) { c.Store.(*memory).fails = ErrFull }, says: func(w *locale.FormErrorWords) string { return w.Full }},
	{name: "down", status: 503, config: func(c *Config) { c.Store.(*memory).fails = errors.New("no disk") }, says: func(w *locale.FormErrorWords) string { return w.Down }},
}

func TestRefusalsKeepWhatWasTyped(t *testing.T) {
	for _, x := range refusals {
		for _, public := range []bool{true, false} {
			d := open1(t, func(c *Config) {
				if !public {
					c.Public = ""
				}
				if x.config != nil {
					x.config(c)
				}
			})
			for _, l := range d.s.Site.Locales.All {
				t.Run(x.name+"/"+l.Tag, func(t *testing.T) {
					fields := maps.Clone(typed)
					maps.Copy(fields, x.fields)
					res, page := d.send(l.Prefix, fields, x.change)
					if res.StatusCode != x.status {
						t.Errorf("status %d, want %d", res.StatusCode, x.status)
					}
					if res.Header.Get("Cache-Control") != "no-store" || !strings.HasPrefix(res.Header.Get("Content-Security-Policy"), "default-src 'none'") {
						t.Errorf("headers: %v", res.Header)
					}
					doc := read(t, page)
					if doc.lang != l.Tag {
						t.Errorf("the page is in %q", doc.lang)
					}
					delete(fields, form.Trap)
					for name, want := range fields {
						if got := doc.values[name]; got != want {
							t.Errorf("%s holds %q, want %q", name, got, want)
						}
					}
					w := &l.Words.Form.Error
					if !strings.Contains(doc.text, w.Title) || !strings.Contains(doc.text, w.Kept) {
						t.Error("the page does not say that there is a problem, or that nothing was sent")
					}
					if x.says != nil && !strings.Contains(doc.text, x.says(w)) {
						t.Errorf("the page does not say %q", x.says(w))
					}
					if x.at != "" && (!doc.links["#"+x.at] || !doc.ids[x.at] || !strings.Contains(doc.described[x.at], x.at+"-error") || !doc.ids[x.at+"-error"]) {
						t.Errorf("the error is not tied to %s", x.at)
					}
					if len(d.store.got) > 0 {
						t.Errorf("the store has %+v", d.store.got)
					}
				})
			}
			for _, v := range typed {
				for _, word := range []string{"123-45", "4111", "ana@", "O'Neil", "Diné", "spam.test", "evil.test"} {
					if strings.Contains(d.log.String(), word) {
						t.Errorf("%s: the log holds %q of %q:\n%s", x.name, word, v, d.log)
					}
				}
			}
		}
	}
}

func TestKept(t *testing.T) {
	d := open1(t, nil)
	for _, l := range d.s.Site.Locales.All {
		d.store.got = nil
		res, page := d.send(l.Prefix, typed, nil)
		doc := read(t, page)
		if res.StatusCode != 200 || !strings.Contains(doc.text, "K7QM-3XRT-9WBN-4F2D") || !strings.Contains(doc.text, l.Words.Form.Done.Title) || doc.lang != l.Tag {
			t.Fatalf("status %d: %s", res.StatusCode, doc.text)
		}
		if !strings.HasPrefix(doc.title, l.Words.Form.Done.Title) {
			t.Errorf("the title is %q", doc.title)
		}
		if len(d.store.got) != 1 {
			t.Fatalf("the store has %d messages", len(d.store.got))
		}
		m := d.store.got[0]
		for name, want := range typed {
			if got := m.Value(name); got != want {
				t.Errorf("%s arrived as %q, want %q", name, got, want)
			}
		}
		if m.Page != l.Tag || m.Received.IsZero() {
			t.Errorf("arrived as %+v", m)
		}
		if !strings.Contains(doc.text, "Clearview AI") || !strings.Contains(doc.text, l.Words.Form.Next) {
			t.Errorf("the page tells too little: %s", doc.text)
		}
		// The same again has the same number and says so.
		res, page = d.send(l.Prefix, typed, nil)
		if res.StatusCode != 200 || !strings.Contains(read(t, page).text, l.Words.Form.Done.Again) || len(d.store.got) != 1 {
			t.Errorf("sent twice: status %d, %d kept", res.StatusCode, len(d.store.got))
		}
	}
	if !strings.Contains(d.log.String(), "K7QM-3XRT-9WBN-4F2D") || strings.Contains(d.log.String(), "Diné") {
		t.Errorf("the log: %s", d.log)
	}
}

func TestSentWithNumbersHidden(t *testing.T) {
	d := open1(t, nil)
	res, page := d.send("", map[string]string{form.FieldMessage: "I am 123-45-6789.", form.Hide: "yes"}, nil)
	if res.StatusCode != 200 || len(d.store.got) != 1 || d.store.got[0].Text != "I am ***-**-****." {
		t.Fatalf("status %d, kept %+v", res.StatusCode, d.store.got)
	}
	if doc := read(t, page); !strings.Contains(doc.text, d.s.Site.Locales.All[0].Words.Form.Done.Hidden) {
		t.Error("the page does not say that digits were hidden")
	}
	// Offered only where there is something to hide.
	_, page = d.send("", map[string]string{form.FieldMessage: "I am 123-45-6789."}, nil)
	_, other := d.send("", map[string]string{form.FieldMessage: ""}, nil)
	if !strings.Contains(page, `name="hide"`) || strings.Contains(other, `name="hide"`) {
		t.Error("hiding is offered wrongly")
	}
}

func TestUnreadableForms(t *testing.T) {
	d := open1(t, nil)
	for kind, body := range map[string]string{
		"":                                  "message=hello",
		"text/plain":                        "message=hello",
		"application/json":                  `{"message":"hello"}`,
		"application/x-www-form-urlencoded": "message=%zz",
		"multipart/form-data":               "message=hello",
		"multipart/form-data; boundary=x":   "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nhello",
	} {
		r, _ := http.NewRequest(http.MethodPost, d.at("es/"), strings.NewReader(body))
		r.Header["Content-Type"] = []string{kind}
		res, page := d.do(r)
		if res.StatusCode != 400 || !strings.Contains(page, d.s.Site.Locales.Get("es").Words.Form.Error.Unreadable) {
			t.Errorf("%s: status %d", kind, res.StatusCode)
		}
	}
	if len(d.store.got) > 0 {
		t.Errorf("kept %+v", d.store.got)
	}
	// What old browsers and scripts send is fine.
	r, _ := http.NewRequest(http.MethodPost, d.at(""), strings.NewReader("message=Hello+%C3%B1&kind=question"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if res, _ := d.do(r); res.StatusCode != 200 || d.store.got[0].Text != "Hello ñ" {
		t.Errorf("status %d, kept %+v", res.StatusCode, d.store.got)
	}
}

// page is what a reader of the page sees.
type page struct {
	lang, title, text string
	values            map[string]string
	described         map[string]string // aria-describedby of a field by its id
	ids, links        map[string]bool
}

func read(t testing.TB, s string) page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	p := page{values: map[string]string{}, described: map[string]string{}, ids: map[string]bool{}, links: map[string]bool{}}
	group := ""
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		a := map[string]string{}
		for _, x := range n.Attr {
			a[x.Key] = x.Val
		}
		if id, ok := a["id"]; ok {
			if p.ids[id] {
				t.Errorf("the id %s stands twice", id)
			}
			p.ids[id] = true
			p.described[id] = a["aria-describedby"] + group
		}
		_, checked := a["checked"]
		_, selected := a["selected"]
		switch {
		case n.Type == html.TextNode && n.Parent.Data != "title":
			p.text += strings.Join(strings.Fields(n.Data), " ") + " "
		case n.Data == "html" && n.Type == html.ElementNode:
			p.lang = a["lang"]
		case n.Data == "title" && n.FirstChild != nil:
			p.title = n.FirstChild.Data
		case n.Data == "a":
			p.links[a["href"]] = true
		case n.Data == "input" && (a["type"] != "radio" || checked) && a["name"] != form.Trap:
			p.values[a["name"]] = a["value"]
		case n.Data == "option" && selected:
			p.values[form.FieldAbout] = a["value"]
		case n.Data == "textarea":
			p.values[a["name"]] = ""
			if n.FirstChild != nil {
				p.values[a["name"]] = n.FirstChild.Data
			}
		}
		before := group
		if n.Data == "fieldset" {
			group = " " + a["aria-describedby"]
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		group = before
	}
	walk(root)
	return p
}
