package check

import (
	"plaza/internal/diag"
	"plaza/internal/mixed"
	"plaza/internal/source"
	"plaza/internal/unseen"
)

// safety finds what must not stand in public text, whatever the file says:
// characters that deceive the reader. Protected numbers are looked for after
// linking, when the city's own mail domains are known.
func safety(f *source.File) []diag.Diagnostic {
	return append(unseen.Unseen(f, 0, len(f.Bytes)), mixed.Words(f)...)
}
