package diag

// siteTexts are the sentences about files and addresses (site/...) and about
// finished pages (page/...).
var siteTexts = map[string]Text{
	"site/no-site": {
		Says: "there is no file data/site.toml",
		Why:  "It names the city, its languages and the site's address.",
		Mend: "Go to the site's folder, or name it with --site.",
	},
	"site/no-language": {
		Says: "no language is ready: all are only planned",
		Why:  "The first language that is not planned is the one the records are written in.",
		Mend: "Write status = \"full\" or status = \"partial\" for at least one.",
	},
	"site/link-not-followed": {
		Says: "this is a link to another file",
		Why:  "A link could lead out of the site's folder. Plaza reads plain files only.",
		Mend: "Put a copy of the file here.",
	},
	"site/not-a-file": {
		Says: "this is not a plain file",
		Why:  "Plaza reads plain files only.",
		Mend: "Delete it, or put a plain file in its place.",
	},
	"site/file-too-large": {
		Says: "the file has {size} bytes; at most {limit} are read",
		Why:  "A record is a few pages of text. A larger file is a mistake, or meant to stop the build.",
		Mend: "Delete what does not belong in it. Long texts go into files of Markdown in content/, long papers are published as documents.",
	},
	"site/too-much": {
		Says: "the site holds more than {limit} MB, or more than {files} files",
		Why:  "A build must end, whatever it is given.",
		Mend: "Take out what does not belong in data/, content/ and i18n/.",
	},
	"site/stray-file": {
		Says: "only {want} can stand in {folder}/",
		Why:  "It would not be shown anywhere.",
		Mend: "Rename it, or move it out of {folder}/.",
	},
	"site/stray-folder": {
		Says: "no kind of record lives in {folder}/",
		Why:  "The file would not be shown anywhere.",
		Mend: "{suggest}",
	},
	"site/overlay-name": {
		Says: "\"{tag}\" in the file's name is not a language",
		Why:  "Between the name of a record and the end of the file name stands the language of a translation.",
		Mend: "Name it {id}{ext}, or {id}.es{ext} for a translation into Spanish.",
	},
	"site/same-address": {
		Says: "the page of this file would have the address {address}, which belongs to {other}",
		Why:  "Two pages cannot have one address: one of them would be lost.",
		Mend: "Give this file another name.",
	},
	"site/sample-in-release": {
		Says: "the release holds \"{what}\", which is of the sample {ref}",
		Why:  "Residents would take what was made up for a fact about their city.",
		Mend: "Take it out of the record, text or translation that says it. If it is no word of a sample, give the sample another name.",
	},
	"site/address-gone": {
		Says: "no page has the address {address} any more",
		Why:  "People keep, print and cite addresses. One that was public is never dropped.",
		Mend: "Add the old name to aliases of the record that took its place, or a line to data/redirects.toml: \"{address}\" = \"new.html\"",
	},
	"site/redirect-target": {
		Says: "there is no page {to} to lead to",
		Why:  "The old address would lead nowhere.",
		Mend: "Write the file of a page, such as \"tools/form-reader.html\".",
	},
	"site/redirect-live": {
		Says: "{from} is a page of the site, so it cannot lead elsewhere",
		Why:  "Readers would never see the page.",
		Mend: "Take the line out.",
	},
	"site/redirect-form": {
		Says: "{from} cannot be an address of this site",
		Why:  "Addresses hold small letters, digits, hyphens and slashes, and end in .html.",
		Mend: "Write what came after the site's name, without the language, such as \"tools/old-name.html\".",
	},

	"prose/unknown-reference-kind": {
		Says: "a link cannot begin with \"{kind}:\"",
		Why:  "Links to records begin with the kind of record, such as tool: or clause:",
		Mend: "{suggest}",
	},

	"page/too-large": {
		Says: "the page has {size} bytes; at most {limit} are published",
		Why:  "It would not open on an old phone.",
		Mend: "Shorten the texts on it.",
	},
	"page/inline-code": {
		Says: "the page holds code or styles of its own: {element}",
		Why:  "Browsers are told to run nothing that stands inside a page.",
		Mend: "This is a fault of the templates, not of a record. Please report it.",
	},
	"page/no-title": {
		Says: "the page has no title",
		Why:  "People who hear the page, and search engines, know it by its title.",
		Mend: "Give the record a title.",
	},
	"page/no-language": {
		Says: "the page does not say in which language it is",
		Why:  "A screen reader would read it in the wrong voice.",
		Mend: "This is a fault of the templates, not of a record. Please report it.",
	},
	"page/landmarks": {
		Says: "the page has {main} main parts and {h1} main headings; it needs one of each",
		Why:  "People who do not see the page find their way by them.",
		Mend: "Begin headings in texts with ##. If there is no such text, please report a fault of the templates.",
	},
	"page/same-id": {
		Says: "two places on the page have the name \"{id}\"",
		Why:  "A link to it can lead to one of them only.",
		Mend: "Give one of the headings, keys or records another name.",
	},
	"page/same-title": {
		Says: "the page has the same title as {other}: {title}",
		Why:  "People with many tabs, and those who hear the page, cannot tell the two apart.",
		Mend: "Give one of the records another name.",
	},
	"page/forbidden-element": {
		Says: "the page holds the element {element}",
		Why:  "It would load or show something from elsewhere.",
		Mend: "This is a fault of the templates, not of a record. Please report it.",
	},
	"page/foreign-request": {
		Says: "the page would load {address}",
		Why:  "Nothing is loaded from other sites: they would see who reads this one.",
		Mend: "This is a fault of the templates, not of a record. Please report it.",
	},
	"page/address-scheme": {
		Says: "the page links to {address}",
		Why:  "Only web, mail and telephone links are safe to follow.",
		Mend: "Begin the link with https://, mailto: or tel:",
	},
	"page/broken-link": {
		Says: "the page links to {address}, where there is nothing",
		Why:  "Readers would see an error.",
		Mend: "Correct the link in the text.",
	},
	"page/broken-fragment": {
		Says: "the page links to the place \"{id}\" on {to}, which is not there",
		Why:  "Readers would end up at the top of the page.",
		Mend: "Correct the part of the link after #.",
	},
}
