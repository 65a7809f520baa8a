package diag

// tomlTexts are the sentences about how a file is written: its characters
// (text/...) and its TOML (toml/...).
var tomlTexts = map[string]Text{
	// The characters of any file.

	"text/not-utf-8": {
		Says: "the file is not saved as UTF-8: byte {byte} here is not part of a letter ({count} such bytes in all)",
		Why:  "Accents and letters such as ñ would show as wrong signs on the page.",
		Mend: `In your editor choose "Save with encoding" and then "UTF-8". Check the letters with accents afterwards.`,
	},
	"text/utf-16": {
		Says: "the file is saved as UTF-16",
		Why:  "Plaza, git and the review page on the web read UTF-8 only.",
		Mend: `In your editor choose "Save with encoding" and then "UTF-8" without byte order mark.`,
	},
	"text/byte-order-mark": {
		Says: "the file begins with an invisible byte order mark, U+FEFF",
		Why:  "Some programs take it for part of the first word and then do not find that word.",
		Mend: `Save the file as UTF-8 without byte order mark. In Notepad that is the encoding "UTF-8", not "UTF-8 with BOM".`,
	},
	"text/direction": {
		Says: "there is an invisible mark here that changes the reading direction: {char}",
		Why:  "It can make a line read otherwise than it is stored, so a reviewer and a reader would not see the same words.",
		Mend: "Delete the mark. If you do not see it, delete the characters on both sides and type them again.",
	},
	"text/no-width": {
		Says: "there is an invisible character here: {char}",
		Why:  "Nobody can see it, but search, sorting and links treat the word as a different one.",
		Mend: "Delete it. If you do not see it, delete the characters on both sides and type them again.",
	},
	"text/control": {
		Says: "there is a control character here: {char}",
		Why:  "It is a signal for old machines, not text. It comes from copying out of other programs.",
		Mend: "Delete it. If you do not see it, delete the characters on both sides and type them again.",
	},
	"text/no-meaning": {
		Says: "there is a character here that has no meaning in text: {char}",
		Why:  "It comes from a special font, or from copying out of other programs. Readers see an empty box or nothing.",
		Mend: "Delete it, or type the sign that was meant, such as • or a new line.",
	},
	"text/lost-letter": {
		Says: "a letter was lost here: {char} stands in its place",
		Why:  "Some program could not read the letter and put this sign instead. Readers see a question mark.",
		Mend: "Look the word up in the source and type the letter that belongs here.",
	},
	"text/more": {
		Says: "from here on the text has {count} more places with characters that cannot be seen or have no meaning",
		Why:  "Only the first places are listed, so that the list can be read.",
		Mend: "Mend the places listed above and run the check again.",
	},

	// Limits.

	"toml/too-large": {
		Says: "this part is {size} bytes long; at most {limit} are allowed",
		Why:  "A record is one page about one thing. A very long one is nearly always a file in the wrong place.",
		Mend: "Move long text to a Markdown file in content/, or split the record into several.",
	},
	"toml/line-too-long": {
		Says: "this line is {size} bytes long; at most {limit} are allowed",
		Why:  "Nobody can review a change in such a line.",
		Mend: `Begin and end the text with three quote marks, """, and break it into several lines.`,
	},
	"toml/too-deep": {
		Says: "brackets stand inside brackets more than {limit} deep here",
		Why:  "No record needs that; it is a slip or a damaged file.",
		Mend: "Delete the brackets that are too many.",
	},
	"toml/name-too-deep": {
		Says: "this name has {count} parts with dots between them; at most {limit} are allowed",
		Why:  "No field lies that deep; it is a slip or a damaged file.",
		Mend: "Delete the dots that are too many, or put the text between quote marks if it is not a name.",
	},
	"toml/name-too-long": {
		Says: "this field name is {size} bytes long; at most {limit} are allowed",
		Why:  "A name that long is usually a text that lost its quote marks.",
		Mend: "Shorten the name, or put the text between quote marks after a name and an equals sign.",
	},
	"toml/too-many-names": {
		Says: "the file has more than {limit} fields; the rest was not read",
		Why:  "A record is one page about one thing. A very long one is nearly always a file in the wrong place.",
		Mend: "Split the file into several.",
	},
	"toml/more": {
		Severity: Notice,
		Says:     "the file has more mistakes after this line than the {limit} listed",
		Why:      "Only the first ones are listed, so that the list can be read.",
		Mend:     "Mend those listed and run the check again.",
	},

	// Two versions in one file.

	"toml/merge-conflict": {
		Says: "two versions of this part stand here one after the other, to line {last}",
		Why:  "Two people changed the same lines. Git kept both, between lines of <<<<<<<, ======= and >>>>>>>, and left the choice to you.",
		Mend: "Keep the lines that are right, and delete the others together with the three marker lines.",
	},
	"toml/merge-marker": {
		Says: "this line is left over from two versions that git could not join",
		Why:  "Lines of <<<<<<<, ======= or >>>>>>> mark the place where a choice was open. They are not part of the text.",
		Mend: "Check that the lines around it are right, then delete this line.",
	},

	// Quote marks.

	"toml/curly-quote": {
		Says: "{quote} is a typographic quote mark; here only the straight {straight} works",
		Why:  "Word processors and phones change quote marks on their own. Inside a text the typographic ones are fine; around it they are not understood.",
		Mend: "Type {straight} in its place, here and at the other end of the text.",
	},
	"toml/no-closing-quote": {
		Says: "the quote mark {quote} that opens the text here is never closed",
		Why:  "Without the closing quote mark nobody can tell where the text ends.",
		Mend: "Add {quote} at the end of the text. If the text runs over several lines, begin and end it with three quote marks.",
	},
	"toml/quote-inside": {
		Says: "the text ends at this quote mark, and then goes on",
		Why:  "A straight quote mark ends the text, so what comes after it is not understood.",
		Mend: `If the quote mark belongs to the text, write \" for it, or use “ and ”. If two texts stand here, put a comma between them.`,
	},
	"toml/apostrophe": {
		Says: "the text ends at this single quote mark, and then goes on",
		Why:  "Between single quote marks no apostrophe can stand: it ends the text.",
		Mend: `Put the text between double quote marks, as in "the city's tool". If two texts stand here, put a comma between them.`,
	},
	"toml/too-many-quotes": {
		Says: "there are {count} quote marks in a row here; that many are not understood",
		Why:  "Three quote marks begin or end a text of several lines. Up to two more may belong to the text.",
		Mend: "Leave three quote marks at the end of the text.",
	},
	"toml/backslash": {
		Says: `"{escape}" is not understood inside a text between double quote marks`,
		Why:  `A backslash begins a special sign there: \n is a new line, \" a quote mark, \\ a backslash, \u00F1 the letter ñ.`,
		Mend: `Write two backslashes, \\, or put the text between single quote marks, where a backslash is only a backslash.`,
	},
	"toml/odd-space": {
		Says: "there is a space here that is not the plain one: {char}",
		Why:  "It looks like a space but is another character, which comes from copying out of a web page or word processor.",
		Mend: "Delete it and press the space bar.",
	},

	// Names, equals signs and headings.

	"toml/no-equals": {
		Says: `after the field name "{name}" an equals sign is missing`,
		Why:  "Each line has a field name, an equals sign and a value.",
		Mend: `Write {name} = and then the value. If this line goes on from the text above it, begin and end that text with three quote marks, """.`,
	},
	"toml/colon": {
		Says: `a colon stands after the field name "{name}" where an equals sign belongs`,
		Why:  "Other formats use the colon. These files use the equals sign.",
		Mend: "Write {name} = in place of {name}:",
	},
	"toml/no-name": {
		Says: "the field name before this equals sign is missing",
		Why:  "Each line has a field name, an equals sign and a value.",
		Mend: "Write the name of the field before the equals sign, or delete the line.",
	},
	"toml/name-letters": {
		Says: `"{name}" cannot be a field name as it is written`,
		Why:  "A field name has only the letters a to z without accents, digits, _ and -, and no spaces. Any other needs quote marks around it.",
		Mend: `Write {plain}, or "{name}" with the quote marks if the name is really like that.`,
	},
	"toml/no-value": {
		Says: `the value of "{name}" is missing`,
		Why:  "An empty field would be silently blank. Fields that are not known yet are listed under not_answered.",
		Mend: "Write the value after the equals sign, or delete the line.",
	},
	"toml/after-value": {
		Says: `after the end of the value there is more: {text}`,
		Why:  "Each field has a line of its own. After the value there may only be a remark that begins with #.",
		Mend: "Delete it, or begin a new line with it.",
	},
	"toml/after-heading": {
		Says: "after the heading there is more on the line: {text}",
		Why:  "A heading has a line of its own. After it there may only be a remark that begins with #.",
		Mend: "Begin a new line with it, or delete it.",
	},
	"toml/no-field": {
		Says: "a text stands here without a field name before it",
		Why:  "Each line has a field name, an equals sign and a value. Items of a list stand between square brackets.",
		Mend: "Write a field name and an equals sign before the text. If it belongs to a list above, move it between the brackets.",
	},
	"toml/stray-bracket": {
		Says: "the closing bracket {bracket} here has no opening one",
		Why:  "Brackets stand in pairs. Often the opening one is missing further up, or there is one closing bracket too many.",
		Mend: "Delete it, or write the opening bracket where the list begins.",
	},
	"toml/remark": {
		Says: "this line is not understood as a remark",
		Why:  "In these files a remark begins with #.",
		Mend: "Write # before it, in place of the other signs.",
	},
	"toml/heading": {
		Says: "the heading in square brackets is not written as it should be",
		Why:  "A heading is one line such as [withheld.data], or [[sources]] with double brackets when there can be several. Everything below belongs to it.",
		Mend: "Write as many brackets at the end as at the beginning, and between them the name without spaces.",
	},
	"toml/duplicate-name": {
		Says: `"{name}" is given twice; the first stands on line {line}`,
		Why:  "Nobody can tell which of the two is right.",
		Mend: "Keep the right one and delete the other.",
	},
	"toml/duplicate-heading": {
		Says: "the heading [{name}] stands twice; the first is on line {line}",
		Why:  "Nobody can tell whether they are one thing or two.",
		Mend: "Put the fields under one heading. If they are several items of a list, write [[{name}]] with double brackets for each.",
	},
	"toml/two-kinds": {
		Says: `"{name}" is one kind of thing here and another on line {line}`,
		Why:  "A name holds either one value, or one group of fields under [{name}], or a list of groups, each under [[{name}]].",
		Mend: "Write both in the same way, or give one of them another name.",
	},

	// Values.

	"toml/bare-word": {
		Says: "the text {text} has no quote marks around it",
		Why:  "Text stands between straight quote marks, so that everyone can tell where it begins and ends.",
		Mend: `Write "{plain}".`,
	},
	"toml/yes-no": {
		Says: "{text} is not understood as yes or no",
		Why:  "Yes is written true and no is written false, in small letters and without quote marks.",
		Mend: `Write {plain}. If it is a text, write "{text}".`,
	},
	"toml/number-form": {
		Says: "{text} is not understood as a number",
		Why:  "A number has only digits, and a point before the decimals: no commas, spaces, signs for money or percent, and no zeros in front.",
		Mend: `Write {plain}. If it is a text, write "{text}".`,
	},
	"toml/number-size": {
		Says: "the number {text} is too large",
		Why:  "It cannot be kept exactly.",
		Mend: `Check the number. If it is a text, write "{text}".`,
	},
	"toml/date-form": {
		Says: "{text} is not understood as a date",
		Why:  "A date is written year, month, day, so that nobody takes the month for the day.",
		Mend: `Write {date}. If it is a text, write "{text}".`,
	},
	"toml/date-unclear": {
		Says: "{text} is not understood as a date",
		Why:  "A date is written year, month, day, so that nobody takes the month for the day.",
		Mend: "Write {first} or {second}, whichever is meant.",
	},
	"toml/no-such-date": {
		Says: "{text} does not exist in the calendar or on the clock",
		Why:  "A date is written year, month, day, and a time hours, minutes, seconds.",
		Mend: `Check the date. If it is a text, write "{text}".`,
	},
	"toml/time-form": {
		Says: "{text} is not understood as a time",
		Why:  "A time is written hours, minutes, seconds, with two digits each and 24 hours in a day. Some editors refuse it without the seconds.",
		Mend: `Write {time}. If it is a text, write "{text}".`,
	},

	// Lists and groups in brackets.

	"toml/no-comma": {
		Says: "a comma is missing here, between two items",
		Why:  "Items between brackets are parted by commas.",
		Mend: "Type a comma here.",
	},
	"toml/extra-comma": {
		Says: "there is a comma here with nothing before it",
		Why:  "Items between brackets are parted by one comma each.",
		Mend: "Delete the comma, or write the item that is missing.",
	},
	"toml/list-not-closed": {
		Says: "the list that begins here has no closing bracket",
		Why:  "Without it nobody can tell where the list ends.",
		Mend: "Type ] after the last item.",
	},
	"toml/group-not-closed": {
		Says: "the curly bracket that opens here is never closed",
		Why:  "Without it nobody can tell where the group ends.",
		Mend: "Type the closing curly bracket after the last item, on the same line.",
	},
	"toml/group-lines": {
		Says: "what stands between these curly brackets runs over several lines",
		Why:  "Only newer programs read that; the editors that check these files refuse it.",
		Mend: "Put all of it on one line, or under a heading in square brackets with one line for each field.",
	},
	"toml/group-comma": {
		Says: "there is a comma after the last item between curly brackets",
		Why:  "Only newer programs read that; the editors that check these files refuse it.",
		Mend: "Delete the comma.",
	},

	"toml/syntax": {
		Says: "this place is not understood",
		Why:  "The file must be TOML 1.0: lines with a field name, an equals sign and a value, and headings in square brackets.",
		Mend: "Compare the line with one that works, for example in a record of the same kind.",
	},
}
