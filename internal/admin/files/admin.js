// Starts Decap CMS for this register. Between Decap and the place where the
// files are stands a layer that knows them: it hands Decap the fields of a
// record and of its translation, and writes what was changed into the two
// files in place (toml.js). A file that was not changed is not sent.
"use strict";
(async () => {
  const here = document.currentScript.src;
  const about = await (await fetch(new URL(document.documentElement.lang + ".json", here))).json();
  const { config, kinds, languages, words, methods } = about;
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const [source, ...others] = languages;

  const kindOf = path => Object.values(kinds).find(k => path.startsWith(k.folder + "/") && !path.slice(k.folder.length + 1).includes("/"));
  // Decap gives each language a suffix; the files of the source have none.
  const toDecap = path => {
    const k = kindOf(path);
    if (!k || others.some(l => path.endsWith(`.${l}.${k.ext}`)) || path.endsWith(`.${source}.${k.ext}`)) return path;
    return path.slice(0, -k.ext.length) + source + "." + k.ext;
  };
  const toFile = path => {
    const k = kindOf(path);
    return k && path.endsWith(`.${source}.${k.ext}`) ? path.slice(0, -(source.length + k.ext.length + 1)) + k.ext : path;
  };
  const languageOf = path => others.find(l => path.endsWith(`.${l}.${kindOf(path)?.ext}`));

  // split cuts a Markdown file into its facts and the text below.
  function split(k, text) {
    if (!k.markdown) return { facts: text, body: "" };
    const m = /^\+\+\+\n([\s\S]*?\n)?\+\+\+[ \t]*(?:\n|$)/.exec(text);
    if (!m && text !== "") throw new plazaToml.Refused("there are no facts between two lines of +++");
    return { facts: m?.[1] ?? "", body: m ? text.slice(m[0].length) : "" };
  }

  // show turns a file into what Decap's forms hold.
  function show(path, text) {
    const k = kindOf(path);
    if (!k) return text;
    text = text.replaceAll("\r\n", "\n");
    try {
      const { facts, body } = split(k, text);
      const d = plazaToml.data(plazaToml.read(facts), k.fields, !!languageOf(path));
      const f = k.fields.find(f => f.b);
      if (f) d[f.n] = body.trim();
      return JSON.stringify({ ...d, __source: text });
    } catch (e) {
      console.warn(path, e.message);
      return JSON.stringify({ __source: text, __refused: e.message });
    }
  }

  // hash is the one that internal/digest makes of a text.
  async function hash(s) {
    const plain = s.trim().normalize("NFC").split("\n").map(l => l.replace(/[ \t]+$/, "")).join("\n");
    const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(plain));
    return [...new Uint8Array(sum).slice(0, 4)].map(b => b.toString(16).padStart(2, "0")).join("");
  }

  const all = (k, d) => plazaToml.texts(k.fields, d);

  // write makes a file's new text, null where it says what it said.
  async function write(file, made, english) {
    const k = kindOf(file.path), d = JSON.parse(file.raw), lang = languageOf(file.path);
    if (d.__refused) throw new Error(words.refused + " (" + d.__refused + ")");
    const was = split(k, d.__source ?? ""), root = plazaToml.read(was.facts);
    const before = JSON.parse(show(file.path, d.__source ?? ""));
    plazaToml.set(root, k.fields, d, !!lang);
    const f = k.fields.find(f => f.b), body = f && d[f.n] ? d[f.n].trim() : "";
    if (lang) {
      const old = all(k, before), now = all(k, d);
      if (now.size === 0 && !d.__source) return null;
      const changed = [...now.keys()].filter(p => old.get(p) !== now.get(p));
      if (changed.length) await making(root, [...english.keys()], changed, now, made, english);
      for (const p of old.keys()) if (!now.has(p)) forget(root, p);
    }
    let text = plazaToml.write(root);
    if (k.markdown) text = "+++\n" + text + "+++\n" + (body === was.body.trim() && d.__source ? was.body : "\n" + body + "\n");
    return text === d.__source ? null : text;
  }

  const table = (n, name) => n.subs.find(s => s.name === name);
  const fields = ["method", "by", "on"].map(n => ({ n, t: n === "on" ? "date" : "string" }));

  // making writes into an overlay who translated what was changed, and the
  // hash of the text that it was made from.
  async function making(root, order, changed, now, made, english) {
    let t = table(root, "translation");
    const mine = { ...made, on: new Date().toLocaleDateString("en-CA", { timeZone: about.timezone }) };
    if (!t) {
      t = plazaToml.add(root, [], "translation", false, true, false);
      plazaToml.set(t, fields, mine, false);
    }
    const general = plazaToml.data(t, fields, false);
    const alike = fields.every(f => general[f.n] === mine[f.n]);
    const src = table(t, "src") ?? plazaToml.add(t, ["src", "of"], "src", false, true, false);
    src.loose = true;
    for (const p of changed) {
      if (english.has(p)) plazaToml.setPair(src, order, { n: p, t: "string" }, await hash(english.get(p)));
      let of = table(t, "of");
      if (alike) {
        if (of) of.subs = of.subs.filter(s => s.name !== p);
        continue;
      }
      of ??= plazaToml.add(t, ["src", "of"], "of", false, false, true);
      plazaToml.set(table(of, p) ?? plazaToml.add(of, order, p, false, true, false), fields, mine, false);
    }
  }

  function forget(root, path) {
    const t = table(root, "translation"), src = t && table(t, "src"), of = t && table(t, "of");
    if (src) { src.loose = true; plazaToml.setPair(src, [], { n: path, t: "string" }, ""); }
    if (of) of.subs = of.subs.filter(s => s.name !== path);
  }

  // ask asks who made a translation: readers are told.
  function ask() {
    return new Promise((done, stop) => {
      const box = document.createElement("dialog"), form = document.createElement("form");
      const label = (text, field) => { const l = document.createElement("label"); l.append(text, field); return l; };
      const method = document.createElement("select"), by = document.createElement("input"), yes = document.createElement("button"), no = document.createElement("button");
      methods.forEach(([v, text]) => method.append(new Option(text, v)));
      by.required = true;
      by.maxLength = 80;
      by.value = localStorage.getItem("plaza-by") ?? "";
      yes.textContent = words.save;
      no.textContent = words.cancel;
      no.type = "button";
      form.method = "dialog";
      const h = document.createElement("h2");
      h.textContent = words.who;
      form.append(h, label(words.method, method), label(words.by, by), yes, no);
      box.className = "plaza-who";
      box.append(form);
      document.body.append(box);
      const close = () => { box.close(); box.remove(); stop(new Error(words.stopped)); };
      no.onclick = close;
      box.oncancel = close;
      form.onsubmit = () => {
        localStorage.setItem("plaza-by", by.value);
        box.remove();
        done({ method: method.value, by: by.value.trim() });
      };
      box.showModal();
    });
  }

  // persist writes the files of one record.
  async function persist(entry) {
    const data = entry.dataFiles.filter(f => f.raw).map(f => ({ ...f, d: JSON.parse(f.raw) }));
    const first = data.find(f => !languageOf(f.path)) ?? data[0];
    const k = kindOf(first.path), english = all(k, first.d);
    const translated = data.some(f => {
      if (!languageOf(f.path)) return false;
      const old = f.d.__source ? all(k, JSON.parse(show(f.path, f.d.__source))) : new Map();
      return [...all(k, f.d)].some(([p, v]) => old.get(p) !== v);
    });
    const made = translated ? await ask() : null;
    const out = [];
    for (const f of data) {
      const raw = await write(f, made, english);
      if (raw !== null) out.push({ path: toFile(f.path), slug: f.slug, raw, ...(f.newPath ? { newPath: toFile(f.newPath) } : {}) });
    }
    if (out.length === 0) throw new Error(words.nothing);
    return { ...entry, dataFiles: out };
  }

  const named = e => { e.data = show(e.file.path, e.data); e.file.path = toDecap(e.file.path); return e; };
  const each = list => { list.forEach(named); return list; };
  const layer = inner => ({
    entriesByFolder: async (...a) => each(await inner.entriesByFolder(...a)),
    allEntriesByFolder: inner.allEntriesByFolder && (async (...a) => each(await inner.allEntriesByFolder(...a))),
    traverseCursor: inner.traverseCursor && (async (...a) => { const r = await inner.traverseCursor(...a); each(r.entries); return r; }),
    entriesByFiles: async files => each(await inner.entriesByFiles(files.map(f => ({ ...f, path: toFile(f.path) })))),
    getEntry: async path => named(await inner.getEntry(toFile(path))),
    unpublishedEntry: async a => {
      const u = await inner.unpublishedEntry(a);
      return { ...u, diffs: u.diffs.map(d => ({ ...d, path: toDecap(d.path) })) };
    },
    unpublishedEntryDataFile: async (c, slug, path, id) => show(toFile(path), await inner.unpublishedEntryDataFile(c, slug, toFile(path), id)),
    persistEntry: async (entry, options) => inner.persistEntry(await persist(entry), options),
    deleteFiles: (paths, message) => inner.deleteFiles(paths.map(toFile), message),
  });

  const where = local ? "proxy" : "github";
  class Backend {
    constructor(c, options) {
      const inner = CMS.getBackend(where).init({ ...c, backend: { ...c.backend, name: where } }, options);
      const own = layer(inner);
      return new Proxy(inner, {
        get: (t, name) => own[name] ?? (typeof t[name] === "function" ? t[name].bind(t) : t[name]),
      });
    }
  }
  CMS.registerBackend("plaza", Backend);
  const backend = local ? { name: "plaza", proxy_url: "http://127.0.0.1:8081/api/v1", branch: config.backend.branch } : { ...config.backend, name: "plaza" };
  CMS.init({ config: { ...config, backend, load_config_file: false } });
})();
