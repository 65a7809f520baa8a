package locale

// FeedWords belong to the feeds, and to the files that other programs read.
type FeedWords struct {
	Heading  string `msg:"feeds.heading"`
	Text     string `msg:"feeds.text"`
	All      string `msg:"feeds.all"` // section that is the whole site
	Title    Phrase `msg:"feeds.title" params:"Section"`
	Subtitle string `msg:"feeds.subtitle"`
	Empty    string `msg:"feeds.empty"` // said by a feed without entries
	New      string `msg:"feeds.new"`
	Entry    Phrase `msg:"feeds.entry" params:"Name,What"`
	Dated    Phrase `msg:"feeds.dated" params:"Date,Text"`

	LastChange    Phrase `msg:"feeds.last-change" params:"Date"`
	Programs      string `msg:"feeds.programs"`
	Numbers       string `msg:"feeds.numbers"`
	NumbersText   string `msg:"feeds.numbers-text"`
	Linked        string `msg:"feeds.linked"`
	LinkedText    string `msg:"feeds.linked-text"`
	LinkedTerms   string `msg:"feeds.linked-terms"`
	TermsText     string `msg:"feeds.terms-text"`
	Catalog       string `msg:"feeds.catalog"`
	CatalogText   string `msg:"feeds.catalog-text"`
	CatalogGaps   Phrase `msg:"feeds.catalog-gaps" params:"Fields"`
	GapContact    string `msg:"feeds.gap-contact"`
	GapLicence    string `msg:"feeds.gap-licence"`
	GapDate       string `msg:"feeds.gap-date"`
	Schemas       string `msg:"feeds.schemas"`
	SchemasText   string `msg:"feeds.schemas-text"`
	OverlaySchema Phrase `msg:"feeds.overlay-schema" params:"Kind"`
	SchemaNote    string `msg:"feeds.schema-note"` // inside each schema
}
