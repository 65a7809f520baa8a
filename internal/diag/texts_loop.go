package diag

// loopTexts are the sentences about what people said, and about taking part
// (theme/..., case/..., opening/..., event/..., milestone/..., department/...).
var loopTexts = map[string]Text{
	"theme/no-answer": {
		Says: "the theme is called \"{state}\", but its answer or the day of it is missing",
		Why:  "People who wrote look for what the City said, and how long it took.",
		Mend: "Add response = and answered_on =, or write state = \"under-review\".",
	},
	"theme/declined-without-why": {
		Says: "the theme is declined, but no reason is given",
		Why:  "A no without a reason does not close the loop.",
		Mend: "Add declined_why = with the reason in plain words.",
	},
	"theme/answered-first": {
		Says: "the theme is answered before anyone wrote: the first message came on {first}",
		Why:  "The page counts the days from the one to the other.",
		Mend: "Correct first_on or answered_on.",
	},
	"theme/not-the-sum": {
		Says: "the theme has {count} messages, but its {field} add up to {sum}",
		Why:  "Each message came in one way and in one language.",
		Mend: "Correct the count, or the numbers under {field}.",
	},
	"theme/not-in-their-language": {
		Severity: Warning,
		Says:     "people wrote in \"{language}\", but the answer was not given in it",
		Why:      "Whoever writes in a language is answered in that language.",
		Mend:     "Answer in that language too, and add it to answered_in.",
	},
	"theme/acted-on-nothing": {
		Says: "the theme is called \"acted\", but nothing leads to what was done",
		Why:  "From each theme people can follow the way to the change, and back.",
		Mend: "In the record that changed, add an entry under changes with ref = \"theme:{id}\". Or name the adopted item of a meeting under items, or a paper under documents. Or write state = \"answered\".",
	},
	"case/no-outcome": {
		Says: "the case is closed, but its result, its outcome or the day is missing",
		Why:  "People who complain have a right to know what came of it.",
		Mend: "Add result =, outcome = and closed_on =.",
	},
	"case/no-reason": {
		Says: "the case was not accepted, but no reason is given",
		Why:  "Whoever complained needs to know where else to turn.",
		Mend: "Add why_not = with the reason in plain words.",
	},
	"case/heard-nowhere": {
		Says: "the case was heard, but no item of a meeting is named",
		Why:  "A hearing is public: people look for its minutes and its vote.",
		Mend: "Add heard_at with the meeting and the key of the item.",
	},
	"case/out-of-order": {
		Says: "this step is of {day}, before the one above it, {before}",
		Why:  "People read the steps from top to bottom, and count the days between them.",
		Mend: "Correct the day, or put the steps in the order of their days.",
	},
	"opening/closes-first": {
		Says: "the opening closes before it opens, on {opens}",
		Why:  "Nobody could take part.",
		Mend: "Correct opens or closes.",
	},
	"opening/closes-too-late": {
		Says: "people can speak until {closes}, but the decision is on {decision}",
		Why:  "Input is asked for before a decision, not after it.",
		Mend: "Let it close at least one day before the decision, or move the decision.",
	},
	"event/reached-before-held": {
		Says: "the event is called \"{status}\", but it says who came",
		Why:  "Who was reached is known only after the event.",
		Mend: "Write status = \"held\", or take reached out.",
	},
	"event/no-reason": {
		Says: "the event is cancelled, but no reason is given",
		Why:  "People planned to come. They are told why it did not take place.",
		Mend: "Add a line: reason = \"...\".",
	},
	"event/held-in-future": {
		Says: "the event is called \"held\", but it is on {day}; today is {today}",
		Why:  "People would think they missed it.",
		Mend: "Write status = \"planned\", or correct start.",
	},
	"milestone/done-without-day": {
		Says: "this step is done, but no day is given",
		Why:  "People are told when a promise was kept.",
		Mend: "Add done_on = with the day, or write another state.",
	},
	"milestone/no-such-commitment": {
		Says: "part \"{part}\" has no commitment \"{key}\"",
		Why:  "The step leads to the promise that it is part of.",
		Mend: "Write the key of a commitment in that part's file.",
	},
	"department/small-count": {
		Says: "this number tells of a group of {count} people; the smallest that may be shown is {least}",
		Why:  "In a small group people can tell who is meant. The file is public too.",
		Mend: "Take the number out and add \"{instead}\" to fewer = [ ].",
	},
}
