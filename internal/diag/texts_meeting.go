package diag

// meetingTexts are the sentences about meetings of public bodies
// (meeting/...).
var meetingTexts = map[string]Text{
	"record/moment-form": {
		Says: "\"{value}\" in \"{field}\" is no time that can be used",
		Why:  "Notices and agendas are counted in hours and minutes, without seconds.",
		Mend: "Write the day, the letter T and the time, such as 2026-03-12T17:30:00.",
	},
	"site/time-zone": {
		Says: "\"{zone}\" is not the name of a time zone",
		Why:  "Hours before a meeting can be counted only if it is known when clocks change.",
		Mend: "Write the name of the zone as computers know it: a region, a slash and a city.",
	},
	"meeting/no-reason": {
		Says: "the meeting is called \"{status}\", but no reason is given",
		Why:  "People planned to come. They are told why the meeting did not go ahead.",
		Mend: "Add a line: reason = \"...\".",
	},
	"meeting/moved-nowhere": {
		Says: "the meeting was moved, but not to another one",
		Why:  "People who find the old page look for the new day.",
		Mend: "Add moved_to = \"...\" with the id of the new meeting, or write status = \"cancelled\".",
	},
	"meeting/minutes-not-approved": {
		Says: "the minutes are called \"{state}\", but no meeting approved them",
		Why:  "Minutes are official only once the members have approved them at a meeting.",
		Mend: "Add approved_at = \"...\" with the id of that meeting, or write state = \"draft\".",
	},
	"meeting/ends-before-start": {
		Says: "the meeting ends before it begins",
		Why:  "Calendars of residents would refuse it.",
		Mend: "Correct start or end.",
	},
	"meeting/no-such-item": {
		Says: "the agenda has no item \"{item}\"",
		Why:  "What is to be done leads back to the item where it was decided.",
		Mend: "Write the key of an item of this meeting.",
	},
	"meeting/done-without-day": {
		Says: "this is done, but no day is given",
		Why:  "People are told when a promise was kept.",
		Mend: "Add done_on = with the day, or write state = \"open\".",
	},
	"meeting/outcome-before-held": {
		Says: "an item has an outcome, but the meeting is called \"{status}\"",
		Why:  "Nothing can be decided at a meeting that was not held.",
		Mend: "Write status = \"held\", or take the outcome out.",
	},
	"meeting/closed-without-basis": {
		Says: "a closed session has no legal basis",
		Why:  "The public may be shut out only where a law allows it.",
		Mend: "Add legal_basis = \"...\" with the law and its section.",
	},
	"meeting/result-without-votes": {
		Says: "the motion is called \"{result}\", but nobody voted on it",
		Why:  "The record of a meeting shows how each member voted.",
		Mend: "List the members under yes and no, or write \"withdrawn\" or \"no-second\".",
	},
	"meeting/result-not-votes": {
		Says: "the motion is called \"{result}\", but the votes are {yes} to {no}",
		Why:  "The result follows from the votes. One of the two is wrong.",
		Mend: "Write result = \"{want}\", or correct the votes.",
	},
	"meeting/votes-twice": {
		Says: "\"{member}\" votes twice on one motion",
		Why:  "Each member has one vote.",
		Mend: "Leave the member in one list.",
	},
	"meeting/held-in-future": {
		Says: "the meeting of {day} is called \"{status}\", but today is {today}",
		Why:  "A meeting that is still to come cannot have been held.",
		Mend: "Write status = \"scheduled\", or correct the day.",
	},
	"meeting/approved-too-early": {
		Says: "the meeting \"{meeting}\" cannot have approved these minutes",
		Why:  "Minutes are approved at a later meeting that was held.",
		Mend: "Write the id of the meeting that approved them.",
	},
	"meeting/deferred-back": {
		Says: "the item is put off to \"{meeting}\", which is not later",
		Why:  "People follow an item from one meeting to the next.",
		Mend: "Write the id of a later meeting.",
	},
	"meeting/told-before-held": {
		Says: "\"{field}\" says what happened at the meeting of {day}, but today is {today}",
		Why:  "The site never shows a plan as something that has happened.",
		Mend: "Correct the day of the meeting, or add \"{field}\" after the meeting.",
	},
	"meeting/no-such-time": {
		Says: "no clock in {zone} shows {time}",
		Why:  "In the night when daylight saving time begins, clocks leave out an hour.",
		Mend: "Write the time that the clocks show, without an offset.",
	},
	"meeting/time-twice": {
		Says: "clocks in {zone} show {time} twice",
		Why:  "In the night when daylight saving time ends, clocks show an hour twice.",
		Mend: "Add the offset of the hour that you mean: {first} for the first time, {second} for the second.",
	},
	"meeting/not-a-member": {
		Says: "\"{member}\" held no seat on {day}",
		Why:  "Only members count, move and vote.",
		Mend: "Correct the name, or the terms in the member's own file.",
	},
	"meeting/voted-while-away": {
		Says: "\"{member}\" was not there, but acts in a motion",
		Why:  "Only members who take part can move, second or vote.",
		Mend: "Correct the attendance or the motion.",
	},
}
