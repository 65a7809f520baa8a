// Package matrix works out what the prioritization matrix says of a use of AI.
//
// A record holds three facts in words: how bad the harm can be, whether a
// person can opt out, what the public gains. Points are never typed: they are
// worked out here, so that a score cannot contradict its facts.
//
// The matrix contradicts itself, and the package takes no side. Its printed
// table gives 3 points to little harm and to a full way out, and most checks
// to the highest totals. The text round it says that riskier uses get more
// checks. So there are two readings of the same facts:
//
//	printed     harm + opting out + gain, as the table has them
//	oversight   the first two turned round: (4 - harm) + (4 - opting out) + gain
//
// A total of 3 or 4 is low, 5 or 6 medium, 7 to 9 high. The readings differ in
// 18 of the 27 combinations; in 4 of them low and high change places.
//
// Which papers and checks a category asks for is in duties.go.
package matrix

import "slices"

// Categories, from the least to the most.
const (
	Low    = "low"
	Medium = "medium"
	High   = "high"
)

// The words a record may hold, those worth 1 point first. They are the
// allowed values of the fields of package record; a test holds them together.
var (
	harms   = []string{"rights-or-safety", "wellbeing-service", "low-reversible"}
	optOuts = []string{"none", "limited", "full"}
	impacts = []string{"minimal", "operations", "broad"}
)

// Unclear is the fourth word for opting out. The table gives it as many
// points as "limited": not knowing earns more than a known no.
const Unclear = "unclear"

// Facts are what a score is made of.
type Facts struct{ Harm, OptOut, Impact string }

// Reading is what one way to read the matrix makes of the facts.
type Reading struct {
	Harm, OptOut, Impact int // points, 1 to 3
	Score                int // 3 to 9
	Category             string
}

// Known reports whether all three facts are there.
func (f Facts) Known() bool {
	return slices.Contains(harms, f.Harm) && (slices.Contains(optOuts, f.OptOut) || f.OptOut == Unclear) && slices.Contains(impacts, f.Impact)
}

// Printed reads the table as it is printed. The facts must be known.
func (f Facts) Printed() Reading {
	out := f.OptOut
	if out == Unclear {
		out = "limited"
	}
	return reading(slices.Index(harms, f.Harm)+1, slices.Index(optOuts, out)+1, slices.Index(impacts, f.Impact)+1)
}

// Oversight reads the table as the text round it asks: the more harm and the
// harder to opt out, the more points. The facts must be known.
func (f Facts) Oversight() Reading {
	p := f.Printed()
	return reading(4-p.Harm, 4-p.OptOut, p.Impact)
}

// Differ reports whether the two readings lead to different categories.
func (f Facts) Differ() bool { return f.Printed().Category != f.Oversight().Category }

// Swap reports whether one reading says low where the other says high.
func (f Facts) Swap() bool {
	p, o := f.Printed().Category, f.Oversight().Category
	return p != o && p != Medium && o != Medium
}

func reading(harm, out, impact int) Reading {
	score := harm + out + impact
	return Reading{harm, out, impact, score, category(score)}
}

func category(score int) string {
	switch {
	case score <= 4:
		return Low
	case score <= 6:
		return Medium
	}
	return High
}

// All returns the 27 combinations, the worst harm first.
func All() []Facts {
	var out []Facts
	for _, h := range harms {
		for _, o := range optOuts {
			for _, i := range impacts {
				out = append(out, Facts{h, o, i})
			}
		}
	}
	return out
}

// Words returns the words each fact may be: harm, opting out, gain.
func Words() (harm, optOut, impact []string) {
	return slices.Clone(harms), slices.Clone(optOuts), slices.Clone(impacts)
}
