package mail

import (
	"bytes"
	"context"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"plaza/internal/form"
)

func composer() *Composer {
	return &Composer{From: mail.Address{Name: "Feedback form", Address: "form@example.gov"}, To: mail.Address{Address: "board@example.gov"},
		Words: Words{Subject: "Feedback", Reference: "Reference", Received: "Received", Kind: "Kind", About: "About", Page: "Page", Answer: "Answer in",
			Name: "Name", Email: "E-mail", Message: "Message", NotGiven: "not given", ByHand: "Type the address by hand."},
		Kinds: map[string]string{"question": "Question"}, Languages: map[string]string{"en": "English", "es": "Español"}, Home: "en", Site: "https://ai.example.gov/"}
}

// judge holds a letter against the laws and returns the visitor's words.
func judge(t *testing.T, m form.Message, letter []byte) string {
	t.Helper()
	head, _, ok := bytes.Cut(letter, []byte("\r\n\r\n"))
	if !ok {
		t.Fatalf("no body in %q", letter)
	}
	for i, c := range letter {
		if c > 0x7e || c < 0x20 && c != '\r' && c != '\n' && c != '\t' {
			t.Fatalf("byte %d is %#x on the wire", i, c)
		}
		if c == '\n' && (i == 0 || letter[i-1] != '\r') || c == '\r' && (i+1 == len(letter) || letter[i+1] != '\n') {
			t.Fatalf("a bare line end at byte %d", i)
		}
	}
	for line := range bytes.SplitSeq(letter, []byte("\r\n")) {
		if len(line) > 78 {
			t.Fatalf("a line of %d bytes: %q", len(line), line)
		}
	}
	parsed, err := mail.ReadMessage(bytes.NewReader(letter))
	if err != nil {
		t.Fatal(err)
	}
	may := []string{"Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "Message-Id", "Mime-Version", "Reply-To", "Subject", "To"}
	for name, values := range parsed.Header {
		if !slices.Contains(may, name) || len(values) != 1 {
			t.Errorf("header %s: %q", name, values)
		}
	}
	if got, has := parsed.Header["Reply-To"]; has && (!PlainAddress(strings.Trim(got[0], "<>")) || got[0] != "<"+replyTo(m.Email, ASCII)+">") {
		t.Errorf("Reply-To is %q for %q", got, m.Email)
	}
	if to, err := parsed.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "board@example.gov" {
		t.Errorf("To is %v", to)
	}
	if subject, err := new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject")); err != nil || !strings.HasPrefix(subject, "Feedback") || !strings.HasSuffix(subject, " ["+m.Ref+"]") {
		t.Errorf("the subject is %q", subject)
	}
	for _, leak := range []string{"User-Agent", "X-Mailer", "Received:", "localhost"} {
		if strings.Contains(string(head), leak) {
			t.Errorf("%s stands in the head", leak)
		}
	}
	body, err := io.ReadAll(quotedprintable.NewReader(parsed.Body))
	if err != nil {
		t.Fatal(err)
	}
	_, words, ok := strings.Cut(strings.ReplaceAll(string(body), "\r\n", "\n"), "\n"+Rule+"\n")
	if !ok {
		t.Fatalf("no rule in %q", body)
	}
	return words
}

var hostile = []string{"plain", "¿Qué? Diné bizaad, Tiếng Việt, 中文, العربية, 🙂", "a\n.\nb\n..\n", "From me\n\nBcc: x@example.com\n\nhello",
	"\n\n  trailing  \n\t\n", strings.Repeat("long ", 4000), "=3D =\n=0A", Rule + "\nName: somebody", "x\x00\x1b[31my"}

func TestReadsBackWordForWord(t *testing.T) {
	for _, text := range hostile {
		m := form.Message{Ref: "K7QM-3XRT-9WBN-4F2D", Received: time.Unix(1.8e9, 0), Page: "es", Kind: "question", About: "tools/clearview-ai", Text: text, Name: "Ana", Email: "ana@example.org", Answer: "es"}
		letter, err := composer().Compose(m, ASCII)
		if err != nil {
			t.Fatal(err)
		}
		if got := judge(t, m, letter); got != text {
			t.Errorf("sent %q, got %q", text, got)
		}
		again, _ := composer().Compose(m, ASCII)
		if !bytes.Equal(letter, again) {
			t.Error("two copies differ")
		}
	}
}

func TestNothingGetsIntoAHeader(t *testing.T) {
	for _, bad := range []string{"a@b.org\r\nBcc: x@example.com", "a@b.org\nBcc: x@example.com", "a@b.org, x@example.com", "\"a\"@b.org", "a b@c.org",
		"<a@b.org>", "a@b", "ñ@example.org", "a@exämple.org", "a@b.org%0d%0aBcc:x@y.zz", "a@b.org\x00", "a@[127.0.0.1]", "a..b@c.org", strings.Repeat("a", 65) + "@b.org", "a@b@c.org", "a;b@c.org", "a@b.org\u2028"} {
		if PlainAddress(bad) {
			t.Errorf("%q passes for a plain address", bad)
		}
		m := form.Message{Ref: "K7QM-3XRT-9WBN-4F2D", Received: time.Unix(1.8e9, 0), Email: bad, Name: bad, Kind: bad, About: bad, Page: bad, Answer: bad, Text: bad}
		letter, err := composer().Compose(m, ASCII)
		if err != nil {
			t.Fatal(err)
		}
		judge(t, m, letter)
	}
	if !PlainAddress("first.last+tag@sub.example.org") {
		t.Error("a plain address does not pass")
	}
}

func FuzzCompose(f *testing.F) {
	for _, h := range hostile {
		f.Add(h, "Ana", "ana@example.org", "question", "tools/x")
	}
	f.Fuzz(func(t *testing.T, text, name, email, kind, about string) {
		m := form.Message{Ref: "K7QM-3XRT-9WBN-4F2D", Received: time.Unix(1.8e9, 0), Text: form.Clean(text, true), Name: form.Clean(name, false), Email: form.Clean(email, false), Kind: kind, About: about}
		letter, err := composer().Compose(m, ASCII)
		if err != nil {
			t.Fatal(err)
		}
		if got := judge(t, m, letter); got != m.Text && utf8.ValidString(m.Text) {
			t.Errorf("sent %q, got %q", m.Text, got)
		}
	})
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "inbox")
	s, err := (&Folder{Composer: composer(), Dir: dir}).Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m := form.Message{Ref: "K7QM-3XRT-9WBN-4F2D", Text: "¿Qué?"}
	for range 2 {
		if err := s.Send(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 1 {
		t.Fatalf("%v, %v", names, err)
	}
	b, err := os.ReadFile(filepath.Join(dir, m.Ref+".eml"))
	if err != nil {
		t.Fatal(err)
	}
	if got := judge(t, m, b); got != m.Text {
		t.Errorf("the file holds %q", got)
	}
}

// TestReplyTo: an address is answered with the Reply button wherever the way
// allows it; where not, the letter shows it and says so.
func TestReplyTo(t *testing.T) {
	for _, c := range []struct{ typed, plain, unicode string }{
		{"ana@example.org", "ana@example.org", "ana@example.org"},
		{"ana@españa.example", "ana@xn--espaa-rta.example", "ana@xn--espaa-rta.example"},
		{"josé@example.org", "", "josé@example.org"},
		{"jose\u0301@espan\u0303a.example", "", "josé@españa.example"},
		{"用户@例え.テスト", "", "用户@例え.テスト"},
		{"ana@example.org\u200b", "ana@example.org", "ana@example.org"},
		{"no address\r\nBcc: x@example.org", "", ""},
		{"josé@example.org\r\nBcc: x@example.org", "", ""},
		{"josé,x@example.org", "", ""},
		{"", "", ""},
	} {
		for can, want := range map[Ability]string{ASCII: c.plain, Unicode: c.unicode} {
			m := form.Message{Ref: "K7QM-3XRT-9WBN-4F2D", Received: time.Unix(1.8e9, 0), Email: c.typed, Text: "Hello"}
			letter, err := composer().Compose(m, can)
			if err != nil {
				t.Fatal(err)
			}
			parsed, err := mail.ReadMessage(bytes.NewReader(letter))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Trim(parsed.Header.Get("Reply-To"), "<>"); got != want || len(parsed.Header["Bcc"]) > 0 {
				t.Errorf("%q (%v): Reply-To is %q, want %q", c.typed, can, got, want)
			}
			body, err := io.ReadAll(quotedprintable.NewReader(parsed.Body))
			if err != nil {
				t.Fatal(err)
			}
			if says := strings.Contains(string(body), "by hand"); says != (want == "" && c.typed != "") || !strings.Contains(string(body), strings.TrimSpace(oneLine(c.typed))) {
				t.Errorf("%q (%v): the body is %q", c.typed, can, body)
			}
		}
	}
}
