package locale

// BoardWords are those of pages on public bodies and their meetings.
type BoardWords struct {
	Menu          string `msg:"board.menu"`
	Moment        Phrase `msg:"board.moment" params:"Date,Time,Zone"`
	Named         Phrase `msg:"board.named" params:"Title,Date"`
	Intro         string `msg:"board.intro"`
	NoBody        string `msg:"board.no-body"`
	MadeUp        string `msg:"board.made-up"`
	Members       string `msg:"board.members"`
	NoMembers     string `msg:"board.no-members"`
	Next          string `msg:"board.next"`
	NoNext        string `msg:"board.no-next"`
	TakePart      string `msg:"board.take-part"`
	TakePartOver  string `msg:"board.take-part-over"`
	Meetings      string `msg:"board.meetings"`
	MeetingsText  string `msg:"board.meetings-text"`
	None          string `msg:"board.none"`
	NoneText      string `msg:"board.none-text"`
	Coming        string `msg:"board.coming"`
	Past          string `msg:"board.past"`
	Gap           Phrase `msg:"board.gap" params:"Month"`
	Decisions     string `msg:"board.decisions"`
	DecisionsText string `msg:"board.decisions-text"`
	NoDecisions   string `msg:"board.no-decisions"`
	Actions       string `msg:"board.actions"`
	ActionsText   string `msg:"board.actions-text"`
	NoActions     string `msg:"board.no-actions"`
	Overdue       string `msg:"board.overdue"`
	Timeline      string `msg:"board.timeline"`
	NoTimeline    string `msg:"board.no-timeline"`
	OnAgendas     string `msg:"board.on-agendas"`
	Agenda        string `msg:"board.agenda"`
	NoAgenda      string `msg:"board.no-agenda"`
	Steps         string `msg:"board.steps"`
	Lead          Phrase `msg:"board.lead" params:"Hours"`
	LeadLate      Phrase `msg:"board.lead-late" params:"Hours,Rule"`
	Minutes       string `msg:"board.minutes"`
	MinutesDue    Phrase `msg:"board.minutes-due" params:"Date"`
	MinutesLate   Phrase `msg:"board.minutes-late" params:"Date"`
	MinutesDays   string `msg:"board.minutes-days"`
	DraftNote     string `msg:"board.draft-note"`
	MinutesApart  string `msg:"board.minutes-apart"`
	MovedFrom     Phrase `msg:"board.moved-from" params:"Meeting"`
	MachineMade   string `msg:"board.machine-made"`
	Tally         Phrase `msg:"board.tally" params:"Yes,No"`
	Calendar      string `msg:"board.calendar"`
	CalendarAll   string `msg:"board.calendar-all"`
	Attended      Phrase `msg:"board.attended" params:"There,All"`
	Votes         string `msg:"board.votes"`
	NoVotes       string `msg:"board.no-votes"`
	CommentUntil  Phrase `msg:"board.comment-until" params:"Moment"`
	CommentClosed Phrase `msg:"board.comment-closed" params:"Moment"`
	Deferred      Plural `msg:"board.deferred" params:"Count"`
	InLanguage    Phrase `msg:"board.in-language" params:"Text,Language"`
	Changed       string `msg:"board.changed"`
	State         BoardStateWords
	Change        BoardChangeWords
	Feed          BoardFeedWords
}

// BoardStateWords says where a meeting stands.
type BoardStateWords struct {
	Upcoming   string `msg:"board.state.upcoming"`
	Commenting string `msg:"board.state.commenting"`
	UnderWay   string `msg:"board.state.under-way"`
	Held       string `msg:"board.state.held"`
	NoQuorum   string `msg:"board.state.no-quorum"`
	Cancelled  string `msg:"board.state.cancelled"`
	Moved      string `msg:"board.state.moved"`
	Unreported string `msg:"board.state.unreported"`
}

// BoardFeedWords says what happened to a meeting.
type BoardFeedWords struct {
	Notice   string `msg:"board.feed.notice"`
	Agenda   string `msg:"board.feed.agenda"`
	Revised  string `msg:"board.feed.revised"`
	Draft    string `msg:"board.feed.draft"`
	Approved string `msg:"board.feed.approved"`
}

// BoardChangeWords says what changed of a published meeting.
type BoardChangeWords struct {
	Date      string `msg:"board.change.date"`
	Time      string `msg:"board.change.time"`
	Place     string `msg:"board.change.place"`
	Link      string `msg:"board.change.link"`
	Phone     string `msg:"board.change.phone"`
	Restored  string `msg:"board.change.restored"`
	Comment   string `msg:"board.change.comment"`
	Access    string `msg:"board.change.access"`
	Details   string `msg:"board.change.details"`
	Agenda    string `msg:"board.change.agenda"`
	Decisions string `msg:"board.change.decisions"`
	Notice    string `msg:"board.change.notice"`
	Minutes   string `msg:"board.change.minutes"`
	Record    string `msg:"board.change.record"`
	Item      string `msg:"board.change.item"`
	Turn      Phrase `msg:"board.change.turn" params:"What,Before,After"`
	New       Phrase `msg:"board.change.new" params:"What,After"`
	Gone      Phrase `msg:"board.change.gone" params:"What,Before"`
}
