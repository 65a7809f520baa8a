// Reads the TOML of a record, and writes a change into it in place: what was
// not changed stays byte for byte, comments and all. What it does not know
// for sure it refuses, and the file is then edited elsewhere.
//
// The form of what it writes is that of "plaza fmt".
"use strict";
globalThis.plazaToml = (() => {
  class Refused extends Error {}
  const refuse = why => { throw new Refused(why); };

  // ---- reading: a tree of nodes, each with its pairs and the nodes below.

  const node = (name, path) => ({ name, path, pre: [], raw: "", headed: false, listed: false, pairs: [], subs: [] });
  const part = /^(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')/;

  function names(text) {
    const out = [];
    for (let rest = text.trim(); ;) {
      const m = part.exec(rest);
      if (!m) refuse("a name that this page cannot read");
      out.push(/^["']/.test(m[0]) ? decode(m[0]) : m[0]);
      rest = rest.slice(m[0].length).trim();
      if (rest === "") return out;
      if (rest[0] !== ".") refuse("a name that this page cannot read");
      rest = rest.slice(1).trim();
    }
  }

  // end returns where the value that begins at i ends.
  function end(s, i) {
    const c = s[i];
    if (s.startsWith('"""', i) || s.startsWith("'''", i)) refuse("a text of several lines in three quotes");
    if (c === '"' || c === "'") {
      for (let k = i + 1; k < s.length && s[k] !== "\n"; k++) {
        if (c === '"' && s[k] === "\\") k++;
        else if (s[k] === c) return k + 1;
      }
      refuse("a quote that does not end");
    }
    if (c === "{") refuse("a table in curly brackets");
    if (c === "[") {
      for (let k = i + 1; k < s.length;) {
        if (s[k] === "]") return k + 1;
        if (s[k] === "#") { while (k < s.length && s[k] !== "\n") k++; }
        else if (/[\s,]/.test(s[k])) k++;
        else k = end(s, k);
      }
      refuse("a list that does not end");
    }
    const m = /^[^\s,#\]]+/.exec(s.slice(i));
    return m ? i + m[0].length : refuse("a name without a value");
  }

  function read(text) {
    const root = node("", []);
    let at = root, pre = [];
    for (let i = 0; i < text.length;) {
      let stop = text.indexOf("\n", i);
      if (stop < 0) stop = text.length;
      const line = text.slice(i, stop);
      if (/^\s*(#.*)?$/.test(line)) { pre.push(line); i = stop + 1; continue; }
      const head = /^\s*(\[\[?)([^\]]*)(\]\]?)\s*(?:#.*)?$/.exec(line);
      if (head) {
        at = under(root, names(head[2]), head[1] === "[[");
        Object.assign(at, { pre, raw: line });
        pre = [];
        i = stop + 1;
        continue;
      }
      const eq = /^\s*((?:[^="'#]|"(?:[^"\\]|\\.)*"|'[^']*')+)=\s*/.exec(text.slice(i, stop + 1));
      if (!eq) refuse("a line without an equals sign");
      const key = names(eq[1]);
      if (key.length > 1) refuse("a name with dots");
      const from = i + eq[0].length, to = end(text, from);
      stop = text.indexOf("\n", to);
      if (stop < 0) stop = text.length;
      const beside = text.slice(to, stop);
      if (!/^\s*(#.*)?$/.test(beside)) refuse("something behind a value");
      at.pairs.push({ key: key[0], pre, raw: text.slice(i, stop), value: text.slice(from, to), beside: beside.trimEnd() });
      pre = [];
      i = stop + 1;
    }
    root.tail = pre;
    if (write(root) !== text.replace(/\n*$/, "\n") && text.trim() !== "") refuse("an order that this page would change");
    return root;
  }

  function under(root, path, listed) {
    let at = root;
    path.forEach((name, i) => {
      const last = i === path.length - 1, found = at.subs.findLast(s => s.name === name);
      if (found && !(last && (listed || found.headed))) { at = found; return; }
      if (last && found && !listed) refuse("a heading that stands twice");
      const n = node(name, path.slice(0, i + 1));
      at.subs.push(n);
      at = n;
    });
    at.headed = true;
    at.listed = listed;
    return at;
  }

  // ---- writing.

  function write(root) {
    const out = [];
    const visit = n => {
      if (n.headed) out.push(...n.pre, n.raw);
      out.push(...block(n));
      n.subs.forEach(visit);
    };
    visit(root);
    out.push(...(root.tail ?? []));
    while (out.length && out[0] === "") out.shift();
    while (out.length && out.at(-1) === "") out.pop();
    return out.join("\n") + "\n";
  }

  // block writes pairs. Those without a line between them have their equals
  // signs below each other; that is made anew only where one was changed.
  function block(n) {
    const out = [];
    for (let from = 0; from < n.pairs.length;) {
      let to = from + 1;
      while (to < n.pairs.length && n.pairs[to].pre.length === 0) to++;
      const group = n.pairs.slice(from, to);
      const changed = group.some(p => p.raw === null) || n.cut;
      const width = n.loose ? 0 : Math.max(...group.map(p => [...name(p.key)].length));
      for (const p of group) {
        out.push(...p.pre, changed ? name(p.key).padEnd(width) + " = " + p.value + (p.beside.trim() ? " " + p.beside.trim() : "") : p.raw);
      }
      from = to;
    }
    return out;
  }

  const name = s => /^[A-Za-z0-9_-]+$/.test(s) ? s : quote(s);
  const quote = s => '"' + s.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t") + '"';

  // ---- values.

  function decode(raw) {
    if (raw[0] === "'") return raw.slice(1, -1);
    if (raw[0] !== '"') return raw;
    return raw.slice(1, -1).replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/g, (_, e) => {
      if (e[0] === "u" || e[0] === "U") return String.fromCodePoint(parseInt(e.slice(1), 16));
      return { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", e: "\x1b" }[e] ?? e;
    });
  }

  function text(s) {
    if (/[\n\t]/.test(s)) return quote(s);
    if (!/["\\]/.test(s)) return '"' + s + '"';
    return s.includes("'") ? quote(s) : "'" + s + "'";
  }

  function list(raw) {
    const out = [];
    for (let k = 1; k < raw.length - 1;) {
      if (raw[k] === "#") refuse("a comment inside a list");
      if (/[\s,]/.test(raw[k])) { k++; continue; }
      const to = end(raw, k);
      out.push(decode(raw.slice(k, to)));
      k = to;
    }
    return out;
  }

  // value and source turn a pair's text into what a form field holds, and back.
  function value(f, raw) {
    switch (f.t) {
      case "strings": return raw[0] === "[" ? list(raw) : refuse("one text where a list belongs");
      case "bool": return raw === "true";
      case "int": return parseInt(raw.replaceAll("_", ""), 10);
      case "table": case "tables": return refuse("a list of tables on one line");
    }
    return decode(raw);
  }

  function source(f, v) {
    switch (f.t) {
      case "strings": return "[" + v.map(text).join(", ") + "]";
      case "bool": case "int": return String(v);
      case "date": return /^\d{4}-\d\d-\d\d$/.test(v) ? v : text(v);
      case "moment": return v.replace(/^(\S+) /, "$1T");
    }
    return text(v);
  }

  const empty = v => v === undefined || v === null || v === "" || v === false || (Array.isArray(v) && v.length === 0) ||
    (typeof v === "object" && !Array.isArray(v) && Object.entries(v).every(([k, x]) => k.startsWith("__") || empty(x)));
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const clean = (f, v) => f.t === "strings" ? (v ?? []).filter(s => s !== "") : typeof v === "string" ? v.trim() : v;

  // ---- a record as a form shows it: lists as lists, each item with the place
  // it had, "__n". In an overlay the items of lists are found by their keys.

  function data(n, fields, overlay) {
    const out = {};
    for (const f of fields) {
      if (f.b || (overlay && !f.x)) continue;
      const p = n.pairs.find(p => p.key === f.n), subs = n.subs.filter(s => s.name === f.n);
      if (f.t === "tables") {
        const items = itemsOf(f, subs, overlay).map((it, i) => ({ ...(it.short ? { [f.f[1].n]: decode(it.short.value) } : data(it.at, f.f, overlay)), ...(it.key === undefined ? {} : { key: it.key }), __n: i }));
        if (p) refuse("a list of tables on one line");
        if (items.length) out[f.n] = items;
      } else if (f.t === "table") {
        if (p) refuse("a table on one line");
        if (subs.length) out[f.n] = data(subs[0], f.f, overlay);
      } else if (p) {
        out[f.n] = value(f, p.value);
      }
    }
    return out;
  }

  const byKey = (f, overlay) => f.k || overlay;
  const short = (f, overlay) => f.k && f.f.length === 2 && !overlay; // a text alone may stand for its table

  function itemsOf(f, subs, overlay) {
    if (!byKey(f, overlay)) return subs.map(at => ({ at }));
    return subs.flatMap(s => [
      ...(short(f, overlay) ? s.pairs.map(p => ({ key: p.key, short: p })) : []),
      ...s.subs.map(at => ({ at, key: at.name })),
    ]);
  }

  // ---- changing a node so that it says what the form holds.

  let own = []; // names of the record's own fields: tables that speak of fields stand in their order

  function set(n, fields, want, overlay) {
    if (n.path.length === 0) own = fields.map(f => f.n);
    fields.forEach(f => {
      if (f.b || (overlay && !f.x)) return;
      const v = clean(f, want[f.n]);
      if (f.t === "table") return setTable(n, fields, f, v, overlay);
      if (f.t === "tables") return setTables(n, fields, f, v ?? [], overlay);
      setPair(n, fields.map(x => x.n), f, v);
    });
  }

  function setPair(n, order, f, v) {
    const i = n.pairs.findIndex(p => p.key === f.n), p = n.pairs[i];
    if (empty(v) && !(f.t === "bool" && p)) { if (p) drop(n, i); return; }
    const raw = source(f, v);
    if (!p) {
      let to = n.pairs.findIndex(q => rank(order, q.key) > rank(order, f.n));
      if (to < 0) to = n.pairs.length;
      n.pairs.splice(to, 0, { key: f.n, pre: [], raw: null, value: raw, beside: "" });
    } else if (!same(clean(f, value(f, p.value)), v)) {
      Object.assign(p, { raw: null, value: raw });
    }
  }

  const rank = (order, k) => { const i = order.indexOf(k); return i < 0 ? order.length : i; };

  // drop takes a pair away; a comment above it moves on to the next.
  function drop(n, i) {
    const [p] = n.pairs.splice(i, 1);
    n.cut = true;
    if (n.pairs[i]) n.pairs[i].pre = [...p.pre, ...n.pairs[i].pre];
  }

  function add(n, order, name, listed, headed, tight) {
    const path = [...n.path, name];
    const s = node(name, path), shown = path.map(x => plazaToml.name(x)).join(".");
    Object.assign(s, { headed, listed, pre: tight ? [] : [""], raw: listed ? `[[${shown}]]` : `[${shown}]` });
    let to = n.subs.findIndex(q => rank(order, q.name) > rank(order, name));
    n.subs.splice(to < 0 ? n.subs.length : to, 0, s);
    return s;
  }

  // hollow: a table with nothing in it, a translation with facts alone.
  const hollow = (f, v, overlay) => f.f.every(s => s.n === "key" || (overlay && !s.x) || empty(v?.[s.n]));

  function setTable(n, fields, f, v, overlay) {
    let s = n.subs.find(s => s.name === f.n);
    if (hollow(f, v, overlay)) { if (s && !same(clean(f, data(s, f.f, overlay)), {})) n.subs.splice(n.subs.indexOf(s), 1); return; }
    s ??= add(n, fields.map(x => x.n), f.n, false, true, false);
    set(s, f.f, v, overlay);
  }

  function setTables(n, fields, f, items, overlay) {
    const order = fields.map(x => x.n), old = itemsOf(f, n.subs.filter(s => s.name === f.n), overlay);
    items = items.filter(it => !hollow(f, it, overlay));
    if (byKey(f, overlay)) return setKeyed(n, order, f, items, old, overlay);
    const before = n.subs.filter(s => s.name !== f.n), mine = [];
    for (const it of items) {
      const kept = old[it.__n]?.at;
      const s = kept ?? Object.assign(node(f.n, [...n.path, f.n]), { headed: true, listed: true, pre: [""], raw: `[[${[...n.path, f.n].map(name).join(".")}]]` });
      if (!mine.includes(s)) mine.push(s);
      set(s, f.f, it, overlay);
    }
    let to = before.findIndex(q => rank(order, q.name) > rank(order, f.n));
    if (to < 0) to = before.length;
    n.subs = [...before.slice(0, to), ...mine, ...before.slice(to)];
  }

  function setKeyed(n, order, f, items, old, overlay) {
    let s = n.subs.find(s => s.name === f.n);
    if (items.length === 0 && !s) return;
    const brief = short(f, overlay) && (n.path.length > 0 || s?.pairs.length > 0); // [sources.wording]
    s ??= add(n, order, f.n, false, brief, n.path.length > 0);
    for (const it of old) {
      if (items.some(x => x.key === it.key)) continue;
      if (it.short) drop(s, s.pairs.indexOf(it.short));
      else s.subs.splice(s.subs.indexOf(it.at), 1);
    }
    for (const it of items) {
      if (!it.key) refuse("an entry without a key");
      const was = old.find(x => x.key === it.key);
      if (was?.short || (!was && brief)) { setPair(s, own, { n: it.key, t: "text" }, it[f.f[1].n]); continue; }
      const at = was?.at ?? add(s, f.k && !overlay ? own : [], it.key, false, true, false);
      set(at, f.f.filter(x => x.n !== "key"), it, overlay);
    }
    if (s.subs.length === 0 && s.pairs.length === 0) n.subs.splice(n.subs.indexOf(s), 1);
  }

  // texts lists what can be translated, by path, in declared order.
  function texts(fields, d, prefix = "", out = new Map()) {
    for (const f of fields) {
      const v = d?.[f.n];
      if (!f.x || empty(v)) continue;
      if (f.t === "tables") v.forEach(it => texts(f.f, it, `${prefix}${f.n}.${it.key}.`, out));
      else if (f.t === "table") texts(f.f, v, `${prefix}${f.n}.`, out);
      else out.set(prefix + f.n, v.trim());
    }
    return out;
  }

  return { read, write, data, set, texts, name, text, add, setPair, rank, decode, Refused };
})();
