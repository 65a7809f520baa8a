// One page, all the gates that look at a page by itself.
import { axeSource, audit, runs } from "../gates/axe.mjs";
import { largePrint, plainText } from "../gates/formats.mjs";
import { focusMarks, focusWalk } from "../gates/focus.mjs";
import { sameWithout } from "../gates/noscript.mjs";
import { print } from "../gates/print.mjs";
import { reflow } from "../gates/reflow.mjs";
import { scripts } from "../gates/scripts.mjs";
import { policyHolds } from "../gates/security.mjs";
import { targets } from "../gates/targets.mjs";
import { facts } from "./facts.mjs";
import { source } from "./inpage.mjs";

// visit opens a page with JavaScript (it) and without (bare), and returns what
// the page says of itself. A page that is not looked at closely is only
// opened: what is compared between pages needs them all.
export async function visit(it, bare, server, page, closely, report, tallies, timer) {
  const url = server.origin + server.base + page;
  await it.metrics(1280, 800);
  await it.media();
  const response = await it.goto(url);
  // A page with a script may ask for more once it stands.
  if (await it.page.evaluate(() => document.scripts.length > 0)) await it.page.waitForLoadState("networkidle");
  timer("open");
  await it.page.evaluate(source);
  await it.page.evaluate(axeSource);
  const known = await it.page.evaluate(facts);
  known.fetched = it.requests.map((r) => r.url());
  for (const s of known.switcher) s.page = s.address ? server.fileOf(new URL(s.address).pathname) : null;
  const words = await it.page.evaluate(() => window.plazaTools.mainWords());
  for (const w of await it.page.evaluate(() => window.plazaTools.runTogether())) report.add("words", page, w);
  policyHolds(it, response, known, report, page);
  plainText(server.site, page, words, report);
  timer("facts");
  if (!closely) return known;

  let seen;
  for (const run of runs) {
    await it.metrics(run.width, run.height);
    await it.media({ scheme: run.scheme, forced: run.forced });
    seen = (await audit(it, run, seen, report, page)) ?? seen;
    if (run.name === "1280 light" || run.name === "320 light") await targets(it, run.width, report, page, tallies.targets[run.width]);
  }
  timer("axe");

  await it.metrics(1280, 800);
  await it.media();
  await focusWalk(it, report, page);
  await it.media({ scheme: "dark" });
  await focusMarks(it, "dark", report, page);
  await it.media({ scheme: "dark", forced: "active" });
  await focusMarks(it, "forced colours", report, page);
  await it.media();
  timer("focus");

  await reflow(it, report, page);
  timer("reflow");
  await largePrint(it, report, page);
  timer("formats");

  tallies.tried += await scripts(it, server, page, report);
  timer("use");

  await bare.goto(url);
  await bare.page.evaluate(source);
  const plain = await bare.page.evaluate(() => window.plazaTools.mainWords());
  sameWithout(words, plain, report, page);
  timer("without script");
  const printed = await print(bare, plain, known, report, page);
  tallies.print.push(printed.share);
  timer("print");
  return known;
}
