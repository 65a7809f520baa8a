package dictionary

import (
	"slices"
	"testing"

	"plaza/internal/locale"
)

// Each column that is no field is explained, in its order.
func TestColumns(t *testing.T) {
	var names []string
	for _, c := range Columns(&locale.Words{}) {
		names = append(names, c.Name)
	}
	if want := slices.Concat(Before, After); !slices.Equal(names, want) {
		t.Errorf("explained are %q, the file has %q", names, want)
	}
}
