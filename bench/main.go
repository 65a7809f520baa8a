// Command bench measures what building a register costs, next to Hugo on the
// same register. Run "go run ./bench --help"; README.md tells what is measured
// and what came out.
//
// Every figure is a ratio of two things measured in turn on one machine: a
// number of seconds says more about the machine than about the program.
//
// The package is a driver. It calls itself for each step that needs much
// memory (site, compare, parts, stages), because a process passes the peak of
// its memory on to its children's accounts: so the process that measures must
// stay small.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := command().ExecuteContext(ctx); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		stop()
		os.Exit(1)
	}
}

// settings are what the command line asks for.
type settings struct {
	tools   []int
	runs    int
	seed    uint64
	hugo    string
	keep    string
	profile string
	memory  string
	release bool
}

func command() *cobra.Command {
	var s settings
	c := &cobra.Command{
		Use:   "bench",
		Short: "Measure what a build costs, next to Hugo",
		Long: `Invent a register of each size, build it with Plaza and, where it is
installed, with Hugo, in turn, and print what each build took and how the two
compare: wall time, CPU time, peak memory, files and bytes.

Sizes are numbers of AI tools. A site of 2,000 has 5,000 pages in two languages.
Each run is a process of its own into an empty folder, unless it measures a
build in which little or nothing has changed.`,
		Example: `  go run ./bench                                   20, 200 and 2,000 tools, 5 runs
  go run ./bench --tools 20000 --runs 2            the large one
  go run ./bench --tools 2000 --hugo no            Plaza alone
  go run ./bench --keep /dev/shm/bench             on a disk in memory; sites stay there
  go run ./bench --tools 2000 --profile cpu.out    a CPU profile of the build
  go run ./bench site --tools 200 some-folder      only write the two sites`,
		Args: cobra.NoArgs, SilenceUsage: true, SilenceErrors: true,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.check(); err != nil {
				return err
			}
			if s.profile != "" || s.memory != "" {
				return profile(c.Context(), s)
			}
			return measure(c.Context(), s)
		},
	}
	s.flags(c)
	c.Flags().IntVar(&s.runs, "runs", 5, "how often each thing is `measured`")
	c.Flags().StringVar(&s.hugo, "hugo", "hugo", "the `program` Hugo; no: leave it out")
	c.Flags().StringVar(&s.keep, "keep", "", "work in this `folder` and leave the sites there (default: a folder that is removed)")
	c.Flags().BoolVar(&s.release, "release", false, "measure releases of large sites too; the first of each takes minutes")
	c.Flags().StringVar(&s.profile, "profile", "", "build in this process instead, and write a CPU profile to this `file`")
	c.Flags().StringVar(&s.memory, "memory", "", "build in this process instead, and write a profile of allocations to this `file`")
	c.CompletionOptions.HiddenDefaultCmd = true
	c.AddCommand(siteCommand(), compareCommand(), partsCommand(), stagesCommand())
	return c
}

func (s *settings) flags(c *cobra.Command) {
	c.Flags().IntSliceVar(&s.tools, "tools", []int{20, 200, 2000}, "`sizes` of the register, in AI tools")
	c.Flags().Uint64Var(&s.seed, "seed", 1, "`number` that decides what is invented: one seed, one site")
}

func (s *settings) check() error {
	if s.runs < 1 {
		return errors.New("--runs: give 1 or more")
	}
	if len(s.tools) == 0 || slices.Min(s.tools) < 1 {
		return errors.New("--tools: give sizes of 1 or more")
	}
	slices.Sort(s.tools)
	return nil
}
