// What the page for staff writes, held against the program: in copies of the
// City's site each file is edited once, in another way in each copy, by the
// same script that runs in the browser (internal/admin/files/toml.js). Then
// "plaza fmt --check" must have nothing to tidy, every comment must be there,
// and what was written must read back as what was asked for. An edit that
// changes nothing must give the same bytes.
//
//   node toml-edits.mjs --plaza FILE
//
// FILE is the built program.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { plaza: { type: "string" } } });
const plaza = path.resolve(values.plaza), root = path.resolve(import.meta.dirname, "../..");
const work = fs.mkdtempSync(path.join(os.tmpdir(), "plaza-edits-"));
const { default: vm } = await import("node:vm");
vm.runInThisContext(fs.readFileSync(path.join(root, "internal/admin/files/toml.js"), "utf8"));
const faults = [];

fs.writeFileSync(path.join(work, "decap.js"), "// stands for Decap\n");
const base = path.join(work, "base");
for (const part of ["data", "content", "i18n"]) fs.cpSync(path.join(root, part), path.join(base, part), { recursive: true });
execFileSync(plaza, ["fmt", "--site", base], { stdio: "pipe", maxBuffer: 1 << 26 });
execFileSync(plaza, ["build", "--site", base, "--out", path.join(work, "site"), "--admin", "--decap", path.join(work, "decap.js")], { stdio: "pipe", maxBuffer: 1 << 26 });
const { kinds } = JSON.parse(fs.readFileSync(path.join(work, "site/admin/en.json")));

const ways = {
  // another text in the first, second or last text field there is
  ...Object.fromEntries([0, 1, 2, -1].map(n => ["text " + n, (d, fields) => {
    const f = fields.filter(f => f.t === "text" && typeof d[f.n] === "string").at(n);
    if (f) d[f.n] = 'Otherwise, with "quotes" and a \\.';
    return !!f;
  }])),
  "without a text": (d, fields) => { const f = fields.find(f => f.t === "text" && d[f.n]); if (f) delete d[f.n]; return !!f; },
  "a longer name": (d, fields) => { const f = fields.filter(f => f.t === "text" && !d[f.n]).sort((a, b) => b.n.length - a.n.length)[0]; if (f) d[f.n] = "New text."; return !!f; },
  "a list": (d, fields) => { const f = fields.find(f => f.t === "strings" && !f.b); if (f) d[f.n] = [...(d[f.n] ?? []), "new-one"]; return !!f; },
  "a number and a day": (d, fields) => { for (const f of fields) { if (f.t === "int") d[f.n] = 7; if (f.t === "date") d[f.n] = "2026-03-12"; } return true; },
  "a month": (d, fields) => { const f = fields.find(f => f.t === "date"); if (f) d[f.n] = "2026-03"; return !!f; },
  "one entry more": (d, fields, overlay) => entry(d, fields, overlay, false),
  "one entry more, before the others": (d, fields, overlay) => entry(d, fields, overlay, true),
  "one entry less": (d, fields) => { const f = fields.find(f => f.t === "tables" && d[f.n]?.length); if (f) d[f.n] = d[f.n].slice(1); return !!f; },
  // in a translation, entries have no order
  "entries turned round": (d, fields, overlay) => { if (overlay) return false; const f = fields.find(f => f.t === "tables" && !f.k && d[f.n]?.length > 1); if (f) d[f.n] = d[f.n].toReversed(); return !!f; },
  "a text in each entry": (d, fields) => {
    let n = 0;
    for (const f of fields.filter(f => f.t === "tables")) for (const it of d[f.n] ?? []) for (const s of f.f) if (s.t === "text" && it[s.n]) { it[s.n] = "Changed here."; n++; }
    return n > 0;
  },
  "tables that were not there": (d, fields, overlay) => {
    for (const f of fields.filter(f => f.t === "table" && !d[f.n])) {
      const s = f.f.find(s => ["text", "string"].includes(s.t) && (!overlay || s.x));
      if (s) d[f.n] = { [s.n]: "New" };
      else if (overlay) planted.push(f.n), d[f.n] = { [f.f[0].n]: "A fact" }; // is not to be written
    }
    return true;
  },
};

function entry(d, fields, overlay, first) {
  let n = 0;
  for (const f of fields.filter(f => f.t === "tables" && (!overlay || f.x))) {
    const s = f.f.find(s => s.n !== "key" && ["text", "string"].includes(s.t) && (!overlay || s.x));
    if (!s) continue;
    const it = { [s.n]: "New" };
    if (overlay || f.f.some(s => s.n === "key")) it.key = overlay || !f.k ? "new-entry" : fields.find(x => x.n === "purpose" || x.n === "title" || x.n === "summary")?.n ?? "name";
    if ((d[f.n] ?? []).some(x => x.key === it.key)) continue;
    d[f.n] = first && !f.k && !overlay ? [it, ...(d[f.n] ?? [])] : [...(d[f.n] ?? []), it];
    n++;
  }
  return n > 0;
}

const rank = (k, key) => k.fields.findIndex(f => f.n === key);
const planted = [], refused = new Set();
const plain = v => JSON.stringify(v, (k, x) => k === "__n" ? undefined : x && typeof x === "object" && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).sort()) : x);
const comments = s => s.split("\n").filter(l => /^\s*#/.test(l)).length;
let edits = 0;
for (const [way, change] of Object.entries(ways)) {
  const site = path.join(work, "site-" + Object.keys(ways).indexOf(way));
  fs.cpSync(base, site, { recursive: true });
  for (const k of Object.values(kinds)) {
    if (!fs.existsSync(path.join(site, k.folder))) continue;
    for (const name of fs.readdirSync(path.join(site, k.folder))) {
      if (!name.endsWith("." + k.ext)) continue;
      const file = path.join(site, k.folder, name), overlay = name.split(".").length > 2, text = fs.readFileSync(file, "utf8");
      const m = k.markdown ? /^\+\+\+\n([\s\S]*?\n)?\+\+\+/.exec(text) : null, facts = k.markdown ? m[1] ?? "" : text;
      const where = `${way}: ${k.folder}/${name}`;
      try {
        const same = plazaToml.read(facts);
        plazaToml.set(same, k.fields, plazaToml.data(same, k.fields, overlay), overlay);
        if (plazaToml.write(same) !== facts) faults.push(`${where}: an edit that changes nothing changes the file`);
        const n = plazaToml.read(facts), d = plazaToml.data(n, k.fields, overlay);
        planted.length = 0;
        if (!change(d, k.fields.filter(f => !f.b && (!overlay || f.x)), overlay)) continue;
        edits++;
        plazaToml.set(n, k.fields, d, overlay);
        for (const p of planted) delete d[p];
        for (const f of k.fields) if (f.k && !overlay && d[f.n]) d[f.n].sort((a, b) => rank(k, a.key) - rank(k, b.key)); // their order is that of the fields
        const out = plazaToml.write(n), back = plazaToml.data(plazaToml.read(out), k.fields, overlay);
        if (plain(back) !== plain(clean(d))) faults.push(`${where}: reads back as another\n${plain(clean(d))}\n${plain(back)}`);
        if (way !== "one entry less" && comments(out) < comments(facts)) faults.push(`${where}: a comment is lost`);
        fs.writeFileSync(file, k.markdown ? "+++\n" + out + text.slice(m[0].length - 3) : out);
      } catch (e) {
        if (e instanceof plazaToml.Refused) refused.add(`${k.folder}/${name}: ${e.message}`); // it is never written
        else faults.push(`${where}: ${e.message}`);
      }
    }
  }
  try {
    execFileSync(plaza, ["fmt", "--check", "--site", site], { stdio: "pipe", encoding: "utf8", maxBuffer: 1 << 26 });
  } catch (e) {
    for (const f of e.stdout.trim().split("\n")) faults.push(`${way}: plaza fmt would change ${path.relative(site, path.resolve(f))}`);
    faults.push(e.stderr.slice(0, 600));
    if (process.env.KEEP) console.log("kept", site);
  }
  if (!process.env.KEEP) fs.rmSync(site, { recursive: true, force: true });
}

// clean leaves out what says nothing.
function clean(v) {
  if (Array.isArray(v)) return v.map(clean);
  if (!v || typeof v !== "object") return v;
  return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, clean(x)]).filter(([k, x]) => k !== "__n" && x !== "" && x !== undefined && !(Array.isArray(x) && x.length === 0) && !(x && typeof x === "object" && !Array.isArray(x) && Object.keys(x).length === 0)));
}
if (!process.env.KEEP) fs.rmSync(work, { recursive: true, force: true });
for (const r of refused) console.log("refused: " + r);
if (refused.size > 10) faults.push(`${refused.size} files cannot be edited at the page`);
for (const f of faults.slice(0, 30)) console.log("FAULT " + f);
console.log(faults.length ? `${faults.length} faults in ${edits} edits` : `${edits} edits in ${Object.keys(ways).length} ways: each file is in the form of plaza fmt and says what it should.`);
process.exit(faults.length ? 1 : 0);
