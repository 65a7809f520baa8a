package locale

// FormatWords belong to the forms in which a page or the policy can be had.
type FormatWords struct {
	Heading     string `msg:"formats.heading"`
	Plain       string `msg:"formats.plain"`
	PlainText   string `msg:"formats.plain-text"`
	Large       string `msg:"formats.large"`
	LargeText   string `msg:"formats.large-text"`
	Normal      string `msg:"formats.normal"`
	Book        string `msg:"formats.book"`
	BookText    string `msg:"formats.book-text"`
	Contents    string `msg:"formats.contents"` // heading of a book's list of chapters
	PDF         string `msg:"formats.pdf"`
	PDFText     string `msg:"formats.pdf-text"`
	Archive     string `msg:"formats.archive"`
	ArchiveText string `msg:"formats.archive-text"`
	Sum         string `msg:"formats.sum"`
	Sums        string `msg:"formats.sums"`
	SumsText    string `msg:"formats.sums-text"`
	Size        Phrase `msg:"formats.size" params:"Number"`
	Revision    Phrase `msg:"formats.revision" params:"Revision"`
}
