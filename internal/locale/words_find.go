package locale

// FindWords belong to the ways through the register: the A to Z, the search
// and what shows all tools at once.
type FindWords struct {
	Ways     string `msg:"find.ways"` // name of the links to these pages
	AToZ     string `msg:"find.a-to-z"`
	AToZText string `msg:"find.a-to-z-text"`
	See      Phrase `msg:"find.see" params:"Term"`
	Tools    string `msg:"find.tools"`
	More     Plural `msg:"find.more" params:"Count"` // tools that are not listed here
	Search   SearchWords
	Filter   FilterWords
	Compare  CompareWords
	Register RegisterWords
	Numbers  NumbersWords
}

// SearchWords belong to the search. Those that a script shows stand on the
// form: no script holds a word.
type SearchWords struct {
	Title    string `msg:"find.search.title"`
	Text     string `msg:"find.search.text"`
	Label    string `msg:"find.search.label"`
	Hint     string `msg:"find.search.hint"`
	Button   string `msg:"find.search.button"`
	NoScript string `msg:"find.search.no-script"`
	Loading  string `msg:"find.search.loading"`
	Failed   string `msg:"find.search.failed"`
	Found    Phrase `msg:"find.search.found" params:"Count"`
	First    Phrase `msg:"find.search.first" params:"Count,Total"` // of more than are shown
	None     Phrase `msg:"find.search.none" params:"Query"`
	Near     Phrase `msg:"find.search.near" params:"Query,Count"`
	AToZ     string `msg:"find.search.a-to-z"`
}

// FilterWords belong to the fields that narrow the overview.
type FilterWords struct {
	Title string `msg:"find.filter.title"`
	Word  string `msg:"find.filter.word"`
	Any   string `msg:"find.filter.any"`
	Shown Phrase `msg:"find.filter.shown" params:"Count,Total"`
	None  string `msg:"find.filter.none"`
	Reset string `msg:"find.filter.reset"`
	Part  string `msg:"find.filter.part"` // the list goes on on other pages
}

// CompareWords belong to the page that sets two tools side by side.
type CompareWords struct {
	Title    string `msg:"find.compare.title"`
	Text     string `msg:"find.compare.text"`
	First    string `msg:"find.compare.first"`
	Second   string `msg:"find.compare.second"`
	Choose   string `msg:"find.compare.choose"`
	Button   string `msg:"find.compare.button"`
	NoScript string `msg:"find.compare.no-script"`
	Failed   string `msg:"find.compare.failed"`
	Same     string `msg:"find.compare.same"`
	Done     string `msg:"find.compare.done"`
	Caption  string `msg:"find.compare.caption"`
	Fact     string `msg:"find.compare.fact"`
	Missing  string `msg:"find.compare.missing"`
	This     string `msg:"find.compare.this"` // link from a tool's page
}

// RegisterWords belong to the pages that hold every tool whole, to print.
type RegisterWords struct {
	Title string `msg:"find.register.title"`
	Text  string `msg:"find.register.text"`
}

// NumbersWords belong to the page of numbers.
type NumbersWords struct {
	Title         string `msg:"find.numbers.title"`
	Text          string `msg:"find.numbers.text"`
	By            Phrase `msg:"find.numbers.by" params:"Kind"`
	Chart         string `msg:"find.numbers.chart"`
	Tools         string `msg:"find.numbers.tools"`
	Share         string `msg:"find.numbers.share"`
	Twice         string `msg:"find.numbers.twice"`
	Others        Phrase `msg:"find.numbers.others" params:"Count"`
	Bar           Phrase `msg:"find.numbers.bar" params:"Name,Count"`
	Answers       string `msg:"find.numbers.answers"`
	AnswersOf     Phrase `msg:"find.numbers.answers-of" params:"Count"`
	Answered      string `msg:"find.numbers.answered"`
	Open          string `msg:"find.numbers.open"`
	Withheld      string `msg:"find.numbers.withheld"`
	Questions     string `msg:"find.numbers.questions"`
	QuestionsText string `msg:"find.numbers.questions-text"`
	Members       string `msg:"find.numbers.members"`
}
