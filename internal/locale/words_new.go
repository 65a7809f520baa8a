package locale

// NewWords are the comments in the file of a new record ("plaza new").
type NewWords struct {
	Heading  Phrase `msg:"new.heading" params:"Kind"`
	Shown    string `msg:"new.shown"`
	Required string `msg:"new.required"`
	OneOf    Phrase `msg:"new.one-of" params:"Values"`
	Value    Phrase `msg:"new.value" params:"Value,Meaning"`
	Max      Phrase `msg:"new.max" params:"Number"`
	Link     Phrase `msg:"new.link" params:"Folder"`
	Links    Phrase `msg:"new.links" params:"Folder,Examples"`
	Date     string `msg:"new.date"`
	Moment   string `msg:"new.moment"`
	Number   string `msg:"new.number"`
	YesNo    string `msg:"new.yes-no"`
	List     string `msg:"new.list"`
	Field    string `msg:"new.field"`
	Alike    Phrase `msg:"new.alike" params:"Records"`
	Below    Phrase `msg:"new.below" params:"Label,Help"`
}
