package history

import "plaza/internal/digest"

func hash(s string) string { return digest.Text(s) }
