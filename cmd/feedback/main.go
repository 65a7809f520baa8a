// Command feedback is the handler of the feedback form: it takes messages,
// keeps them until the City's mail relay has them, and tells staff how things
// stand. The packages do the work; here are flags, wiring and exit codes.
//
// Files: root.go lists the commands, service.go puts the parts together from
// the settings, staff.go and setup.go are the commands for staff.
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
)

// Exit codes.
const (
	exitOK      = 0
	exitPerson  = 1 // something needs a person: a message, or the settings
	exitUsage   = 2
	exitMachine = 3
)

// io is what the program writes to and knows of its surroundings.
type io struct {
	out, err goio.Writer
	now      func() time.Time
	env      func(string) string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], io{os.Stdout, os.Stderr, time.Now, os.Getenv})
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, io io) int {
	root := command(io)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var person *personError
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &person):
		if person.says != "" {
			fmt.Fprintf(io.err, "feedback: %s\n", person.says)
		}
		return exitPerson
	case errors.As(err, &usage):
		fmt.Fprintf(io.err, "feedback: %v\n\"%s --help\" tells how it is used.\n", usage.err, usage.command)
		return exitUsage
	}
	fmt.Fprintf(io.err, "feedback: %v\n", err)
	return exitMachine
}

// personError says that something needs a person. It may have been told.
type personError struct{ says string }

func (e *personError) Error() string { return e.says }

// usageError is a mistake on the command line.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
