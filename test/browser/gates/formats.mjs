// g.F2: the other formats. Large print is looked at on every page, on screen
// and as it is printed; the plain-text twin must hold the words of <main>; the
// book passes epubcheck; the PDF is tagged; the archive is read from a disk.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { shareFound } from "./noscript.mjs";
import { openPdf } from "./print.mjs";
import { tooWide } from "./reflow.mjs";

const points = 18;

// largePrint asks for the page's root, as its link does.
export async function largePrint(it, report, page) {
  const miss = (text) => report.add("g.F2", page, text);
  if (!(await it.page.evaluate(() => Boolean(document.querySelector('a[href="#large-print"]'))))) return miss("has no link to large print");
  await it.metrics(320, 640);
  await it.page.evaluate(() => location.replace("#large-print"));
  for (const w of await tooWide(it)) miss(`large print at 320 px: ${w}`);
  for (const media of ["screen", "print"]) {
    await it.page.emulateMedia({ media });
    const small = await it.page.evaluate(smallest);
    if (small && small.size < points - 0.01) miss(`large print, ${media}: ${small.size.toFixed(1)} points: ${small.where}`);
  }
  await it.page.emulateMedia({ media: null });
  await it.page.evaluate(() => location.replace("#"));
}

function smallest() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = null;
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || e.closest("script, style, svg") || !window.plazaTools.visible(e)) continue;
    const size = (parseFloat(getComputedStyle(e).fontSize) * 3) / 4;
    if (!least || size < least.size) least = { size, where: window.plazaTools.name(e) };
  }
  return least;
}

const letters = (text) => text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// plainText compares a page with its twin.
export function plainText(site, page, words, report) {
  const file = path.join(site, page.replace(/\.html$/, ".txt"));
  if (!fs.existsSync(file)) return;
  const share = shareFound(letters(words.join(" ")), letters(fs.readFileSync(file, "utf8")));
  if (share < 0.98) report.add("g.F2", page, `${(100 * (1 - share)).toFixed(1)} % of the main text is missing in plain text`);
}

// wholeSite looks at the formats there is one of. Those that a build does not
// have are passed over: only a release has them.
export async function wholeSite(browser, site, report) {
  const files = fs.readdirSync(site, { recursive: true });
  const run = (program, args) => {
    try {
      return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    } catch (error) {
      if (error.code === "ENOENT") report.measure(`${program} is not here: not asked`, "left out");
      else return { failed: `${error.stdout}${error.stderr}`.trim().slice(0, 400) };
      return null;
    }
  };
  const jar = "/usr/bin/epubcheck"; // Debian's command is the jar itself
  for (const name of files.filter((n) => n.endsWith(".epub"))) {
    const file = path.join(site, name);
    if (!fs.existsSync(jar)) report.measure("epubcheck is not here: not asked", "left out");
    else {
      const isJar = fs.readFileSync(jar).subarray(0, 2).toString() === "PK";
      const told = run(isJar ? "java" : jar, [...(isJar ? ["-jar", jar] : []), "--failonwarnings", file]);
      if (told?.failed) report.add("g.F2", name, `epubcheck: ${told.failed}`);
    }
  }
  for (const name of files.filter((n) => n.endsWith(".pdf"))) {
    for (const fault of await pdfFaults(path.join(site, name))) report.add("g.F2", name, fault);
  }
  if (files.includes("site.zip")) await offline(browser, path.join(site, "site.zip"), run, report);
}

// pdfFaults: the PDF is tagged, has a title, an outline, and the language of the
// list of the policy beside it.
async function pdfFaults(file) {
  const task = openPdf(fs.readFileSync(file));
  try {
    const pdf = await task.promise;
    const { info } = await pdf.getMetadata();
    const beside = file.replace(/\.pdf$/, ".html");
    const lang = fs.existsSync(beside) ? /<html lang="?([\w-]+)/.exec(fs.readFileSync(beside, "utf8"))?.[1] : info.Language;
    const outline = (await pdf.getOutline()) ?? [];
    return [
      [(await pdf.getMarkInfo())?.Marked, "the PDF is not tagged"],
      [info.Title, "the PDF has no title"],
      [info.Language && info.Language === lang, `the PDF says its language is "${info.Language ?? ""}"`],
      [outline.length > 0, "the PDF has no outline"],
    ].filter(([holds]) => !holds).map(([, text]) => text);
  } catch (error) {
    return [`the PDF cannot be read: ${error.message}`];
  } finally {
    await task.destroy();
  }
}

// offline unpacks the archive and reads it from the disk.
async function offline(browser, zip, run, report) {
  const miss = (text) => report.add("g.F2", "site.zip", text);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "plaza-archive-"));
  const told = run("unzip", ["-q", zip, "-d", folder]);
  if (told?.failed) miss(told.failed);
  if (told === null || told.failed) return fs.rmSync(folder, { recursive: true });
  const root = pathToFileURL(path.join(folder, "site/")).href;
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  try {
    await page.goto(`${root}index.html`);
    const styled = await page.evaluate(() => document.styleSheets.length > 0 && getComputedStyle(document.body).fontFamily !== "");
    if (!styled) miss("the first page has no style from the disk");
    // Every link of the first three pages of the menu leads to a file.
    const menu = await page.evaluate(() => [...document.querySelectorAll("header nav a[href]")].map((a) => a.href));
    for (const address of menu) {
      await page.goto(address);
      for (const href of await page.evaluate(() => [...document.querySelectorAll("a[href], link[rel=stylesheet], link[rel=alternate][type], script[src]")].map((e) => e.href ?? e.src))) {
        const url = new URL(href);
        if (url.protocol === "file:" && !fs.existsSync(decodeURIComponent(url.pathname))) miss(`${address.slice(root.length)} leads nowhere: ${url.pathname.split("/site/")[1]}`);
      }
    }
    const search = menu.find((a) => a.endsWith("/search.html"));
    if (search) {
      await page.goto(search);
      await page.locator("form.search input").fill("camera");
      await page.waitForFunction(() => document.querySelector(".found").textContent.length > 20, null, { timeout: 5000 }).catch(() => miss("the search says nothing from the disk"));
      if (!(await page.locator('main a[href*="a-to-z"]').count())) miss("the search does not lead to the A to Z");
    }
  } finally {
    await context.close();
    fs.rmSync(folder, { recursive: true });
  }
}
