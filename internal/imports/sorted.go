package imports

import (
	"maps"
	"slices"
)

func sorted(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }
