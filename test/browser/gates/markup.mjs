// g.A3: the Nu checker over every HTML and CSS file, in one run of Java.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const require = createRequire(import.meta.url);

// Sentences of the checker that are its own gaps, each with why. Nothing that
// a page could do wrong is named here.
const gaps = [];

export function markup(site, report, only = null) {
  const files = fs.readdirSync(site, { recursive: true }).filter((n) => /\.(html|css)$/.test(n) && (!only || only.has(n))).sort();
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
  const args = ["-jar", jar, "--also-check-css", "--format", "json", "--exit-zero-always", ...files.map((n) => path.join(site, n))];
  return new Promise((done, fail) => {
    execFile("java", args, { maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
      if (error?.code === "ENOENT") {
        report.skip("g.A3", "SKIPPED: there is no java here, so the HTML and CSS were NOT checked");
        return done();
      }
      if (error) return fail(error);
      const at = stderr.indexOf("{");
      if (at < 0) return fail(new Error(`the Nu checker gave no list: ${stderr.slice(0, 300)}`));
      for (const m of JSON.parse(stderr.slice(at)).messages) {
        if (gaps.some((g) => g.message.test(m.message))) continue;
        const page = path.relative(site, decodeURIComponent(new URL(m.url).pathname));
        report.add("g.A3", page, `${m.subType ?? m.type}: ${m.message}; ${(m.extract ?? "").replace(/\s+/g, " ").slice(0, 100)}`);
      }
      done();
    });
  });
}
