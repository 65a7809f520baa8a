package build

import (
	"context"
	"sync"
	"sync/atomic"
)

// Step is a piece of work that a build is about to begin: unit Unit, counted
// from 0, of the Of units of a stage. Stage says what is being done, so that it
// can stand behind "while".
type Step struct {
	Stage    string
	Unit, Of int
}

// Each runs do for 0 to n-1, on as many goroutines as the options allow. Each
// call writes only what belongs to its own index. When ctx ends it returns at
// once, as each does.
func Each(ctx context.Context, opt Options, stage string, n int, do func(i int) error) error {
	return opt.each(ctx, stage, n, do)
}

// each runs the units 0 to n-1 of a stage on as many goroutines as the options
// allow. Each call writes only what belongs to its own index, so the result
// does not depend on which ran first. The first error, by index, is returned.
//
// When ctx ends it returns at once, with the error of ctx, and begins no other
// unit. A unit that was begun runs on until it ends, for a page or a
// compression cannot be broken off: so after an error of ctx nobody may read
// what units write, and where they put files must refuse them (maker.put).
// This is the one place where a build gives way to a signal; whatever may take
// long is a unit here (docs/decisions/0025).
func (o Options) each(ctx context.Context, stage string, n int, do func(i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	var wg sync.WaitGroup
	for range max(1, min(o.jobs(), n)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || failed.Load() || ctx.Err() != nil {
					return
				}
				if o.Watch != nil {
					o.Watch(Step{stage, i, n})
				}
				if errs[i] = do(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	done := make(chan struct{})
	go func() {
		wg.Wait()
		close(done)
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-done:
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// alone runs a stage that is one piece of work.
func (o Options) alone(ctx context.Context, stage string, do func() error) error {
	return o.each(ctx, stage, 1, func(int) error { return do() })
}
