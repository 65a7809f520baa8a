package synth

import "strconv"

// register is the tools: one in 25 is a family, three of the tools after it
// are its members.
func (g *generator) register() error {
	family, members := "", 0
	for range g.tools {
		t, id := g.tool()
		switch {
		case members > 0:
			t.form, t.family, members = "member", family, members-1
		case g.chance(4):
			t.form, family, members = "family", id, 3
		}
		if err := g.put("tool", id, t.table(g)); err != nil {
			return err
		}
	}
	return nil
}

type tool struct {
	name         Text
	form, family string
}

func (g *generator) tool() (*tool, string) {
	name, thing := g.coined(), things[g.rng.IntN(len(things))]
	t := &tool{name: Text{name + " " + thing.English, name + " " + thing.Spanish}, form: "tool"}
	return t, slug(t.name.English)
}

func (t *tool) table(g *generator) Table {
	out := Table{{"name", t.name}, {"kind", t.form}}
	if t.family != "" {
		out = append(out, Field{"family", t.family})
	}
	out = append(out, Field{"product_names", []string{t.name.English}})
	if g.chance(72) {
		out = append(out, Field{"vendor", g.one(g.vendors...)})
	}
	out = append(out,
		Field{"departments", g.some(g.departments, 1+g.rng.IntN(10)/8)},
		Field{"summary", g.text(lengthSummary)},
		Field{"purpose", g.text(lengthPurpose)},
		Field{"benefits", g.text(lengthBenefits)},
		Field{"service_areas", g.some(g.areas, 1)},
		Field{"lifecycle", g.lifecycle()},
	)
	if g.chance(20) {
		out = append(out, Field{"clauses", g.some(g.clauses, 1)})
	}
	if g.chance(10) {
		out = append(out, Field{"techniques", g.some(g.terms[:12], 2)})
	}
	out = append(out, g.answers()...)
	out = append(out, Field{"notes", g.notes()})
	return append(out, g.cited("purpose", "product_names", "departments", "benefits"))
}

// lifecycle puts most tools in one stage, as in a real register.
func (g *generator) lifecycle() string {
	if g.chance(60) {
		return g.statuses[2]
	}
	return g.one(g.statuses...)
}

func (g *generator) notes() List {
	var out List
	for i := range 1 + g.rng.IntN(4) {
		out = append(out, Table{{"key", "note-" + strconv.Itoa(i+1)}, {"text", g.text(lengthToolNote)}})
	}
	return out
}

// answers gives each question of the register one of its four answers.
func (g *generator) answers() Table {
	var out, withheld, beside Table
	var unknown []string
	for _, name := range []string{"category", "authorization", "public_facing", "affected_groups", "effects_on_people",
		"automation", "human_review", "opt_out", "contest", "data", "costs"} {
		switch n := g.rng.IntN(100); {
		case n < 36 || name == "costs" && n < 55:
			out = append(out, Field{name, g.answer(name)})
		case n < 38:
			withheld = append(withheld, Field{name, Table{
				{"basis", g.text(lengthShort)}, {"clause", g.one(g.clauses...)}, {"decided_by", g.heading(3)},
				{"on", Day("2026-02-03")}, {"review_on", Day("2027-02-03")},
			}})
		case n < 41:
			beside = append(beside, Field{name, Table{{"why", g.text(lengthPurpose)}}})
		default:
			unknown = append(unknown, name)
		}
	}
	if unknown != nil {
		out = append(out, g.open(unknown...))
	}
	if withheld != nil {
		out = append(out, Field{"withheld", Keyed(withheld)})
	}
	if beside != nil {
		out = append(out, Field{"not_applicable", Keyed(beside)})
	}
	return out
}

func (g *generator) answer(name string) any {
	switch name {
	case "category":
		return g.some(g.categories, 1)
	case "authorization":
		return Table{{"state", g.one("approved", "approved-with-conditions", "unknown")}, {"scope", g.text(lengthPurpose)}, {"by_role", g.heading(3)}, {"on", Day("2026-01-20")}}
	case "public_facing":
		return g.one("yes", "no", "indirect")
	case "automation":
		return g.one("informs-only", "drafts-for-human", "recommends-human-decides")
	case "human_review":
		return Table{{"who_role", g.heading(3)}, {"when", g.text(lengthPurpose)}, {"can_overrule", g.one("yes", "no", "unknown")}}
	case "opt_out":
		return Table{{"level", g.one("full", "limited", "none")}, {"how", g.text(lengthPurpose)}}
	case "contest":
		return Table{{"how", g.text(lengthAnswer)}, {"deadline_days", 30}}
	case "data":
		return List{{
			{"key", "first"}, {"what", g.text(lengthShort)}, {"subject", g.one("residents", "staff", "unknown")},
			{"source", g.one("person", "city", "vendor")}, {"class", g.one("public-pii", "none", "unknown")}, {"biometric", "no"},
		}}
	case "costs":
		cost := Table{{"key", "listed"}, {"kind", "unknown"}, {"status", g.one("none", "none-for-ai-part", "depends")}, {"note", g.text(lengthCostNote)}, {"verbatim", "None for AI components"}}
		if g.chance(30) {
			cost = Table{{"key", "listed"}, {"kind", "licence"}, {"status", "amount"}, {"cents", (1 + g.rng.IntN(90_000)) * 100}, {"period", g.one("year", "month")}, {"note", g.text(lengthCostNote)}}
		}
		return List{cost}
	}
	return g.text(lengthAnswer)
}

// Addition is what is added to a text to measure what a change costs.
const Addition = " It was looked at again."
