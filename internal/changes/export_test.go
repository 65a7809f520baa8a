package changes

// Edits is for the test of every shape of change.
var Edits = edits
