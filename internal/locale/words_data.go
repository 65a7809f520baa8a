package locale

// DataWords belong to the page of files and the dictionary.
type DataWords struct {
	Intro          string `msg:"data.intro"`
	Files          string `msg:"data.files"`
	Title          Phrase `msg:"data.title" params:"Kind,Format"`
	CSV            string `msg:"data.csv"`
	JSON           string `msg:"data.json"`
	Register       string `msg:"data.register"`
	RegisterText   string `msg:"data.register-text"`
	Licence        string `msg:"data.licence"`
	NoLicence      string `msg:"data.no-licence"`
	Dictionary     string `msg:"data.dictionary"`
	DictionaryText string `msg:"data.dictionary-text"`
	LaterFields    string `msg:"data.later"`
	Fields         Phrase `msg:"data.fields" params:"Kind"`
	Schema         Phrase `msg:"data.schema" params:"Kind"`
	Shown          string `msg:"data.shown"`
	LinkTo         Phrase `msg:"data.link-to" params:"Kind"`
	Type           DataTypeWords
	Read           DataReadWords
	Column         DataColumnWords
	ColumnHelp     DataColumnHelp
}

// DataTypeWords name the shapes a field may have.
type DataTypeWords struct {
	String  string `msg:"data.type.string"`
	Strings string `msg:"data.type.strings"`
	Bool    string `msg:"data.type.bool"`
	Int     string `msg:"data.type.int"`
	Text    string `msg:"data.type.text"`
	Prose   string `msg:"data.type.prose"`
	Date    string `msg:"data.type.date"`
	Moment  string `msg:"data.type.moment"`
	Table   string `msg:"data.type.table"`
	Tables  string `msg:"data.type.tables"`
}

// DataReadWords say how the files are written.
type DataReadWords struct {
	Heading   string `msg:"data.read.heading"`
	Lists     string `msg:"data.read.lists"`
	Groups    string `msg:"data.read.groups"`
	Formulas  string `msg:"data.read.formulas"`
	Languages string `msg:"data.read.languages"`
	Markdown  string `msg:"data.read.markdown"`
	Columns   string `msg:"data.read.columns"`
}

// DataColumnWords name the columns of a table that are no field.
type DataColumnWords struct {
	ID          string `msg:"data.column.short-name"`
	URL         string `msg:"data.column.address"`
	NotAnswered string `msg:"data.column.not-answered"`
	Withheld    string `msg:"data.column.withheld"`
	Language    string `msg:"data.column.language"`
	Translation string `msg:"data.column.state"`
	Stale       string `msg:"data.column.stale"`
	Missing     string `msg:"data.column.missing"`
}

// DataColumnHelp say what stands in them.
type DataColumnHelp struct {
	ID          string `msg:"data.column-help.short-name"`
	URL         string `msg:"data.column-help.address"`
	NotAnswered string `msg:"data.column-help.not-answered"`
	Withheld    string `msg:"data.column-help.withheld"`
	Language    string `msg:"data.column-help.language"`
	Translation string `msg:"data.column-help.state"`
	Stale       string `msg:"data.column-help.stale"`
	Missing     string `msg:"data.column-help.missing"`
}
