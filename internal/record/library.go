package record

import "plaza/internal/schema"

// Document is a paper the register rests on or points to.
type Document struct {
	schema.Head
	Title       schema.Text `plaza:"title,title,required,max=160"`
	Of          string      `plaza:"kind,required,oneof=policy|plan|standard|assessment|packet|minutes|slides|letter|form|training|report|contract|law"`
	Summary     schema.Text `plaza:"summary,max=400"`
	PublishedOn schema.Date `plaza:"published_on,past"`
	Access      string      `plaza:"access,required,oneof=public|city-network|on-request|unknown"`
	AccessNote  schema.Text `plaza:"access_note,max=400"`
	Files       []File      `plaza:"files"`
	Replaces    string      `plaza:"replaces,link=document"`
	History     []Event     `plaza:"history"`
}

// File is one file of a document.
type File struct {
	Key        string              `plaza:"key,required"`
	URL        string              `plaza:"url,required,format=url"`
	Format     string              `plaza:"format,required,max=12"`
	Lang       string              `plaza:"lang,required,max=12,format=language"`
	Bytes      schema.Maybe[int64] `plaza:"bytes"`
	SHA256     string              `plaza:"sha256,max=64"`
	Accessible string              `plaza:"accessible,required,oneof=yes|no|unknown"`
	WhyNot     schema.Text         `plaza:"why_not,max=400"`
}

// Event is one step in a document's life.
type Event struct {
	Key  string      `plaza:"key,required"`
	On   schema.Date `plaza:"on,required,past"`
	What schema.Text `plaza:"what,required,max=400"`
}

// Page is a page of prose: about, privacy, accessibility.
type Page struct {
	schema.Head
	Title   schema.Text  `plaza:"title,title,required,max=80"`
	Summary schema.Text  `plaza:"summary,required,max=400"`
	Order   int64        `plaza:"order,required"`
	Place   string       `plaza:"menu,required,oneof=main|foot|none"`
	Text    schema.Prose `plaza:"text,required,body"`
}
