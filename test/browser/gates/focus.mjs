// g.A6: a walk with the Tab key, as a person makes it. Presses are real; what
// each stop looks like is written down by the page as the focus arrives.

const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
const enter = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" };

async function press(it, key) {
  await it.cdp.send("Input.dispatchKeyEvent", { type: key.text ? "keyDown" : "rawKeyDown", ...key });
  await it.cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}

export async function focusWalk(it, report, page) {
  const miss = (text) => report.add("g.A6", page, text);
  const expected = await it.page.evaluate(prepare);
  let state = { stops: 0, round: false };
  // Two extra presses: one leaves the page, one comes back to its start.
  for (let pressed = 0; !state.round && pressed < 2 * expected + 20; ) {
    const batch = Math.max(2, expected + 2 - pressed);
    const sent = [];
    for (let i = 0; i < batch; i++) sent.push(press(it, tab));
    await Promise.all(sent);
    pressed += batch;
    state = await it.page.evaluate(() => window.plazaWalk.state());
  }
  const seen = await it.page.evaluate(() => window.plazaWalk.judge());
  if (!state.round) miss("the Tab key never comes back to the start: a trap");
  seen.forEach(miss);
  await skipLink(it, miss);
}

// skipLink presses the first stop and looks where it led.
async function skipLink(it, miss) {
  const found = await it.page.evaluate(() => window.plazaWalk.first());
  if (!found) {
    miss("the first stop is not a link to the main content");
    return;
  }
  await press(it, enter);
  const at = await it.page.evaluate(() => document.activeElement?.localName);
  if (at !== "main") miss(`the skip link moves the focus to ${at}, not to <main>`);
  await press(it, tab);
  const next = await it.page.evaluate(() => {
    const main = document.querySelector("main");
    const e = document.activeElement;
    return !main || e === document.body || Boolean(main.compareDocumentPosition(e) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY));
  });
  if (!next) miss("the stop after the skip link lies before <main>");
}

// focusMarks looks at each stop again in other colours. The keyboard was used
// last, so that a focus set by script shows its mark as well.
export async function focusMarks(it, name, report, page) {
  const misses = await it.page.evaluate(() => window.plazaWalk.again());
  for (const m of misses) report.add("g.A6", page, `${name}: ${m}`);
}

function prepare() {
  const { name, visible, backdrop, colour, contrast } = window.plazaTools;
  const looks = (e) => {
    const s = getComputedStyle(e);
    return { outline: `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`, shadow: s.boxShadow, style: s.outlineStyle, width: parseFloat(s.outlineWidth), color: s.outlineColor, ground: s.backgroundColor };
  };
  // A group of radio buttons is one stop: the chosen one, else the first.
  const passedOver = (e) => {
    if (e.type !== "radio" || !e.name) return false;
    const group = [...document.querySelectorAll('input[type="radio"]')].filter((o) => o.name === e.name && o.form === e.form && !o.disabled);
    return e !== (group.find((o) => o.checked) ?? group[0]);
  };
  const stops = [...document.querySelectorAll("a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select:not([disabled]), textarea:not([disabled]), summary, iframe, [tabindex]")].filter(
    (e) => e.tabIndex >= 0 && !e.closest("[inert]") && visible(e) && !passedOver(e),
  );
  const plain = new Map(stops.map((e) => [e, looks(e)]));
  const walked = [];
  const arrived = new Map();
  let round = false;
  const mark = (e) => {
    const now = looks(e);
    const before = plain.get(e);
    if (now.shadow !== before?.shadow && now.shadow !== "none" && now.style === "none") return "its mark is a shadow only: forced colours take it away";
    if (now.style === "none" || now.width < 2) return "no mark of 2 px or more";
    if (before && now.outline === before.outline) return "it looks the same with and without the focus";
    // The mark is seen by its outline on what lies round it, or as two colours: a
    // ground that comes with the focus, 3:1 to what lay there, and the outline,
    // 3:1 to that ground. In forced colours the outline alone is left.
    const behind = backdrop(e.parentElement);
    const ground = colour(now.ground);
    const two = now.ground !== before?.ground && ground[3] === 1 ? Math.min(contrast(ground, behind), contrast(colour(now.color), ground)) : 0;
    const ratio = Math.max(contrast(colour(now.color), behind), two);
    if (ratio < 3) return `its mark has a contrast of ${ratio.toFixed(1)}:1`;
    return "";
  };
  document.addEventListener(
    "focusin",
    (event) => {
      const e = event.target;
      if (e === walked[0]) round = true;
      if (!round) {
        walked.push(e);
        arrived.set(e, mark(e));
      }
    },
    true,
  );
  window.plazaWalk = {
    state: () => ({ stops: walked.length, round }),
    first: () => {
      const e = walked[0];
      if (!e || e.getAttribute("href") !== "#" + (document.querySelector("main")?.id ?? "")) return false;
      e.focus();
      return true;
    },
    judge: () => {
      const out = [];
      for (const e of stops) if (!arrived.has(e)) out.push(`the Tab key never reaches ${name(e)}`);
      for (const [e, why] of arrived) if (why) out.push(`${name(e)}: ${why}`);
      const order = walked.filter((e) => plain.has(e));
      for (let i = 1; i < order.length; i++) {
        if (order[i - 1].compareDocumentPosition(order[i]) & Node.DOCUMENT_POSITION_PRECEDING) out.push(`out of order: ${name(order[i])}`);
      }
      return out;
    },
    again: () => {
      const out = [];
      document.activeElement?.blur();
      const bare = new Map(stops.map((e) => [e, looks(e)]));
      for (const e of stops) {
        plain.set(e, bare.get(e));
        e.focus();
        const why = mark(e);
        if (why) out.push(`${name(e)}: ${why}`);
        const r = e.getClientRects()[0];
        const top = r && document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
        if (top && !e.contains(top) && !top.contains(e)) out.push(`${name(e)}: hidden under ${name(top)} when it has the focus`);
      }
      document.activeElement?.blur();
      return out;
    },
  };
  return stops.length;
}
