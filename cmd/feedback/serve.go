package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"net/netip"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"plaza/internal/diag"
	"plaza/internal/form"
	"plaza/internal/intake"
	letters "plaza/internal/mail"
	"plaza/internal/outbox"
	"plaza/internal/seal"
)

// serveFlags say where things are.
type serveFlags struct {
	site, public, mailDir, state, address string
	proxies                               []string
}

func serveCommand(io io) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Take messages, and show the site beside the form",
		Long: `Take the messages of the feedback form. Each is sealed and on the disk before
its sender sees a reference number; then it goes out by mail.

With --mail-dir each letter becomes a file, so the form can be tried with no
mail server. With --public the built site is shown at the same address.`,
		Example: "  plaza build && feedback serve --public public --mail-dir inbox",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.mailDir == "" {
				return &usageError{c.CommandPath(), errors.New("name a folder for the letters with --mail-dir")}
			}
			return f.serve(c.Context(), io, c.CommandPath())
		},
	}
	p := c.Flags()
	p.StringVar(&f.site, "site", ".", "the site's `folder`: data/site.toml, data/feedback.toml and i18n/ are read")
	p.StringVar(&f.public, "public", "", "the `folder` of the built site, to show it too")
	p.StringVar(&f.mailDir, "mail-dir", "", "the `folder` that letters are written to, in place of sending them")
	p.StringVar(&f.state, "state", "", "the `folder` of waiting messages and their key (default: .state in the --mail-dir)")
	p.StringVar(&f.address, "address", "127.0.0.1:8080", "the `host:port` to listen at; port 0 takes a free one")
	p.StringArrayVar(&f.proxies, "proxy", nil, "a `network`, such as 10.0.0.0/8, whose forwarding headers are believed; may stand several times")
	return c
}

// serve runs until ctx ends.
func (f *serveFlags) serve(ctx context.Context, io io, name string) error {
	proxies, err := networks(f.proxies)
	if err != nil {
		return &usageError{name, err}
	}
	site, err := loadSite(io, f.site)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(io.err, nil))
	box, err := f.store(ctx, io, site, log)
	if err != nil {
		return err
	}
	defer box.Close()
	server, err := intake.New(intake.Config{
		Site: site, Public: f.public, Store: desk{box}, Health: health(box), Proxies: proxies, Log: log, Now: io.now, Secure: len(proxies) > 0,
	})
	if err != nil {
		return fmt.Errorf("start the form: %w", err)
	}
	l, err := intake.Listen(f.address)
	if err != nil {
		return &usageError{name, err}
	}
	page := site.Base
	if f.public == "" {
		page += form.Path
	}
	fmt.Fprintf(io.out, "The form is at %s\nLetters are written to %s. Ctrl+C stops.\n", address(l.Addr(), page), filepath.Clean(f.mailDir))
	return server.Serve(ctx, l)
}

// address is what to type in a browser.
func address(a net.Addr, page string) string {
	at, err := netip.ParseAddrPort(a.String())
	if err == nil && at.Addr().IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d%s", at.Port(), page)
	}
	return "http://" + a.String() + page
}

func networks(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			a, notOne := netip.ParseAddr(s)
			if notOne != nil {
				return nil, fmt.Errorf("--proxy: %q is no network; write one such as 10.0.0.0/8", s)
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		out = append(out, p.Masked())
	}
	return out, nil
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
		return nil, &contentError{}
	}
	return site, nil
}

// store opens the outbox, which writes letters to the folder.
func (f *serveFlags) store(ctx context.Context, io io, site *intake.Site, log *slog.Logger) (*outbox.Outbox, error) {
	state := f.state
	if state == "" {
		state = filepath.Join(f.mailDir, ".state")
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of waiting messages: %w", err)
	}
	keys, err := ownKey(filepath.Join(state, "key"), io.now())
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(site.City.Timezone)
	if err != nil {
		zone = time.UTC
	}
	box, err := outbox.Open(ctx, outbox.Config{
		Dir: state, Keys: keys, Sender: &letters.Folder{Dir: f.mailDir, Composer: composer(site, zone)}, Log: log, Now: io.now, Zone: zone,
	})
	if err != nil {
		return nil, fmt.Errorf("open the store of messages: %w", err)
	}
	return box, nil
}

// ownKey reads the key beside the messages, or makes one. That guards nothing
// on a host of its own; it is for trying the form.
func ownKey(path string, now time.Time) (*seal.Keys, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		file, _, made := seal.GenerateKey(now)
		if made != nil {
			return nil, made
		}
		b, err = []byte(file), os.WriteFile(path, []byte(file), 0o600)
	}
	if err != nil {
		return nil, fmt.Errorf("read the key: %w", err)
	}
	return seal.NewKeys(string(b))
}

// composer writes letters in the city's own language.
func composer(site *intake.Site, zone *time.Location) *letters.Composer {
	l := site.Locales.All[0]
	w, label := &l.Words.Form, func(name string) string { return l.Label("enum.feedback.fields.key." + name) }
	c := &letters.Composer{
		From: mail.Address{Name: site.City.Name.Value, Address: "form@localhost"}, To: mail.Address{Address: "board@localhost"},
		Kinds: map[string]string{}, Languages: map[string]string{}, Site: site.City.BaseURL, Home: l.Tag, Zone: zone,
		Words: letters.Words{
			Subject: w.Mail.Subject, Reference: w.Done.Number, Received: w.Mail.Received, Page: w.Mail.Page, NotGiven: w.Mail.NotGiven, Note: w.Mail.Note,
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
