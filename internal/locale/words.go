package locale

// Words are all interface words that pages and programs know by name, in one
// language. Each family of pages has a struct of its own.
//
// To add a word: one field here, one line in each file of i18n/. The tag msg
// is its id there. A Phrase or Plural also names its values in params.
type Words struct {
	Page        PageWords
	Nav         NavWords
	Language    LanguageWords
	Foot        FootWords
	Answer      AnswerWords
	Translation TranslationWords
	Count       CountWords
	Table       TableWords
	Example     ExampleWords
	NotFound    NotFoundWords
	Home        HomeWords
	List        ListWords
	Tool        ToolWords
	Ask         AskWords
	Policy      PolicyWords
	Official    OfficialWords
	Changes     ChangesWords
	Board       BoardWords
	Loop        LoopWords
	Engage      EngageWords
	Data        DataWords
	Feeds       FeedWords
	New         NewWords
	Formats     FormatWords
	State       StateWords
	Prose       ProseWords
	Find        FindWords
	Form        FormWords
	Oversight   OversightWords
	Admin       AdminWords
}

// PageWords stand round the content of every page.
type PageWords struct {
	Title   Phrase `msg:"page.title" params:"Page,Site"` // of the browser's tab
	Formats string `msg:"page.other-formats"`
}

// NavWords are the site's sections and the ways through it.
type NavWords struct {
	Skip         string `msg:"nav.skip"`
	Main         string `msg:"nav.main"` // name of the main menu, for screen readers
	Menu         string `msg:"nav.menu"`
	YouAreHere   string `msg:"nav.you-are-here"`
	Home         string `msg:"nav.home"`
	Tools        string `msg:"nav.tools"`
	Policy       string `msg:"nav.policy"`
	Glossary     string `msg:"nav.glossary"`
	About        string `msg:"nav.about"`
	Data         string `msg:"nav.data"`
	Translations string `msg:"nav.translations"`
	Departments  string `msg:"nav.departments"`
	Statuses     string `msg:"nav.statuses"`
	Categories   string `msg:"nav.categories"`
	ServiceAreas string `msg:"nav.service-areas"`
	Vendors      string `msg:"nav.vendors"`
	Next         string `msg:"nav.next"`
	Previous     string `msg:"nav.previous"`
}

// LanguageWords belong to the language menu.
type LanguageWords struct {
	Label   string `msg:"language.label"`
	Current string `msg:"language.current"` // said after the name of the page's own language
}

// FootWords stand below every page.
type FootWords struct {
	Label         string `msg:"foot.label"`
	SourceFile    string `msg:"foot.source-file"`
	History       string `msg:"foot.history"`
	Reviewed      Phrase `msg:"foot.reviewed" params:"Date"`
	NextReview    Phrase `msg:"foot.next-review" params:"Date"`
	ReviewLate    Phrase `msg:"foot.review-late" params:"Date"`
	NotReviewed   string `msg:"foot.not-reviewed"`
	Feedback      string `msg:"foot.feedback"`
	FeedbackLink  string `msg:"foot.feedback-link"`
	Accessibility string `msg:"foot.accessibility"`
}

// ExampleWords mark records that are made up.
type ExampleWords struct {
	Label string `msg:"example.label"`
	Text  string `msg:"example.text"` // the page is about one
	Some  string `msg:"example.some"` // the page lists some
}

// NotFoundWords are the page for addresses that lead nowhere.
type NotFoundWords struct {
	Title string `msg:"not-found.title"`
	Text  string `msg:"not-found.text"`
	Moved string `msg:"not-found.moved"`
	Home  string `msg:"not-found.home"`
	Tools string `msg:"not-found.tools"`
}
