// The pictures of the guides for staff that show the preview: a copy of the
// City's site, a mistake planted in it, and what "plaza serve" shows.
//
//   node guides.mjs --plaza FILE --out ../../docs/images
//
// FILE is the built program. The pictures of the page for staff are made by
// admin.mjs.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";

const { values } = parseArgs({ options: { plaza: { type: "string" }, out: { type: "string" } } });
const root = path.resolve(import.meta.dirname, "../.."), out = path.resolve(values.out);
const site = fs.mkdtempSync(path.join(os.tmpdir(), "plaza-guides-"));
for (const part of ["data", "content", "i18n"]) fs.cpSync(path.join(root, part), path.join(site, part), { recursive: true });
fs.mkdirSync(out, { recursive: true });

const edit = (name, from, to) => {
  const file = path.join(site, name), text = fs.readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  fs.writeFileSync(file, text.replace(from, to));
};
edit("data/site.toml", "currency", 'edit_url = "https://github.com/city/register/edit/main/"\ncurrency');

const server = spawn(path.resolve(values.plaza), ["serve", "--site", site, "--address", "127.0.0.1:0", "--date", "2026-12-01"], { stdio: ["ignore", "pipe", "pipe"] });
const url = await new Promise((done, stop) => {
  let text = "";
  const look = d => { text += d; const m = /The site is at (\S+)[\s\S]*built/.exec(text); if (m) done(m[1]); };
  server.stdout.on("data", look);
  server.stderr.on("data", look);
  server.on("exit", () => stop(new Error("plaza serve ended: " + text)));
});
try {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 900, height: 620 } });
  page.setDefaultTimeout(60000);
  const picture = (what, name) => what.screenshot({ path: path.join(out, name + ".jpg"), type: "jpeg", quality: 60 });

  // The open page reloads by itself after each save.
  await page.goto(url + "tools/miro.html");
  edit("data/tools/miro.toml", '"To sum up what users write on sticky notes."', '"To sum up what people write on sticky notes."');
  await page.locator(".plaza-stale").first().waitFor({ state: "attached" });
  await page.locator(".plaza-editors summary").click();
  await picture(page.locator(".plaza-editors"), "preview-record");

  edit("data/tools/miro.toml", '"in-use"', '"in-ues"');
  await page.locator("mark").first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await picture(page, "preview-mistake");
  await browser.close();
} finally {
  server.removeAllListeners("exit");
  server.kill();
  fs.rmSync(site, { recursive: true, force: true });
}
