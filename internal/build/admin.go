package build

import "plaza/internal/admin"

// admin puts out the page at which staff edit, where it is asked for. It is
// no page of the site: nothing links to it, and no list names it.
func (m *maker) admin() error {
	if m.Decap == nil {
		return nil
	}
	files, err := admin.Files(m.Site, m.Decap)
	if err != nil {
		return err
	}
	for name, b := range files {
		if err := m.put(name, b); err != nil {
			return err
		}
	}
	return nil
}
