// The page at which staff edit without git, in a real browser: Decap CMS, its
// own server for a local folder, and a git repository made for the test. A
// person opens a tool, changes its status and its summary in English and in
// Spanish, and saves. Then a branch must hold just these changes in the right
// two files, with every comment where it was; "plaza check" must find no error
// there, and "plaza fmt" nothing to tidy.
//
//   node admin.mjs --plaza FILE --modules ../../assets-src/admin/node_modules [--out DIR]
//
// FILE is the built program. With --out, pictures for the guides are made.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";

const { values } = parseArgs({ options: { plaza: { type: "string" }, modules: { type: "string" }, out: { type: "string" } } });
const modules = path.resolve(values.modules), plaza = path.resolve(values.plaza);
const root = path.resolve(import.meta.dirname, "../..");
const repo = fs.mkdtempSync(path.join(os.tmpdir(), "plaza-admin-"));
const faults = [], started = [];
const must = (ok, what) => { if (!ok) faults.push(what); };
const git = (...a) => execFileSync("git", ["-C", repo, "-c", "user.name=Test", "-c", "user.email=test@example.gov", ...a], { encoding: "utf8" });

for (const part of ["data", "content", "i18n"]) fs.cpSync(path.join(root, part), path.join(repo, part), { recursive: true });
// Comments of every kind, which a save must leave where they are.
const tool = path.join(repo, "data/tools/miro.toml");
fs.writeFileSync(tool, "# A note for whoever edits this next.\n\n" + fs.readFileSync(tool, "utf8").replace(/^(lifecycle.*)$/m, "# asked in March\n$1 # see the minutes"));
execFileSync(plaza, ["fmt", "--site", repo], { stdio: "pipe" });
git("init", "-q", "-b", "main");
git("config", "user.name", "Test");
git("config", "user.email", "test@example.gov");
git("add", "-A");
git("commit", "-qm", "The register as it is");

function start(program, args, env, ready) {
  const p = spawn(program, args, { cwd: repo, env: { ...process.env, ...env } });
  started.push(p);
  return new Promise((done, stop) => {
    let text = "";
    const look = d => { text += d; const m = ready.exec(text); if (m) done(m); };
    p.stdout.on("data", look);
    p.stderr.on("data", look);
    p.on("exit", () => stop(new Error(`${program} ended: ${text}`)));
  });
}

async function picture(page, name) {
  if (!values.out) return;
  fs.mkdirSync(values.out, { recursive: true });
  await page.screenshot({ path: path.join(values.out, name + ".jpg"), type: "jpeg", quality: 60 });
}

// control is the box of one field in the pane of one language.
const control = (page, name, pane = 0) => page.locator(`[id^="${name}-field-"]`).nth(pane);

try {
  await start(process.execPath, [path.join(modules, "decap-server/dist/index.js")], { GIT_REPO_DIRECTORY: repo, PORT: "8081", BIND_HOST: "127.0.0.1", MODE: "git" }, /configured with/);
  const [, url] = await start(plaza, ["serve", "--address", "127.0.0.1:0", "--admin", "--decap", path.join(modules, "decap-cms/dist/decap-cms.js")], {}, /The site is at (\S+)[\s\S]*built/);
  const browser = await launch();
  for (const [file, lang, label] of [["es.html", "es", "Etapa"], ["", "en", "Stage"]]) {
    const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
    page.setDefaultTimeout(60000);
    const away = [];
    page.on("request", r => { const h = new URL(r.url()).hostname; if (h && h !== "127.0.0.1" && !r.url().startsWith("data:") && !r.url().startsWith("blob:")) away.push(r.url()); });
    page.on("console", m => { if (/Content Security Policy/.test(m.text())) faults.push(`${lang}: ${m.text()}`); });
    await page.goto(url + "admin/" + file);
    await page.locator("button").first().click(); // a local folder asks for no name
    await page.goto(url + "admin/" + file + "#/collections/tool/entries/miro");
    await control(page, "summary").waitFor();
    must(await page.locator("html").getAttribute("lang") === lang, `${lang}: the page says another language`);
    must(await page.getByText(label, { exact: false }).count() > 0, `${lang}: no field is called ${label}`);
    must(away.length === 0, `${lang}: asks elsewhere: ${away.join(" ")}`);
    if (lang === "es") { await page.close(); continue; }

    await picture(page, "admin-tool");
    await control(page, "lifecycle").scrollIntoViewIfNeeded();
    await control(page, "lifecycle").locator("xpath=ancestor-or-self::*[1]").click();
    await page.keyboard.type("Paused");
    await page.keyboard.press("Enter");
    await control(page, "summary").fill("A shared board to draw and plan on. Its AI part is switched off for now.");
    await control(page, "summary", 1).fill("Es una pizarra compartida para dibujar y planear. Su parte de IA está apagada por ahora.");
    await picture(page, "admin-changed");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const who = page.locator("dialog.plaza-who");
    await who.waitFor();
    await who.locator("select").selectOption("human");
    await who.locator("input").fill("City translation office");
    await picture(page, "admin-who");
    await who.getByRole("button").first().click();
    await page.getByText(/Draft/i).first().waitFor();
    await picture(page, "admin-saved");
    await page.close();
  }
  await browser.close();

  const branch = git("branch", "--list", "cms/*", "--format", "%(refname:short)").trim();
  must(branch === "cms/tool/miro", `branches are ${JSON.stringify(branch)}`);
  const diff = git("diff", "-U0", `main..${branch}`);
  const changed = git("diff", "--name-only", `main..${branch}`).trim().split("\n");
  must(JSON.stringify(changed) === JSON.stringify(["data/tools/miro.es.toml", "data/tools/miro.toml"]), `files changed: ${changed}`);
  const lines = sign => diff.split("\n").filter(l => l.startsWith(sign) && !l.startsWith(sign.repeat(3))).map(l => l.slice(1));
  must(!lines("-").some(l => /#/.test(l.replace(/"[^"]*"/g, "")) && !/lifecycle/.test(l)), "a comment was taken away");
  const en = git("show", `${branch}:data/tools/miro.toml`), es = git("show", `${branch}:data/tools/miro.es.toml`);
  must(en.startsWith("# A note for whoever edits this next.\n\n") && /# asked in March\nlifecycle +.* = "paused" +# see the minutes/.test(en.replace(/lifecycle\s+=/, "lifecycle  =")) || /# asked in March\nlifecycle\s*= "paused" # see the minutes/.test(en), "comments of the record moved:\n" + en.slice(0, 600));
  must(/apagada por ahora/.test(es) && /\[translation\.of\.summary\]\nmethod = "human"\nby     = "City translation office"/.test(es), "the overlay does not say who translated:\n" + es);
  must(lines("-").length <= 4 && lines("+").length <= 10, "more was changed than was asked:\n" + diff);

  git("checkout", "-q", branch);
  const check = execFileSync(plaza, ["check", "--site", repo, "--format", "json"], { encoding: "utf8" });
  const about = JSON.parse(check).filter(d => /miro/.test(d.file ?? ""));
  must(!about.some(d => /stale|error/.test(d.code + d.severity)), "plaza check: " + JSON.stringify(about));
  const said = execFileSync(plaza, ["diff", "--site", repo, "main", branch], { encoding: "utf8" }).split("\n")[0];
  must(/^Miro: Stage changes from In use to Paused\./.test(said), `the reviewer first reads ${JSON.stringify(said)}`);
  const tidy = execFileSync(plaza, ["fmt", "--site", repo, "--check"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  console.log(diff);
  console.log(tidy.trim());
} catch (e) {
  faults.push(e.stack + (e.stdout ?? "") + (e.stderr ?? ""));
} finally {
  for (const p of started) p.kill();
  fs.rmSync(repo, { recursive: true, force: true });
}
for (const f of faults) console.log("FAULT " + f);
console.log(faults.length ? `${faults.length} faults` : "A tool was changed in two languages, in the right two files, without git.");
process.exit(faults.length ? 1 : 0);
