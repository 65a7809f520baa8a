package synth

import (
	"fmt"
	"strconv"
)

// site is the city itself.
func (g *generator) site() error {
	return g.put("site", "site", Table{
		{"name", Text{"AI in the City", "La IA en la ciudad"}},
		{"city", Text{"City of Example", "Ciudad de Ejemplo"}},
		{"tagline", g.text(lengthDepartment)},
		{"base_url", Base},
		{"timezone", "America/Denver"},
		{"currency", "USD"},
		{"email_domains", []string{"city.example"}},
		{"governing_language", "en"},
		{"languages", List{
			{{"key", "en"}, {"status", "full"}},
			{{"key", "es"}, {"status", "full"}},
		}},
	})
}

// vocabularies are the records by which tools are sorted.
func (g *generator) vocabularies() error {
	for i := range documents {
		g.documents = append(g.documents, fmt.Sprintf("document-%d", i+1))
	}
	for _, step := range []func() error{g.allDepartments, g.allVendors, g.allStatuses, g.allCategories, g.allAreas} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// open names fields nobody has answered.
func (g *generator) open(fields ...string) Field {
	return Field{"not_answered", List{{
		{"since", g.one("2025", "2025-03", "2026-01-15")},
		{"asked_of", g.one(g.departments...)},
		{"fields", fields},
	}}}
}

// cited is where the facts come from. The names are the fields whose exact
// wording is kept.
func (g *generator) cited(names ...string) Field {
	t := Table{{"document", g.one(g.documents...)}, {"locator", "Inventory, row " + strconv.Itoa(1+g.rng.IntN(400))}}
	var wording Table
	for _, name := range names {
		wording = append(wording, Field{name, g.sentences(english, g.draw(lengthWording))})
	}
	if wording != nil {
		t = append(t, Field{"wording", wording})
	}
	return Field{"sources", List{t}}
}

func (g *generator) allDepartments() error {
	for i := range Departments(g.tools) {
		name := g.coined()
		id := "dept-" + slug(name)
		t := Table{{"name", Text{"Department of " + name, "Departamento de " + name}}}
		if g.chance(40) {
			t = append(t, Field{"acronym", "D" + name[:2] + strconv.Itoa(i)})
		}
		if i >= 10 && g.chance(45) {
			t = append(t, Field{"parent", g.departments[g.rng.IntN(10)]})
		}
		g.departments = append(g.departments, id)
		t = append(t, Field{"summary", g.text(lengthDepartment)}, g.cited("name"), g.open("statement"))
		if err := g.put("department", id, t); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) allVendors() error {
	for range Vendors(g.tools) {
		name := g.coined()
		id := slug(name)
		g.vendors = append(g.vendors, id)
		if err := g.put("vendor", id, Table{
			{"name", name + " Works"},
			{"website", "https://" + id + ".example/"},
			{"summary", g.text(lengthVendor)},
			g.open("factsheet", "answers_on_bias"),
		}); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) allStatuses() error {
	for i := range statuses {
		id := fmt.Sprintf("status-%d", i+1)
		g.statuses = append(g.statuses, id)
		if err := g.put("status", id, Table{
			{"name", g.title(2)}, {"meaning", g.text(lengthStatus)},
			{"order", i + 1}, {"phase", []string{"before", "before", "live", "live", "live", "after", "after", "after"}[i]},
		}); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) allCategories() error {
	for i := range categories {
		id := fmt.Sprintf("category-%d", i+1)
		g.categories = append(g.categories, id)
		if err := g.put("category", id, Table{{"name", g.title(2)}, {"meaning", g.text(lengthCategory)}, {"order", i + 1}}); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) allAreas() error {
	for i := range areas {
		id := fmt.Sprintf("area-%d", i+1)
		g.areas = append(g.areas, id)
		if err := g.put("service-area", id, Table{{"name", g.title(3)}, {"meaning", g.text(lengthArea)}}); err != nil {
			return err
		}
	}
	return nil
}
