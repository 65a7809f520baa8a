package synth

// spread is how long a text is: the shortest, the quarter marks and the
// longest, in characters of the English text.
type spread [5]int

// The lengths in the real register's records, measured on its 29 tools, 83
// terms, 26 clauses, 23 parts and 5 pages when they were first written. They
// are kept here and not measured at each run, so that a site of one seed stays
// the same while the register grows and figures can be compared over time.
var (
	lengthSummary     = spread{95, 128, 136, 151, 213}
	lengthPurpose     = spread{27, 47, 57, 72, 80}
	lengthBenefits    = spread{44, 62, 81, 82, 102}
	lengthToolNote    = spread{34, 85, 85, 111, 122}
	lengthCostNote    = spread{54, 64, 70, 104, 104}
	lengthWording     = spread{20, 30, 44, 56, 80}
	lengthDepartment  = spread{71, 78, 99, 132, 141}
	lengthVendor      = spread{101, 119, 123, 126, 138}
	lengthStatus      = spread{33, 49, 56, 60, 64}
	lengthCategory    = spread{130, 154, 162, 163, 163}
	lengthArea        = spread{76, 77, 97, 102, 113}
	lengthTerm        = spread{47, 79, 97, 117, 189}
	lengthCaution     = spread{37, 84, 101, 126, 168}
	lengthPrinciple   = spread{181, 275, 316, 453, 566}
	lengthDocument    = spread{111, 159, 178, 192, 208}
	lengthPartSummary = spread{137, 155, 182, 188, 214}
	lengthParagraph   = spread{34, 98, 140, 198, 341}
	lengthClause      = spread{542, 731, 872, 977, 1221}
	lengthPart        = spread{130, 446, 1135, 2575, 4776}
	lengthPage        = spread{1369, 1434, 1744, 2592, 3601}

	// Few real records answer more than the inventory told. What a department
	// writes for a field like "who checks the results" is taken to be as long
	// as what it wrote for the purpose, twice.
	lengthAnswer = spread{42, 80, 110, 140, 220}
	lengthShort  = spread{12, 18, 26, 34, 50}
)

// draw returns a length: within a quarter every length is as likely.
func (g *generator) draw(s spread) int {
	q := g.rng.IntN(4)
	return s[q] + g.rng.IntN(max(1, s[q+1]-s[q]))
}
