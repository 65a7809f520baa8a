// The whole run over one built folder.
import fs from "node:fs";
import path from "node:path";
import { wholeSite } from "../gates/formats.mjs";
import { languages } from "../gates/languages.mjs";
import { links } from "../gates/links.mjs";
import { markup } from "../gates/markup.mjs";
import { reading } from "../gates/reading.mjs";
import { weight } from "../gates/weight.mjs";
import { tongues } from "../gates/tongues.mjs";
import { Instruments } from "./browser.mjs";
import { Report, quantile } from "./report.mjs";
import { serve } from "./server.mjs";
import { visit } from "./visit.mjs";

// htmlFiles lists the pages, and apart from them the stubs that stand at old
// addresses and send on at once: a browser never stays on one.
export function htmlFiles(site) {
  const pages = [];
  const stubs = new Map();
  for (const name of fs.readdirSync(site, { recursive: true })) {
    if (!name.endsWith(".html")) continue;
    const text = fs.readFileSync(path.join(site, name), "utf8");
    const sent = /http-equiv="?refresh"?[^>]*url=([^"'>\s]+)/i.exec(text);
    if (sent) stubs.set(name, sent[1]);
    else pages.push(name);
  }
  return { pages: pages.sort(), stubs };
}

// differing names the pages of a build that another does not have with the
// same elements, links and words. Minifying changes none of these, so what is
// left out has been opened already.
export async function differing(browser, site, other) {
  const shared = htmlFiles(site).pages.filter((name) => fs.existsSync(path.join(other, name)));
  const page = await browser.newPage({ javaScriptEnabled: true });
  const same = new Set();
  for (const name of shared) {
    const pair = [site, other].map((dir) => fs.readFileSync(path.join(dir, name), "utf8"));
    if (await page.evaluate(alike, pair)) same.add(name);
  }
  await page.close();
  return new Set(htmlFiles(site).pages.filter((name) => !same.has(name)));
}

// alike runs in a page. Spaces do not count: a minifier takes those between
// blocks, and another gate sees when it takes one that sets words apart. Only
// a release links other formats; each of them is opened there.
function alike(pair) {
  const [one, two] = pair.map((text) => {
    const doc = new DOMParser().parseFromString(text, "text/html");
    const out = [doc.documentElement.lang, doc.title];
    const walk = (n) => {
      if (n.nodeType === 3) out.push(n.data.replace(/\s+/g, ""));
      if (n.nodeType !== 1 || n.localName === "script" || n.matches("li:has(> a[type])")) return;
      out.push(`<${n.localName}`, ...["class", "id", "href", "lang"].map((a) => n.getAttribute(a) ?? ""), ">");
      n.childNodes.forEach(walk);
    };
    walk(doc.body);
    return out.filter((s) => s !== "").join(" ");
  });
  return one === two;
}

// closest orders the pages so that unlike ones come first: one of each folder
// and language, then one of each set of elements and classes, then the rest.
export function closest(names, site) {
  const folders = new Set();
  const shapes = new Set();
  const rank = new Map(names.map((name) => {
    const text = fs.readFileSync(path.join(site, name), "utf8");
    const lang = /<html[^>]*\slang="?([\w-]+)/.exec(text)?.[1] ?? "";
    const elements = [...text.matchAll(/<([a-z][a-z0-9-]*)([^>]*)>/g)].map((m) => `${m[1]}.${/\sclass="?([^">]*)/.exec(m[2])?.[1] ?? ""}`);
    const shape = `${lang} ${[...new Set(elements)].sort().join(" ")}`;
    const folder = `${lang} ${path.dirname(name)}`;
    const at = !folders.has(folder) ? 0 : !shapes.has(shape) ? 1 : 2;
    folders.add(folder);
    shapes.add(shape);
    return [name, at];
  }));
  return [...names].sort((a, b) => rank.get(a) - rank.get(b));
}

// check runs every gate. Options: workers (pages at once), match (a part of
// the name: only such pages, and no gate that compares pages), only (names of
// pages, the same), until (a time of performance.now: pages whose turn comes
// later are opened, and not looked at closely).
export async function check(browser, site, { workers = 2, match = "", only = null, until = Infinity, markup: withMarkup = true, note = () => {} } = {}) {
  const report = new Report();
  report.reading = {};
  const server = await serve(site);
  const found = htmlFiles(site);
  const names = found.pages.filter((n) => n.includes(match) && (!only || only.has(n)));
  const known = new Map(names.map((n) => [n, null]));
  const tallies = { targets: { 320: tally(), 1280: tally() }, print: [], tried: 0 };
  const spent = new Map();
  const nu = withMarkup && names.length > 0 ? markup(site, report, only) : report.skip("g.A3", "not asked for");

  const queue = closest(names, site);
  let close = 0;
  const work = async () => {
    const it = await Instruments.open(browser, server.origin);
    const bare = await Instruments.open(browser, server.origin, false);
    while (queue.length > 0) {
      const page = queue.shift();
      let last = performance.now();
      const timer = (what) => {
        const now = performance.now();
        spent.set(what, (spent.get(what) ?? 0) + now - last);
        last = now;
      };
      const closely = last < until;
      if (closely) close++;
      known.set(page, await visit(it, bare, server, page, closely, report, tallies, timer));
      note(names.length - queue.length, names.length);
    }
    await it.close();
    await bare.close();
  };
  await Promise.all(Array.from({ length: Math.min(workers, names.length) }, work));
  await nu;

  report.measure("pages", names.length);
  report.measure("pages looked at closely", close);
  if (!match && !only) {
    languages(known, server, site, report);
    await wholeSite(browser, site, report);
    report.measure("links inside the site", links(known, found.stubs, server, report));
  }
  if (names.length > 0) tongues(known, server, report);
  if (names.length > 0) weight(known, server, site, report);
  reading(known, report);
  for (const [width, t] of Object.entries(tallies.targets)) {
    report.measure(`targets under 44 px outside running text, ${width} px`, `${((100 * t.small) / (t.all || 1)).toFixed(1)} % of ${t.all} (goal 10 %)`);
  }
  report.measure("forms tried: search, filter, comparison", tallies.tried);
  report.targets = tallies.targets;
  if (tallies.print.length > 0) report.measure("main text kept in print", `least ${(100 * Math.min(...tallies.print)).toFixed(1)} %, median ${(100 * quantile(tallies.print, 0.5)).toFixed(1)} %`);
  report.spent = spent;
  server.close();
  return report;
}

const tally = () => ({ all: 0, small: 0, kinds: new Map() });
