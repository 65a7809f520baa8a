// g.L1, g.L4, g.L5: each page in each language, the switcher, the addresses
// for search engines. All is read off the pages as the browser saw them.
import fs from "node:fs";
import path from "node:path";

// locales reads the languages off the first page's own list: [{tag, dir}].
export function locales(first, canonical) {
  return first.alternates
    .filter((a) => a.lang !== "x-default")
    .map((a) => ({ tag: a.lang, dir: a.href.startsWith(canonical) ? a.href.slice(canonical.length) : null }));
}

// split tells a page's language and its name without the language.
export function split(list, page) {
  const other = list.find((l) => l.dir && page.startsWith(l.dir));
  return other ? { tag: other.tag, name: page.slice(other.dir.length) } : { tag: list.find((l) => l.dir === "")?.tag, name: page };
}

export function languages(pages, server, site, report) {
  const first = pages.get("index.html");
  if (!first) throw new Error("the site has no index.html");
  const list = locales(first, server.canonical);
  const twin = (name, to) => (to.dir ?? "") + name;
  const address = (page) => server.canonical + page.replace(/(^|\/)index\.html$/, "$1");

  for (const [page, facts] of pages) {
    const here = split(list, page);
    if (facts.lang !== here.tag) report.add("g.L1", page, `is in "${facts.lang}" and stands among the pages in "${here.tag}"`);
    for (const to of list) {
      if (to.tag !== here.tag && !pages.has(twin(here.name, to))) report.add("g.L1", page, `has no page in "${to.tag}"`);
    }
    switcher(facts, here, list, twin, pages, page, report);
    addresses(facts, here, list, twin, address, pages, page, report);
  }
  sitemap(pages, address, site, report);
}

function switcher(facts, here, list, twin, pages, page, report) {
  const miss = (text) => report.add("g.L4", page, text);
  if (facts.cookies > 0) miss("sets a cookie");
  for (const l of list) {
    const own = new Intl.DisplayNames([l.tag], { type: "language" }).of(l.tag).toLowerCase();
    const shown = facts.switcher.filter((s) => s.lang === l.tag);
    if (l.tag === here.tag) {
      if (!shown.some((s) => s.current && !s.href && s.text.toLowerCase() === own)) miss(`does not show "${l.tag}" as the current language`);
      continue;
    }
    const links = shown.filter((s) => s.href);
    if (links.length !== 1) miss(`has ${links.length} links to "${l.tag}"`);
    for (const s of links) {
      if (s.page !== twin(here.name, l) && pages.has(twin(here.name, l))) miss(`the link to "${l.tag}" leads to ${s.page}`);
      if (s.hreflang !== l.tag) miss(`the link to "${l.tag}" has hreflang "${s.hreflang}"`);
      if (s.text.toLowerCase() !== own) miss(`the link to "${l.tag}" says "${s.text}", not its own name "${own}"`);
      if (s.pictures > 0) miss(`the link to "${l.tag}" has a picture`);
    }
  }
}

function addresses(facts, here, list, twin, address, pages, page, report) {
  const miss = (text) => report.add("g.L5", page, text);
  if (facts.canonical !== address(page)) miss(`canonical is ${facts.canonical}, the page is ${address(page)}`);
  const named = new Map(facts.alternates.map((a) => [a.lang, a.href]));
  if (named.size !== facts.alternates.length) miss("hreflang names a language twice");
  for (const l of list) {
    const there = twin(here.name, l);
    const want = address(there);
    if (named.get(l.tag) !== want) miss(`hreflang "${l.tag}" is ${named.get(l.tag) ?? "missing"}, not ${want}`);
    const back = pages.get(there)?.alternates.find((a) => a.lang === here.tag)?.href;
    if (pages.has(there) && back !== address(page)) miss(`${there} does not point back`);
  }
  if (!named.has("x-default")) miss("no x-default");
  for (const a of facts.alternates) if (!/^https?:\/\//.test(a.raw)) miss(`hreflang "${a.lang}" is not a whole address: ${a.raw}`);
  if (named.size !== list.length + 1) miss(`hreflang names ${named.size} addresses for ${list.length} languages and x-default`);
}

function sitemap(pages, address, site, report) {
  const file = path.join(site, "sitemap.xml");
  if (!fs.existsSync(file)) {
    report.add("g.L5", "sitemap.xml", "there is none");
    return;
  }
  const listed = new Set([...fs.readFileSync(file, "utf8").matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => m[1].replaceAll("&amp;", "&")));
  const wanted = new Set([...pages].filter(([page, f]) => !/(^|\/)404\.html$/.test(page) && !f.noindex).map(([page]) => address(page)));
  for (const a of wanted) if (!listed.has(a)) report.add("g.L5", "sitemap.xml", `does not hold ${a}`);
  for (const a of listed) if (!wanted.has(a)) report.add("g.L5", "sitemap.xml", `holds ${a}, which is no page to be found`);
}
