// Package worddiff tells in which words two texts differ, for readers: whole
// words, in the order of the text, with as little marked as can be.
package worddiff

import "strings"

// Op says to which of the two texts a span belongs.
type Op int

const (
	Same Op = iota // to both
	Gone           // to the first only
	New            // to the second only
)

// Span is a run of words.
type Span struct {
	Op   Op
	Text string
}

// most bounds the work: texts with more pairs of words than that are shown as
// replaced whole. 4 million pairs are two texts of 2,000 words, and 16 MB.
const most = 4 << 20

// Words compares two texts word by word. White space counts as one blank. The
// spans, those not New joined, are the first text; those not Gone the second.
func Words(before, after string) []Span {
	a, b := strings.Fields(before), strings.Fields(after)
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	var s spans
	s.add(Same, a[:start]...)
	s.between(a[start:len(a)-end], b[start:len(b)-end])
	s.add(Same, a[len(a)-end:]...)
	return s.out
}

// Shared returns how much of the longer text both have, from 0 to 1, counted
// in words.
func Shared(before, after string) float64 {
	same, longer := 0, max(len(strings.Fields(before)), len(strings.Fields(after)))
	if longer == 0 {
		return 1
	}
	for _, s := range Words(before, after) {
		if s.Op == Same {
			same += len(strings.Fields(s.Text))
		}
	}
	return float64(same) / float64(longer)
}

type spans struct{ out []Span }

// between walks a longest common run of words, found by a table of the lengths
// of the runs that are still ahead.
func (s *spans) between(a, b []string) {
	if (len(a)+1)*(len(b)+1) > most {
		s.add(Gone, a...)
		s.add(New, b...)
		return
	}
	width := len(b) + 1
	ahead := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				ahead[i*width+j] = ahead[(i+1)*width+j+1] + 1
			} else {
				ahead[i*width+j] = max(ahead[(i+1)*width+j], ahead[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			s.add(Same, a[i])
			i, j = i+1, j+1
		case ahead[(i+1)*width+j] >= ahead[i*width+j+1]:
			s.add(Gone, a[i])
			i++
		default:
			s.add(New, b[j])
			j++
		}
	}
	s.add(Gone, a[i:]...)
	s.add(New, b[j:]...)
}

func (s *spans) add(op Op, words ...string) {
	if len(words) == 0 {
		return
	}
	text := strings.Join(words, " ")
	if n := len(s.out); n > 0 && s.out[n-1].Op == op {
		s.out[n-1].Text += " " + text
		return
	}
	s.out = append(s.out, Span{op, text})
}
