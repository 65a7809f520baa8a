package locale

// LoopWords belong to the pages on what people said and what became of it.
type LoopWords struct {
	Menu     string `msg:"loop.menu"`
	Text     string `msg:"loop.text"`
	Tell     string `msg:"loop.tell"`
	TellText string `msg:"loop.tell-text"`
	Themes   string `msg:"loop.themes"`
	None     string `msg:"loop.none"`
	NoneText string `msg:"loop.none-text"`
	Messages Plural `msg:"loop.messages" params:"Count"`
	Days     Plural `msg:"loop.days" params:"Count"`
	Heard    string `msg:"loop.heard"`
	Did      string `msg:"loop.did"`
	NotYet   string `msg:"loop.not-yet"`
	Waiting  Phrase `msg:"loop.waiting" params:"Days"`
	Waited   Phrase `msg:"loop.waited" params:"Days"`
	Over     string `msg:"loop.over"`
	Way      string `msg:"loop.way"`
	WayText  string `msg:"loop.way-text"`
	NoWay    string `msg:"loop.no-way"`
	Changed  string `msg:"loop.changed"`
	Promises string `msg:"loop.promises"`
	From     string `msg:"loop.from"`
	Voices   string `msg:"loop.voices"`
	Said     string `msg:"loop.said"`
	Clock    ClockWords
	Counts   MessageCountWords
	Cases    CaseWords
}

// ClockWords say how long people wait for an answer.
type ClockWords struct {
	Title    string `msg:"loop.clock.title"`
	Text     string `msg:"loop.clock.text"`
	Limit    Phrase `msg:"loop.clock.limit" params:"Days"`
	NoLimit  string `msg:"loop.clock.no-limit"`
	None     string `msg:"loop.clock.none"`
	Made     string `msg:"loop.clock.made"`
	Kind     string `msg:"loop.clock.kind"`
	Answered string `msg:"loop.clock.answered"`
	Median   string `msg:"loop.clock.median"`
	Open     string `msg:"loop.clock.open"`
	Oldest   string `msg:"loop.clock.oldest"`
	Nothing  string `msg:"loop.clock.nothing"`
}

// MessageCountWords belong to the numbers that the form's handler counts.
type MessageCountWords struct {
	Title      string `msg:"loop.counts.title"`
	Text       Phrase `msg:"loop.counts.text" params:"Messages,From,To"`
	Week       Phrase `msg:"loop.counts.week" params:"Week,Year"`
	Least      Phrase `msg:"loop.counts.least" params:"Least"`
	Held       Phrase `msg:"loop.counts.held" params:"Weeks"`
	None       string `msg:"loop.counts.none"`
	ByKind     string `msg:"loop.counts.by-kind"`
	ByLanguage string `msg:"loop.counts.by-language"`
	ByRecord   string `msg:"loop.counts.by-record"`
	ByWeek     string `msg:"loop.counts.by-week"`
	Any        string `msg:"loop.counts.any"`
	Number     string `msg:"loop.counts.number"`
}

// CaseWords belong to the page on complaints.
type CaseWords struct {
	Title       string `msg:"loop.cases.title"`
	Text        string `msg:"loop.cases.text"`
	How         string `msg:"loop.cases.how"`
	Stages      string `msg:"loop.cases.stages"`
	StagesText  string `msg:"loop.cases.stages-text"`
	Received    string `msg:"loop.cases.stage-received"`
	Accepted    string `msg:"loop.cases.stage-accepted"`
	Looking     string `msg:"loop.cases.stage-investigating"`
	HeardStage  string `msg:"loop.cases.stage-heard"`
	Closed      string `msg:"loop.cases.stage-closed"`
	NotAccepted string `msg:"loop.cases.stage-not-accepted"`
	List        string `msg:"loop.cases.list"`
	None        string `msg:"loop.cases.none"`
	NoneText    string `msg:"loop.cases.none-text"`
	Steps       string `msg:"loop.cases.steps"`
	Here        Plural `msg:"loop.cases.here" params:"Count"`
}

// EngageWords belong to the pages on taking part and on training.
type EngageWords struct {
	Menu         string `msg:"engage.menu"`
	Text         string `msg:"engage.text"`
	Open         string `msg:"engage.open"`
	Coming       string `msg:"engage.coming"`
	Closed       string `msg:"engage.closed"`
	NoneOpen     string `msg:"engage.none-open"`
	NoneText     string `msg:"engage.none-text"`
	OpenUntil    Phrase `msg:"engage.open-until" params:"Date"`
	OpensOn      Phrase `msg:"engage.opens-on" params:"Date"`
	ClosedOn     Phrase `msg:"engage.closed-on" params:"Date"`
	Decision     Phrase `msg:"engage.decision" params:"Date,Who"`
	Before       Phrase `msg:"engage.before" params:"Days"`
	TakePart     string `msg:"engage.take-part"`
	About        string `msg:"engage.about"`
	Result       string `msg:"engage.result"`
	NoResult     string `msg:"engage.no-result"`
	Events       string `msg:"engage.events"`
	EventsComing string `msg:"engage.events-coming"`
	EventsPast   string `msg:"engage.events-past"`
	NoEvents     string `msg:"engage.no-events"`
	NoPast       string `msg:"engage.no-past"`
	EventDone    string `msg:"engage.event-unreported"`
	Reached      string `msg:"engage.reached"`
	ReachedText  string `msg:"engage.reached-text"`
	ReachedSum   Phrase `msg:"engage.reached-sum" params:"People,Events"`
	NoReached    string `msg:"engage.no-reached"`
	Language     string `msg:"engage.language"`
	People       string `msg:"engage.people"`
	EventsCount  string `msg:"engage.events-count"`
	Training     TrainingWords
}

// TrainingWords belong to the page on training.
type TrainingWords struct {
	Title           string `msg:"engage.training.title"`
	Text            string `msg:"engage.training.text"`
	Courses         string `msg:"engage.training.courses"`
	NoCourses       string `msg:"engage.training.no-courses"`
	Phases          string `msg:"engage.training.phases"`
	Phase           Phrase `msg:"engage.training.phase" params:"Number"`
	PhaseDone       Phrase `msg:"engage.training.phase-done" params:"Done,Total"`
	NoSteps         string `msg:"engage.training.no-steps"`
	Promise         string `msg:"engage.training.promise"`
	NoPartners      string `msg:"engage.training.no-partners"`
	Departments     string `msg:"engage.training.departments"`
	DepartmentsText Phrase `msg:"engage.training.departments-text" params:"Least"`
	NoDepartments   string `msg:"engage.training.no-departments"`
	Fewer           Phrase `msg:"engage.training.fewer" params:"Least"`
	AllBut          Phrase `msg:"engage.training.all-but" params:"Least"`
	NotPublished    string `msg:"engage.training.not-published"`
}
