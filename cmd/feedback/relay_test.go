//go:build unix

package main

import (
	"bufio"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	crand "crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	goio "io"
	"math/big"
	"math/rand/v2"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// relay is a mail relay that follows a script. fault names the step at which
// it fails, and how: "RCPT 450", "DOT reset", "greeting hang".
type relay struct {
	net.Listener
	good, bad *tls.Config  // nil: it offers no TLS
	fault     atomic.Value // func() string
	mu        sync.Mutex
	got       map[string][]string // letters, by Message-ID
}

func newRelay(t testing.TB) *relay {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &relay{Listener: l, got: map[string][]string{}}
	r.say("")
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go r.talk(c)
		}
	}()
	return r
}

func (r *relay) say(fault string) { r.fault.Store(func() string { return fault }) }
func (r *relay) port() int        { return r.Addr().(*net.TCPAddr).Port }

// draw returns how a step fails; "" when it does not. A step draws once: a
// relay that drew anew to write its answer said 250 to what it had not kept.
func (r *relay) draw(step string) string {
	if at, how, _ := strings.Cut(r.fault.Load().(func() string)(), " "); at == step {
		return how
	}
	return ""
}

func (r *relay) letters() map[string][]string {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := map[string][]string{}
	for id, l := range r.got {
		out[id] = append([]string(nil), l...)
	}
	return out
}

// talk speaks SMTP, as far as this program does.
func (r *relay) talk(c net.Conn) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	in := bufio.NewReader(c)
	// answer says what was drawn for a step and reports whether to go on.
	answer := func(how, good string) bool {
		switch how {
		case "":
			fmt.Fprintf(c, "%s\r\n", good)
			return true
		case "hang":
			time.Sleep(2 * time.Second)
		case "reset":
			if raw, ok := c.(*net.TCPConn); ok {
				raw.SetLinger(0)
			}
		case "close":
		case "garbage":
			fmt.Fprint(c, "\x00\xff no SMTP\r\n")
		default:
			fmt.Fprintf(c, "%s 4.7.1 <visitor@example.org> not now\r\n", how)
			return how != "421"
		}
		return false
	}
	if !answer(r.draw("greeting"), "220 relay ready") {
		return
	}
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		word := strings.ToUpper(strings.Fields(line + " x")[0])
		if i := strings.IndexByte(word, ':'); i > 0 {
			word = word[:i]
		}
		if word == "EHLO" && r.good != nil {
			if how := r.draw(word); how != "plain" && !answer(how, "250-fine\r\n250 STARTTLS") {
				return
			} else if how != "plain" {
				continue
			}
			fmt.Fprint(c, "250 fine\r\n") // TLS is stripped from what it offers
			continue
		}
		switch word {
		case "EHLO", "MAIL", "RCPT", "RSET", "HELO":
			if !answer(r.draw(word), "250 fine") {
				return
			}
		case "STARTTLS":
			if !answer(r.draw(word), "220 go on") {
				return
			}
			conf := r.good
			switch r.draw("TLS") {
			case "":
			case "stranger":
				conf = r.bad
			case "garbage":
				fmt.Fprint(c, "250 no TLS at all\r\n")
				return
			default:
				return
			}
			c = tls.Server(c, conf)
			in = bufio.NewReader(c)
		case "QUIT":
			fmt.Fprint(c, "221 bye\r\n")
			return
		case "DATA":
			if how := r.draw("DATA"); how != "" {
				if !answer(how, "") {
					return
				}
				continue
			}
			fmt.Fprint(c, "354 go on\r\n")
			if how := r.draw("TEXT"); how != "" {
				in.ReadString('\n')
				answer(how, "")
				return
			}
			var b strings.Builder
			for {
				l, err := in.ReadString('\n')
				if err != nil {
					return
				}
				if l == ".\r\n" {
					break
				}
				b.WriteString(strings.TrimPrefix(l, "."))
			}
			how := r.draw("DOT")
			if how == "" || how == "reset" || how == "close" || how == "hang" {
				r.keep(b.String()) // it has the letter, whether it says so or not
			}
			if !answer(how, "250 taken") {
				return
			}
		default:
			fmt.Fprint(c, "502 what\r\n")
		}
	}
}

func (r *relay) keep(letter string) {
	m, err := mail.ReadMessage(strings.NewReader(letter))
	if err != nil {
		panic("the relay got no letter: " + err.Error())
	}
	body, _ := goio.ReadAll(quotedprintable.NewReader(m.Body))
	r.mu.Lock()
	defer r.mu.Unlock()
	id := m.Header.Get("Message-ID")
	r.got[id] = append(r.got[id], string(body))
}

// faults are the ways in which a relay fails.
func faults() []string {
	var out []string
	for _, step := range []string{"MAIL", "RCPT", "DATA", "DOT"} {
		for _, how := range []string{"421", "450", "451", "550", "552", "hang", "reset", "close"} {
			out = append(out, step+" "+how)
		}
	}
	return append(out, "greeting 421", "greeting 554", "greeting hang", "greeting reset", "greeting garbage", "EHLO 421", "EHLO close", "TEXT reset", "TEXT hang")
}

// tlsFaults are those of a relay that has TLS.
func tlsFaults() []string {
	return []string{"EHLO plain", "STARTTLS 454", "STARTTLS close", "STARTTLS garbage", "TLS stranger", "TLS garbage", "TLS close", "RCPT 450", "DOT reset"}
}

// withTLS gives the relay a certificate, and returns who vouches for it.
func (r *relay) withTLS(t *testing.T) *x509.CertPool {
	roots := x509.NewCertPool()
	conf := func(trusted bool) *tls.Config {
		key, err := ecdsa.GenerateKey(elliptic.P256(), crand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		cert, err := certificate(key)
		if err != nil {
			t.Fatal(err)
		}
		if trusted {
			roots.AddCert(cert.Leaf)
		}
		return &tls.Config{Certificates: []tls.Certificate{cert}}
	}
	r.good, r.bad = conf(true), conf(false)
	return roots
}

// certificate makes one for this computer, that signs itself.
func certificate(key crypto.Signer) (tls.Certificate, error) {
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "relay"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	raw, err := x509.CreateCertificate(crand.Reader, tmpl, tmpl, key.Public(), key)
	if err != nil {
		return tls.Certificate{}, err
	}
	leaf, err := x509.ParseCertificate(raw)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key, Leaf: leaf}, err
}

// misbehave draws a fault, or none, anew at each step.
func misbehave() string {
	all := faults()
	if rand.IntN(3) > 0 {
		return ""
	}
	f := all[rand.IntN(len(all))]
	if strings.HasSuffix(f, "hang") {
		return ""
	}
	return f
}
