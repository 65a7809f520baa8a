package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"plaza/internal/diag"
	"plaza/internal/form"
	"plaza/internal/intake"
	letters "plaza/internal/mail"
	"plaza/internal/outbox"
	"plaza/internal/zone"
)

// serveFlags stand in for settings.
type serveFlags struct {
	*setup
	site, public, address string
	proxies               []string
}

func serveCommand(io io) *cobra.Command {
	f := &serveFlags{setup: &setup{io: io}}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Take messages, and show the site beside the form",
		Long: `Take the messages of the feedback form. Each is sealed and on the disk before
its sender sees a reference number; then it goes out by mail, and is tried again
until the relay has it.

With --mail-dir each letter becomes a file, so the form can be tried with no
mail server and no settings. With --public the built site is shown at the same
address. At the start the relay is asked whether it would take our letters; if
not, that is said, and messages wait.`,
		Example: "  plaza build && feedback serve --public public --mail-dir inbox\n  feedback serve --config /etc/plaza-feedback/feedback.toml",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return f.serve(c.Context(), io, c.CommandPath()) },
	}
	f.add(c)
	p := c.Flags()
	p.StringVar(&f.site, "site", "", "the site's `folder`: data/site.toml, data/feedback.toml and i18n/ are read (default: of the settings, or here)")
	p.StringVar(&f.public, "public", "", "the `folder` of the built site, to show it too")
	p.StringVar(&f.address, "address", "", "the `host:port` to listen at; port 0 takes a free one (default: of the settings, or 127.0.0.1:8080)")
	p.StringArrayVar(&f.proxies, "proxy", nil, "a `network`, such as 10.0.0.0/8, whose forwarding headers are believed; may stand several times")
	return c
}

// settle puts what the flags say in place of settings.
func (f *serveFlags) settle() error {
	if f.state == "" && f.config == "" && f.mailDir != "" {
		f.state = filepath.Join(f.mailDir, ".state")
	}
	if err := f.read(); err != nil {
		return err
	}
	for _, x := range []struct{ to, flag *string }{{&f.file.Site, &f.site}, {&f.file.Public, &f.public}, {&f.file.Listen, &f.address}} {
		if *x.flag != "" {
			*x.to = *x.flag
		}
	}
	if f.file.Site == "" {
		f.file.Site = "."
	}
	f.file.Proxies = append(f.file.Proxies, f.proxies...)
	return nil
}

// serve runs until ctx ends.
func (f *serveFlags) serve(ctx context.Context, io io, name string) error {
	if err := f.settle(); err != nil {
		return err
	}
	if len(f.file.Networks()) != len(f.file.Proxies) {
		return &usageError{name, errors.New("--proxy: write a network such as 10.0.0.0/8")}
	}
	site, err := loadSite(io, f.file.Site)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(io.err, nil))
	box, err := f.store(ctx, site, log)
	if err != nil {
		return err
	}
	defer box.Close()
	server, err := intake.New(intake.Config{
		Site: site, Public: f.file.Public, Store: desk{box}, Health: health(box), Proxies: f.file.Networks(), Log: log, Now: io.now,
		Secure: !f.file.Plain,
	})
	if err != nil {
		return fmt.Errorf("start the form: %w", err)
	}
	l, err := intake.Listen(f.file.Listen)
	if err != nil {
		return &usageError{name, err}
	}
	page := site.Base
	if f.file.Public == "" {
		page += form.Path
	}
	to := "sent to " + f.file.Mail.To
	if f.mailDir != "" {
		to = "written to " + filepath.Clean(f.mailDir)
	}
	fmt.Fprintf(io.out, "The form is at %s\nLetters are %s. Ctrl+C stops.\n", address(l.Addr(), page), to)
	return server.Serve(ctx, l)
}

// store opens the outbox and asks the relay whether it would take letters.
func (f *serveFlags) store(ctx context.Context, site *intake.Site, log *slog.Logger) (*outbox.Outbox, error) {
	place, _ := zone.Load(site.City.Timezone)
	way, err := f.sender(composer(site, place))
	if err != nil {
		return nil, err
	}
	c, err := f.outbox(way, place, log)
	if err != nil {
		return nil, err
	}
	if relay, ok := way.(*letters.Relay); ok {
		go func() { // a relay that hangs does not keep the form from starting
			if err := relay.Probe(ctx); err != nil && ctx.Err() == nil {
				log.Error("the relay would not take a letter now; messages will wait", "trouble", err.Error())
			}
		}()
	}
	return outbox.Open(ctx, c)
}

// address is what to type in a browser.
func address(a net.Addr, page string) string {
	at, err := netip.ParseAddrPort(a.String())
	if err == nil && at.Addr().IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d%s", at.Port(), page)
	}
	return "http://" + a.String() + page
}

// loadSite reads the form and its words, and shows what is wrong with them.
func loadSite(io io, dir string) (*intake.Site, error) {
	site, ds, err := intake.Load(dir)
	for _, d := range ds {
		if d.Severity == diag.Error {
			fmt.Fprintf(io.err, "%s:%d:%d: error: %s [%s]\n  why   %s\n  mend  %s\n", d.File, d.Line, d.Col, d.Says, d.Code, d.Why, d.Mend)
		}
	}
	switch {
	case err != nil:
		return nil, err
	case site == nil:
		return nil, &personError{}
	}
	return site, nil
}

// composer writes letters in the city's own language.
func composer(site *intake.Site, zone *time.Location) *letters.Composer {
	l := site.Locales.All[0]
	w, label := &l.Words.Form, func(name string) string { return l.Label("enum.feedback.fields.key." + name) }
	c := &letters.Composer{
		Kinds: map[string]string{}, Languages: map[string]string{}, Site: site.City.BaseURL, Home: l.Tag, Zone: zone,
		Words: letters.Words{
			Subject: w.Mail.Subject, Reference: w.Done.Number, Received: w.Mail.Received, Page: w.Mail.Page, NotGiven: w.Mail.NotGiven, Note: w.Mail.Note, ByHand: w.Mail.ByHand,
			Kind: label(form.FieldKind), About: label(form.FieldAbout), Answer: label(form.FieldAnswer), Name: label(form.FieldName), Email: label(form.FieldEmail), Message: label(form.FieldMessage),
		},
	}
	for _, k := range site.Form.Kinds {
		c.Kinds[k.Key] = k.Label.Value
	}
	for _, x := range site.Locales.All {
		c.Languages[x.Tag] = x.Name
	}
	return c
}

// desk is the outbox as the form's handler sees it.
type desk struct{ *outbox.Outbox }

// Accept translates the one error that has a page of its own.
func (d desk) Accept(ctx context.Context, m form.Message) (string, bool, error) {
	ref, again, err := d.Outbox.Accept(ctx, m)
	if errors.Is(err, outbox.ErrFull) {
		err = intake.ErrFull
	}
	return ref, again, err
}

func health(box *outbox.Outbox) func(context.Context) (intake.Health, error) {
	return func(ctx context.Context) (intake.Health, error) {
		s, err := box.Stats(ctx)
		if err != nil {
			return intake.Health{}, err
		}
		return intake.Health{Waiting: s.Waiting, Parked: s.Parked, Oldest: s.Oldest, LastSuccess: s.LastSuccess, Late: len(box.Causes(s)) > 0}, nil
	}
}
