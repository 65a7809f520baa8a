package locale

// OversightWords belong to the pages on how the City checks its tools and keeps
// its word.
type OversightWords struct {
	Matrix     MatrixWords
	Checks     ChecksWords
	Lists      ListsWords
	Ledger     LedgerWords
	Situations SituationWords
	Gaps       GapsWords
}

// MatrixWords belong to the matrix and what it asks for.
type MatrixWords struct {
	Title         string `msg:"oversight.matrix.title"`
	Text          string `msg:"oversight.matrix.text"`
	Why           string `msg:"oversight.matrix.why"`
	Printed       string `msg:"oversight.matrix.printed"`
	PrintedText   string `msg:"oversight.matrix.printed-text"`
	Oversight     string `msg:"oversight.matrix.oversight"`
	OversightText string `msg:"oversight.matrix.oversight-text"`
	Spread        Phrase `msg:"oversight.matrix.spread" params:"Total,Low,Medium,High,Differ,Swap"`
	Ruling        string `msg:"oversight.matrix.ruling"`
	NoRuling      string `msg:"oversight.matrix.no-ruling"`
	Ruled         Phrase `msg:"oversight.matrix.ruled" params:"Reading,Who,Date,Motion"`
	RuledHere     Phrase `msg:"oversight.matrix.ruled-here" params:"Category"`
	All           Phrase `msg:"oversight.matrix.all" params:"Total"`
	Score         Phrase `msg:"oversight.matrix.score" params:"Score,Category"`
	DifferHead    string `msg:"oversight.matrix.differ"`
	Agree         string `msg:"oversight.matrix.agree"`
	Disagree      string `msg:"oversight.matrix.disagree"`
	Swap          string `msg:"oversight.matrix.swap"`
	Notice        string `msg:"oversight.matrix.notice"`
	Unclear       string `msg:"oversight.matrix.unclear"`
	WhatIf        string `msg:"oversight.matrix.what-if"`
	WhatIfText    string `msg:"oversight.matrix.what-if-text"`
	Case          Phrase `msg:"oversight.matrix.case" params:"Harm,OptOut,Impact"`
	OneCase       string `msg:"oversight.matrix.one-case"`
	OfHarm        Phrase `msg:"oversight.matrix.of-harm" params:"OptOut,Impact"`
	CaseText      string `msg:"oversight.matrix.case-text"`
	LimitedToo    string `msg:"oversight.matrix.limited-too"`
	Chosen        string `msg:"oversight.matrix.chosen"`
	Result        string `msg:"oversight.matrix.result"`
	Optional      string `msg:"oversight.matrix.optional"`
	EachYear      string `msg:"oversight.matrix.each-year"`
	More          string `msg:"oversight.matrix.more"`
	Policy        string `msg:"oversight.matrix.policy"`
	Doubts        string `msg:"oversight.matrix.doubts"`
	Earlier       string `msg:"oversight.matrix.prev"`
}

// ChecksWords belong to what is checked about a tool.
type ChecksWords struct {
	Title       string `msg:"oversight.checks.title"`
	Facts       string `msg:"oversight.checks.facts"`
	NoFacts     string `msg:"oversight.checks.no-facts"`
	Official    string `msg:"oversight.checks.official"`
	OfficialBy  Phrase `msg:"oversight.checks.official-by" params:"Category,Who,Date"`
	Motion      string `msg:"oversight.checks.motion"`
	NoOfficial  string `msg:"oversight.checks.no-official"`
	Duties      string `msg:"oversight.checks.duties"`
	DutiesOpen  string `msg:"oversight.checks.duties-open"`
	Duty        string `msg:"oversight.checks.duty"`
	State       string `msg:"oversight.checks.state"`
	AskedBy     string `msg:"oversight.checks.asked-by"`
	Done        Phrase `msg:"oversight.checks.done" params:"Date"`
	Started     string `msg:"oversight.checks.started"`
	Missing     string `msg:"oversight.checks.missing"`
	Due         Phrase `msg:"oversight.checks.due" params:"Date"`
	Overdue     Phrase `msg:"oversight.checks.overdue" params:"Date"`
	NotRequired string `msg:"oversight.checks.not-required"`
	Count       Phrase `msg:"oversight.checks.count" params:"Count,Total"`
	Screening   string `msg:"oversight.checks.screening"`
	Eligible    string `msg:"oversight.checks.eligible"`
	NotEligible string `msg:"oversight.checks.not-eligible"`
	NotScreened string `msg:"oversight.checks.not-screened"`
}

// ListsWords belong to the lists of tools by how they are governed.
type ListsWords struct {
	Authorized     string `msg:"oversight.lists.authorized"`
	AuthorizedText string `msg:"oversight.lists.authorized-text"`
	AuthorizedNone string `msg:"oversight.lists.authorized-none"`
	Unapproved     string `msg:"oversight.lists.unapproved"`
	Ended          Phrase `msg:"oversight.lists.ended" params:"Date"`
	Planned        string `msg:"oversight.lists.planned"`
	PlannedText    string `msg:"oversight.lists.planned-text"`
	PlannedNone    string `msg:"oversight.lists.planned-none"`
	Trials         string `msg:"oversight.lists.trials"`
	Presented      string `msg:"oversight.lists.presented"`
	PresentedText  string `msg:"oversight.lists.presented-text"`
	PresentedNone  string `msg:"oversight.lists.presented-none"`
	NotRequired    string `msg:"oversight.lists.not-required"`
	NotStated      string `msg:"oversight.lists.not-stated"`
	Reviews        string `msg:"oversight.lists.reviews"`
	ReviewsText    string `msg:"oversight.lists.reviews-text"`
	Late           string `msg:"oversight.lists.late"`
	Coming         string `msg:"oversight.lists.coming"`
	NothingLate    string `msg:"oversight.lists.nothing-late"`
	NothingComing  string `msg:"oversight.lists.nothing-coming"`
	NoDate         string `msg:"oversight.lists.no-date"`
	RecordCheck    string `msg:"oversight.lists.record-check"`
	AsOf           Phrase `msg:"oversight.lists.as-of" params:"Date"`
}

// LedgerWords belong to the ledger of commitments.
type LedgerWords struct {
	Title      string `msg:"oversight.ledger.title"`
	Text       string `msg:"oversight.ledger.text"`
	ByStatus   string `msg:"oversight.ledger.by-status"`
	ByOwner    string `msg:"oversight.ledger.by-owner"`
	Everything string `msg:"oversight.ledger.everything"`
	Titled     Phrase `msg:"oversight.ledger.titled" params:"Name"`
	Number     string `msg:"oversight.ledger.number"`
	Promise    string `msg:"oversight.ledger.promise"`
	Owner      string `msg:"oversight.ledger.owner"`
	Status     string `msg:"oversight.ledger.status"`
	None       string `msg:"oversight.ledger.none"`
	Here       string `msg:"oversight.ledger.here"`
	Counted    Phrase `msg:"oversight.ledger.counted" params:"What,Done,Total"`
	Open       Phrase `msg:"oversight.ledger.open" params:"What,Done"`
	Nothing    Phrase `msg:"oversight.ledger.nothing" params:"What"`
	Judged     Phrase `msg:"oversight.ledger.judged" params:"Who,Date"`
	Evidence   string `msg:"oversight.ledger.evidence"`
	Principles string `msg:"oversight.ledger.principles"`
	Shows      string `msg:"oversight.ledger.shows"`
	Every      Phrase `msg:"oversight.ledger.every" params:"Count"`
	Due        Phrase `msg:"oversight.ledger.due" params:"Date"`
	Served     string `msg:"oversight.ledger.served"`
	Tools      string `msg:"oversight.ledger.tools"`
}

// SituationWords belong to the pages for what happens to a resident.
type SituationWords struct {
	Title  string `msg:"oversight.situations.title"`
	Text   string `msg:"oversight.situations.text"`
	Tools  string `msg:"oversight.situations.tools"`
	Do     string `msg:"oversight.situations.do"`
	Others string `msg:"oversight.situations.others"`
}

// GapsWords belong to the pages on what a department has not answered.
type GapsWords struct {
	Title        Phrase `msg:"oversight.gaps.title" params:"Name"`
	Text         string `msg:"oversight.gaps.text"`
	Answered     Phrase `msg:"oversight.gaps.answered" params:"Done,Total"`
	List         string `msg:"oversight.gaps.list"`
	None         string `msg:"oversight.gaps.none"`
	Reviews      string `msg:"oversight.gaps.reviews"`
	With         string `msg:"oversight.gaps.with"`
	Commitments  string `msg:"oversight.gaps.commitments"`
	LateReviews  string `msg:"oversight.gaps.late-reviews"`
	NotPresented string `msg:"oversight.gaps.not-presented"`
	Unapproved   string `msg:"oversight.gaps.unapproved"`
	Figure       Phrase `msg:"oversight.gaps.figure" params:"Name,Count"`
	Of           Phrase `msg:"oversight.gaps.of" params:"Count,Total"`
}
