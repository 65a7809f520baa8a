package locale

// ChangesWords belong to what changed in the register.
type ChangesWords struct {
	Heading     string `msg:"changes.heading"`
	Intro       string `msg:"changes.intro"`
	OfRecord    string `msg:"changes.of-record"`
	None        string `msg:"changes.none"`
	Shallow     string `msg:"changes.shallow"`
	Edited      string `msg:"changes.edited"`
	Added       string `msg:"changes.added"`
	Removed     string `msg:"changes.removed"`
	Before      string `msg:"changes.before"`
	After       string `msg:"changes.after"`
	LongText    string `msg:"changes.long-text"`
	SameWords   string `msg:"changes.same-words"`
	Because     string `msg:"changes.because"`
	Corrections string `msg:"changes.corrections"`
	NoneOf      string `msg:"changes.no-corrections"`
	All         string `msg:"changes.all"`
	Many        Phrase `msg:"changes.several" params:"Number,Kind"`
	More        Plural `msg:"changes.more" params:"Count"`
	Years       string `msg:"changes.years"`
	YearsText   string `msg:"changes.years-text"`
	Year        string `msg:"changes.year"`
	Stage       string `msg:"changes.stage"`
	Category    string `msg:"changes.category"`
	File        string `msg:"changes.file"`
	Since       Phrase `msg:"changes.since" params:"Date"`
	Commit      string `msg:"changes.commit"`
}
