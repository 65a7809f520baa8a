package links_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plaza/internal/schema"
	"plaza/internal/schema/links"
	"plaza/internal/source"
)

type pot struct {
	schema.Head
	Name  string   `plaza:"name,title"`
	Like  string   `plaza:"like,link=pot"`
	Lids  []string `plaza:"lids,link=pot"`
	Shelf *shelf   `plaza:"shelf"`
	Sets  []set    `plaza:"sets"`
}

type shelf struct {
	Beside string `plaza:"beside,link=pot"`
}

type set struct {
	Key  string   `plaza:"key"`
	Pots []string `plaza:"pots,link=pot"`
}

func TestOf(t *testing.T) {
	kind := schema.Of[pot](schema.Place{Name: "pot", Dir: "data/pots"})
	schema.NewCatalog(kind, schema.Of[department](schema.Place{Name: "department", Dir: "data/d"}), schema.Of[clause](schema.Place{Name: "clause", Dir: "data/c"}), schema.Of[document](schema.Place{Name: "document", Dir: "data/o"}))
	rec, ds := schema.Decode(kind, "blue-pot", source.New("data/pots/blue-pot.toml", []byte(`name = "Blue pot"
like = "old-pot"
lids = ["red-pot", "small-pot"]
[shelf]
beside = "tall-pot"
[[sets]]
key  = "tea"
[[sets]]
pots = ["tea-pot"]
[withheld.lids]
basis      = "A law"
clause     = "4-2"
decided_by = "The cook"
on         = 2026-01-01
review_on  = 2027-01-01
`)))
	if len(ds) != 1 { // lids is answered twice
		t.Fatal(ds)
	}
	var got []string
	for _, l := range links.Of(rec) {
		got = append(got, fmt.Sprint(l.Field, " ", l.Kind, "/", l.ID, " ", l.Path))
	}
	want := []string{
		"withheld clause/4-2 [withheld lids clause]",
		"like pot/old-pot [like]",
		"lids pot/red-pot [lids 0]",
		"lids pot/small-pot [lids 1]",
		"shelf pot/tall-pot [shelf beside]",
		"sets pot/tea-pot [sets 1 pots 0]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

type department struct {
	schema.Head
	Name string `plaza:"name,title"`
}

type clause struct {
	schema.Head
	Name string `plaza:"name,title"`
}

type document struct {
	schema.Head
	Name string `plaza:"name,title"`
}
