package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"plaza/internal/diag"
	post "plaza/internal/mail"
	"plaza/internal/outbox"
	"plaza/internal/seal"
	"plaza/internal/settings"
	"plaza/internal/source"
)

// setup is what every command needs: the settings, the secrets, and flags that
// stand in for settings when one tries things out.
type setup struct {
	io      io
	config  string
	mailDir string
	state   string
	file    *settings.File
}

func (s *setup) add(c *cobra.Command) {
	c.Flags().StringVar(&s.config, "config", "", "the settings `file` (default: /etc/plaza-feedback/feedback.toml, if it is there)")
	c.Flags().StringVar(&s.state, "state", "", "the `folder` for waiting messages (default: the one in the settings)")
	c.Flags().StringVar(&s.mailDir, "mail-dir", "", "write letters as .eml files into this `folder`, in place of a relay")
}

const usualConfig = "/etc/plaza-feedback/feedback.toml"

// read reads the settings, or takes those for a trial when there are none and
// --mail-dir is given.
func (s *setup) read() error {
	path := s.config
	if path == "" {
		path = usualConfig
	}
	b, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.config == "" && s.mailDir != "":
		s.file = settings.Trial()
	case errors.Is(err, fs.ErrNotExist) && s.config == "":
		return &personError{"there are no settings: name a file with --config, or try things out with --mail-dir inbox"}
	case err != nil:
		return fmt.Errorf("read the settings: %w", err)
	default:
		f := source.New(path, b)
		var ds []diag.Diagnostic
		s.file, ds = settings.Read(f, s.mailDir != "")
		diag.Print(s.io.err, ds, diag.Style{Lines: func(_ string, n int) string { return f.Line(n) }})
		if s.file == nil {
			return &personError{}
		}
	}
	if s.state != "" {
		s.file.State = s.state
	}
	if s.file.State == "" {
		s.file.State = s.io.env("STATE_DIRECTORY") // of systemd
	}
	if s.file.State == "" {
		s.file.State = ".feedback"
	}
	return nil
}

// secret returns a secret: of the service's credentials, or else of the
// environment. The name "mail-password" is FEEDBACK_MAIL_PASSWORD there.
func (s *setup) secret(name string) (string, error) {
	if dir := s.io.env("CREDENTIALS_DIRECTORY"); dir != "" {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			return strings.TrimSpace(string(b)), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("read the credential %q: %w", name, err)
		}
	}
	return s.io.env("FEEDBACK_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))), nil
}

// keys returns the keys of messages. For a trial they are made in the state
// folder, and that is said.
func (s *setup) keys() (*seal.Keys, error) {
	identity, err := s.secret("identity")
	if err != nil {
		return nil, err
	}
	if identity == "" {
		if s.mailDir == "" {
			return nil, &personError{"the key that opens messages is missing: give it as the credential \"identity\" or in FEEDBACK_IDENTITY (\"feedback keygen\" makes one)"}
		}
		if identity, err = s.trialKey(); err != nil {
			return nil, err
		}
	}
	return seal.NewKeys(identity, s.file.Recovery...)
}

func (s *setup) trialKey() (string, error) {
	path := filepath.Join(s.file.State, "trial-key")
	if b, err := os.ReadFile(path); err == nil {
		return string(b), nil
	}
	key, _, err := seal.GenerateKey(s.io.now())
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(s.file.State, 0o700); err != nil {
		return "", fmt.Errorf("make the state folder: %w", err)
	}
	fmt.Fprintf(s.io.err, "feedback: a key was made in %s, beside what it opens. That is for trying out only.\n", path)
	return key, writeNew(path, key)
}

// writeNew writes a secret into a file that must not be there yet.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("write the key: %w", err)
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write the key: %w", err)
	}
	return nil
}

// sender is the way out: the relay of the settings, or the folder. The
// composer needs only From and To filled in for a test.
func (s *setup) sender(c *post.Composer) (post.Sender, error) {
	m := s.file.Mail
	c.From, c.To = mail.Address{Name: m.FromName, Address: m.From}, mail.Address{Address: m.To}
	if s.mailDir != "" {
		return &post.Folder{Composer: c, Dir: s.mailDir}, nil
	}
	password, err := s.secret("mail-password")
	if err != nil {
		return nil, err
	}
	if m.User != "" && password == "" {
		return nil, &personError{"the settings name a user at the relay: give the password as the credential \"mail-password\" or in FEEDBACK_MAIL_PASSWORD"}
	}
	r := &post.Relay{Composer: c, Host: m.Host, Port: int(m.Port), Security: post.Security(m.TLS), User: m.User, Password: password, Limits: post.DefaultLimits}
	if m.CA != "" {
		pem, err := os.ReadFile(m.CA)
		if err != nil {
			return nil, fmt.Errorf("read the certificate authority: %w", err)
		}
		r.Roots = x509.NewCertPool()
		if !r.Roots.AppendCertsFromPEM(pem) {
			return nil, &personError{fmt.Sprintf("%s holds no certificate", m.CA)}
		}
	}
	return r, nil
}

// outbox puts the configuration of the store together. sender is nil for
// staff commands. zone is the city's.
func (s *setup) outbox(sender post.Sender, zone *time.Location, log *slog.Logger) (outbox.Config, error) {
	keys, err := s.keys()
	if err != nil {
		return outbox.Config{}, err
	}
	database, err := s.secret("database")
	if err != nil {
		return outbox.Config{}, err
	}
	f := s.file
	return outbox.Config{
		Dir: f.State, Database: database, Keys: keys, Sender: sender,
		Schedule: outbox.Schedule{First: f.Delivery.First(), Max: f.Delivery.Longest()},
		Senders:  int(f.Delivery.Connections), PerMinute: int(f.Delivery.PerMinute),
		MaxWaiting: int(f.Store.MostWaiting), MinFree: f.Store.FreeMegabytes << 20,
		Alarm: outbox.Alarm{After: f.Alarm.After(), Command: f.Alarm.Command, File: f.Alarm.File},
		Log:   log, Now: s.io.now, Zone: zone,
	}, nil
}

// staff opens the store for one command, beside a running service.
func (s *setup) staff(ctx context.Context) (*outbox.Outbox, error) {
	if err := s.read(); err != nil {
		return nil, err
	}
	c, err := s.outbox(nil, nil, nil)
	if err != nil {
		return nil, err
	}
	if c.Database == "" {
		if _, err := os.Stat(c.Dir); err != nil {
			return nil, &personError{fmt.Sprintf("there is no state folder %s: is this the host of the service?", c.Dir)}
		}
	}
	return outbox.Staff(ctx, c)
}
