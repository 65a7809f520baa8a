package build

import (
	"context"
	"sync"
	"sync/atomic"
)

// Each runs do for 0 to n-1, on as many goroutines as the options allow. Each
// call writes only what belongs to its own index.
func Each(ctx context.Context, opt Options, n int, do func(i int) error) error {
	return each(ctx, opt.jobs(), n, do)
}

// each runs do for 0 to n-1 on the given number of goroutines. Each call
// writes only what belongs to its own index, so the result does not depend on
// which ran first. The first error, by index, is returned.
func each(ctx context.Context, jobs, n int, do func(i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	var wg sync.WaitGroup
	for range max(1, min(jobs, n)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || failed.Load() {
					return
				}
				if errs[i] = ctx.Err(); errs[i] == nil {
					errs[i] = do(i)
				}
				if errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
