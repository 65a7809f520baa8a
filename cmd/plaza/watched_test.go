package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"plaza/internal/build"
)

// What a test asks of the program when it runs as a process of its own.
const (
	asksStages = "PLAZA_STAGES" // list the stages at the end
	asksSignal = "PLAZA_SIGNAL" // "STAGE": SIGTERM in the middle of it
	asksTwice  = "PLAZA_TWICE"  // do nothing but get SIGTERM twice
	asksMemory = "PLAZA_MEMORY" // have a bound of 1 GB, and tell the peak of memory at the end
)

// watched is the program with what tests ask of it. It sends the signal to
// itself, out of the unit in the middle of a stage, and goes on when the signal
// has arrived: so it is known what was at work, without any clock.
func watched() int {
	io := stdio()
	io.patience = time.Minute // on a busy machine, too, a command ends by itself or the test says why not
	ctx := untilSignal()
	if os.Getenv(asksTwice) != "" {
		terminate(ctx)
		terminate(context.Background())
	}
	if os.Getenv(asksMemory) != "" {
		if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: 1 << 30, Max: 1 << 30}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return exitMachine
		}
	}
	var mu sync.Mutex
	var stages []string
	var since, came atomic.Int64
	stage := os.Getenv(asksSignal)
	io.watch = func(s build.Step) {
		mu.Lock() // nobody begins a unit while the signal is on its way
		defer mu.Unlock()
		if ctx.Err() != nil {
			since.Add(1)
			return
		}
		if len(stages) == 0 || stages[len(stages)-1] != s.Stage {
			stages = append(stages, s.Stage)
		}
		if s.Stage == stage && s.Unit >= s.Of/2 {
			came.Store(time.Now().UnixNano())
			terminate(ctx)
		}
	}
	code := run(ctx, os.Args[1:], io)
	if stage != "" {
		fmt.Fprintf(os.Stderr, "units begun since: %d, after %v\n", since.Load(), time.Since(time.Unix(0, came.Load())).Round(time.Millisecond))
	}
	if os.Getenv(asksStages) != "" {
		fmt.Fprintf(os.Stderr, "stages: %s\n", strings.Join(stages, ", "))
	}
	if os.Getenv(asksMemory) != "" {
		status, _ := os.ReadFile("/proc/self/status")
		for line := range strings.Lines(string(status)) {
			if strings.HasPrefix(line, "VmHWM:") {
				fmt.Fprint(os.Stderr, line)
			}
		}
	}
	return code
}

// terminate sends SIGTERM to this process and waits until ctx tells of it.
func terminate(ctx context.Context) {
	_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
	<-ctx.Done()
}
