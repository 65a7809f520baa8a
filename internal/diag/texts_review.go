package diag

// reviewTexts are the sentences about assessments and trials of a tool, about
// what the City commits itself to, and about the ruling on the matrix.
var reviewTexts = map[string]Text{
	"tool/assessment-without-date": {
		Says: "this assessment is done, but the day is missing",
		Why:  "Readers must be able to see how old a result is, and when the next one is due.",
		Mend: "Add a line such as done_on = 2026-03-12.",
	},
	"tool/outcome-before-end": {
		Says: "this assessment has a result, but its status is \"{status}\"",
		Why:  "Only a check that is done has a result.",
		Mend: "Write status = \"done\" and the day, or take out the line outcome.",
	},
	"tool/assessment-without-reason": {
		Says: "this assessment is \"{status}\", but nothing says why",
		Why:  "Residents are told of each check that was left out, and of the reason.",
		Mend: "Add a line: why = \"...\" with the reason.",
	},
	"tool/pilot-ends-first": {
		Says: "this trial ends before it begins ({start})",
		Why:  "One of the two days is wrong.",
		Mend: "Correct start or end.",
	},
	"tool/pilot-without-changes": {
		Says: "this trial changed the tool, but nothing says what changed",
		Why:  "The policy asks that a trial can lead to changes. Residents are told which.",
		Mend: "Add a line: changes_made = \"...\", or write another decision.",
	},
	"tool/failed-but-used": {
		Says: "the tool failed the check \"{kind}\", but it is \"{status}\"",
		Why:  "The policy does not let a tool that failed be used until the fault is mended.",
		Mend: "Change lifecycle, or add the later assessment that shows the fault is mended.",
	},
	"tool/retired-under-review": {
		Says: "the tool is \"{status}\", but its {what} \"{key}\" is still open",
		Why:  "What is gone for good has nothing left to decide. One of the two is out of date.",
		Mend: "Close the {what}, or change lifecycle.",
	},

	"commitment/nobody-judged": {
		Says: "this status is given by hand, but not by whom or when",
		Why:  "Readers must see who judged whether the City keeps its word.",
		Mend: "Add status, by_role and on, or name a check under status_rule.",
	},
	"commitment/status-by-hand": {
		Says: "the check \"{rule}\" works out this status, so it cannot be written by hand",
		Why:  "Nobody can make the record of the City look better than it is.",
		Mend: "Take out the line status. To explain the status, write a note.",
	},
	"commitment/no-evidence": {
		Says: "this commitment is called \"{status}\", but no evidence is named",
		Why:  "Readers must be able to see for themselves.",
		Mend: "Add a line such as evidence = [\"document:ai-policy-2025\"].",
	},
	"commitment/no-interval": {
		Says: "this commitment comes again and again, but not how often",
		Why:  "Without it nobody can tell when it is late.",
		Mend: "Add a line such as every_months = 1, or write kind = \"standing\".",
	},
	"commitment/same-address": {
		Says: "\"{key}\" is the address of another commitment, in {first}",
		Why:  "All commitments stand on one page, each at its own address.",
		Mend: "Choose another key.",
	},
	"commitment/evidence-form": {
		Says: "\"{value}\" does not name a record",
		Why:  "Evidence is a link to a record of this site.",
		Mend: "Write the kind of record, a colon and its id, such as \"tool:clearview-ai\".",
	},

	"site/ruling-without-motion": {
		Says: "the ruling \"{ruling}\" does not say who gave it, when and by which motion",
		Why:  "The site shows it as the City's own reading of the matrix.",
		Mend: "Add motion, by_role and on, or write ruling = \"none\".",
	},
}
