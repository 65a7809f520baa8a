#!/usr/bin/env bash
# Makes docs/images/overview.png: the list of tools on a desk, a tool on a
# telephone in Spanish. Needs Chromium. Run it when the site's looks change.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
	{ echo "shoot.sh: no Chromium here" >&2; exit 1; }
go run ./cmd/plaza build --out "$work/site" --date 2026-12-01 >"$work/log"

# A page that shows two pages: each in a frame of its real width, scaled.
cat >"$work/two.html" <<HTML
<!doctype html><meta charset="utf-8">
<style>
  body { margin: 0; background: #d7dde3; }
  div { position: absolute; overflow: hidden; border-radius: 6px; background: #fff; box-shadow: 0 1px 6px #0005; }
  iframe { border: 0; transform-origin: 0 0; }
  .desk { left: 20px; top: 20px; width: 700px; height: 560px; }
  .desk iframe { width: 1000px; height: 800px; transform: scale(.7); }
  .phone { left: 740px; top: 20px; width: 300px; height: 560px; }
  .phone iframe { width: 375px; height: 700px; transform: scale(.8); }
</style>
<div class="desk"><iframe src="site/tools.html" scrolling="no"></iframe></div>
<div class="phone"><iframe src="site/es/tools/clearview-ai.html" scrolling="no"></iframe></div>
HTML

"$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync \
	--user-data-dir="$work/profile" --hide-scrollbars --window-size=1060,600 \
	--screenshot="$work/overview.png" "file://$work/two.html" 2>"$work/chromium.log" ||
	{ cat "$work/chromium.log" >&2; exit 1; }
mv "$work/overview.png" docs/images/overview.png
ls -l docs/images/overview.png
