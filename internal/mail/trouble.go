package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"regexp"
)

// Step is a step of handing a letter over.
type Step string

const (
	StepConnect  Step = "connect"
	StepGreeting Step = "greeting"
	StepHello    Step = "EHLO"
	StepTLS      Step = "TLS"
	StepAuth     Step = "AUTH"
	StepSender   Step = "MAIL FROM"
	StepRcpt     Step = "RCPT TO"
	StepData     Step = "DATA"
	StepDot      Step = "end of message" // from here on the relay may have taken the letter
	StepWrite    Step = "write"          // into a folder
	StepCompose  Step = "compose"
)

// Trouble is why a letter was not taken. It holds nothing that a relay said:
// relays quote addresses.
type Trouble struct {
	Step     Step
	Code     int    // of SMTP; 0 when there was no answer
	Enhanced string // "5.1.1"; "" when there was none
	What     string // in a few words
}

// Error tells step, code and cause.
func (t *Trouble) Error() string {
	s := string(t.Step) + ": " + t.What
	if t.Code != 0 {
		s += fmt.Sprintf(" %d", t.Code)
	}
	if t.Enhanced != "" {
		s += " " + t.Enhanced
	}
	return s
}

// Permanent reports whether the relay said that trying again is of no use.
func (t *Trouble) Permanent() bool { return t.Code >= 500 }

// OfMessage reports whether the trouble may lie in this one message. Until
// DATA every letter is handed over with the same words, so trouble before it
// would meet every other letter too.
func (t *Trouble) OfMessage() bool {
	switch t.Step {
	case StepData, StepDot, StepCompose:
		return t.Code != 421
	}
	return false
}

var enhanced = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}`)

// trouble scrubs an error.
func trouble(step Step, err error) *Trouble {
	t := &Trouble{Step: step}
	var own *Trouble
	var said *textproto.Error
	var timeout net.Error
	var verify *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &said):
		t.Code, t.What, t.Enhanced = said.Code, "the relay refused with", enhanced.FindString(said.Msg)
	case errors.As(err, &verify), errors.As(err, &unknown):
		t.What = "the relay's certificate is not trusted"
	case errors.Is(err, context.Canceled):
		t.What = "stopped, as the program ends"
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		t.What = "the relay did not answer in time"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed):
		t.What = "the connection was closed"
	case step == StepConnect:
		t.What = "the relay could not be reached"
	case step == StepTLS:
		t.What = "no safe connection could be made"
	case step == StepWrite:
		t.What = "the folder could not be written to"
	default:
		t.What = "the connection broke"
	}
	return t
}

// Refusal reports whether a stored trouble says that the relay refused for
// good, so that waiting alone will not help.
func Refusal(trouble string) bool { return refusal.MatchString(trouble) }

var refusal = regexp.MustCompile(` 5\d\d( |$)`)
