package diag

// offer shows what stands in a record for a question without a value.
const offer = "If nobody has answered yet, take \"{top}\" out and write these lines: [[not_answered]], since = 2026-03-12, asked_of = \"...\", fields = [\"{top}\"]. " +
	"If the answer may not be public, write [withheld.{top}] with basis, decided_by, on and review_on. If the question makes no sense here, write [not_applicable.{top}] with why = \"...\"."

// recordTexts are the sentences about what a record holds (record/...), its
// translations (translation/...), tools (tool/...) and text that may not be
// public (safety/...).
var recordTexts = map[string]Text{
	"record/front-matter": {
		Says: "the file does not begin with its facts between two lines of +++",
		Why:  "Title, order and sources stand there; the text of the page comes below.",
		Mend: "Make +++ the first line, write the facts below it, and close them with another line of +++.",
	},
	"record/id-form": {
		Says: "\"{id}\" cannot be the name of a record",
		Why:  "The name is part of the record's address on the web, for ever, and is read aloud.",
		Mend: "Use 2 to 48 small letters a to z, digits and single hyphens, such as \"form-reader\".",
	},
	"record/unknown-field": {
		Says: "\"{field}\" is not a field of {where}",
		Why:  "A field under a wrong name would be left out without anyone noticing.",
		Mend: "{suggest}",
	},
	"record/missing-field": {
		Says: "{where} needs the field \"{field}\"",
		Why:  "The page cannot be made without it.",
		Mend: "Add a line: {line}.",
	},
	"record/date-ahead": {
		Says: "\"{field}\" says that something happened on {date}, but today is {today}",
		Why:  "The site never shows a plan as something that has happened.",
		Mend: "Correct the date, or leave it out until that day. The days of plans go into fields such as start, due or review_due.",
	},
	"record/offset": {
		Says: "the offset of {time} is not the offset of {zone} at that time",
		Why:  "Times are the local times of the city and need no offset. At the moment written here, clocks in {zone} show {local}.",
		Mend: "Write {meant}.",
	},
	"record/told-ahead": {
		Says: "\"{field}\" says what came of {day}, but today is {today}",
		Why:  "The site never shows a plan as something that has happened.",
		Mend: "Correct the day, or add \"{field}\" after it.",
	},
	"record/no-answer": {
		Says: "nothing is said about \"{field}\"",
		Why:  "Residents always see this field of {where}. An empty place would look as if nobody had asked.",
		Mend: "Give a value, or name \"{field}\" under [[not_answered]], [withheld.{field}] or [not_applicable.{field}].",
	},
	"record/empty-answer": {
		Says: "\"{field}\" is {what} with nothing in it",
		Why:  "Residents always see this field. An empty place would look as if nobody had asked, and the question would not be counted as open.",
		Mend: offer,
	},
	"record/placeholder": {
		Says: "\"{value}\" is no answer to \"{field}\"",
		Why:  "It only stands where an answer should. Readers would learn nothing, and the question would not be counted as open.",
		Mend: "If it is known, write the answer. " + offer,
	},
	"record/placeholder-text": {
		Says: "\"{value}\" says nothing about \"{field}\"",
		Why:  "It only stands where a text should, and readers would be shown it as if it were one.",
		Mend: "Write the text, or leave the line out where the field may be missing. A field of the record itself that people ask about can stand under [[not_answered]], [withheld.{top}] or [not_applicable.{top}].",
	},
	"record/two-answers": {
		Says: "\"{field}\" has a value and stands under {block} as well",
		Why:  "Readers would be told two things at once.",
		Mend: "Keep the value, or keep {block}, not both.",
	},
	"record/answered-twice": {
		Says: "\"{field}\" stands under {first} and under {block}",
		Why:  "A field has one reason for having no value.",
		Mend: "Take it out of one of them.",
	},
	"record/unknown-answer": {
		Says: "\"{field}\" is not a field of {where}, so nothing can be said about it here",
		Why:  "What is said here would not be shown anywhere.",
		Mend: "{suggest}",
	},
	"record/wrong-type": {
		Says: "\"{field}\" is {got}, but should be {want}",
		Why:  "Only the right form can be shown, counted and sorted.",
		Mend: "Write {want}.",
	},
	"record/tab": {
		Severity: Warning,
		Says:     "there is a tab in \"{field}\"",
		Why:      "It comes along when text is copied out of a table or a word processor. Readers see a gap, and a table takes it for a new column.",
		Mend:     "Delete it and press the space bar.",
	},
	"record/markdown": {
		Severity: Warning,
		Says:     "\"{field}\" is plain text, but \"{mark}\" is written as Markdown",
		Why:      "Pages, feeds and data files show such marks to readers as they are. Only the text below the facts of a Markdown file has marks with a meaning.",
		Mend:     "Write the words without the marks.",
	},
	"record/empty-text": {
		Says: "\"{field}\" is empty",
		Why:  "An empty text would look like an answer that says nothing.",
		Mend: "Write the text, or take the line out and say why there is none, for instance under [[not_answered]].",
	},
	"record/empty-body": {
		Says: "there is no text below the second line of +++",
		Why:  "This kind of page is its text.",
		Mend: "Write the text below the line.",
	},
	"record/too-long": {
		Says: "\"{field}\" has {length} characters; at most {max} fit",
		Why:  "Long texts are not read on a phone, and this one stands in lists.",
		Mend: "Shorten it. What must be said at length has its own field.",
	},
	"record/unknown-value": {
		Says: "\"{value}\" is not one of the values of \"{field}\"",
		Why:  "Fixed values can be counted, compared and translated.",
		Mend: "{suggest}",
	},
	"record/listed-twice": {
		Says: "\"{value}\" stands twice in \"{field}\"",
		Why:  "It would be counted and shown twice.",
		Mend: "Take one out.",
	},
	"record/date-form": {
		Says: "\"{value}\" is not a date that can be read",
		Why:  "03/04 is March in one place and April in another; one form is clear everywhere.",
		Mend: "Write the day as 2026-03-12. Where only the month or year is known, write \"2026-03\" or \"2026\" in quotes.",
	},
	"record/url-form": {
		Says: "\"{value}\" is not a web address that \"{field}\" can hold",
		Why:  "Readers are sent there; it must be complete and safe.",
		Mend: "Write the whole address, beginning with https://",
	},
	"record/email-form": {
		Says: "\"{value}\" is not an e-mail address",
		Why:  "Readers write to it.",
		Mend: "Write the address alone, such as office@example.gov.",
	},
	"record/missing-key": {
		Says: "this entry of \"{field}\" has no key",
		Why:  "It holds text that is translated, and translations name the entry by its key.",
		Mend: "Add a line with a short name of your choice, such as key = \"licence\".",
	},
	"record/key-form": {
		Says: "\"{key}\" cannot be a key",
		Why:  "Translations and addresses name the entry by it.",
		Mend: "Use small letters a to z, digits and single hyphens.",
	},
	"record/key-twice": {
		Says: "the key \"{key}\" stands twice in \"{field}\"",
		Why:  "A translation could not tell which of the two it belongs to.",
		Mend: "Give one of them another key.",
	},
	"record/unknown-link": {
		Says: "\"{value}\" is not a known {kind}",
		Why:  "A link must lead to something; what there is stands in {dir}/.",
		Mend: "{suggest} If it is new, make the file {file} first.",
	},
	"record/alias-taken": {
		Says: "the old name \"{alias}\" belongs to {by} already",
		Why:  "An address can lead to one page only.",
		Mend: "Take it out here.",
	},
	"record/links-to-example": {
		Says: "this record links to the example \"{id}\"",
		Why:  "Examples are made up. They are left out of the published site, and the link with them.",
		Mend: "Link to a real record, or mark this one example = true as well.",
	},
	"record/change-before-creation": {
		Says: "this change is dated {on}, before the record was made on {created}",
		Why:  "The history would not make sense.",
		Mend: "Correct one of the two dates.",
	},
	"record/same-order": {
		Says: "this has the same place in the order as {first}",
		Why:  "Which comes first would be left to chance.",
		Mend: "Give one of them another number.",
	},

	"translation/fact": {
		Says: "\"{field}\" is a fact and cannot stand in a translation",
		Why:  "Facts are kept once, so that languages cannot disagree about them.",
		Mend: "Take the line out. Change the fact in the file without a language in its name.",
	},
	"translation/stale": {
		Severity: Notice,
		Says:     "the source text of \"{field}\" has changed since this translation was made",
		Why:      "Readers are told that the translation may be out of date.",
		Mend:     "Bring the translation up to date, then write {path} = \"{hash}\" under [translation.src].",
	},
	"translation/missing": {
		Severity: Notice,
		Says:     "not translated into {language}: {fields}",
		Why:      "Readers see these texts in the source language, marked as such.",
		Mend:     "Add them to {file}.",
	},
	"translation/same-as-source": {
		Severity: Warning,
		Says:     "\"{field}\" says the same as the source text",
		Why:      "It may have been copied and not translated yet. Readers who chose {language} would meet another language.",
		Mend:     "Translate it, or take it out: then readers are told that the translation is missing.",
	},
	"translation/placeholder": {
		Says: "\"{value}\" is no translation of \"{field}\"",
		Why:  "The record has a real text. Readers of this language would be told that there is none.",
		Mend: "Write the translation, or leave the line out: the page then shows the text in the source language and says so.",
	},
	"translation/other-language": {
		Severity: Warning,
		Says:     "\"{field}\" seems to be written in {source}, not in {language}",
		Why:      "Readers who chose {language} would meet another language. Most of these words are common in the site's {source} texts and rare in its {language} ones.",
		Mend:     "Translate it. If it is a correction of the {source} text, write it into the file without a language in its name.",
	},
	"translation/unknown-field": {
		Says: "\"{field}\" is not a text that can be translated",
		Why:  "It would not be shown anywhere.",
		Mend: "{suggest}",
	},
	"translation/list-form": {
		Says: "the translation of \"{field}\" must name its entries",
		Why:  "Entries of a list are found by their key, so that they may change places.",
		Mend: "Write a line [{field}.KEY] with the entry's key, and its texts below.",
	},
	"translation/no-table": {
		Says: "it is not said how these texts were translated",
		Why:  "Readers are told whether a person or a machine made them, and when.",
		Mend: "Add these lines at the end of the facts, with what is right: [translation], method = \"human\", by = \"Office of Technology\", on = 2026-03-12.",
	},
	"translation/stray-entry": {
		Severity: Warning,
		Says:     "\"{field}\" is not a text of this file",
		Why:      "What is said about it here has no effect.",
		Mend:     "{suggest} If the text was taken out, delete this line as well.",
	},
	"translation/source-language": {
		Says: "\"{tag}\" is the language the records are written in",
		Why:  "Its texts stand in the file without a language in its name.",
		Mend: "Move the texts there and delete this file.",
	},
	"translation/unknown-language": {
		Says: "\"{tag}\" is not a language of this site",
		Why:  "The texts would not be shown anywhere.",
		Mend: "{suggest} Languages stand in data/site.toml.",
	},
	"translation/no-record": {
		Says: "there is no {kind} \"{id}\" that this could translate",
		Why:  "The texts would not be shown anywhere.",
		Mend: "{suggest} It is the part of the file's name before the language.",
	},
	"translation/nothing-to-translate": {
		Says: "{source} has no text \"{field}\"",
		Why:  "The translation would not be shown anywhere.",
		Mend: "{suggest}",
	},

	"tool/cost-without-amount": {
		Says: "this cost says that there is an amount, but gives none",
		Why:  "Readers would see an amount of nothing.",
		Mend: "Add a line such as cents = 1250 for 12.50, or write another status.",
	},
	"tool/cost-without-period": {
		Says: "this amount does not say for which time it is",
		Why:  "{cents} cents a month and {cents} cents a year are not the same.",
		Mend: "Add a line: period = \"year\". In place of \"year\" there may be \"month\", \"once\" or \"unknown\".",
	},
	"tool/cost-not-amount": {
		Says: "this cost has an amount, but its status is \"{status}\"",
		Why:  "Readers would see only one of the two.",
		Mend: "Write status = \"amount\", or take out the line cents.",
	},
	"tool/member-without-family": {
		Says: "a member must name its family",
		Why:  "Members are listed on the page of their family, not in the list of all tools.",
		Mend: "Add a line: family = \"...\" with the name of the family's record.",
	},
	"tool/family-not-member": {
		Says: "only a member can name a family, but this is a \"{kind}\"",
		Why:  "It would be left out of the list of all tools.",
		Mend: "Write kind = \"member\", or take out the line family.",
	},
	"tool/not-a-family": {
		Says: "\"{id}\" is a {kind}, not a family of tools",
		Why:  "Members are listed on the page of their family.",
		Mend: "Name a record that has kind = \"family\".",
	},
	"tool/in-house-with-vendor": {
		Says: "a tool that the city made itself has no vendor, but \"{vendor}\" is named",
		Why:  "Readers would be told two things at once.",
		Mend: "Take out the line in_house, or the line vendor.",
	},
	"tool/live-without-approval": {
		Says: "the tool is \"{status}\", but its approval is \"{state}\"",
		Why:  "The policy allows only approved tools to be used. Readers must at least be told why this one is.",
		Mend: "Correct one of the two, or explain it in [[notes]].",
	},

	"text/mixed-alphabets": {
		Says: "the word \"{word}\" mixes {first} and {second} letters that look alike",
		Why:  "A reader cannot see the difference, but search does not find the word and a link with it leads elsewhere.",
		Mend: "Type the word again.",
	},

	"safety/social-security-number": {
		Says: "this looks like a Social Security number",
		Why:  "It must never be public. Whoever can read this repository can read it.",
		Mend: "Take it out, and tell the security office: it stays in the history of the repository until it is removed there.",
	},
	"safety/card-number": {
		Says: "this looks like the number of a payment card",
		Why:  "It must never be public. Whoever can read this repository can read it.",
		Mend: "Take it out, and tell the security office: it stays in the history of the repository until it is removed there.",
	},
	"safety/network-address": {
		Says: "this looks like the address of a machine on a network",
		Why:  "Such addresses help attackers and are not for the public.",
		Mend: "Take it out. Name the service instead.",
	},
	"safety/personal-mail": {
		Says: "this e-mail address is not the city's own",
		Why:  "Personal addresses are not published here. The city's own domains stand in data/site.toml under email_domains.",
		Mend: "Name an office's address, or add the domain if it is the city's.",
	},
}
