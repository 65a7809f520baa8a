package locale

// HomeWords belong to the first page.
type HomeWords struct {
	Lead  string `msg:"home.lead"`
	More  string `msg:"home.more"`
	Whole Phrase `msg:"home.whole" params:"Questions"`
}

// ListWords belong to lists of tools.
type ListWords struct {
	NoneYet string `msg:"list.none-yet"` // said in place of a number of tools
	Once    string `msg:"list.once"`     // what counts as one tool
	Intro   string `msg:"list.intro"`
	Of      Phrase `msg:"list.of" params:"Name"`
	By      Phrase `msg:"list.by" params:"Kind"`
	Narrow  string `msg:"list.narrow"` // name of the lists to narrow by
	Pages   string `msg:"list.pages"`  // name of the further pages of a long list
	PageOf  Phrase `msg:"list.page-of" params:"Heading,Number"`
	Titled  Phrase `msg:"list.titled" params:"Kind,Name"`
	None    string `msg:"list.none"`
	Within  string `msg:"list.within"`
	UsedBy  string `msg:"list.used-by"`
	Stage   string `msg:"list.stage"`
}

// ToolWords belong to a tool's own page.
type ToolWords struct {
	First          string `msg:"tool.first"`
	Use            string `msg:"tool.use"`
	People         string `msg:"tool.people"`
	Data           string `msg:"tool.data"`
	Oversight      string `msg:"tool.oversight"`
	Money          string `msg:"tool.money"`
	Related        string `msg:"tool.related"`
	Notes          string `msg:"tool.notes"`
	Members        string `msg:"tool.members"`
	PartOf         Phrase `msg:"tool.part-of" params:"Family"`
	Unanswered     string `msg:"tool.unanswered"`
	UnansweredText Phrase `msg:"tool.unanswered-text" params:"Date"`
	Wording        string `msg:"tool.wording"`
	WordingText    string `msg:"tool.wording-text"`
	Amount         Phrase `msg:"tool.amount" params:"Amount,Period"`
	CostNote       string `msg:"tool.cost-note"`
	Verbatim       string `msg:"tool.verbatim"`
	AsJSON         string `msg:"tool.as-json"`
	Yes            string `msg:"tool.yes"`
	No             string `msg:"tool.no"`
}

// PolicyWords belong to the policy, its principles, terms and documents.
type PolicyWords struct {
	Intro          string `msg:"policy.intro"`
	Plain          string `msg:"policy.plain"`
	Force          string `msg:"policy.force"`
	Clauses        string `msg:"policy.clauses"`
	Conflicts      string `msg:"policy.conflicts"`
	Compare        Phrase `msg:"policy.compare" params:"Place"`
	SeeAlso        string `msg:"policy.see-also"`
	CitedBy        string `msg:"policy.cited-by"`
	Neighbours     string `msg:"policy.neighbours"`
	PrinciplesText string `msg:"policy.principles-text"`
	GlossaryText   string `msg:"policy.glossary-text"`
	Letters        string `msg:"policy.letters"`
	Later          string `msg:"policy.later"`
	AlsoCalled     Phrase `msg:"policy.also-called" params:"Words"`
	KindOf         Phrase `msg:"policy.kind-of" params:"Term"`
	UsedBy         string `msg:"policy.used-by"`
	Documents      string `msg:"policy.documents"`
	DocumentsText  string `msg:"policy.documents-text"`
	History        string `msg:"policy.history"`
}

// StateWords belong to the page on the state of each language.
type StateWords struct {
	Intro    string `msg:"state.intro"`
	Source   string `msg:"state.source"`
	Summary  Phrase `msg:"state.summary" params:"Current,Texts,Reviewed"`
	Table    Phrase `msg:"state.table" params:"Language"`
	Kind     string `msg:"state.kind"`
	Texts    string `msg:"state.texts"`
	Current  string `msg:"state.current"`
	Stale    string `msg:"state.stale"`
	Missing  string `msg:"state.missing"`
	Reviewed string `msg:"state.reviewed"`
	Total    string `msg:"state.total"`
	Open     string `msg:"state.open"`
	Label    string `msg:"state.label"` // name of the notice on a translated page
}

// ProseWords stand in rendered Markdown.
type ProseWords struct {
	Note      string `msg:"prose.note"`
	Tip       string `msg:"prose.tip"`
	Important string `msg:"prose.important"`
	Warning   string `msg:"prose.warning"`
	Caution   string `msg:"prose.caution"`
	Table     string `msg:"prose.table"`
	Footnotes string `msg:"prose.footnotes"`
	Footnote  string `msg:"prose.footnote"`
	Back      string `msg:"prose.back"`
}
