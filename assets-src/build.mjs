// Bundles search.js with minisearch into templates/assets/search.js. The first
// line of the artefact names the sources it was made from; a Go test compares
// it with them.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const read = (name) => readFileSync(new URL(name, here));
const sources = createHash("sha256");
for (const name of ["search.js", "build.mjs", "package-lock.json"]) sources.update(read(name));

const notice = read("node_modules/minisearch/LICENSE.txt").toString().trim();
const made = await build({
  entryPoints: [new URL("search.js", here).pathname],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  write: false,
});
const head = "/*! Made by assets-src/build.mjs from sources " + sources.digest("hex").slice(0, 16) + ". Holds MiniSearch 7.2.0:\n\n" + notice + " */\n";
writeFileSync(new URL("../templates/assets/search.js", here), head + made.outputFiles[0].text);
