package intake

import (
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"plaza/internal/form"
	"plaza/internal/intake/charset"
)

// Input is what a browser sent.
type Input struct {
	Message form.Message
	Trapped bool // the field that nobody sees was filled in
	Hide    bool // send with protected numbers hidden
}

var (
	errTooLarge   = errors.New("the request is too large")
	errSlow       = errors.New("the request came too slowly")
	errUnreadable = errors.New("the request is no form")
)

// drain is how much of a body that is not wanted is read and thrown away, so
// that the browser looks at the answer instead of reporting a broken
// connection; drainTime how long.
const (
	drain     = 3 << 20
	drainTime = 700 * time.Millisecond
)

// body reads a request, at most form.MaxBody bytes of it. A body that comes too
// slowly is given up, so that nobody holds a connection with a byte now and
// then.
func body(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength > form.MaxBody {
		decline(w, r)
		return nil, errTooLarge
	}
	c, end := http.NewResponseController(w), time.Now().Add(bodyTime)
	b := make([]byte, 0, r.ContentLength)
	for int64(len(b)) < r.ContentLength {
		c.SetReadDeadline(end.Add(time.Duration(len(b)) * time.Second / bodyPace)) // where there is no connection, nothing can be slow
		n, err := r.Body.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err != nil && int64(len(b)) < r.ContentLength {
			w.Header().Set("Connection", "close")
			if errors.Is(err, os.ErrDeadlineExceeded) {
				return nil, errSlow
			}
			return nil, errUnreadable
		}
	}
	return b, nil
}

// decline reads past a body that is not wanted, for a moment, and has the
// connection closed after the answer: what may still come is not taken for
// another request. A client that asks before it sends is not told to.
func decline(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	if http.NewResponseController(w).SetReadDeadline(time.Now().Add(drainTime)) == nil && r.Header.Get("Expect") == "" {
		io.CopyN(io.Discard, r.Body, drain)
	}
}

// ParseForm reads the fields of a form from the bytes of a request. Of a field
// that is sent twice the first counts; fields that the form does not have are
// passed over.
func ParseForm(contentType string, b []byte) (Input, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return Input{}, errUnreadable
	}
	sent := string(b)
	var values map[string]field
	switch kind {
	case "application/x-www-form-urlencoded":
		values, err = encoded(charset.Body(sent, params["charset"]))
	case "multipart/form-data":
		values, err = parts(sent, params["boundary"])
	default:
		err = errUnreadable
	}
	if err != nil {
		return Input{}, err
	}
	text := func(name string) string {
		v := values[name]
		return charset.Text(v.bytes, v.charset, values[charsetField].bytes, params["charset"])
	}
	var in Input
	for _, name := range form.Names() {
		in.Message.Set(name, form.Clean(text(name), name == form.FieldMessage))
	}
	in.Trapped, in.Hide = values[form.Trap].bytes != "", values[form.Hide].bytes != ""
	return in, nil
}

// field is one field as it was sent.
type field struct {
	bytes   string
	charset string // that its own part declares; "" for none
}

// charsetField is the field in which clients name the encoding of the others.
const charsetField = "_charset_"

// known reports whether the form has a field of that name.
func known(name string) bool {
	for _, n := range form.Names() {
		if n == name {
			return true
		}
	}
	return name == form.Trap || name == form.Hide || name == charsetField
}

// maxParts is how many fields are read. A form has eight.
const maxParts = 64

func encoded(s string) (map[string]field, error) {
	if strings.Count(s, "&") > maxParts {
		return nil, errUnreadable
	}
	out := map[string]field{}
	for pair := range strings.SplitSeq(s, "&") {
		key, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(key)
		if err != nil || !known(name) {
			continue
		}
		v, err := url.QueryUnescape(value)
		if err != nil {
			return nil, errUnreadable
		}
		if _, twice := out[name]; !twice {
			out[name] = field{bytes: v}
		}
	}
	return out, nil
}

func parts(b string, boundary string) (map[string]field, error) {
	if boundary == "" || len(boundary) > 200 {
		return nil, errUnreadable
	}
	out := map[string]field{}
	r := multipart.NewReader(strings.NewReader(b), boundary)
	for range maxParts {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, errUnreadable
		}
		name := p.FormName()
		if !known(name) {
			continue
		}
		v, err := io.ReadAll(unpacked(p))
		if err != nil {
			return nil, errUnreadable
		}
		if _, twice := out[name]; !twice {
			_, params, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
			out[name] = field{string(v), params["charset"]}
		}
	}
	return nil, errUnreadable
}

// unpacked undoes the coding for transfer that old clients give a part.
func unpacked(p *multipart.Part) io.Reader {
	switch strings.ToLower(p.Header.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		return quotedprintable.NewReader(p)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p)
	}
	return p
}
