// Command feedback takes the messages of a site's feedback form and hands them
// to the city by mail. Run "feedback --help".
package main

import (
	"context"
	"errors"
	"fmt"
	goio "io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// Exit codes. They are part of what scripts may rely on.
const (
	exitOK      = 0
	exitContent = 1 // a mistake in the records or the settings
	exitUsage   = 2 // the command line
	exitMachine = 3 // the program or the machine
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], io{os.Stdout, os.Stderr, time.Now, os.Getenv})
	stop()
	os.Exit(code)
}

// io is what the program writes to and knows of its surroundings.
type io struct {
	out, err goio.Writer
	now      func() time.Time
	env      func(string) string
}

// run is the program without its process: tests call it.
func run(ctx context.Context, args []string, io io) int {
	root := command(io)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var content *contentError
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &content):
		return exitContent
	case errors.As(err, &usage):
		fmt.Fprintf(io.err, "feedback: %v\n\"%s --help\" tells how it is used.\n", usage.err, usage.command)
		return exitUsage
	}
	fmt.Fprintf(io.err, "feedback: %v\n", err)
	return exitMachine
}

// contentError says that diagnostics with errors were shown.
type contentError struct{}

func (*contentError) Error() string { return "the form's files have errors" }

// usageError is a mistake on the command line.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }

func command(io io) *cobra.Command {
	root := &cobra.Command{
		Use:           "feedback",
		Short:         "Take the messages of the feedback form",
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return &usageError{c.CommandPath(), err} })
	root.AddCommand(serveCommand(io))
	return root
}
