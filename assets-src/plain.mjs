// A PostCSS step that makes one sheet serve both directions and both colour
// schemes. Physical sides become logical ones. Each colour that USWDS compiled
// becomes a token of styles/_tokens.scss; a colour without one stops the build,
// so that none can slip in unseen by the dark scheme.

import { list } from "postcss";

// [as text, as ground, as line]
const colours = {
  white: ["--on-primary", "--paper", "--paper"],
  "#1b1b1b": ["--ink", "--ink", "--ink"],
  black: ["--ink", "--ink", "--ink"],
  "#3d4551": ["--soft", "--soft", "--line"],
  "#454545": ["--soft", "--soft", "--line"],
  "#565c65": ["--soft", "--soft", "--line"],
  "#71767a": ["--soft", "--line", "--line"],
  "#757575": ["--soft", "--line", "--line"],
  "#919191": ["--soft", "--line", "--line"],
  "#a9aeb1": ["--on-primary", "--line", "--line"],
  "#c9c9c9": ["--soft", "--tint", "--line"],
  "#dfe1e2": ["--on-primary", "--tint", "--hair"],
  "#e6e6e6": ["--on-primary", "--tint", "--hair"],
  "#f0f0f0": ["--on-primary", "--tint", "--tint"],
  "#074b69": ["--link", "--primary", "--primary"],
  "#002d3f": ["--link", "--primary-strong", "--primary-strong"],
  "#97d4ea": ["--link", "--teal", "--teal"],
  "#54278f": ["--visited", "--visited", "--visited"],
  "#e7f6f8": ["--ink", "--info-tint", "--info-line"],
  "#99deea": ["--ink", "--info-tint", "--info-line"],
  "#00bde3": ["--ink", "--info-line", "--info-line"],
  "#faf3d1": ["--ink", "--warm", "--warm-line"],
  "#ffbe2e": ["--ink", "--warm-line", "--warm-line"],
  "#f4e3db": ["--ink", "--error-tint", "--error-line"],
  "#d54309": ["--error", "--error-line", "--error-line"],
  "#b50909": ["--error", "--error", "--error-line"],
  "#d83933": ["--error", "--error", "--error-line"],
  "#8b0a03": ["--error", "--error", "--error-line"],
  "#ecf3ec": ["--ink", "--good-tint", "--good-line"],
  "#dae9ee": ["--ink", "--hair", "--hair"],
  "#00a91c": ["--ink", "--good-line", "--good-line"],
};

const sides = { left: "inline-start", right: "inline-end", top: "block-start", bottom: "block-end" };
const sizes = { width: "inline-size", height: "block-size", "max-width": "max-inline-size", "min-width": "min-inline-size", "min-height": "min-block-size", "max-height": "max-block-size" };

function logical(prop) {
  if (sizes[prop]) return sizes[prop];
  if (sides[prop]) return "inset-" + sides[prop];
  const m = /^(margin|padding|border)-(left|right|top|bottom)(.*)$/.exec(prop);
  return m ? `${m[1]}-${sides[m[2]]}${m[3]}` : prop;
}

const isText = (prop) => prop === "color" || prop === "fill";
const isGround = (prop) => prop.startsWith("background");

export const plain = (sheet) => ({
  postcssPlugin: "plain",
  OnceExit(root) {
    root.walkComments((c) => c.remove());
    // The room that alerts keep for an icon behind the text.
    root.walkRules(/usa-alert.*(:before|> \*)/, (r) => { r.remove(); });
    root.walkDecls((d) => {
      const system = /^-apple-system, BlinkMac/.test(d.value);
      // Icons stand in the pages as SVG, the focus mark in _base.scss.
      if (d.value.includes("url(") || (d.prop === "font-family" && system) || d.value.includes("#2491ff") || d.prop.startsWith("-webkit-text-fill") || d.prop.startsWith("mask")) return d.remove();
      if (d.prop === "text-align") d.value = d.value.replace("left", "start").replace("right", "end");
      if (/^(margin|padding)$/.test(d.prop)) {
        const [top, end = top, bottom = top, start = end] = list.space(d.value);
        if (start !== end || d.value.includes("calc(")) {
          d.cloneBefore({ prop: d.prop + "-block", value: top === bottom ? top : `${top} ${bottom}` });
          d.value = start === end ? start : `${start} ${end}`;
          d.prop += "-inline";
        }
      }
      d.prop = logical(d.prop);
      if (d.prop.startsWith("--")) return;
      d.value = d.value.replace(/#[0-9a-f]{3,8}\b|\b(?:white|black)\b(?!-)/gi, (hex) => {
        const found = colours[hex.toLowerCase()];
        if (!found) throw new Error(`${sheet}: ${hex} in ${d.parent.selector} has no token; give it one in plain.mjs`);
        return `var(${found[isText(d.prop) ? 0 : isGround(d.prop) ? 1 : 2]})`;
      });
    });
    // What a later rule of the same selector says again need not be sent.
    const said = new Map();
    for (const r of [...root.nodes].reverse()) {
      if (r.type !== "rule") continue;
      const later = said.get(r.selector) ?? new Set();
      said.set(r.selector, later);
      for (const d of r.nodes.filter((n) => n.type === "decl").reverse()) {
        if (later.has(d.prop) || (d.prop === "background-color" && later.has("background"))) d.remove();
        else if (!d.important) later.add(d.prop);
      }
    }
    root.walkRules((r) => { if (r.nodes.length === 0) r.remove(); });
    root.walkAtRules((r) => { if (r.nodes?.length === 0) r.remove(); });
  },
});
