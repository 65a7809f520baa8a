package diag

// catalogue holds every sentence, by code. Each group has a file of its own.
var catalogue = merge(
	tomlTexts,
	recordTexts,
	proseTexts,
	localeTexts,
	siteTexts,
	settingsTexts,
	readingTexts,
	reviewTexts,
	formTexts,
	meetingTexts,
	loopTexts,
)

func merge(groups ...map[string]Text) map[string]Text {
	all := map[string]Text{}
	for _, g := range groups {
		for code, t := range g {
			if _, twice := all[code]; twice {
				panic("diag: code " + code + " stands in two groups")
			}
			all[code] = t
		}
	}
	return all
}
