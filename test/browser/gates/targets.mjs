// g.A5: what can be pressed. Under 24 by 24 px is a miss unless the target
// stands in running text or a circle of 24 px round it is free (WCAG 2.5.8).
// The share under 44 px outside running text is told.

export async function targets(it, width, report, page, tally) {
  const found = await it.page.evaluate(measure);
  for (const m of found.misses) report.add("g.A5", page, `${width} px: ${m}`);
  tally.all += found.outside;
  tally.small += found.small.length;
  for (const s of found.small) tally.kinds.set(s, (tally.kinds.get(s) ?? 0) + 1);
}

function measure() {
  const { name, targets } = window.plazaTools;
  const list = targets().map((e) => {
    const r = e.getBoundingClientRect();
    return { e, r, x: r.left + r.width / 2, y: r.top + r.height / 2, tiny: r.width < 23.99 || r.height < 23.99 };
  });
  // Running text: the block round the target has three or more words that are
  // no part of a target.
  const running = (e) => {
    let block = e.parentElement;
    while (block && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (!block || getComputedStyle(e).display !== "inline") return false;
    const copy = block.cloneNode(true);
    for (const x of copy.querySelectorAll("a, button, summary, dl, ul, ol, p, div")) x.remove();
    return copy.textContent.trim().split(/\s+/).filter((w) => /\p{L}/u.test(w)).length >= 3;
  };
  const misses = [];
  const small = [];
  let outside = 0;
  for (const t of list) {
    if (t.e.matches("[role=region], main") || t.e.matches(".skip:not(:focus)")) continue;
    const inText = running(t.e);
    if (t.tiny && !inText) {
      const crowded = list.some((o) => {
        if (o === t || o.e.contains(t.e) || t.e.contains(o.e)) return false;
        if (o.tiny && Math.hypot(o.x - t.x, o.y - t.y) < 24) return true;
        const dx = Math.max(o.r.left - t.x, 0, t.x - o.r.right);
        const dy = Math.max(o.r.top - t.y, 0, t.y - o.r.bottom);
        return Math.hypot(dx, dy) < 12;
      });
      if (crowded) misses.push(`${Math.round(t.r.width)} by ${Math.round(t.r.height)} px and no room round it: ${name(t.e)}`);
    }
    if (inText) continue;
    outside++;
    if (t.r.width < 43.5 || t.r.height < 43.5) {
      const p = t.e.closest("[class]");
      small.push(`${Math.round(t.r.height)} px high: ${t.e.localName} in ${p ? `${p.localName}.${p.className}` : "main"}`);
    }
  }
  return { misses, small, outside };
}
