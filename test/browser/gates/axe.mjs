// g.A1 and g.A2: the rules of axe on every page, at three widths, light and
// dark, and in forced colours.
//
// The first run has every rule. A rule that asks only for structure cannot
// answer otherwise while the same elements are seen, so the other runs take
// just the rules that look at colours and boxes, unless something was shown
// or hidden: then they take every rule again.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const extra = ["color-contrast-enhanced"]; // 7:1
const byScheme = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];
const byWidth = [...byScheme, "target-size", "scrollable-region-focusable", "css-orientation-lock"];

// The gate that owns a rule, where it is not g.A1.
const owner = { "target-size": "g.A5", "skip-link": "g.A6", "scrollable-region-focusable": "g.A6" };

export const runs = [
  { name: "1280 light", width: 1280, height: 800, scheme: "light", rules: null },
  { name: "1280 dark", width: 1280, height: 800, scheme: "dark", rules: byScheme },
  { name: "768 dark", width: 768, height: 1024, scheme: "dark", rules: byWidth },
  { name: "768 light", width: 768, height: 1024, scheme: "light", rules: byScheme },
  { name: "320 light", width: 320, height: 640, scheme: "light", rules: byWidth },
  { name: "320 dark", width: 320, height: 640, scheme: "dark", rules: byScheme },
  { name: "forced colours", width: 320, height: 640, scheme: "dark", forced: "active", rules: byWidth },
];

export async function audit(it, run, before, report, page) {
  const { seen, violations } = await it.page.evaluate(
    async ({ tags, extra, rules, before }) => {
      const seen = window.plazaTools.seen();
      const every = { runOnly: { type: "tag", values: tags }, rules: Object.fromEntries(extra.map((r) => [r, { enabled: true }])) };
      const some = { runOnly: { type: "rule", values: rules ?? [] } };
      const options = rules && seen === before ? some : every;
      const result = await window.axe.run(document, { ...options, resultTypes: ["violations"], elementRef: false });
      return {
        seen,
        violations: result.violations.map((v) => ({
          id: v.id,
          help: v.help,
          nodes: v.nodes.map((n) => ({ at: n.target.join(" "), why: (n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? "" })),
        })),
      };
    },
    { tags, extra, rules: run.rules, before },
  );
  // Text under 4.5:1 is a fault to g.A1 alone, not to g.A2 as well.
  const pale = new Set(violations.filter((v) => v.id === "color-contrast").flatMap((v) => v.nodes.map((n) => n.at)));
  for (const v of violations) {
    for (const n of v.nodes) {
      const text = `${v.id} (${run.name}): ${v.help}; ${n.at}; ${n.why}`;
      if (v.id === "color-contrast-enhanced") {
        if (run.forced || pale.has(n.at)) continue; // forced: the reader's own colours
        report.add("g.A2", page, text);
      } else {
        report.add(owner[v.id] ?? "g.A1", page, text);
      }
    }
  }
  return seen;
}
