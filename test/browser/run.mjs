// Opens every page of a built site and holds it to the goals.
//
//   node run.mjs --site ../../public [--also DIR] [--workers 2] [--match part] [--all] [--detail] [--no-markup] [--minutes N]
//
// With --minutes every page is opened, but after that time no more is looked at
// closely: axe, focus, reflow, print and without scripts. Unlike pages come
// first. The report tells how many there were.
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { check, differing } from "./lib/check.mjs";

const { values } = parseArgs({
  options: {
    site: { type: "string", default: path.join(import.meta.dirname, "../../public") },
    also: { type: "string", default: "" },
    workers: { type: "string", default: "2" },
    match: { type: "string", default: "" },
    all: { type: "boolean", default: false },
    detail: { type: "boolean", default: false },
    "no-markup": { type: "boolean", default: false },
    minutes: { type: "string", default: "" },
  },
});

const started = performance.now();
const end = (part) => (values.minutes ? started + part * Number(values.minutes) * 60_000 : Infinity);
const browser = await launch();
let told = 0;
const options = {
  workers: Number(values.workers),
  match: values.match,
  markup: !values["no-markup"],
  until: end(values.also ? 0.7 : 1),
  note: (done, all) => {
    if (done - told < 50) return;
    told = done;
    console.error(`${done} of ${all} pages`);
  },
};
const report = await check(browser, path.resolve(values.site), options);
console.log(report.lines(values.all).join("\n"));
if (values.detail) detail(report);
const failed = report.failed();
// Another build of the same site, say with the examples: its own pages only.
if (values.also) {
  told = 0;
  const only = await differing(browser, path.resolve(values.also), path.resolve(values.site));
  const more = await check(browser, path.resolve(values.also), { ...options, until: end(1), only });
  console.log(`\n${only.size} pages that are not the same in ${values.also}`);
  if (only.size > 0) console.log(more.lines(values.all).join("\n"));
  for (const gate of more.failed()) if (!failed.includes(gate)) failed.push(gate);
}
await browser.close();
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s; ${[...report.spent].map(([k, v]) => `${k} ${(v / 1000).toFixed(0)}`).join(", ")}`);
console.log(failed.length === 0 ? "Every gate holds." : `These gates do not hold: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);

// detail lists what is told and not gated: what to mend next.
function detail(report) {
  const heading = (t) => console.log(`\n== ${t}`);
  heading("targets under 44 px outside running text");
  for (const [width, t] of Object.entries(report.targets)) {
    for (const [kind, n] of [...t.kinds].sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log(`${width} px: ${n} x ${kind}`);
  }
  for (const [lang, { scores, long }] of Object.entries(report.reading)) {
    heading(`hardest pages (${lang})`);
    for (const s of [...scores].sort((a, b) => (lang === "en" ? b.value - a.value : a.value - b.value)).slice(0, 25)) console.log(`${s.value.toFixed(1)} ${s.page}`);
    heading(`sentences over 25 words (${lang})`);
    for (const [s, page] of long) console.log(`${s.split(" ").length} ${page}: ${s}`);
  }
}
