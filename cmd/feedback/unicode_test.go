//go:build unix

package main

import (
	"bufio"
	"fmt"
	"net"
	"net/mail"
	"strings"
	"testing"

	"plaza/internal/form"
	post "plaza/internal/mail"
)

// taken is one letter as a relay got it.
type taken struct{ sender, letter string }

// offering is a relay that offers some extensions and may refuse, at one step,
// a letter that comes with SMTPUTF8. What it took is sent to the channel.
func offering(t *testing.T, extensions []string, refuses string) (int, <-chan taken) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	got := make(chan taken, 8)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		fmt.Fprint(c, "220 ready\r\n")
		in, sender := bufio.NewReader(c), ""
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			word := line[:4]
			if word == "MAIL" {
				sender = strings.TrimSpace(line)
			}
			bad := strings.Contains(sender, "SMTPUTF8") && word == refuses
			switch {
			case bad:
				fmt.Fprint(c, "550 5.6.7 <visitor@example.org> no\r\n")
			case word == "EHLO":
				fmt.Fprint(c, "250-relay\r\n")
				for _, x := range extensions {
					fmt.Fprintf(c, "250-%s\r\n", x)
				}
				fmt.Fprint(c, "250 SIZE\r\n")
			case word == "DATA":
				fmt.Fprint(c, "354 go on\r\n")
				var b strings.Builder
				for line, _ = in.ReadString('\n'); line != ".\r\n" && line != ""; line, _ = in.ReadString('\n') {
					b.WriteString(line)
				}
				if strings.Contains(sender, "SMTPUTF8") && refuses == "DOT" {
					fmt.Fprint(c, "554 5.6.9 no\r\n")
					continue
				}
				got <- taken{sender, b.String()}
				fmt.Fprint(c, "250 taken\r\n")
			default:
				fmt.Fprint(c, "250 fine\r\n")
			}
		}
	}()
	return l.Addr().(*net.TCPAddr).Port, got
}

// TestReplyAddressAsTheRelayAllows: letters outside ASCII stand in Reply-To
// where the relay takes them. Where it does not, or says so and refuses, the
// letter arrives all the same and tells how to answer.
func TestReplyAddressAsTheRelayAllows(t *testing.T) {
	words := testWords
	words.ByHand = "TYPE IT"
	both := []string{"8BITMIME", "SMTPUTF8"}
	for _, x := range []struct {
		email, refuses string
		offers         []string
		want           string
		utf8           bool
	}{
		{email: "josé@españa.example", offers: both, want: "<josé@españa.example>", utf8: true},
		{email: "josé@españa.example"},
		{email: "josé@españa.example", offers: []string{"SMTPUTF8"}},
		{email: "josé@españa.example", offers: both, refuses: "MAIL"},
		{email: "josé@españa.example", offers: both, refuses: "RCPT"},
		{email: "josé@españa.example", offers: both, refuses: "DATA"},
		{email: "josé@españa.example", offers: both, refuses: "DOT"},
		{email: "jose@españa.example", offers: both, want: "<jose@xn--espaa-rta.example>"},
		{email: "jose@españa.example", want: "<jose@xn--espaa-rta.example>"},
		{email: "jose@example.org", offers: both, want: "<jose@example.org>"},
	} {
		t.Run(fmt.Sprint(x.email, x.offers, x.refuses), func(t *testing.T) {
			port, got := offering(t, x.offers, x.refuses)
			c := &post.Composer{From: mail.Address{Address: "form@example.gov"}, To: mail.Address{Address: "board@example.gov"}, Words: words}
			s, err := (&post.Relay{Composer: c, Host: "127.0.0.1", Port: port, Security: post.None, Limits: post.DefaultLimits}).Open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			for _, m := range []form.Message{{Ref: "A", Text: "one", Email: x.email}, {Ref: "B", Text: "two", Email: "next@example.org"}} {
				if err := s.Send(t.Context(), m); err != nil {
					t.Fatal(err)
				}
			}
			first, second := <-got, <-got
			m, err := mail.ReadMessage(strings.NewReader(first.letter))
			if err != nil {
				t.Fatal(err)
			}
			if to := m.Header.Get("Reply-To"); to != x.want {
				t.Errorf("Reply-To is %q, want %q", to, x.want)
			}
			if strings.Contains(first.sender, "SMTPUTF8") != x.utf8 || strings.Contains(second.sender, "SMTPUTF8") {
				t.Errorf("the letters came with %q and %q", first.sender, second.sender)
			}
			if strings.Contains(first.letter, "TYPE IT") != (x.want == "") || strings.Contains(second.letter, "TYPE IT") {
				t.Errorf("the letters tell wrongly how to answer:\n%s\n%s", first.letter, second.letter)
			}
		})
	}
}
