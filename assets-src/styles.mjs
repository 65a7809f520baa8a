// Makes templates/assets/site.css and forms.css from styles/*.scss and USWDS:
// compile, turn sides into reading direction and colours into tokens, and keep
// only what the pages use. Needs Go beside Node, to make the pages.
//
//   node styles.mjs           writes the sheets
//   node styles.mjs --check   fails when they would change
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";
import { plain } from "./plain.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const top = path.join(here, "..");
const assets = path.join(top, "templates", "assets");

// States and kinds that no finished page need show today.
const kept = {
  "site.css": [/^usa-(skipnav|tag|summary-box)$/, /^usa-summary-box__(heading|body|text)$/, /^align-/, /^(q|pre|code|kbd|blockquote|figure|hr|sup|ol|dl)$/, /^(hidden|open)$/, /^focus-visible$/],
  "forms.css": [/^usa-alert(__(body|text|heading))?$/, /^usa-alert--(info|warning|error|success)$/, /^usa-collection(__(item|body|heading|description|meta|meta-item))?$/, /^usa-table$/, /^usa-(button|sr-only|form|form-group|fieldset|legend|label|hint|error-message|input|textarea|select)$/, /^usa-(form-group|label|input)--error$/, /^usa-(checkbox|radio)(__(input|label|label-description))?$/, /^usa-process-list(__(item|heading|heading-number))?$/, /^usa-button--(outline|secondary|big)$/, /^usa-alert--(error|success)$/, /^usa-step-indicator(__(segments|segment|segment-label|segment--(complete|current)|header|heading|heading-counter|current-step|total-steps|heading-text))?$/, /^(form|fieldset|input|textarea|select|disabled|checked|aria-\w+)$/],
};

// names is what a page, a template or a script can match a selector with.
function names(text) {
  const found = new Set(["html", "body", "root"]);
  for (const m of text.matchAll(/<([a-z][a-z0-9-]*)/g)) found.add(m[1]);
  for (const m of text.matchAll(/[\s{]([a-z][a-z-]*)=/g)) found.add(m[1]);
  for (const m of text.matchAll(/class(?:Name)?\s*=\s*(\{[^}]*\}|["'][^"']*["']|[^\s>"']+)/g)) for (const w of m[1].match(/[\w-]+/g) ?? []) found.add(w);
  for (const m of text.matchAll(/\b(?:id|type|role)=["']?([\w-]+)/g)) found.add(m[1]);
  for (const m of text.matchAll(/, "([a-z][\w -]*)"\)/g)) for (const w of m[1].split(" ")) found.add(w); // @rows(x, "facts")
  return [...found];
}

// material is every page of both cities in every language, and what can make
// more of them.
function material() {
  const work = mkdtempSync(path.join(tmpdir(), "plaza-styles-"));
  try {
    const pages = [];
    // The other city has one language of its own and takes the rest from here.
    const other = path.join(work, "site");
    cpSync(path.join(top, "test", "othercity"), other, { recursive: true });
    cpSync(path.join(top, "i18n"), path.join(other, "i18n"), { recursive: true });
    for (const [name, site] of [["city", top], ["other", other]]) {
      execFileSync("go", ["run", "./cmd/plaza", "build", "--site", site, "--out", path.join(work, name)], { cwd: top, stdio: "pipe" });
      for (const f of readdirSync(path.join(work, name), { recursive: true })) if (f.endsWith(".html")) pages.push(path.join(work, name, f));
    }
    for (const f of readdirSync(path.join(top, "templates"))) if (f.endsWith(".templ")) pages.push(path.join(top, "templates", f));
    for (const f of ["site.js", "compare.js"]) pages.push(path.join(assets, f));
    pages.push(path.join(here, "search.js"));
    return pages.sort().map((f) => ({ raw: names(readFileSync(f, "utf8")).join(" "), extension: "names" }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const sources = createHash("sha256");
for (const f of ["plain.mjs", "styles.mjs", "package-lock.json", ...readdirSync(path.join(here, "styles")).filter((f) => f.endsWith(".scss")).sort().map((f) => "styles/" + f)]) sources.update(readFileSync(path.join(here, f)));
const sum = sources.digest("hex").slice(0, 16);

const content = material();
let changed = false;
for (const name of Object.keys(kept)) {
  const made = sass.compile(path.join(here, "styles", name.replace(".css", ".scss")), {
    loadPaths: [path.join(here, "node_modules/@uswds/uswds/packages")],
    silenceDeprecations: ["import", "global-builtin", "if-function", "mixed-decls", "slash-div", "color-functions", "abs-percent"],
    charset: false,
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  const [purged] = await new PurgeCSS().purge({
    content,
    css: [{ raw: made.css }],
    extractors: [{ extractor: (s) => s.split(" "), extensions: ["names"] }],
    safelist: { standard: kept[name] },
    blocklist: name === "site.css" ? [/disabled/, /usa-prose/, /usa-dark/] : [/usa-prose/, /usa-dark/, /unstyled/, /stacked/],
  });
  const css = (await postcss([plain(name)]).process(purged.css, { from: undefined })).css;
  const head = `/*! Made by assets-src/styles.mjs from sources ${sum}. Holds parts of the U.S. Web Design System 3.14.0 (public domain, CC0). */\n`;
  const file = path.join(assets, name);
  let before = "";
  try {
    before = readFileSync(file, "utf8");
  } catch {}
  if (before === head + css) continue;
  changed = true;
  console.log(`${name}: ${before.length} -> ${(head + css).length} characters`);
  if (!process.argv.includes("--check")) writeFileSync(file, head + css);
}
if (changed && process.argv.includes("--check")) {
  console.error("The sheets are not what their sources make: run npm run styles in assets-src and commit.");
  process.exit(1);
}
