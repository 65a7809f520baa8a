package build

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// A stage that is canceled returns at once, whatever its units are at, and
// begins no other.
func TestCanceledStage(t *testing.T) {
	for _, jobs := range []int{1, 4} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			var begun atomic.Int64
			slow := make(chan struct{})
			err := Options{Jobs: jobs}.each(ctx, "", 1000, func(i int) error {
				begun.Add(1)
				if i == 100 {
					cancel()
				}
				if i >= 100 {
					<-slow // no stage waits for it
				}
				return nil
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%d jobs: %v", jobs, err)
			}
			synctest.Wait()
			was := begun.Load()
			if most := int64(100 + jobs); was > most {
				t.Errorf("%d jobs: %d units were begun, want %d at most", jobs, was, most)
			}
			close(slow)
			synctest.Wait()
			if now := begun.Load(); now != was {
				t.Errorf("%d jobs: %d more units were begun when those at work had ended", jobs, now-was)
			}
		})
	}
}

// What a canceled build still makes goes nowhere.
func TestCanceledBuildPutsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := maker{Linked: &Linked{}, ctx: ctx, out: refusing{t}}
	if err := m.put("index.html", []byte("late")); !errors.Is(err, context.Canceled) {
		t.Errorf("put: %v", err)
	}
}

type refusing struct{ t *testing.T }

func (r refusing) Put(name string, _ []byte) error {
	r.t.Errorf("%s was put", name)
	return nil
}
