package build

import (
	"context"
	"fmt"

	"plaza"
	"plaza/internal/card"
	"plaza/internal/graph"
	"plaza/internal/record"
	"plaza/internal/view"
)

// cards draws the picture that other sites show with a link, one for each
// language. Pages name it by its content, so it is drawn before them.
func (m *maker) cards(ctx context.Context) error {
	sheet, err := plaza.Asset("assets/site.css")
	if err != nil {
		return fmt.Errorf("read the colours of the cards: %w", err)
	}
	ground, ink := card.Colours(sheet)
	all := m.Site.Locales.All
	drawn := make([][]byte, len(all))
	if err := m.each(ctx, "drawing cards", len(all), func(i int) error {
		r := m.Site.NewReader(all[i])
		site := graph.Single[record.Site](r)
		b, err := card.Draw(card.Card{Name: r.Peek(site.Name), Tagline: r.Peek(site.Tagline), City: r.Peek(site.City), Ground: ground, Ink: ink})
		drawn[i] = b
		return err
	}); err != nil {
		return err
	}
	for i, l := range all {
		name := view.CardAsset(l.Tag)
		published, b, err := m.finish.Asset(name, drawn[i])
		if err != nil {
			return err
		}
		m.Env.Assets[name] = published
		if err := m.share(published, b); err != nil {
			return err
		}
	}
	return nil
}
