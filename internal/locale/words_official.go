package locale

// OfficialWords stand round the policy's official wording and its editions.
type OfficialWords struct {
	Heading      string `msg:"official.heading"`
	Governs      Phrase `msg:"official.governs" params:"Language"`
	Lines        Phrase `msg:"official.lines" params:"Lines"`
	Printing     Phrase `msg:"official.printing" params:"Number"`
	Repeats      string `msg:"official.repeats"`
	RepeatsSame  Phrase `msg:"official.repeats-same" params:"Lines,First"`
	RepeatsOther Phrase `msg:"official.repeats-other" params:"Lines,First"`
	Marks        string `msg:"official.marks"`
	Editions     string `msg:"official.editions"`
	EditionsText string `msg:"official.editions-text"`
	EditionText  string `msg:"official.edition-text"`
	Pieces       string `msg:"official.pieces"`
	Piece        string `msg:"official.piece"`
	Place        string `msg:"official.place"`
	Terms        string `msg:"official.terms"`
	Term         string `msg:"official.term"`
	NotHere      string `msg:"official.not-here"`
	Changes      Phrase `msg:"official.changes" params:"Edition"`
	NoChanges    string `msg:"official.no-changes"`
	Added        string `msg:"official.added"`
	Removed      string `msg:"official.removed"`
	Earlier      string `msg:"official.earlier"`
}
