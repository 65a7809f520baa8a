package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
)

// print writes what was measured of one size.
func (r *result) print(out io.Writer) {
	fmt.Fprintf(out, "\n%d tools\n\n", r.tools)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "median (least)\twall s\tCPU s\tpeak MB\twritten\tfiles\tMB\t")
	for _, name := range shown {
		list := r.series[name]
		if len(list) == 0 {
			continue
		}
		last := list[len(list)-1]
		fmt.Fprintf(w, "%s\t%s\t%s\t%.0f\t%d\t%d\t%.1f\t\n", name, spreadOf(list, wall), spreadOf(list, cpu),
			median(list, memory), last.Written, last.Files, last.Bytes)
	}
	w.Flush()
	if len(r.series[hugoCold]) > 0 {
		fmt.Fprintf(out, "\nPlaza / Hugo: wall %.2f, CPU %.2f, peak memory %.2f, files %.2f, bytes %.2f\n",
			r.ratio(cold, hugoCold, wall), r.ratio(cold, hugoCold, cpu), r.ratio(cold, hugoCold, memory),
			r.ratio(cold, hugoCold, files), r.ratio(cold, hugoCold, size))
	}
	if p := r.cheapest(); p.sum() > 0 {
		fmt.Fprintf(out, "Parts alone, CPU s: read %.3f, TOML %.3f, Markdown %.3f, write %.3f, together %.3f\n", p.Read, p.TOML, p.Markdown, p.Write, p.sum())
	}
	s := r.stages
	all := s.Load.Wall + s.Make.Wall + s.Publish.Wall
	fmt.Fprintf(out, "Stages of one build, share of wall: load %.0f %%, make %.0f %%, publish (sync and switch) %.0f %%\n",
		100*s.Load.Wall/all, 100*s.Make.Wall/all, 100*s.Publish.Wall/all)
	if r.like != nil {
		r.like.print(out)
	}
}

func (l *likeness) print(out io.Writer) {
	fmt.Fprintf(out, "Pages: Plaza %d, Hugo %d; of the %d at one address %d say the same, word by word; HTML bytes a page: Plaza %.0f, Hugo %.0f, ratio %.3f\n",
		l.PagesA, l.PagesB, l.Both, l.Same, float64(l.BytesA)/float64(l.Both), float64(l.BytesB)/float64(l.Both), l.bytes())
	if len(l.Alone) > 0 {
		fmt.Fprintf(out, "Pages that Plaza alone makes: %s\n", strings.Join(l.Alone, ", "))
	}
	if l.equal() {
		return
	}
	fmt.Fprintln(out, "THE TWO SITES ARE NOT EQUAL, so the ratios mean little. First differences (Plaza above, Hugo below):")
	for _, odd := range l.Odd {
		fmt.Fprintln(out, "  "+odd)
	}
}

// bytes is the ratio of HTML bytes, of the pages that both have.
func (l *likeness) bytes() float64 { return float64(l.BytesA) / float64(l.BytesB) }

// beyond is how many pages Plaza may make that Hugo does not: a page or two of
// each language that are the same for a register of any size.
const beyond = 4

// equal reports whether the two sites are the same: the same pages but for a
// few of Plaza's, the same words in the same order, HTML of nearly the same
// size.
func (l *likeness) equal() bool {
	return l.Both == l.PagesB && len(l.Alone) <= beyond && l.Same == l.Both && l.alike()
}

// alike reports whether the HTML of the two is of nearly the same size.
func (l *likeness) alike() bool { return math.Abs(math.Log(l.bytes())) < math.Log(1.05) }

// Measures of a sample.
func wall(s sample) float64   { return s.Wall }
func cpu(s sample) float64    { return s.CPU }
func memory(s sample) float64 { return s.Peak }
func files(s sample) float64  { return float64(s.Files) }
func size(s sample) float64   { return s.Bytes }

func values(list []sample, of func(sample) float64) []float64 {
	out := make([]float64, len(list))
	for i, s := range list {
		out[i] = of(s)
	}
	return out
}

func median(list []sample, of func(sample) float64) float64 { return middle(values(list, of)) }

// middle returns the median, NaN of nothing.
func middle(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	v = slices.Sorted(slices.Values(v))
	n := len(v)
	return (v[(n-1)/2] + v[n/2]) / 2
}

func spreadOf(list []sample, of func(sample) float64) string {
	return fmt.Sprintf("%.2f (%.2f)", median(list, of), slices.Min(values(list, of)))
}

// ratio is the median over the rounds of what one took by what the other took
// in the same round: whatever else the machine did then, it did to both.
func (r *result) ratio(a, b string, of func(sample) float64) float64 {
	var out []float64
	for i := range min(len(r.series[a]), len(r.series[b])) {
		out = append(out, of(r.series[a][i])/of(r.series[b][i]))
	}
	return middle(out)
}

// cheapest is what each part cost when it cost least.
func (r *result) cheapest() partCosts {
	if len(r.parts) == 0 {
		return partCosts{}
	}
	least := r.parts[0]
	for _, p := range r.parts {
		least.Read, least.TOML = min(least.Read, p.Read), min(least.TOML, p.TOML)
		least.Markdown, least.Write = min(least.Markdown, p.Markdown), min(least.Write, p.Write)
	}
	return least
}
