package locale

// AskWords are the questions that a resident asks of a tool first, and the ways
// to ask the City.
type AskWords struct {
	Meet    string `msg:"ask.meet"`
	Decide  string `msg:"ask.decide"`
	OptOut  string `msg:"ask.opt-out"`
	Contest string `msg:"ask.contest"`
	Data    string `msg:"ask.data"`
	Records string `msg:"ask.records"`

	Open    string `msg:"ask.open"`    // link to the questions that are not answered
	General string `msg:"ask.general"` // said before a rule that holds for all tools
	Tool    string `msg:"ask.tool"`    // link to ask about one tool
	Clause  string `msg:"ask.clause"`
	Page    string `msg:"ask.page"`
}
