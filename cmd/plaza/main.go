// Command plaza builds a city's public AI register from records and prose
// that staff keep in git. Run "plaza --help".
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"

	"plaza/internal/build"
)

// Exit codes. They are part of what scripts may rely on.
const (
	exitOK      = 0
	exitContent = 1   // an editor's mistake
	exitUsage   = 2   // the command line
	exitMachine = 3   // the program or the machine
	exitSignal  = 128 // and the number of the signal: 130 after Ctrl+C, 143 after SIGTERM
)

func main() {
	os.Exit(run(untilSignal(), os.Args[1:], stdio()))
}

// run is the program without its process: tests call it.
func run(ctx context.Context, args []string, io io) int {
	var at atomic.Pointer[build.Step]
	watch := io.watch
	io.watch = func(s build.Step) {
		at.Store(&s)
		if watch != nil {
			watch(s)
		}
	}
	root := command(io)
	root.SetArgs(args)
	err := inTime(ctx, io.patience, func() error { return root.ExecuteContext(ctx) })
	var content *contentError
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &content):
		return exitContent
	case errors.As(err, &usage):
		fmt.Fprintf(io.err, "plaza: %v\n", err)
		fmt.Fprintf(io.err, "\"%s --help\" tells how it is used.\n", usage.command)
		return exitUsage
	case ctx.Err() != nil:
		fmt.Fprintf(io.err, "plaza: %s\n", canceled(err, at.Load()))
		return signalCode(ctx)
	}
	fmt.Fprintf(io.err, "plaza: %v\n", err)
	return exitMachine
}

// contentError says that diagnostics with errors were shown.
type contentError struct{}

func (*contentError) Error() string { return "the site has errors" }

// usageError is a mistake on the command line.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
