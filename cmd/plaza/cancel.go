package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"plaza/internal/build"
	"plaza/internal/imports"
)

// signaled is why a command was canceled.
type signaled struct{ os.Signal }

func (s *signaled) Error() string { return s.String() }

// untilSignal returns a context that ends with the first signal that asks the
// program to stop. A second one ends the program at once: what it publishes is
// whole at any instant (package publish).
func untilSignal() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	came := make(chan os.Signal, 1)
	signal.Notify(came, os.Interrupt, syscall.SIGTERM)
	go func() {
		first := <-came
		signal.Reset(os.Interrupt, syscall.SIGTERM)
		cancel(&signaled{first})
	}()
	return ctx
}

// signalCode is the exit code that shells give to a program that a signal
// ended.
func signalCode(ctx context.Context) int {
	var s *signaled
	if errors.As(context.Cause(ctx), &s) {
		if n, ok := s.Signal.(syscall.Signal); ok {
			return exitSignal + int(n)
		}
	}
	return exitSignal + int(syscall.SIGINT)
}

// patience is how long a canceled command may take to end by itself. Builds give
// way at once (package build). What is left to patience are the short rest of a
// publication, a question that waits for an answer, and mistakes of ours.
const patience = 700 * time.Millisecond

// errLate says that a canceled command was not waited for.
var errLate = errors.New("it did not end by itself")

// inTime returns what do returns, but no later than patience after the end of
// ctx.
func inTime(ctx context.Context, patience time.Duration, do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return errLate
	}
}

// canceled says what a canceled command leaves behind.
func canceled(err error, at *build.Step) string {
	var partly *imports.Partly
	switch {
	case errors.As(err, &partly):
		return "canceled: " + partly.Error()
	case errors.Is(err, errLate):
		return "canceled; the published site is whole, the old one or the new one"
	case at == nil:
		return "canceled; the published site is unchanged"
	case at.Of == 1:
		return fmt.Sprintf("canceled while %s; the published site is unchanged", at.Stage)
	}
	return fmt.Sprintf("canceled while %s (%d of %d); the published site is unchanged", at.Stage, at.Unit+1, at.Of)
}
