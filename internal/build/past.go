package build

import (
	"context"
	"time"

	"plaza/internal/gitlog"
	"plaza/internal/graph"
	"plaza/internal/history"
	"plaza/internal/schema"
	"plaza/internal/trace"
)

// remembered is the log that an earlier load made.
type remembered struct {
	made    *graph.Log
	samples []trace.Sample // that the repository remembers
	at      gitlog.Point
	zone    string // its days are those of
}

// past is what the repository says.
type past struct {
	at   gitlog.Point
	repo *history.Repository // nil: not read, since the log of this point is remembered
}

// ask asks the repository while the site's files are read. The function that
// it returns waits for the answer, or until ctx ends.
func (r *remembered) ask(ctx context.Context, dir string) func() (past, error) {
	var p past
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		if p.at, err = gitlog.At(ctx, dir); err != nil || r.made != nil && p.at == r.at && !p.at.Shallow {
			return
		}
		p.repo = new(history.Repository)
		*p.repo, err = gitlog.Read(ctx, dir, p.at)
	}()
	return func() (past, error) {
		select {
		case <-ctx.Done():
			return past{}, ctx.Err()
		case <-done:
			return p, err
		}
	}
}

// log makes the log, if it is not the one that is remembered.
func (r *remembered) log(ctx context.Context, opt Options, c *schema.Catalog, p past, zone *time.Location) (*graph.Log, error) {
	if p.repo == nil && r.zone == zone.String() {
		return r.made, nil
	}
	if p.repo == nil {
		repo, err := gitlog.Read(ctx, opt.Dir, p.at)
		if err != nil {
			return nil, err
		}
		p.repo = &repo
	}
	var made *graph.Log
	var samples []trace.Sample
	if err := opt.alone(ctx, "reading the history", func() error {
		made, samples = history.Build(c, *p.repo, zone)
		return nil
	}); err != nil {
		return nil, err
	}
	r.made, r.samples, r.at, r.zone = made, samples, p.at, zone.String()
	return r.made, nil
}
