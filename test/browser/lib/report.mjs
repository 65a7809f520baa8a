// What the gates found. A finding belongs to one gate; a measure is a number
// that is told and gates nothing by itself.

export const gates = {
  "g.A1": "axe, A/AA and best practice, 3 widths, light and dark, forced colours",
  "g.A2": "text has 7:1, 3 widths, light and dark",
  "g.A3": "Nu checker, HTML and CSS",
  "g.A4": "no sideways scroll: 320 px, 200 %, 400 %, text spacing, 32 px font",
  "g.A5": "targets of 24 px (WCAG 2.5.8)",
  "g.A6": "focus: skip link first, mark seen, no trap",
  "g.A7": "main text without JavaScript",
  "g.A8": "content security policy, quiet console, no third party",
  "g.L1": "each page in each language",
  "g.L2": "no text left the same in two languages",
  "g.L3": "no sentence in another language than it is marked",
  "g.L4": "language switcher",
  "g.L5": "hreflang, canonical, sitemap",
  "g.W1": "first render in brotli",
  "g.W2": "whole page in brotli, number of requests",
  "g.F1": "print loses nothing, PDF is tagged",
  "g.F2": "other formats: large print, plain text, book, PDF, archive",
  "g.P1": "English reads easily",
  "g.P2": "Spanish reads easily",
  "g.P3": "sentences over 25 words: at most 10 %",
  "words": "no two words run together",
  "use": "search, filter and comparison work",
  "links": "links and fragments lead somewhere",
};

const shownPerGate = 12;

export class Report {
  constructor() {
    this.findings = new Map(Object.keys(gates).map((g) => [g, []]));
    this.measures = new Map();
    this.skipped = new Map();
  }

  add(gate, page, text) {
    if (!this.findings.has(gate)) throw new Error(`a finding for ${gate}, which is no gate`);
    this.findings.get(gate).push({ page, text });
  }

  measure(name, value) {
    this.measures.set(name, value);
  }

  skip(gate, why) {
    this.skipped.set(gate, why);
  }

  failed() {
    return [...this.findings].filter(([, list]) => list.length > 0).map(([gate]) => gate);
  }

  // lines tells the state of every gate, the same finding on many pages once.
  lines(all = false) {
    const out = [];
    for (const [gate, list] of this.findings) {
      const state = this.skipped.has(gate) ? "SKIPPED" : list.length === 0 ? "holds" : `${list.length} FOUND`;
      out.push(`${gate.padEnd(6)} ${state.padEnd(10)} ${gates[gate]}`);
      if (this.skipped.has(gate)) out.push(`         ${this.skipped.get(gate)}`);
      const byText = new Map();
      for (const f of list) byText.set(f.text, [...(byText.get(f.text) ?? []), f.page]);
      const groups = [...byText].sort((a, b) => b[1].length - a[1].length);
      for (const [text, pages] of all ? groups : groups.slice(0, shownPerGate)) {
        const more = pages.length > 1 ? ` and ${pages.length - 1} more` : "";
        out.push(`         ${pages[0]}${more}: ${text}`);
      }
      if (!all && groups.length > shownPerGate) out.push(`         and ${groups.length - shownPerGate} other findings (--all shows them)`);
    }
    out.push("");
    for (const [name, value] of this.measures) out.push(`${name.padEnd(52)} ${value}`);
    return out;
  }
}

// quantile takes the value that the share q of a list stays at or under.
export function quantile(list, q) {
  if (list.length === 0) return NaN;
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
}
