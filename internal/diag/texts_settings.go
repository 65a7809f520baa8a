package diag

// settingsTexts are the sentences about the settings of the form's handler
// (settings/...).
var settingsTexts = map[string]Text{
	"settings/out-of-range": {
		Says: "\"{field}\" is {value}, but must be from {least} to {most}",
		Why:  "Outside these bounds the service would not do what it promises.",
		Mend: "Choose a number from {least} to {most}.",
	},
	"settings/not-safe": {
		Says: "letters would go to \"{host}\" without encryption",
		Why:  "Messages hold names and addresses. On a network anybody in between could read them.",
		Mend: "Write tls = \"starttls\" or tls = \"implicit\". Only a relay on this computer, such as \"localhost\", may do without.",
	},
	"settings/no-way-out": {
		Says: "nothing says where letters go",
		Why:  "Messages would be stored and never reach the board.",
		Mend: "Give the mail relay as \"host\" under [mail], or start with --mail-dir to write letters into a folder.",
	},
	"settings/network": {
		Says: "\"{value}\" in \"{field}\" is not an address of a network",
		Why:  "Headers of a proxy are believed only when they come from here.",
		Mend: "Write an address such as \"127.0.0.1\" or a range such as \"10.0.0.0/8\".",
	},
	"settings/listen": {
		Says: "\"{value}\" is not an address to listen at",
		Why:  "The web server in front must find the service.",
		Mend: "Write a host and a port, such as \"127.0.0.1:8080\".",
	},
	"settings/public-key": {
		Says: "\"{value}\" is not a public key",
		Why:  "Messages would be sealed for nobody.",
		Mend: "Write the line that \"feedback keygen\" prints; it begins with age1. Never write a secret key here.",
	},
}
