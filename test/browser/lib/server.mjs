// The built folder on loopback, as a host would serve it: under the path that
// its own addresses name (canonical of the first page), with the headers of
// its own _headers file, each file remembered so that its weight is counted
// once.
import http from "node:http";
import fs from "node:fs";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".epub": "application/epub+zip",
  ".pdf": "application/pdf",
  ".zip": "application/zip",
  ".ics": "text/calendar; charset=utf-8",
};

// readHeaders understands the part of a _headers file that the site writes:
// a path with * at its end, "Name: value" below it, "! Name" to take one away.
export function readHeaders(text) {
  const rules = [];
  for (const line of text.split("\n")) {
    const words = line.trim();
    if (words === "" || words.startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      rules.push({ path: words, set: [], drop: [] });
    } else if (words.startsWith("!")) {
      rules.at(-1).drop.push(words.slice(1).trim());
    } else {
      const at = words.indexOf(":");
      rules.at(-1).set.push([words.slice(0, at).trim(), words.slice(at + 1).trim()]);
    }
  }
  return rules;
}

function headersFor(rules, name) {
  const out = new Map();
  for (const rule of rules) {
    const whole = !rule.path.endsWith("*");
    if (whole ? rule.path !== name : !name.startsWith(rule.path.slice(0, -1))) continue;
    for (const n of rule.drop) out.delete(n.toLowerCase());
    for (const [n, v] of rule.set) out.set(n.toLowerCase(), v);
  }
  return out;
}

// canonicalBase is the address the site was built for, read off its first page.
export function canonicalBase(site) {
  const first = fs.readFileSync(path.join(site, "index.html"), "utf8");
  const found = /<link rel="?canonical"? href="?([^">\s]+)/.exec(first);
  return found ? found[1] : "https://site.example/";
}

// serve answers with the site's files. Address and base are where to look.
export async function serve(site) {
  const headersFile = path.join(site, "_headers");
  const rules = fs.existsSync(headersFile) ? readHeaders(fs.readFileSync(headersFile, "utf8")) : [];
  const canonical = canonicalBase(site);
  const base = new URL(canonical).pathname;
  const fileOf = (pathname) => {
    if (!pathname.startsWith(base)) return null;
    let name = decodeURIComponent(pathname.slice(base.length));
    if (name === "" || name.endsWith("/")) name += "index.html";
    const file = path.join(site, name);
    if (!file.startsWith(path.resolve(site) + path.sep)) return null;
    return fs.existsSync(file) && fs.statSync(file).isFile() ? name : null;
  };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const name = fileOf(pathname);
    // A browser asks the host itself for its icon. That is no page of ours.
    if (name === null && pathname === "/favicon.ico") {
      response.writeHead(204);
      response.end();
      return;
    }
    if (name === null) {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("nothing at this address");
      return;
    }
    const headers = { "content-type": types[path.extname(name)] ?? "application/octet-stream" };
    for (const [n, v] of headersFor(rules, "/" + name)) headers[n] = v;
    response.writeHead(200, headers);
    response.end(fs.readFileSync(path.join(site, name)));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { site, origin, base, canonical, fileOf, close: () => server.close() };
}
