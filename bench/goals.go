package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
)

// goal is one measured figure and how small it should be.
type goal struct {
	what       string
	value      float64
	good, best float64
}

// verdict says in a word how a figure stands to its goals.
func (g goal) verdict() string {
	switch {
	case g.value <= g.best:
		return "better than hoped"
	case g.value <= g.good:
		return "good"
	}
	return "MISSED"
}

// goals prints what the project wants of a build, and what was measured.
func goals(out io.Writer, all []result) {
	var list []goal
	add := func(what string, value, good, best float64) {
		if !math.IsNaN(value) && !math.IsInf(value, 0) {
			list = append(list, goal{what, value, good, best})
		}
	}
	for _, r := range all {
		if r.tools >= 2000 {
			add(fmt.Sprintf("cold build / Hugo, CPU, %d tools", r.tools), r.ratio(cold, hugoCold, cpu), 0.30, 0.20)
			add(fmt.Sprintf("cold build / Hugo, wall, %d tools", r.tools), r.ratio(cold, hugoCold, wall), 0.30, 0.20)
			add(fmt.Sprintf("peak memory / Hugo, %d tools", r.tools), r.ratio(cold, hugoCold, memory), 0.15, 0.05)
			add(fmt.Sprintf("cold build / sum of its parts, CPU, %d tools", r.tools), r.least(cold)/r.cheapest().sum(), 2, 1.4)
			add(fmt.Sprintf("one record changed / cold build, wall, %d tools", r.tools), r.ratio(changed, cold, wall), 0.20, 0.08)
			add(fmt.Sprintf("release with known twins / without, CPU, %d tools", r.tools), r.ratio(release, cold, cpu), 2, 1.5)
		}
		if r.tools <= 20 {
			add(fmt.Sprintf("start: cold build / Hugo, wall, %d tools", r.tools), r.ratio(cold, hugoCold, wall), 0.5, 0.35)
		}
		add(fmt.Sprintf("nothing changed: files written, %d tools", r.tools), most(r.series[again]), 0, 0)
	}
	add("growth of CPU, exponent", growth(all), 1.08, 1.03)
	fmt.Fprintln(out, "\nGoals")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, g := range list {
		fmt.Fprintf(w, "  %s\t%.2f\t(good: %g, hoped: %g)\t%s\n", g.what, g.value, g.good, g.best, g.verdict())
	}
	w.Flush()
}

// least is the smallest CPU time of a series.
func (r *result) least(name string) float64 {
	if len(r.series[name]) == 0 {
		return math.NaN()
	}
	return slices.Min(values(r.series[name], cpu))
}

// most is the largest number of files that a build wrote.
func most(list []sample) float64 {
	if len(list) == 0 {
		return math.NaN()
	}
	return slices.Max(values(list, func(s sample) float64 { return float64(s.Written) }))
}

// growth is the power of the number of tools with which CPU time grows,
// between the two largest sizes; smaller ones are mostly the start.
func growth(all []result) float64 {
	if len(all) < 2 {
		return math.NaN()
	}
	a, b := all[len(all)-2], all[len(all)-1]
	if a.tools < 2000 {
		return math.NaN()
	}
	return math.Log(median(b.series[cold], cpu)/median(a.series[cold], cpu)) / math.Log(float64(b.tools)/float64(a.tools))
}
