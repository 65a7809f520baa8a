package pages

import (
	"plaza/internal/record"
	"plaza/internal/view"
)

// Parts lists the policy's parts in the order of reading.
func Parts(c *view.Context) []*record.Part { return parts(c) }

// Clauses lists the clauses of a part by number.
func Clauses(c *view.Context, part string) []*record.Clause { return clauses(c, part) }
