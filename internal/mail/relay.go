package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"

	"plaza/internal/form"
)

// Sender is a way by which letters leave. It may be used by many at once.
type Sender interface {
	// Open begins a session. Its error is a *Trouble.
	Open(context.Context) (Session, error)
}

// Session hands over letters one after another.
type Session interface {
	// Send hands over one letter. Nil means that the other side has taken
	// responsibility for it. Its error is a *Trouble; after one, the session
	// is to be closed.
	Send(context.Context, form.Message) error
	Close() error
}

// Security is how a connection to a relay is made safe.
type Security string

const (
	StartTLS Security = "starttls" // asked for after the greeting, and required
	Implicit Security = "implicit" // from the first byte
	None     Security = "none"     // only for a relay on this computer
)

// Limits are how long each step may take.
type Limits struct {
	Connect time.Duration // and the TLS handshake
	Command time.Duration // greeting, and each command
	Data    time.Duration // the text of the letter
	Dot     time.Duration // the answer to it: short waits here make copies
}

// DefaultLimits follow RFC 5321, section 4.5.3.2.
var DefaultLimits = Limits{Connect: 30 * time.Second, Command: 2 * time.Minute, Data: 3 * time.Minute, Dot: 10 * time.Minute}

// Relay is the City's mail relay.
type Relay struct {
	Composer *Composer
	Host     string
	Port     int
	Security Security
	Roots    *x509.CertPool // nil: those of the system
	User     string         // "": no login
	Password string
	Limits   Limits
}

// Open connects, makes the connection safe and logs in.
func (r *Relay) Open(ctx context.Context) (Session, error) {
	dialing, cancel := context.WithTimeout(ctx, r.Limits.Connect)
	defer cancel()
	conn, err := new(net.Dialer).DialContext(dialing, "tcp", net.JoinHostPort(r.Host, strconv.Itoa(r.Port)))
	if err != nil {
		return nil, trouble(StepConnect, err)
	}
	if r.Security == Implicit {
		safe := tls.Client(conn, r.tls())
		if err := safe.HandshakeContext(dialing); err != nil {
			conn.Close()
			return nil, trouble(StepTLS, err)
		}
		conn = safe
	}
	s := &session{relay: r, conn: conn}
	stop := s.closeOn(ctx)
	defer stop()
	if err := s.begin(); err != nil {
		conn.Close()
		return nil, ended(ctx, err)
	}
	return s, nil
}

func (r *Relay) tls() *tls.Config {
	return &tls.Config{ServerName: r.Host, RootCAs: r.Roots, MinVersion: tls.VersionTLS12}
}

type session struct {
	relay  *Relay
	conn   net.Conn
	client *smtp.Client
	broken bool
}

// closeOn ends the connection when the program ends: a blocked read returns.
func (s *session) closeOn(ctx context.Context) (stop func() bool) {
	return context.AfterFunc(ctx, func() { s.conn.Close() })
}

// ended says that the program ended, where the error is of that making.
func ended(ctx context.Context, err error) error {
	if t := new(Trouble); ctx.Err() != nil && errors.As(err, &t) && t.Code == 0 {
		return trouble(t.Step, context.Canceled)
	}
	return err
}

// allow gives the next step its time.
func (s *session) allow(d time.Duration) error { return s.client.UpdateDeadline(d) }

// step runs one step within its time.
func (s *session) step(name Step, d time.Duration, do func() error) error {
	if err := s.allow(d); err != nil {
		return trouble(name, err)
	}
	if err := do(); err != nil {
		return trouble(name, err)
	}
	return nil
}

func (s *session) begin() error {
	r := s.relay
	wait, cancel := context.WithTimeout(context.Background(), r.Limits.Command)
	defer cancel()
	if at, ok := wait.Deadline(); ok {
		if err := s.conn.SetDeadline(at); err != nil {
			return trouble(StepGreeting, err)
		}
	}
	var err error
	if s.client, err = smtp.NewClient(s.conn, r.Host); err != nil {
		return trouble(StepGreeting, err)
	}
	s.client.SkipSMTPUTF8(true) // but for a letter that needs it
	if err := s.step(StepHello, r.Limits.Command, func() error { return s.client.Hello(r.Composer.domain()) }); err != nil {
		return err
	}
	if r.Security == StartTLS {
		if ok, _ := s.client.Extension("STARTTLS"); !ok {
			return &Trouble{Step: StepTLS, What: "the relay offers no TLS"}
		}
		if err := s.step(StepTLS, r.Limits.Connect, func() error { return s.client.StartTLS(r.tls()) }); err != nil {
			return err
		}
	}
	if r.User == "" {
		return nil
	}
	ok, offered := s.client.Extension("AUTH")
	if !ok {
		return &Trouble{Step: StepAuth, What: "the relay offers no login"}
	}
	login := smtp.PlainAuth("", r.User, r.Password, r.Host, false)
	if ways := strings.Fields(offered); !has(ways, "PLAIN") && has(ways, "LOGIN") {
		login = smtp.LoginAuth(r.User, r.Password, r.Host, false)
	}
	return s.step(StepAuth, r.Limits.Command, func() error { return s.client.Auth(login) })
}

func has(list []string, word string) bool {
	for _, w := range list {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// domain is how this program greets: the sender's domain, not the name of
// the computer.
func (c *Composer) domain() string {
	_, domain, _ := strings.Cut(c.From.Address, "@")
	return domain
}

// Send hands over one letter. One that needs SMTPUTF8 goes with it if the relay
// offers it. If it is refused all the same, it goes without: the words matter
// more than the Reply button.
func (s *session) Send(ctx context.Context, m form.Message) error {
	stop := s.closeOn(ctx)
	defer stop()
	can := ASCII
	if replyTo(m.Email, ASCII) == "" && replyTo(m.Email, Unicode) != "" && s.takesUnicode() {
		can = Unicode
	}
	err := s.compose(m, can)
	if t := new(Trouble); can == Unicode && errors.As(err, &t) && t.Code != 0 && t.Code != 421 {
		if err = s.step(StepSender, s.relay.Limits.Command, s.client.Reset); err == nil {
			err = s.compose(m, ASCII)
		}
	}
	if err != nil {
		s.broken = true
		return ended(ctx, err)
	}
	return nil
}

// takesUnicode reports whether the relay takes letters with UTF-8 in the head.
func (s *session) takesUnicode() bool {
	utf8, _ := s.client.Extension("SMTPUTF8")
	eight, _ := s.client.Extension("8BITMIME") // which it has to come with
	return utf8 && eight
}

// compose writes a letter and hands it over.
func (s *session) compose(m form.Message, can Ability) error {
	letter, err := s.relay.Composer.Compose(m, can)
	if err != nil {
		return &Trouble{Step: StepCompose, Code: 554, What: "the letter could not be written"}
	}
	s.client.SkipSMTPUTF8(can == ASCII)
	return s.send(letter)
}

func (s *session) send(letter []byte) error {
	c, l, r := s.client, s.relay.Limits, s.relay
	if err := s.step(StepSender, l.Command, func() error { return c.Mail("<" + r.Composer.From.Address + ">") }); err != nil {
		return err
	}
	if err := s.step(StepRcpt, l.Command, func() error { return c.Rcpt("<" + r.Composer.To.Address + ">") }); err != nil {
		return err
	}
	var write interface {
		Write([]byte) (int, error)
		Close() error
	}
	err := s.step(StepData, l.Command, func() (err error) { write, err = c.Data(); return err })
	if err != nil {
		return err
	}
	if err := s.step(StepData, l.Data, func() error { _, err := write.Write(letter); return err }); err != nil {
		return err
	}
	return s.step(StepDot, l.Dot, write.Close)
}

// Close says goodbye, unless the connection is broken.
func (s *session) Close() error {
	if !s.broken && s.allow(5*time.Second) == nil {
		if s.client.Quit() == nil {
			return nil
		}
	}
	return s.conn.Close()
}

// Probe proves the settings without sending: it connects, logs in and asks
// whether sender and recipient would be taken.
func (r *Relay) Probe(ctx context.Context) error {
	open, err := r.Open(ctx)
	if err != nil {
		return err
	}
	defer open.Close()
	s := open.(*session)
	stop := s.closeOn(ctx)
	defer stop()
	if err := s.step(StepSender, r.Limits.Command, func() error { return s.client.Mail("<" + r.Composer.From.Address + ">") }); err != nil {
		return err
	}
	if err := s.step(StepRcpt, r.Limits.Command, func() error { return s.client.Rcpt("<" + r.Composer.To.Address + ">") }); err != nil {
		return err
	}
	return s.step(StepRcpt, r.Limits.Command, s.client.Reset)
}
