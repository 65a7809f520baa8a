package seal

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"plaza/internal/form"
)

func key(t *testing.T) (file, public string) {
	t.Helper()
	file, public, err := GenerateKey(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return file, public
}

func keys(t *testing.T, file string, others ...string) *Keys {
	t.Helper()
	k, err := NewKeys(file, others...)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealed(t *testing.T) {
	older, _ := key(t)
	newer, _ := key(t)
	spare, sparePublic := key(t)
	m := form.Message{Ref: NewRef(), Text: "¿Qué? 🙂", Received: time.Now().UTC()}
	old := keys(t, older, sparePublic)
	sealed, err := old.Seal(m)
	if err != nil || bytes.Contains(sealed, []byte("¿Qué")) {
		t.Fatalf("not sealed: %v", err)
	}
	for name, k := range map[string]*Keys{"the same key": old, "after a change of keys": keys(t, newer+older), "the key from the safe": keys(t, spare)} {
		if back, err := k.Open(m.Ref, sealed); err != nil || back != m {
			t.Errorf("%s: %v, %v", name, back, err)
		}
	}
	if _, err := keys(t, newer).Open(m.Ref, sealed); !errors.Is(err, ErrUnreadable) {
		t.Errorf("another key: %v", err)
	}
	if _, err := old.Open(NewRef(), sealed); !errors.Is(err, ErrUnreadable) {
		t.Errorf("under another reference: %v", err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 4
		if back, err := old.Open(m.Ref, bad); err == nil && back != m {
			t.Fatalf("a changed byte %d changed the message", i)
		}
	}
	if back, err := old.Open(m.Ref, sealed[:len(sealed)-1]); err == nil {
		t.Errorf("cut short it reads %v", back)
	}
}

func TestSameMessage(t *testing.T) {
	file, _ := key(t)
	k := keys(t, file)
	m := form.Message{Text: "a"}
	one, _ := k.Same(m)
	m.Ref, m.Received = "x", time.Now()
	if two, _ := k.Same(m); one != two {
		t.Error("reference and time count as content")
	}
	m.Email = "a@example.org"
	if other, _ := k.Same(m); one == other {
		t.Error("another address is the same message")
	}
	another, _ := key(t)
	if two, _ := keys(t, another).Same(form.Message{Text: "a"}); one == two {
		t.Error("the digest does not hang on the key")
	}
}

func TestErrorsQuoteNoKey(t *testing.T) {
	file, _ := key(t)
	secret := strings.TrimSpace(file[strings.Index(file, "AGE-"):])
	for _, bad := range []string{secret[:40], secret + "X", strings.ToLower(secret) + "Q", ""} {
		if _, err := NewKeys(bad); err == nil || bad != "" && strings.Contains(err.Error(), bad[:20]) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestReferences(t *testing.T) {
	seen := map[string]bool{}
	for range 2000 {
		ref := NewRef()
		if seen[ref] || len(ref) != 19 {
			t.Fatalf("bad reference %q", ref)
		}
		seen[ref] = true
		if got, ok := ParseRef(" " + strings.ToLower(strings.ReplaceAll(ref, "-", ""))); !ok || got != ref {
			t.Fatalf("%s reads back as %q, %v", ref, got, ok)
		}
	}
	ref := NewRef()
	plain := strings.ReplaceAll(ref, "-", "")
	for i := range plain {
		for _, c := range letters {
			if wrong := plain[:i] + string(c) + plain[i+1:]; wrong != plain {
				if _, ok := ParseRef(wrong); ok {
					t.Errorf("%s passes for %s", wrong, plain)
				}
			}
		}
		for j := range i {
			if b := []byte(plain); b[i] != b[j] {
				b[i], b[j] = b[j], b[i]
				if _, ok := ParseRef(string(b)); ok {
					t.Errorf("%s passes for %s", b, plain)
				}
			}
		}
	}
}
