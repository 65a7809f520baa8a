// g.A4: nothing is wider than the window and no text is cut off. A region
// that scrolls by itself (a wide table) is allowed where it takes the focus.

// WCAG 1.4.12, to the letter.
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

const steps = [
  { name: "320 px", width: 320, height: 640 },
  { name: "200 %", width: 640, height: 400, scale: 2 },
  { name: "400 %", width: 320, height: 200, scale: 4 },
  { name: "text spacing at 1280 px", width: 1280, height: 800, spaced: true },
  { name: "text spacing at 320 px", width: 320, height: 640, spaced: true },
  { name: "32 px font at 1280 px", width: 1280, height: 800, font: 32 },
  { name: "32 px font at 640 px", width: 640, height: 640, font: 32 },
  { name: "32 px font at 320 px", width: 320, height: 640, font: 32 },
];

export async function reflow(it, report, page) {
  for (const step of steps) {
    if (step.font) await it.defaultFont(step.font);
    await it.metrics(step.width, step.height, step.scale);
    const wide = await it.page.evaluate(measure, step.spaced ? spacing : "");
    for (const w of wide) report.add("g.A4", page, `${step.name}: ${w}`);
  }
  await it.defaultFont(16);
}

// tooWide looks once, at the window as it is.
export const tooWide = (it) => it.page.evaluate(measure, "");

function measure(css) {
  const { name, visible } = window.plazaTools;
  let sheet;
  if (css) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const room = document.documentElement.clientWidth;
  const out = [];
  const scrolls = (e) => {
    for (let x = e; x && x !== document.body; x = x.parentElement) {
      const s = getComputedStyle(x);
      if (s.overflowX === "auto" || s.overflowX === "scroll") return x;
    }
    return null;
  };
  if (document.documentElement.scrollWidth > room) {
    const guilty = [...document.body.querySelectorAll("*")].filter((e) => {
      const r = e.getBoundingClientRect();
      return visible(e) && (r.right > room + 1 || r.left < -1) && !scrolls(e);
    });
    const deepest = guilty.filter((e) => !guilty.some((o) => o !== e && e.contains(o)));
    out.push(`scrolls sideways: ${deepest.slice(0, 3).map(name).join("; ")}`);
  }
  for (const e of document.body.querySelectorAll("*")) {
    if (e.clientWidth === 0 || e.scrollWidth <= e.clientWidth + 1) continue;
    const s = getComputedStyle(e);
    if (s.display === "inline" || !visible(e)) continue;
    if ((s.overflowX === "hidden" || s.overflowX === "clip") && e.clientWidth > 1) out.push(`text is cut off: ${name(e)}`);
    if ((s.overflowX === "auto" || s.overflowX === "scroll") && e.tabIndex < 0) out.push(`scrolls by itself and takes no focus: ${name(e)}`);
  }
  if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
  return out;
}
