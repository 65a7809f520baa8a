package export

import "plaza/internal/changes"

// changesJSON writes data/changes.json, where a repository is at hand.
func changesJSON(in Input, put func(File)) error {
	b, err := changes.JSON(in.Site)
	if b != nil {
		put(File{"data/changes.json", b})
	}
	return err
}
