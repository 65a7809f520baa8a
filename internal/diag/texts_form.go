package diag

// formTexts are the sentences about the feedback form (form/...).
var formTexts = map[string]Text{
	"form/no-field": {
		Says: "the form does not ask for \"{field}\"",
		Why:  "The page and the form program know six questions, and each needs its words and its line in the list of data.",
		Mend: "Add a [[fields]] with key = \"{field}\".",
	},
	"form/limit": {
		Says: "\"{field}\" cannot have this limit",
		Why:  "A message must have room for what people want to tell, and the whole must fit into what the form program reads.",
		Mend: "Write a number from {from} to {to}.",
	},
}
