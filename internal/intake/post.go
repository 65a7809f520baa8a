package intake

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"

	"plaza/internal/form"
	"plaza/internal/locale"
	"plaza/templates/feedback"
)

// storeTime is how long a message may take to reach the disk.
const storeTime = 10 * time.Second

// post takes a message in the language of the page it came from.
func (s *Server) post(w http.ResponseWriter, r *http.Request, l *locale.Locale) {
	a := &answer{Server: s, w: w, l: l, words: &l.Words.Form.Error}
	b, err := body(w, r)
	if errors.Is(err, errTooLarge) {
		a.refuse(http.StatusRequestEntityTooLarge, "too-large", a.words.TooLarge)
		return
	}
	if errors.Is(err, errSlow) {
		a.refuse(http.StatusRequestTimeout, "slow", a.words.Unreadable)
		return
	}
	if err == nil {
		a.size = len(b)
		a.in, err = ParseForm(r.Header.Get("Content-Type"), b)
	}
	if err != nil {
		a.refuse(http.StatusBadRequest, "unreadable", a.words.Unreadable)
		return
	}
	m := &a.in.Message
	m.Page = l.Tag
	if a.in.Hide {
		*m = m.Hidden()
	}
	switch problems := s.Site.Form.CheckMessage(*m, s.Site.tags()); {
	case s.crossing.Check(r) != nil:
		a.refuse(http.StatusForbidden, "foreign", a.words.Foreign)
	case a.in.Trapped:
		a.refuse(http.StatusUnprocessableEntity, "trapped", a.words.Trapped)
	case len(problems) > 0:
		a.problems = problems
		a.refuse(http.StatusUnprocessableEntity, "problems")
	default:
		s.accept(r, a)
	}
}

// accept hands a message that can be taken to the store, if its sender may
// send one now.
func (s *Server) accept(r *http.Request, a *answer) {
	if wait, ok := s.limiter.take(client(r, s.Proxies), s.Now()); !ok {
		minutes := int((wait + time.Minute - 1) / time.Minute)
		a.w.Header().Set("Retry-After", a.seconds(wait))
		a.refuse(http.StatusTooManyRequests, "too-many", a.words.TooMany, a.words.Wait.For(minutes))
		return
	}
	m := a.in.Message
	if m.Answer == "" {
		m.Answer = a.l.Tag
	}
	if to, ok := form.ParseAddress(m.Email); ok {
		m.Email = to.String()
	} else {
		m.Email = "" // it was blank: anything else is a problem
	}
	m.Received = s.Now().UTC()
	// A visitor who hangs up after sending has sent all the same.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), storeTime)
	defer cancel()
	ref, again, err := s.Store.Accept(ctx, m)
	switch {
	case errors.Is(err, ErrFull):
		a.refuse(http.StatusServiceUnavailable, "full", a.words.Full)
	case err != nil:
		s.Log.Error("the store took no message", "error", err)
		a.refuse(http.StatusServiceUnavailable, "down", a.words.Down)
	default:
		m.Ref = ref
		a.thank(m, again)
	}
}

// answer writes the page that answers one message.
type answer struct {
	*Server
	w        http.ResponseWriter
	l        *locale.Locale
	words    *locale.FormErrorWords
	in       Input
	problems []form.Problem
	size     int // of the request, in bytes
}

// refuse shows the form again with all that was typed and says what is wrong.
func (a *answer) refuse(status int, outcome string, notice ...string) {
	sp := a.Site.Speaker(a.l)
	shell := a.shell()
	top := sp.Top(a.problems, notice...)
	parts := map[string][]byte{
		slotTop:       printed(feedback.Top(top)),
		slotQuestions: printed(feedback.Questions(sp.Questions(a.in.Message, shell.About, a.problems))),
		slotSend:      printed(feedback.Send(form.Send{W: &a.l.Words.Form, Hide: top.Numbers})),
	}
	a.Log.Info("refused", "outcome", outcome, "status", status, "bytes", a.size)
	a.counts.add(outcome)
	a.page(status, shell.fill(a.words.TabTitle.With("Title", shell.Title()), parts))
}

// thank shows the reference number of a message that was kept.
func (a *answer) thank(m form.Message, again bool) {
	sp := a.Site.Speaker(a.l)
	shell := a.shell()
	d := sp.Done(m, again, a.in.Hide)
	d.Form, d.Home = form.Path, "index.html"
	if label, ok := named(shell.About, m.About); ok {
		d.About = &form.Link{Href: m.About + ".html", Label: label}
	}
	outcome := "accepted"
	if again {
		outcome = "again"
	}
	a.Log.Info(outcome, "reference", m.Ref, "bytes", a.size)
	a.counts.add(outcome)
	_, site, _ := strings.Cut(shell.Title(), " | ")
	title := d.W.Done.Title
	if site != "" {
		title = a.l.Words.Page.Title.With("Page", title, "Site", site)
	}
	a.page(http.StatusOK, shell.replace(title, printed(feedback.Done(d))))
}

// named returns what the page calls a record.
func named(groups []form.Group, value string) (form.Text, bool) {
	for _, g := range groups {
		for _, o := range g.Options {
			if o.Value == value {
				return o.Label, true
			}
		}
	}
	return form.Text{}, false
}

func (s *Server) shellOf(l *locale.Locale) *Shell {
	shell, why := s.shells.get(l)
	if why != nil {
		s.Log.Warn("the built page of the form is not used", "language", l.Tag, "error", why)
	}
	return shell
}

func (a *answer) shell() *Shell { return a.shellOf(a.l) }

func (a *answer) page(status int, b []byte) {
	writePage(a.w, a.l, status, b)
}

// writePage sends a page that holds what one visitor typed: nobody may keep it.
func writePage(w http.ResponseWriter, l *locale.Locale, status int, b []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", l.Tag)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Robots-Tag", "noindex")
	w.WriteHeader(status)
	w.Write(b) // an error means that the visitor is gone
}

// prefilled shows the empty form with what a link named.
func (s *Server) prefilled(w http.ResponseWriter, l *locale.Locale, about string) {
	shell := s.shellOf(l)
	q := s.Site.Speaker(l).Questions(form.Message{About: about}, shell.About, nil)
	page := shell.fill(shell.Title(), map[string][]byte{slotQuestions: printed(feedback.Questions(q))})
	writePage(w, l, http.StatusOK, page)
}

func printed(c templ.Component) []byte {
	var b bytes.Buffer
	if err := c.Render(context.Background(), &b); err != nil {
		panic("intake: print a component into memory: " + err.Error())
	}
	return b.Bytes()
}

// quiet is what the standard server may say: it quotes what visitors send.
func quiet(log *slog.Logger) *quietWriter { return &quietWriter{log} }

type quietWriter struct{ log *slog.Logger }

// Write keeps only that something happened.
func (q *quietWriter) Write(b []byte) (int, error) {
	q.log.Debug("a connection failed", "bytes", len(b))
	return len(b), nil
}
