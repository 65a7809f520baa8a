// Package seal keeps what a visitor wrote from whoever finds the disk: it
// seals messages with age, knows the same message again without telling what
// it was, and makes references.
//
// Laws:
//
//  1. What is sealed can be opened with the identity alone. It names its own
//     reference and is refused under another.
//  2. No error quotes a key or a message.
//  3. A reference has 75 random bits and can be read aloud.
//
// Tests: seal_test.go.
package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"filippo.io/age"

	"plaza/internal/form"
)

// Keys seal messages before they are stored and open them when they leave.
// The store and its backups hold only what was sealed; the identity comes
// from a credential that lies elsewhere.
type Keys struct {
	identities []age.Identity
	recipients []age.Recipient
	digest     []byte
}

// NewKeys reads identities as "feedback keygen" writes them: lines of
// AGE-SECRET-KEY-1..., newest first; "#" begins a remark. Messages are sealed
// for the first and can be opened with each, so that a key can be changed
// while messages wait. others are further recipients, such as a key that is
// kept in a safe for the day the host is lost.
func NewKeys(identity string, others ...string) (*Keys, error) {
	ids, err := age.ParseIdentities(strings.NewReader(identity))
	if err != nil {
		return nil, errors.New("the key cannot be read: it should be lines that begin with AGE-SECRET-KEY-1") // the error may quote it
	}
	k := &Keys{identities: ids}
	switch id := ids[0].(type) {
	case *age.X25519Identity:
		k.recipients = append(k.recipients, id.Recipient())
		k.digest, err = digestKey(id.String())
	case *age.HybridIdentity:
		k.recipients = append(k.recipients, id.Recipient())
		k.digest, err = digestKey(id.String())
	default:
		return nil, errors.New("the key is of a kind that this program does not know")
	}
	if err != nil {
		return nil, fmt.Errorf("derive the key of digests: %w", err)
	}
	for _, r := range others {
		more, err := age.ParseRecipients(strings.NewReader(r))
		if err != nil {
			return nil, fmt.Errorf("the public key %q cannot be read", r)
		}
		k.recipients = append(k.recipients, more...)
	}
	return k, k.prove()
}

func digestKey(secret string) ([]byte, error) {
	return hkdf.Key(sha256.New, []byte(secret), nil, "plaza feedback: same message again", sha256.Size)
}

// prove shows that what is sealed can be opened.
func (k *Keys) prove() error {
	m := form.Message{Ref: "proof", Text: "proof"}
	sealed, err := k.Seal(m)
	if err != nil {
		return err
	}
	back, err := k.Open("proof", sealed)
	if err == nil && back != m {
		err = errors.New("it came out changed")
	}
	return err
}

// GenerateKey makes a key: the file for the credential, and its public part.
func GenerateKey(now time.Time) (file, public string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("make a key: %w", err)
	}
	public = id.Recipient().String()
	return fmt.Sprintf("# made %s\n# public key: %s\n%s\n", now.UTC().Format(time.DateOnly), public, id), public, nil
}

// Seal seals a message.
func (k *Keys) Seal(m form.Message) ([]byte, error) {
	plain, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("write down a message: %w", err)
	}
	var b bytes.Buffer
	w, err := age.Encrypt(&b, k.recipients...)
	if err != nil {
		return nil, fmt.Errorf("seal a message: %w", err)
	}
	if _, err := w.Write(plain); err != nil {
		return nil, fmt.Errorf("seal a message: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("seal a message: %w", err)
	}
	return b.Bytes(), nil
}

// ErrUnreadable says that a stored message cannot be opened: another key, or
// damage. Why, in detail, would help nobody but an attacker.
var ErrUnreadable = errors.New("a stored message cannot be opened with this key")

// Open opens a sealed message and checks that it is the one of its row.
func (k *Keys) Open(ref string, sealed []byte) (form.Message, error) {
	r, err := age.Decrypt(bytes.NewReader(sealed), k.identities...)
	if err != nil {
		return form.Message{}, ErrUnreadable
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return form.Message{}, ErrUnreadable
	}
	var m form.Message
	if err := json.Unmarshal(plain, &m); err != nil || m.Ref != ref {
		return form.Message{}, ErrUnreadable
	}
	return m, nil
}

// Same is a digest by which the same message is known again. Without the key
// nobody can try whether a guessed text was sent.
func (k *Keys) Same(m form.Message) (string, error) {
	m.Ref, m.Received = "", time.Time{}
	plain, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("write down a message: %w", err)
	}
	h := hmac.New(sha256.New, k.digest)
	h.Write(plain)
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)), nil
}
