package record

import (
	"strconv"

	"plaza/internal/schema"
)

// Tool is one use of AI by the city: a use, not a product licence. One
// product used for two ends is two records.
type Tool struct {
	schema.Head
	Name         schema.Text        `plaza:"name,title,shown,max=80"`
	Form         string             `plaza:"kind,required,oneof=tool|family|member"`
	Family       string             `plaza:"family,link=tool,kin"`
	ProductNames []string           `plaza:"product_names"`
	Vendor       string             `plaza:"vendor,link=vendor,kin"`
	InHouse      schema.Maybe[bool] `plaza:"in_house"`
	Departments  []string           `plaza:"departments,shown,link=department"`
	Summary      schema.Text        `plaza:"summary,shown,max=400"`
	Purpose      schema.Text        `plaza:"purpose,shown,max=1200"`
	Problem      schema.Text        `plaza:"problem,max=1200"`
	Rationale    schema.Text        `plaza:"rationale,max=1200"`
	Alternatives schema.Text        `plaza:"alternatives_considered,max=1200"`
	Benefits     schema.Text        `plaza:"benefits,shown,max=1200"`
	Evidence     string             `plaza:"benefit_evidence,link=document"`
	ServiceAreas []string           `plaza:"service_areas,link=service-area,alike"`
	Categories   []string           `plaza:"category,shown,link=category,alike"`
	Techniques   []string           `plaza:"techniques,link=term,alike"`

	Lifecycle      string         `plaza:"lifecycle,shown,link=status"`
	LifecycleDates []Milestone    `plaza:"lifecycle_dates"`
	Authorization  *Authorization `plaza:"authorization,shown"`

	PublicFacing   string       `plaza:"public_facing,shown,oneof=yes|no|indirect"`
	Touchpoints    []Touchpoint `plaza:"touchpoints"`
	AffectedGroups schema.Text  `plaza:"affected_groups,shown,max=1200"`
	Effects        schema.Text  `plaza:"effects_on_people,shown,max=1200"`
	Automation     string       `plaza:"automation,shown,oneof=informs-only|drafts-for-human|recommends-human-decides|acts-human-can-stop|acts-alone|unknown,open=unknown"`
	HumanReview    *HumanReview `plaza:"human_review,shown"`
	OptOut         *OptOut      `plaza:"opt_out,shown"`
	Contest        *Contest     `plaza:"contest,shown"`

	Data        []DataUse     `plaza:"data,shown"`
	Model       *Model        `plaza:"model,alike"`
	Outputs     schema.Text   `plaza:"outputs,max=1200"`
	Performance []Performance `plaza:"performance"`
	Failures    schema.Text   `plaza:"known_failures,max=1200"`
	Fallback    schema.Text   `plaza:"fallback,max=1200"`

	LanguagesServed []string    `plaza:"languages_served,format=language"`
	Accessibility   schema.Text `plaza:"accessibility_note,max=600"`

	Costs    []Cost    `plaza:"costs,shown"`
	Contract *Contract `plaza:"contract,alike"`

	RolesAffected schema.Text `plaza:"roles_affected,max=600"`
	Reskilling    schema.Text `plaza:"reskilling,max=600"`

	Principles []string     `plaza:"principles,link=principle,alike"`
	Clauses    []string     `plaza:"clauses,link=clause,alike"`
	Board      *BoardReview `plaza:"board"`
	Matrix     *Matrix      `plaza:"matrix"`
	Screening  *Screening   `plaza:"screening"`

	Assessments []Assessment `plaza:"assessments"`
	Pilots      []Pilot      `plaza:"pilots"`

	Records *PublicRecords `plaza:"public_records"`
	Related []Related      `plaza:"related"`
	Notes   []Note         `plaza:"notes"`
}

// Milestone is the day a tool entered a stage of its life.
type Milestone struct {
	Stage string      `plaza:"stage,required,link=status"`
	On    schema.Date `plaza:"on,required,past"`
}

// Authorization is whether the city allows the use, apart from whether it is
// in use.
type Authorization struct {
	State      string      `plaza:"state,required,oneof=approved|approved-with-conditions|pending|not-approved|unknown,open=unknown"`
	Scope      schema.Text `plaza:"scope,max=600"`
	Conditions schema.Text `plaza:"conditions,max=600"`
	ByRole     schema.Text `plaza:"by_role,max=80"`
	On         schema.Date `plaza:"on,past"`
	Until      schema.Date `plaza:"until,plan"`
}

// Touchpoint is a place where a resident meets the tool.
type Touchpoint struct {
	Key        string      `plaza:"key"`
	Place      schema.Text `plaza:"place,required,max=200"`
	Disclosure schema.Text `plaza:"disclosure_text,max=600"`
	SeenOn     schema.Date `plaza:"disclosure_seen_on,past"`
	URL        string      `plaza:"url,format=url"`
}

// HumanReview is who checks what the tool puts out.
type HumanReview struct {
	WhoRole     schema.Text `plaza:"who_role,required,max=120"`
	When        schema.Text `plaza:"when,required,max=400"`
	CanOverrule string      `plaza:"can_overrule,required,oneof=yes|no|unknown"`
	Procedure   string      `plaza:"procedure,link=document"`
}

// OptOut is whether a resident can stay out, how, and what happens then.
type OptOut struct {
	Level       string      `plaza:"level,required,oneof=full|limited|none|unclear"`
	How         schema.Text `plaza:"how,max=600"`
	Effect      schema.Text `plaza:"effect,max=600"`
	Alternative schema.Text `plaza:"alternative,max=600"`
}

// Contest is how to question what the tool did.
type Contest struct {
	How          schema.Text         `plaza:"how,required,max=600"`
	Who          schema.Text         `plaza:"who,max=120"`
	DeadlineDays schema.Maybe[int64] `plaza:"deadline_days"`
	URL          string              `plaza:"url,format=url"`
}

// DataUse is one kind of data the tool uses.
type DataUse struct {
	Key        string      `plaza:"key"`
	What       schema.Text `plaza:"what,required,max=200"`
	Subject    string      `plaza:"subject,required,oneof=residents|staff|other|unknown"`
	Source     string      `plaza:"source,required,oneof=person|city|other-agency|vendor|public-web|unknown"`
	Collector  schema.Text `plaza:"collector,max=120"`
	Class      string      `plaza:"class,required,oneof=public-pii|protected-pii|sensitive|none|unknown"`
	Biometric  string      `plaza:"biometric,required,oneof=yes|no|unknown"`
	Purpose    schema.Text `plaza:"purpose,max=400"`
	Retention  schema.Text `plaza:"retention,max=200"`
	Stored     string      `plaza:"stored,oneof=city|us-cloud|abroad|unknown"`
	SharedWith schema.Text `plaza:"shared_with,max=400"`
}

// Model is what is known of the model inside.
type Model struct {
	Type           schema.Text `plaza:"type,max=120"`
	Name           string      `plaza:"name,max=80"`
	Version        string      `plaza:"version,max=40"`
	TrainingSource schema.Text `plaza:"training_source,max=600"`
	LegalAccess    schema.Text `plaza:"legal_access,max=600"`
	VendorTrains   string      `plaza:"vendor_trains_on_city_data,oneof=yes|no|unknown"`
}

// Performance is one measured figure.
type Performance struct {
	Key      string      `plaza:"key"`
	Measure  schema.Text `plaza:"measure,required,max=200"`
	Value    string      `plaza:"value,required,max=80"`
	Group    schema.Text `plaza:"group,max=120"`
	ByRole   schema.Text `plaza:"by_role,required,max=120"`
	On       schema.Date `plaza:"on,required,past"`
	Document string      `plaza:"document,link=document"`
}

// Cost is one cost in the city's own words beside what can be counted of it.
// "None for AI components" is not zero: it says nothing about the rest.
type Cost struct {
	Key        string              `plaza:"key"`
	Of         string              `plaza:"kind,required,oneof=licence|usage|staff|training|maintenance|compliance|total|unknown"`
	Status     string              `plaza:"status,required,oneof=amount|none|none-for-ai-part|depends|included|unknown"`
	Cents      schema.Maybe[int64] `plaza:"cents"`
	Period     string              `plaza:"period,oneof=year|month|once|unknown"`
	FiscalYear string              `plaza:"fiscal_year,max=9"`
	Note       schema.Text         `plaza:"note,max=400"`
	Verbatim   string              `plaza:"verbatim,max=200,verbatim"`
}

// Contract is the contract behind the tool.
type Contract struct {
	Number      string      `plaza:"number,max=60"`
	Procurement string      `plaza:"procurement,oneof=competitive|sole-source|cooperative|small|none|unknown"`
	CouncilFile string      `plaza:"council_file,max=40"`
	Start       schema.Date `plaza:"start,plan"`
	End         schema.Date `plaza:"end,plan"`
	URL         string      `plaza:"url,format=url"`
}

// BoardReview is whether the Board was shown the tool.
type BoardReview struct {
	Presented string      `plaza:"presented,required,oneof=yes|no|not-required"`
	Why       schema.Text `plaza:"not_required_why,max=400"`
}

// Matrix holds the facts that the policy's matrix scores, in words. Scores
// are computed, never typed.
type Matrix struct {
	Harm     string      `plaza:"harm,required,oneof=low-reversible|wellbeing-service|rights-or-safety"`
	Impact   string      `plaza:"impact,required,oneof=broad|operations|minimal"`
	Reasons  schema.Text `plaza:"reasons,max=1200"`
	Official *Official   `plaza:"official"`
}

// Official is the category the city decided on.
type Official struct {
	Category string      `plaza:"category,required,oneof=low|medium|high"`
	ByRole   schema.Text `plaza:"by_role,required,max=80"`
	On       schema.Date `plaza:"on,required,past"`
	Motion   *ItemAt     `plaza:"motion,as=item-at"`
}

// Screening is the policy's four questions before the matrix.
type Screening struct {
	Purpose    string `plaza:"purpose,required,oneof=yes|no|unknown"`
	Data       string `plaza:"data,required,oneof=yes|no|unknown"`
	Compliance string `plaza:"compliance,required,oneof=yes|no|unknown"`
	Oversight  string `plaza:"oversight,required,oneof=yes|no|unknown"`

	PurposeWhy    schema.Text `plaza:"purpose_why,max=200"`
	DataWhy       schema.Text `plaza:"data_why,max=200"`
	ComplianceWhy schema.Text `plaza:"compliance_why,max=200"`
	OversightWhy  schema.Text `plaza:"oversight_why,max=200"`
	Reason        schema.Text `plaza:"reason,max=600"`
}

// PublicRecords is what a records requester can ask for or already read.
type PublicRecords struct {
	Available schema.Text `plaza:"records_available,max=600"`
	Public    []string    `plaza:"already_public,link=document"`
}

// Related is an explicit link to another tool.
type Related struct {
	Tool     string `plaza:"tool,required,link=tool"`
	Relation string `plaza:"relation,required,oneof=same-vendor|same-purpose|same-data|replaces|part-of"`
}

// Note is a remark for readers: a slip in the source, a doubt, a caveat.
type Note struct {
	Key  string      `plaza:"key,required"`
	Text schema.Text `plaza:"text,required,max=600"`
}

// InGroup reports whether a tool is listed within a group of tools.
func (t *Tool) InGroup() bool { return t.Family != "" }

// Counts reports whether a record counts as one tool, wherever tools are
// counted: a group counts once with all that is within it, a sample never.
func (t *Tool) Counts() bool { return !t.Example && !t.InGroup() }

// Check holds what one tool's fields owe each other.
func (t *Tool) Check(c *schema.Checker) {
	for i, cost := range t.Costs {
		at := []any{"costs", i}
		switch {
		case cost.Status == "amount" && cost.Cents.Value <= 0 && c.Sound("costs", i, "cents"):
			c.Report("tool/cost-without-amount", append(at, "status"))
		case cost.Status == "amount" && cost.Period == "":
			c.Report("tool/cost-without-period", append(at, "cents"), "cents", strconv.FormatInt(cost.Cents.Value, 10))
		case cost.Status != "amount" && cost.Status != "" && cost.Cents.Value != 0:
			c.Report("tool/cost-not-amount", append(at, "cents"), "status", cost.Status)
		}
	}
	t.checkReviews(c)
	if t.Form == "member" && t.Family == "" {
		c.Report("tool/member-without-family", []any{"kind"})
	}
	if t.Form != "member" && t.Family != "" {
		c.Report("tool/family-not-member", []any{"family"}, "kind", t.Form)
	}
	if t.InHouse.Value && t.Vendor != "" {
		c.Report("tool/in-house-with-vendor", []any{"in_house"}, "vendor", t.Vendor)
	}
}
