package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"plaza/internal/form"
	post "plaza/internal/mail"
	"plaza/internal/seal"
)

func keygenCommand(io io) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "keygen",
		Short: "Make the key that opens waiting messages",
		Long: `Make the key by which messages are sealed before they are stored, and opened
when they leave. Without it nobody can read what waits, and nor can you: keep a
copy in a safe. It must not lie in the state folder or its backup.

To change a key put the new one above the old one in the credential's file;
take the old one out when "feedback status" says that nothing waits from before.`,
		Example: "  feedback keygen --out /etc/credstore/plaza-feedback.identity\n  feedback keygen > identity",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			file, public, err := seal.GenerateKey(io.now())
			if err != nil {
				return err
			}
			if out == "" {
				fmt.Fprint(io.out, file)
				return nil
			}
			if err := writeNew(out, file); err != nil {
				return err
			}
			fmt.Fprintf(io.out, "The key is in %s. Its public part is\n%s\n", out, public)
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "write the key into this `file`, which must not be there yet (default: to the screen)")
	return c
}

func checkCommand(io io) *cobra.Command {
	s := &setup{io: io}
	c := &cobra.Command{
		Use:   "check-config",
		Short: "Say what is wrong with the settings",
		Long: `Read the settings and the secrets and say everything that is wrong, with its
place and what to write. Nothing is opened, sent or changed.`,
		Example: "  feedback check-config --config deploy/feedback.toml",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := s.read(); err != nil {
				return err
			}
			if _, err := s.sender(new(post.Composer)); err != nil {
				return err
			}
			if _, err := s.keys(); err != nil {
				return err
			}
			fmt.Fprintln(io.out, "The settings can be used.")
			return nil
		},
	}
	s.add(c)
	return c
}

func testMailCommand(io io) *cobra.Command {
	s := &setup{io: io}
	var probe bool
	c := &cobra.Command{
		Use:   "test-mail",
		Short: "Prove that the relay takes letters",
		Long: `Send one test letter to the recipient of the settings, by the same way as all
others. With --probe nothing is sent: the relay is only asked whether it would
take a letter from our sender for our recipient.`,
		Example: "  feedback test-mail --probe\n  feedback test-mail --mail-dir inbox",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.read(); err != nil {
				return err
			}
			composer := &post.Composer{Words: testWords}
			way, err := s.sender(composer)
			if err != nil {
				return err
			}
			if relay, ok := way.(*post.Relay); ok && probe {
				if err := relay.Probe(c.Context()); err != nil {
					return &personError{"the relay would not take a letter: " + err.Error()}
				}
				fmt.Fprintln(io.out, "The relay would take a letter from our sender for our recipient.")
				return nil
			}
			open, err := way.Open(c.Context())
			if err == nil {
				err = errors.Join(open.Send(c.Context(), testMessage(io.now())), open.Close())
			}
			if err != nil {
				return &personError{"the test letter was not taken: " + err.Error()}
			}
			fmt.Fprintf(io.out, "A test letter was taken for %s. Now look whether it arrived.\n", s.file.Mail.To)
			return nil
		},
	}
	s.add(c)
	c.Flags().BoolVar(&probe, "probe", false, "only ask, send nothing")
	return c
}

// testWords are the words of a test letter. Those of real letters are the
// site's, in the language of those who read them.
var testWords = post.Words{Subject: "Test of the feedback form", Reference: "Reference", Received: "Sent", Kind: "Kind", About: "About",
	Page: "Language of the page", Answer: "Language to answer in", Name: "Name", Email: "E-mail", Message: "Message", NotGiven: "-"}

func testMessage(now time.Time) form.Message {
	return form.Message{Ref: seal.NewRef(), Received: now.UTC(), Text: "This letter shows that messages of the feedback form arrive here.\nLetters with accents, too: ¿Sí? Ñandú, niño."}
}
