package record

import "plaza/internal/schema"

// Site is the city itself: data/site.toml.
type Site struct {
	schema.Head
	Name         schema.Text         `plaza:"name,title,required,max=80"`
	City         schema.Text         `plaza:"city,required,max=80"`
	Subtitle     schema.Text         `plaza:"subtitle,max=80"`
	Tagline      schema.Text         `plaza:"tagline,required,max=200"`
	BaseURL      string              `plaza:"base_url,required,format=url"`
	Timezone     string              `plaza:"timezone,required,max=40"`
	Currency     string              `plaza:"currency,required,max=3"`
	Languages    []Language          `plaza:"languages,required"`
	Board        *Board              `plaza:"board"`
	Meetings     *Deadlines          `plaza:"meetings"`
	Matrix       *Ruling             `plaza:"matrix"`
	Contacts     []Contact           `plaza:"contacts"`
	Licence      *Licence            `plaza:"licence"`
	EmailDomains []string            `plaza:"email_domains"`
	AIUse        schema.Text         `plaza:"ai_use,max=1200"`
	Governing    string              `plaza:"governing_language,max=12"`
	General      []General           `plaza:"general"`
	AskPage      string              `plaza:"ask_page,link=page"`
	AnswerDays   schema.Maybe[int64] `plaza:"answer_days"` // the city's own limit for answering people; 0: it has set none
	Admin        *Admin              `plaza:"admin,desk"`
	SmallGroup   schema.Maybe[int64] `plaza:"smallest_group"`                   // numbers of people below it are not shown
	EditURL      string              `plaza:"edit_url,desk,format=url,max=200"` // where the repository edits a file whose path is put behind it
}

// Least returns the smallest number of people that may be shown.
func (s *Site) Least() int64 {
	if s.SmallGroup.Value > 0 {
		return s.SmallGroup.Value
	}
	return 10
}

// General is what holds for every tool on one of the questions that residents
// ask first: a rule of the policy or the law, with where it stands. It is
// shown below the tool's own answer and never in place of it.
type General struct {
	Key      string      `plaza:"key,required"`
	Question string      `plaza:"question,required,oneof=meet|decide|opt-out|contest|data|records"`
	Text     schema.Text `plaza:"text,required,max=400"`
	Clause   string      `plaza:"clause,link=clause"`
	Part     string      `plaza:"part,link=part"`
	Page     string      `plaza:"page,link=page"`
	Document string      `plaza:"document,link=document"`
}

// Language is one language of the site. The first is the source language, at
// the root of the site; the others stand under their code.
type Language struct {
	Key    string `plaza:"key,required,max=12"`
	Status string `plaza:"status,required,oneof=full|partial|planned"`
}

// Board is the public body that oversees the tools, where the city has one.
type Board struct {
	Name    schema.Text `plaza:"name,required,max=80"`
	Short   string      `plaza:"short,max=12"`
	Aliases []string    `plaza:"aliases"`
}

// Contact is a way to reach the city: a role, never a person.
type Contact struct {
	Key   string      `plaza:"key,required"`
	Role  schema.Text `plaza:"role,required,max=80"`
	Email string      `plaza:"email,format=email"`
	Phone string      `plaza:"phone,max=40"`
	URL   string      `plaza:"url,format=url"`
	Post  schema.Text `plaza:"post,max=200"`
	Note  schema.Text `plaza:"note,max=400"`
}

// Licence is what others may do with the data and texts.
type Licence struct {
	Name schema.Text `plaza:"name,required,max=80"`
	URL  string      `plaza:"url,format=url"`
	Note schema.Text `plaza:"note,max=400"`
}

// Admin says where the page at which staff edit without git sends changes.
type Admin struct {
	Repository string `plaza:"repository,required,max=100"`
	Branch     string `plaza:"branch,max=80"`
	AuthURL    string `plaza:"auth_url,format=url"`
}

// Deadlines are what the city holds its public bodies to.
type Deadlines struct {
	AgendaHours int64  `plaza:"agenda_hours,required"` // an agenda is open to all this long before a meeting
	MinutesDays int64  `plaza:"minutes_days,required"` // working days until a draft of the minutes
	Source      string `plaza:"source,link=document"`
}
