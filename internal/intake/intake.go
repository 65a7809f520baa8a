// Package intake is the feedback form's handler: it takes what a browser
// sends, answers with a page in the visitor's language, and hands a message
// that can be taken to a Store.
//
// # Laws
//
//  1. A visitor sees a reference number only after Store.Accept returned it.
//  2. Whatever is refused, all that was typed stands in the answer, with a
//     status of 4xx or 5xx. Only what is too large to be read does not.
//  3. No byte that a visitor sent is written to a log or a counter: a log line
//     holds a reference, an outcome and a size.
//  4. What a request can cost is bounded before it is read: time, bytes,
//     memory, and how many there are.
//  5. The page round the form is the built one, read anew when it changes.
//     Its marked parts are printed by the components that the generator uses.
//
// # The way of a request
//
//	wire.go     refuses what no browser sends, closes the connection
//	public.go   files of the built site; the form's page filled in for a link
//	read.go     bytes -> fields, as text (package charset)
//	post.go     fields -> message -> Store -> answer
//	shell.go    the built page, cut at its marks
//	limit.go    how many messages a source may send
//	client.go   which source a request came from
//
// Tests: refusals_test.go has each refusal in each language, charset_test.go
// old clients, wire_test.go and apart_test.go speak to a real socket, limit_test.go and client_test.go the rest.
package intake

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"plaza/internal/form"
)

// Store keeps a message. Accept returns when it is on the disk, with its
// reference number; again reports that the same text was kept a short while
// ago, under that number. ErrFull and any other error mean that nothing was
// kept.
type Store interface {
	Accept(ctx context.Context, m form.Message) (ref string, again bool, err error)
}

// ErrFull is returned by a Store that has no room.
var ErrFull = errors.New("the store is full")

// Health is what the health page and the counters tell of the store.
type Health struct {
	Waiting, Parked int
	Oldest          time.Time // of those that wait; zero for none
	LastSuccess     time.Time // zero: never
	Late            bool      // the oldest waits longer than it should
}

// Config is what a Server needs.
type Config struct {
	Site    *Site  // the form and its words
	Public  string // folder of the built site; "" for none
	Store   Store
	Health  func(context.Context) (Health, error) // nil: only that the program runs
	Proxies []netip.Prefix                        // whose forwarding headers count
	Limits  Limits
	Log     *slog.Logger
	Now     func() time.Time // nil: the clock
	Secure  bool             // visitors come over HTTPS: pages may insist on it
}

// Server answers requests.
type Server struct {
	Config
	limiter  *limiter
	shells   *shells
	counts   counts
	moved    movedFile
	crossing *http.CrossOriginProtection
}

// New returns a Server. A city without a form, or a base address that is none,
// is an error.
func New(c Config) (*Server, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits
	}
	s := &Server{Config: c, limiter: newLimiter(c.Limits), crossing: http.NewCrossOriginProtection()}
	s.shells = &shells{site: c.Site, dir: c.Public, kept: map[string]kept{}}
	if err := s.crossing.AddTrustedOrigin(c.Site.Origin); err != nil {
		return nil, err
	}
	return s, nil
}

// Limits on time and size of what comes over the wire.
const (
	// The head of a request is whole within headerTime of the connection. After
	// an answer the next may begin within idleTime; as a few bytes count as no
	// beginning yet, it is whole within the sum of both.
	headerTime = 4 * time.Second
	idleTime   = 3 * time.Second
	// A body has bodyTime, and a second more for each bodyPace bytes that came,
	// up to readTime from the head's first byte.
	bodyTime  = 6 * time.Second
	bodyPace  = 2 << 10
	readTime  = 30 * time.Second
	writeTime = 60 * time.Second
	maxHeader = 16 << 10
	maxConns  = 1500
	stopTime  = 10 * time.Second
)
