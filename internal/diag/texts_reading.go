package diag

// readingTexts are the sentences about texts that are hard to read.
var readingTexts = map[string]Text{
	"text/hard": {
		Severity: Warning,
		Says:     `this record is hard to read in {language}: {formula} {figure}, the limit is {limit}`,
		Why:      "Many residents read on a phone and in a hurry, and for many neither language is their first.",
		Mend:     "Use shorter sentences and everyday words. The longest sentence, marked above, has {words} words.",
	},
	"text/long-sentence": {
		Severity: Warning,
		Says:     `this sentence has {words} words, more than {limit}`,
		Why:      "Whoever reads slowly has forgotten the beginning before the end comes.",
		Mend:     "Make two sentences of it, or a list.",
	},
	"text/summary-long": {
		Severity: Warning,
		Says:     `this summary has {words} words, more than {limit}`,
		Why:      "It stands first on the page, in lists and in search results. Readers decide by it whether to read on.",
		Mend:     "Keep what a resident must know, and move the rest to another field or the text.",
	},
}
