package intake

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"

	"plaza/internal/form"
)

// Input is what a browser sent.
type Input struct {
	Message form.Message
	Trapped bool // the field that nobody sees was filled in
	Hide    bool // send with protected numbers hidden
}

var (
	errTooLarge   = errors.New("the request is too large")
	errUnreadable = errors.New("the request is no form")
)

// drain is how much of a request that is too large is read and thrown away,
// so that the browser looks at the answer instead of reporting a broken
// connection; drainTime how long.
const (
	drain     = 3 << 20
	drainTime = 700 * time.Millisecond
)

// body reads a request, at most form.MaxBody bytes of it.
func body(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength <= form.MaxBody {
		b, err := io.ReadAll(io.LimitReader(r.Body, form.MaxBody+1))
		if err != nil {
			return nil, errUnreadable
		}
		if len(b) <= form.MaxBody {
			return b, nil
		}
	}
	if http.NewResponseController(w).SetReadDeadline(time.Now().Add(drainTime)) == nil {
		io.CopyN(io.Discard, r.Body, drain)
	}
	w.Header().Set("Connection", "close")
	return nil, errTooLarge
}

// ParseForm reads the fields of a form from the bytes of a request. Of a field
// that is sent twice the first counts; fields that the form does not have are
// passed over.
func ParseForm(contentType string, b []byte) (Input, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return Input{}, errUnreadable
	}
	var values map[string]string
	switch kind {
	case "application/x-www-form-urlencoded":
		values, err = encoded(string(b))
	case "multipart/form-data":
		values, err = parts(b, params["boundary"])
	default:
		err = errUnreadable
	}
	if err != nil {
		return Input{}, err
	}
	var in Input
	for _, name := range form.Names() {
		in.Message.Set(name, form.Clean(values[name], name == form.FieldMessage))
	}
	in.Trapped, in.Hide = values[form.Trap] != "", values[form.Hide] != ""
	return in, nil
}

// known reports whether the form has a field of that name.
func known(name string) bool {
	for _, n := range form.Names() {
		if n == name {
			return true
		}
	}
	return name == form.Trap || name == form.Hide
}

// maxParts is how many fields are read. A form has eight.
const maxParts = 64

func encoded(s string) (map[string]string, error) {
	if strings.Count(s, "&") > maxParts {
		return nil, errUnreadable
	}
	out := map[string]string{}
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
			out[name] = v
		}
	}
	return out, nil
}

func parts(b []byte, boundary string) (map[string]string, error) {
	if boundary == "" || len(boundary) > 200 {
		return nil, errUnreadable
	}
	out := map[string]string{}
	r := multipart.NewReader(strings.NewReader(string(b)), boundary)
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
		v, err := io.ReadAll(p)
		if err != nil {
			return nil, errUnreadable
		}
		if _, twice := out[name]; !twice {
			out[name] = string(v)
		}
	}
	return nil, errUnreadable
}
