// The feedback form in a real browser, against the real handler: filled in by
// keyboard, refused in every way that a visitor can bring about, and sent; in
// each language, with JavaScript and without. axe looks at each page, and the
// letters are read back from the folder they were written to.
//
//   node form.mjs --url http://127.0.0.1:8080/ai/ --inbox DIR
//
// The handler runs already: feedback serve --public DIR --mail-dir DIR.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { Instruments, launch } from "./lib/browser.mjs";

const { values } = parseArgs({ options: { url: { type: "string" }, inbox: { type: "string" }, out: { type: "string" } } });
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);
let pages = 0;

const browser = await launch();

// judge runs axe on the page as it stands, and looks for what hides at 320 px.
// Without JavaScript axe cannot run in the page: its bytes are shown once more
// in one that has it.
async function judge(it, where, look) {
  pages++;
  let page = it.page;
  if (look) {
    const html = await it.page.content();
    await look.page.route("**/shown-again", (r) => r.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await look.page.goto(new URL("shown-again", it.page.url()).href);
    page = look.page;
  }
  for (const [width, scheme] of [[320, "light"], [1280, "dark"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(axeSource);
    const found = await page.evaluate((t) => axe.run(document, { runOnly: t }), tags);
    for (const v of found.violations) fault(where, `${v.id} at ${width} px, ${scheme}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) fault(where, `scrolls sideways at ${width} px`);
    if (values.out) await page.screenshot({ path: path.join(values.out, `${where.replaceAll(/[ /]/g, "-")}-${width}-${scheme}.png`), fullPage: true });
  }
  if (look) await page.unrouteAll();
}

async function type(it, fields) {
  for (const [name, value] of Object.entries(fields)) await it.page.fill(`#${name}`, value);
}

const press = (it, selector) => Promise.all([it.page.waitForNavigation(), it.page.focus(selector).then(() => it.page.keyboard.press("Enter"))]);
const send = (it) => press(it, "form.feedback .send button:first-of-type");

// kept holds what must be found in the letters.
const kept = [];

for (const lang of ["en", "es"]) {
  const base = values.url + (lang === "en" ? "" : `${lang}/`);
  for (const script of [true, false]) {
    const it = await Instruments.open(browser, new URL(values.url).origin, script);
    const look = script ? null : await Instruments.open(browser, new URL(values.url).origin, true);
    const name = (what) => `${lang} ${script ? "script" : "plain"} ${what}`;
    const text = `Línea 1: Diné ąą́ ʼ, 中文, العربية, Tiếng Việt, 👩‍👩‍👧.\n\n  Línea 3 (${lang}, ${script}).`;

    // From a tool's page, by its link.
    await it.goto(`${base}tools/clearview-ai.html`);
    const ask = it.page.locator('main a[href*="feedback.html?about="]').first();
    if (await ask.count()) await Promise.all([it.page.waitForNavigation(), ask.click()]);
    else await it.goto(`${base}feedback.html?about=tools/clearview-ai`);
    if ((await it.page.inputValue("#about")) !== "tools/clearview-ai") fault(name("link"), "the tool is not chosen");
    await judge(it, name("form"), look);

    // Every stop is reached with the Tab key, and the trap is none.
    if (script) {
      const stops = new Set();
      await it.page.focus("h1 >> xpath=..");
      for (let i = 0; i < 60; i++) {
        await it.page.keyboard.press("Tab");
        stops.add(await it.page.evaluate(() => document.activeElement.id || document.activeElement.className));
      }
      for (const id of ["about", "message", "name", "email"]) if (!stops.has(id)) fault(name("keyboard"), `Tab does not reach ${id}`);
      if (stops.has("website")) fault(name("keyboard"), "Tab reaches the field that must stay empty");
    }

    // Each refusal: what was typed stays, the focus is on the list of errors,
    // its link leads to the field.
    const refusals = {
      missing: { message: "", name: "Ana" },
      long: { message: "ñ ".repeat(5001) },
      mail: { message: text, email: "ana at example" },
      number: { message: "My number is 123-45-6789, my card 4111 1111 1111 1111." },
    };
    for (const [what, fields] of Object.entries(refusals)) {
      await it.goto(`${base}feedback.html?about=tools/clearview-ai`);
      await type(it, fields);
      await send(it);
      for (const [field, value] of Object.entries(fields)) {
        if ((await it.page.inputValue(`#${field}`)) !== value) fault(name(what), `${field} lost what was typed`);
      }
      if ((await it.page.inputValue("#about")) !== "tools/clearview-ai") fault(name(what), "about is lost");
      if ((await it.page.getAttribute("html", "lang")) !== lang) fault(name(what), "the page is in another language");
      if (script && !(await it.page.evaluate(() => document.activeElement.id === "problem"))) fault(name(what), "the focus is not on the list of errors");
      const link = it.page.locator("#problem a").first();
      await link.click();
      const target = (await link.getAttribute("href")).slice(1);
      if (script && (await it.page.evaluate(() => document.activeElement.id)) !== target) fault(name(what), `the link does not lead to ${target}`);
      await judge(it, name(what), look);
    }
    // The number refusal is the last: send it with the numbers hidden.
    await press(it, "button[name=hide]");
    kept.push("***-**-****");
    await judge(it, name("hidden"), look);

    // Sent.
    await it.goto(`${base}feedback.html?about=tools/clearview-ai`);
    await type(it, { message: text, name: "Ana Ñ", email: "ana@example.org" });
    await it.page.click("label[for=kind]");
    await send(it);
    const ref = (await it.page.locator(".reference").textContent().catch(() => "")).trim();
    if (!/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/.test(ref)) fault(name("sent"), `no reference number: ${ref}`);
    await judge(it, name("sent"), look);
    kept.push({ ref, text, lang });
    if (it.noise.length && script) fault(name("console"), it.noise.join("; "));
    await it.close();
    await look?.close();
  }
}
await browser.close();

// decoded reads the body of a letter.
function decoded(eml) {
  const [head, ...rest] = eml.split("\r\n\r\n");
  let body = rest.join("\r\n\r\n");
  if (/quoted-printable/i.test(head)) {
    const bytes = body.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, (_, h) => String.fromCharCode(parseInt(h, 16)));
    body = Buffer.from(bytes, "latin1").toString("utf8");
  } else if (/base64/i.test(head)) body = Buffer.from(body, "base64").toString("utf8");
  return body.replaceAll("\r\n", "\n");
}

for (const k of kept) {
  if (typeof k === "string") continue;
  const file = path.join(values.inbox, `${k.ref}.eml`);
  for (let i = 0; i < 100 && !fs.existsSync(file); i++) await new Promise((r) => setTimeout(r, 100));
  if (!fs.existsSync(file)) fault(k.ref, "no letter came");
  else if (!decoded(fs.readFileSync(file, "utf8")).includes(k.text)) fault(k.ref, "the letter does not hold the words that were typed");
}
for (const f of fs.readdirSync(values.inbox).filter((f) => f.endsWith(".eml"))) {
  if (/123-45-6789|4111 1111/.test(decoded(fs.readFileSync(path.join(values.inbox, f), "utf8")))) fault(f, "a protected number is in the letter");
}
for (const f of faults) console.log(f);
console.log(`${pages} pages looked at, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
