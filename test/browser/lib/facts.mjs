// What a page says of itself, gathered once for the gates that compare pages.
/* eslint-env browser */

export function facts() {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const lang = document.documentElement.lang;
  const ids = all("[id]").map((e) => e.id);
  return {
    lang,
    title: document.title,
    canonical: document.querySelector("link[rel=canonical]")?.href ?? "",
    noindex: Boolean(document.querySelector('meta[name=robots][content*="noindex"]')),
    alternates: all("link[rel=alternate][hreflang]").map((l) => ({ lang: l.hreflang, href: l.href, raw: l.getAttribute("href") })),
    switcher: all("header nav [lang]").map((e) => ({
      lang: e.lang,
      text: e.textContent.trim(),
      href: e.getAttribute("href"),
      address: e.href ?? "",
      hreflang: e.getAttribute("hreflang"),
      current: e.hasAttribute("aria-current"),
      pictures: all("img, svg", e).length + (/\p{RI}/u.test(e.textContent) ? 1 : 0),
    })),
    cookies: document.cookie ? document.cookie.split(";").length : 0,
    ids,
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    named: all('meta[property="og:image"], meta[name="twitter:image"]').map((m) => m.content),
    links: [...new Set(all("a[href], area[href]").map((e) => e.href).concat(all("link[rel=alternate]:not([hreflang]), link[rel=icon], link[rel=stylesheet], [src]").map((e) => e.href ?? e.src)))].filter((h) => typeof h === "string" && /^https?:/.test(h)),
    inline: all("style, [style], script:not([src])")
      .filter((e) => e.localName !== "script" || e.hasAttribute("style") || !/json/.test(e.type))
      .map((e) => e.localName)
      .concat(all("*").flatMap((e) => e.getAttributeNames().filter((a) => /^on/.test(a)).map((a) => `${e.localName} ${a}`))),
    blocking: all("head link[rel=stylesheet], head script[src]")
      .filter((e) => e.localName === "link" || !(e.defer || e.async || e.type === "module"))
      .map((e) => e.href ?? e.src),
    blocks: blocks(lang),
    texts: texts(),
  };

  // Every text that is shown or spoken, with the language it is said to be in:
  // text nodes, title, description, and attributes. What is marked
  // translate="no" is of no language.
  function texts() {
    const out = [];
    const take = (text, e, what) => {
      const clean = text.trim().replace(/\s+/g, " ");
      if (/\p{L}/u.test(clean) && !e.closest("[translate=no]")) out.push({ text: clean, lang: e.closest("[lang]")?.lang ?? "", what });
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      if (!n.parentElement.closest("script, style, template")) take(n.data, n.parentElement, "text");
    }
    take(document.title, document.querySelector("title") ?? document.documentElement, "title");
    for (const e of all("meta[name=description]")) take(e.content, e, "description");
    for (const name of ["alt", "aria-label", "title", "placeholder", "summary"]) {
      for (const e of all(`body [${name}]`)) take(e.getAttribute(name), e, name);
    }
    return out;
  }

  // The running text of <main>, block by block. A block is what a reader takes
  // in at once: it ends in a sign, or is long enough to be more than a label.
  function blocks(lang) {
    const main = document.querySelector("main");
    if (!main) return [];
    const off = '[data-readability="off"], table, form, pre, code, nav, h1, h2, h3, h4, h5, h6, script, style, [hidden]';
    const block = "p, li, dd, dt, blockquote, figcaption, summary, div, section, ul, ol, dl, figure, article, aside, details, header, footer";
    const out = [];
    for (const e of all("p, li, dd, blockquote, figcaption, summary", main)) {
      if (e.closest(off) || e.closest("[lang]").lang !== lang) continue;
      const copy = e.cloneNode(true);
      for (const x of all(`${off}, ${block}`, copy)) x.remove();
      for (const x of all("[lang]", copy)) if (x.lang !== lang) x.remove();
      const text = copy.textContent.trim().replace(/\s+/g, " ");
      for (const a of all("a", copy)) a.remove();
      const onlyLinks = !/\p{L}/u.test(copy.textContent);
      if (text && !onlyLinks && (/[.!?…:]["”»)]?$/.test(text) || text.split(" ").length >= 8)) out.push(text);
    }
    return out;
  }
}
