package locale

// FormWords belong to the feedback form, its refusals and its confirmation.
// What a city itself asks and promises stands in data/feedback.toml.
type FormWords struct {
	Optional  string `msg:"form.optional"`
	Choose    string `msg:"form.choose"`
	NoRecord  string `msg:"form.no-record"` // about no record in particular
	Limit     Plural `msg:"form.limit" params:"Count"`
	Avoid     string `msg:"form.avoid"`
	Records   string `msg:"form.records"`
	Next      string `msg:"form.next"`
	Complaint string `msg:"form.complaint"`
	Ways      string `msg:"form.ways"`
	WaysOpen  string `msg:"form.ways-open"`
	Send      string `msg:"form.send"`
	Trap      string `msg:"form.trap"`
	Print     string `msg:"form.print"`
	PrintText string `msg:"form.print-text"`
	PrintNote string `msg:"form.print-note"`
	Ask       string `msg:"form.ask"` // link from a record's page

	Data  FormDataWords
	Error FormErrorWords
	Done  FormDoneWords
	Mail  FormMailWords
}

// FormDataWords belong to the list of what is kept of a message.
type FormDataWords struct {
	Title    string `msg:"form.data.title"`
	Text     string `msg:"form.data.text"`
	Caption  string `msg:"form.data.caption"`
	What     string `msg:"form.data.what"`
	Why      string `msg:"form.data.why"`
	Goes     string `msg:"form.data.goes"`
	Stays    string `msg:"form.data.stays"`
	Traces   string `msg:"form.data.traces"`
	Reviewed Phrase `msg:"form.data.reviewed" params:"Date"`
}

// FormErrorWords say why a message was not taken.
type FormErrorWords struct {
	Title     string `msg:"form.error.title"`
	TabTitle  Phrase `msg:"form.error.tab-title" params:"Title"`
	Mark      string `msg:"form.error.mark"` // said before each error at its field
	Kept      string `msg:"form.error.kept"`
	Missing   Phrase `msg:"form.error.missing" params:"Field"`
	TooLong   Phrase `msg:"form.error.too-long" params:"Field,Max,Length"`
	Choice    Phrase `msg:"form.error.choice" params:"Field"`
	Email     string `msg:"form.error.email"`
	SSN       Phrase `msg:"form.error.ssn" params:"Line"`
	Card      Phrase `msg:"form.error.card" params:"Line"`
	Protected Phrase `msg:"form.error.protected" params:"Field"`
	Numbers   string `msg:"form.error.numbers"`
	Hide      string `msg:"form.error.hide"`
	Edit      string `msg:"form.error.edit"`

	Wait       Plural `msg:"form.error.wait" params:"Count"`
	TooMany    string `msg:"form.error.too-many"`
	Full       string `msg:"form.error.full"`
	Down       string `msg:"form.error.down"`
	Foreign    string `msg:"form.error.foreign"`
	Trapped    string `msg:"form.error.trapped"`
	TooLarge   string `msg:"form.error.too-large"`
	Unreadable string `msg:"form.error.unreadable"`
}

// FormDoneWords belong to the page after a message was kept.
type FormDoneWords struct {
	Title    string `msg:"form.done.title"`
	Number   string `msg:"form.done.number"`
	Keep     string `msg:"form.done.keep"`
	Again    string `msg:"form.done.again"`
	Hidden   string `msg:"form.done.hidden"`
	Answer   Phrase `msg:"form.done.answer" params:"Language"`
	NoAnswer string `msg:"form.done.no-answer"`
	About    string `msg:"form.done.about"`
	Another  string `msg:"form.done.another"`
	Home     string `msg:"form.done.home"`
}

// FormMailWords stand in the letters to those who read the messages.
type FormMailWords struct {
	Subject  string `msg:"form.mail.subject"`
	Received string `msg:"form.mail.received"`
	Page     string `msg:"form.mail.page"` // language of the form that was filled in
	NotGiven string `msg:"form.mail.not-given"`
	ByHand   string `msg:"form.mail.by-hand"` // where a letter has no Reply-To
	Note     string `msg:"form.mail.note"`
}
