// Prints the policy in plain words as a tagged PDF, one for each language, from
// the pages of a built site, in the order of its list of the policy.
//
//   node pdf.mjs --site DIR --out DIR
//
// It leaves policy.pdf at the top and in the folder of each other language, as
// "plaza build --pdf" takes them.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

const { values } = parseArgs({ options: { site: { type: "string" }, out: { type: "string" } } });
if (!values.site || !values.out) {
  console.error("usage: node pdf.mjs --site DIR --out DIR");
  process.exit(2);
}
const style = `
  body { font: 12pt/1.5 sans-serif; } h1, h2, h3, h4 { break-after: avoid; line-height: 1.25; }
  body > section { break-before: page; } dt { font-weight: bold; }
  table { border-collapse: collapse; } th, td { border: 1px solid; padding: .3em; text-align: start; vertical-align: top; }
  a { color: #000; overflow-wrap: anywhere; }`;

const browser = await launch();
const site = path.resolve(values.site);
const server = await serve(site);
const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true });
const page = await context.newPage();
const top = server.origin + server.base;
await page.goto(`${top}policy.html`);
const languages = await page.evaluate(() => [...document.querySelectorAll("link[rel=alternate][hreflang]")].filter((l) => l.hreflang !== "x-default").map((l) => ({ tag: l.hreflang, href: l.href })));
const dirs = languages.length ? languages.map((l) => l.href.slice(server.canonical.length).replace(/policy\.html$/, "")) : [""];

for (const dir of dirs) {
  await page.goto(`${top}${dir}policy.html`);
  const list = await page.evaluate(() => [...new Set([...document.querySelectorAll("main a[href]")].map((a) => a.href.split("#")[0]))]);
  const wanted = list.filter((a) => a.startsWith(`${top}${dir}policy/`) && !/\/editions/.test(a)).concat(`${top}${dir}principles.html`, `${top}${dir}glossary.html`);
  const head = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title, name: document.querySelector("h1").textContent }));
  const parts = [];
  for (const address of wanted) {
    const answer = await page.goto(address);
    if (!answer.ok()) continue;
    parts.push(await page.evaluate(section, { top, canonical: server.canonical }));
  }
  await page.goto("about:blank");
  await page.setContent("<!doctype html><html><head><meta charset=utf-8></head><body></body></html>");
  await page.evaluate(
    ({ head, parts, style }) => {
      Object.assign(document.documentElement, { lang: head.lang, dir: head.dir });
      document.title = head.title;
      document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
      document.body.append(Object.assign(document.createElement("h1"), { textContent: head.name }));
      for (const html of parts) document.body.append(Object.assign(document.createElement("section"), { innerHTML: html }));
    },
    { head, parts, style },
  );
  const file = path.join(path.resolve(values.out), dir, "policy.pdf");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.pdf({ path: file, format: "Letter", tagged: true, outline: true, margin: { top: "2cm", bottom: "2cm", left: "2cm", right: "2cm" } });
  console.log(`${file}: ${parts.length} pages of the site, ${fs.statSync(file).size} bytes`);
}
await browser.close();
server.close();

// section is the page's main text, its headings one step lower, without what
// serves only a browser. Its links lead to the published site.
function section({ top, canonical }) {
  const main = document.querySelector("main");
  for (const e of main.querySelectorAll("nav, form, script, svg, [hidden]")) e.remove();
  for (const d of main.querySelectorAll("details")) d.open = true;
  for (const a of main.querySelectorAll("a[href]")) if (a.href.startsWith(top)) a.setAttribute("href", canonical + a.href.slice(top.length));
  for (const e of main.querySelectorAll("[id]")) e.removeAttribute("id");
  for (const level of [4, 3, 2, 1]) {
    for (const h of main.querySelectorAll(`h${level}`)) {
      const lower = document.createElement(`h${level + 1}`);
      for (const { name, value } of h.attributes) lower.setAttribute(name, value);
      lower.append(...h.childNodes);
      h.replaceWith(lower);
    }
  }
  return main.innerHTML;
}
