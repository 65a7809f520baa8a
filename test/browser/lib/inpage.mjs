// What runs inside a page. `inside` is written as one function so that its
// text can be handed to the browser; it leaves its tools in window.plazaTools.
/* eslint-env browser */

function inside() {
  const tools = {};
  window.plazaTools = tools;

  // name points at an element for a person: tag, id or class, first words.
  tools.name = (e) => {
    const mark = e.id ? `#${e.id}` : e.classList.length ? `.${[...e.classList].join(".")}` : "";
    const words = (e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${e.localName}${mark}${words ? ` "${words}"` : ""}`;
  };

  tools.visible = (e) => {
    if (!e.checkVisibility({ visibilityProperty: true })) return false;
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.height > 0;
  };

  // The main text: what stands in <main>, less navigation and
  // forms (what a form does without a script, the form says) and drawings. A plain loop: where
  // scripts are off, the browser calls no function of a page.
  tools.mainWords = () => {
    const words = [];
    const read = (node) => {
      for (const n of node.childNodes) {
        if (n.nodeType === 3) words.push(...n.data.split(/\s+/).filter(Boolean));
        else if (n.nodeType === 1 && !n.matches("nav, form, svg, script, style, template, noscript, [hidden]")) read(n);
      }
    };
    const main = document.querySelector("main");
    if (main) read(main);
    return words;
  };

  // Places where two words run together: letters on both sides of an element's
  // edge, no space, and nothing that sets the two apart.
  tools.runTogether = () => {
    const out = [];
    let last = "";
    const apart = (e) => {
      const d = getComputedStyle(e).display;
      if (!d.startsWith("inline") && d !== "contents") return true;
      const around = e.parentElement ? getComputedStyle(e.parentElement).display : "";
      return /flex|grid/.test(around);
    };
    const read = (e) => {
      if (e.matches("script, style, svg, select, template") || getComputedStyle(e).display === "none") return;
      const edge = apart(e);
      const s = getComputedStyle(e, "::before").content;
      if (edge || e.localName === "br" || (s !== "none" && s !== "normal")) last = "";
      for (const n of e.childNodes) {
        if (n.nodeType === 1) read(n);
        if (n.nodeType !== 3 || n.data === "") continue;
        if (/[\p{L}\p{N})\]]$/u.test(last) && /^[\p{L}\p{N}(]/u.test(n.data)) out.push(`${last.slice(-20)}|${n.data.slice(0, 20)}`);
        last = n.data;
      }
      const after = getComputedStyle(e, "::after").content;
      if (edge || (after !== "none" && after !== "normal")) last = "";
    };
    read(document.body);
    return [...new Set(out)];
  };

  // Colours as [r, g, b, a], 0 to 1.
  tools.colour = (text) => {
    const n = (text.match(/-?[\d.]+(e-?\d+)?%?/g) || []).map((x) => (x.endsWith("%") ? parseFloat(x) / 100 : parseFloat(x)));
    if (text.startsWith("color(")) return [n[0], n[1], n[2], n[3] ?? 1];
    if (text.startsWith("rgb")) return [n[0] / 255, n[1] / 255, n[2] / 255, n[3] ?? 1];
    return [0, 0, 0, 0];
  };
  const over = (top, under) => {
    const a = top[3];
    return [0, 1, 2].map((i) => top[i] * a + under[i] * (1 - a)).concat(1);
  };
  tools.backdrop = (e) => {
    const layers = [];
    for (let x = e; x; x = x.parentElement) {
      const c = tools.colour(getComputedStyle(x).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [1, 1, 1, 1]);
  };
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  tools.contrast = (a, b) => {
    const [hi, lo] = [light(over(a, b)), light(b)].sort((x, y) => y - x);
    return (hi + 0.05) / (lo + 0.05);
  };

  // One number for which elements are seen: while it stays the same, a rule
  // that asks only for structure gives the same answer.
  tools.seen = () => {
    let h = 0;
    for (const e of document.body.querySelectorAll("*")) {
      h = (Math.imul(h, 31) + e.localName.length * 2 + (e.checkVisibility({ visibilityProperty: true }) ? 1 : 0)) | 0;
    }
    return h;
  };

  tools.targets = () =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [tabindex]")]
      .filter((e) => !(e.matches("[tabindex]:not(a, button, input, select, textarea, summary, [role])") || e.tabIndex < 0))
      .filter(tools.visible);
}

export const source = `(${inside})()`;
