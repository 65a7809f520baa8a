package locale

// AnswerWords say how far a question about a record is answered.
type AnswerWords struct {
	NotAnswered      string `msg:"answer.not-answered"`
	Since            Phrase `msg:"answer.since" params:"Date"`
	AskedOf          Phrase `msg:"answer.asked-of" params:"Who"`
	Withheld         string `msg:"answer.withheld"`
	WithheldBasis    Phrase `msg:"answer.withheld-basis" params:"Basis"`
	WithheldBy       Phrase `msg:"answer.withheld-by" params:"Who,Date"`
	WithheldReview   Phrase `msg:"answer.withheld-review" params:"Date"`
	NotApplicable    string `msg:"answer.not-applicable"`
	NotApplicableWhy Phrase `msg:"answer.not-applicable-why" params:"Why"`
}

// TranslationWords tell readers what they read is not, or not yet, the words
// of a person in their language.
type TranslationWords struct {
	Missing        Plural `msg:"translated.missing" params:"Count"`
	Stale          Plural `msg:"translated.stale" params:"Count"`
	ShownIn        Phrase `msg:"translated.shown-in" params:"Language"`
	Machine        string `msg:"translated.machine"`
	MachineChecked string `msg:"translated.machine-checked"`
	Human          string `msg:"translated.human"`
	ChangedSince   Phrase `msg:"translated.changed-since" params:"Date"`
	By             Phrase `msg:"translated.by" params:"Who,Date"`
	Original       string `msg:"translated.original"`
	StatusLink     string `msg:"translated.status-link"`
}

// CountWords count things.
type CountWords struct {
	Tools       Plural `msg:"count.tools" params:"Count"`
	Departments Plural `msg:"count.departments" params:"Count"`
	Questions   Plural `msg:"count.open-questions" params:"Count"`
	Pages       Plural `msg:"count.pages" params:"Count"`
	Products    Plural `msg:"count.products" params:"Count"`
	Shown       Plural `msg:"count.shown" params:"Count,Total"` // of a filtered list
}

// TableWords are headings of the overviews.
type TableWords struct {
	Tool    string `msg:"table.tool"`
	UsedBy  string `msg:"table.used-by"`
	Purpose string `msg:"table.purpose"`
	Status  string `msg:"table.status"`
	Scroll  string `msg:"table.scroll"`
	Empty   string `msg:"table.empty"`
}
