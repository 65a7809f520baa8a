// Pictures of a few pages for the eye: node shots.mjs --site DIR --out DIR page...
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Instruments, launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { site: { type: "string" }, out: { type: "string" }, widths: { type: "string", default: "320,768,1280" }, schemes: { type: "string", default: "light,dark" }, height: { type: "string", default: "0" } },
});
const server = await serve(path.resolve(values.site));
const browser = await launch();
const it = await Instruments.open(browser, server.origin);
fs.mkdirSync(values.out, { recursive: true });
for (const name of positionals) {
  for (const width of values.widths.split(",").map(Number)) {
    for (const scheme of values.schemes.split(",")) {
      await it.page.setViewportSize({ width, height: Number(values.height) || 900 });
      await it.page.emulateMedia({ colorScheme: scheme });
      await it.goto(server.origin + server.base + name);
      const file = `${name.replaceAll("/", "_").replace(".html", "")}-${width}-${scheme}.png`;
      await it.page.screenshot({ path: path.join(values.out, file), fullPage: values.height === "0" });
    }
  }
}
await browser.close();
server.close();
