// Pictures for the eye: node shots.mjs --site DIR --out DIR [page...]
// Without names it takes one page of each kind: every page at the top of each
// language and, of each folder, the one with the most elements.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Instruments, launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { site: { type: "string" }, out: { type: "string" }, widths: { type: "string", default: "320,768,1280" }, schemes: { type: "string", default: "light,dark" }, height: { type: "string", default: "0" } },
});

// media is what a page is told of its reader, by the name of a scheme.
const media = {
  light: { colorScheme: "light", forcedColors: "none", media: "screen" },
  dark: { colorScheme: "dark", forcedColors: "none", media: "screen" },
  forced: { colorScheme: "dark", forcedColors: "active", media: "screen" },
  print: { colorScheme: "light", forcedColors: "none", media: null }, // on paper: a PDF, whatever the width
};

// kinds names one page of each kind.
function kinds(site) {
  const fullest = new Map();
  const names = fs.readdirSync(site, { recursive: true }).filter((f) => f.endsWith(".html")).sort();
  const top = names.filter((f) => f.endsWith("index.html")).map((f) => path.dirname(f));
  for (const name of names) {
    const folder = path.dirname(name);
    const key = top.includes(folder) ? name : folder;
    const weight = fs.readFileSync(path.join(site, name), "utf8").split("<").length;
    if (weight > (fullest.get(key)?.weight ?? 0)) fullest.set(key, { name, weight });
  }
  return [...fullest.values()].map((x) => x.name);
}

const site = path.resolve(values.site);
const server = await serve(site);
const browser = await launch();
const it = await Instruments.open(browser, server.origin);
fs.mkdirSync(values.out, { recursive: true });
for (const name of positionals.length > 0 ? positionals : kinds(site)) {
  for (const width of values.widths.split(",").map(Number)) {
    for (const scheme of values.schemes.split(",")) {
      await it.page.setViewportSize({ width, height: Number(values.height) || 900 });
      await it.page.emulateMedia(media[scheme]);
      await it.goto(server.origin + server.base + name);
      const file = `${name.replaceAll("/", "_").replace(".html", "")}-${width}-${scheme}.png`;
      if (scheme === "print") {
        await it.page.pdf({ path: path.join(values.out, file.replace(".png", ".pdf")), format: "Letter", margin: { top: "1.5cm", bottom: "1.5cm", left: "1.5cm", right: "1.5cm" } });
        continue;
      }
      await it.page.screenshot({ path: path.join(values.out, file), fullPage: values.height === "0" });
    }
  }
}
await browser.close();
server.close();
