package main

import "github.com/spf13/cobra"

// command is the command line.
func command(io io) *cobra.Command {
	root := &cobra.Command{
		Use:   "feedback",
		Short: "Take messages from the feedback form and bring them to the board",
		Long: `The handler of the site's feedback form. A message is sealed and brought to the
disk before its sender sees a reference number. It is deleted as soon as the
City's mail relay has taken it. Until then it is tried again, for ever.

  feedback serve          take messages, and show the site beside the form
  feedback keygen         make the key that opens waiting messages
  feedback check-config   say what is wrong with the settings
  feedback test-mail      prove that the relay takes letters
  feedback status         how many wait, since when, and is all well
  feedback retry          try again now
  feedback show REF       read one message that the relay refused
  feedback counts         write the figures for the site

docs/operating.md walks from an empty host to a running service.

Exit codes: 0 fine, 1 something needs a person, 2 the command line,
3 the program or the machine.`,
		SilenceUsage: true, SilenceErrors: true,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(serveCommand(io), keygenCommand(io), checkCommand(io), testMailCommand(io), statusCommand(io), retryCommand(io), showCommand(io), countsCommand(io))
	for _, c := range append(root.Commands(), root) {
		misuse(c)
	}
	return root
}

// misuse marks mistakes on the command line as such.
func misuse(c *cobra.Command) {
	wrap := func(err error) error {
		if err == nil {
			return nil
		}
		return &usageError{c.CommandPath(), err}
	}
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrap(err) })
	if args := c.Args; args != nil {
		c.Args = func(c *cobra.Command, a []string) error { return wrap(args(c, a)) }
	}
}
