package locale

// AdminWords belong to the page at which staff edit records without git.
type AdminWords struct {
	Title    string `msg:"admin.title"`
	NoScript string `msg:"admin.no-script"`
	Who      string `msg:"admin.who"` // asked when a translation was changed
	By       string `msg:"admin.by"`
	Save     string `msg:"admin.save"`
	Cancel   string `msg:"admin.cancel"`
	Refused  string `msg:"admin.refused"`
	Nothing  string `msg:"admin.nothing"`
	Stopped  string `msg:"admin.stopped"`
}
