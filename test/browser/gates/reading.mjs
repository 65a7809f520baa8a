// g.P1 to g.P3: how hard the main text is to read.
//
// English: Flesch-Kincaid grade = 0.39 words a sentence + 11.8 syllables a
// word - 15.59. Spanish: INFLESZ = 206.835 - 62.3 syllables a word - words a
// sentence. Only running sentences count: the page leaves out regions marked
// data-readability="off", tables, code, headings, labels and lists of links.
// A page with fewer than 60 such words is too short for a score.
import { english, spanish } from "../lib/syllables.mjs";
import { quantile } from "../lib/report.mjs";

const shortest = 60;
const longSentence = 25;

const dots = /\b(?:e\.g|i\.e|No|U\.S|Inc|Co|St|Dr|Mr|Ms|Sr|Sra|EE\.UU|p\.ej|núm|art|etc)\./g;

export function sentences(block) {
  const whole = block.replace(dots, (m) => m.replaceAll(".", "")).replace(/(\d)\.(?=\d)/g, "$1");
  return whole
    .split(/(?<=[.!?…]["”»)]?)\s+/)
    .map((s) => s.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

export function score(lang, list) {
  const words = list.flat().flatMap((w) => w.split("-")).filter((w) => /\p{L}/u.test(w));
  const count = lang.startsWith("es") ? spanish : english;
  const syllables = words.reduce((n, w) => n + count(w), 0);
  const [perSentence, perWord] = [words.length / list.length, syllables / words.length];
  const value = lang.startsWith("es") ? 206.835 - 62.3 * perWord - perSentence : 0.39 * perSentence + 11.8 * perWord - 15.59;
  return { words: words.length, value };
}

export function reading(pages, report) {
  for (const [lang, gate] of [["en", "g.P1"], ["es", "g.P2"]]) {
    const scores = [];
    let [all, tooLong] = [0, 0];
    const long = new Map();
    for (const [page, facts] of pages) {
      if (facts.lang !== lang) continue;
      const list = facts.blocks.flatMap(sentences);
      all += list.length;
      for (const s of list.filter((s) => s.length > longSentence)) {
        tooLong++;
        long.set(s.join(" "), page);
      }
      const { words, value } = list.length ? score(lang, list) : { words: 0 };
      if (words >= shortest) scores.push({ page, value });
    }
    if (tooLong > 0.1 * all) report.add("g.P3", `all pages in "${lang}"`, `${tooLong} of ${all} sentences have more than ${longSentence} words: ${[...long.keys()].slice(0, 3).map((s) => s.slice(0, 60)).join("; ")}`);
    if (scores.length === 0) continue;
    const values = scores.map((s) => s.value);
    const middle = quantile(values, 0.5);
    const [end, limit, tail] = lang === "en" ? [quantile(values, 0.9), [8, 10], "90th percentile"] : [quantile(values, 0.1), [60, 55], "10th percentile"];
    const worse = (a, b) => (lang === "en" ? a > b : a < b);
    const formula = lang === "en" ? "Flesch-Kincaid grade" : "INFLESZ";
    if (worse(middle, limit[0])) report.add(gate, "all pages", `the median ${formula} is ${middle.toFixed(1)}; it may be ${limit[0]}`);
    if (worse(end, limit[1])) {
      const hard = scores.filter((s) => worse(s.value, limit[1])).sort((a, b) => (worse(a.value, b.value) ? -1 : 1));
      report.add(gate, "all pages", `the ${tail} of ${formula} is ${end.toFixed(1)}; it may be ${limit[1]}; hardest: ${hard.slice(0, 8).map((s) => `${s.page} ${s.value.toFixed(1)}`).join(", ")}`);
    }
    report.measure(`${formula} (${lang}, ${scores.length} pages)`, `median ${middle.toFixed(1)}, ${tail} ${end.toFixed(1)}`);
    const front = scores.filter((s) => /^(\w\w\/)?(index|tools|search)\.html$/.test(s.page));
    const goal = lang === "en" ? "at most 6" : "at least 65";
    if (front.length > 0) report.measure(`${formula} of home and tools (goal ${goal})`, front.map((s) => `${s.page} ${s.value.toFixed(1)}`).join(", "));
    report.reading[lang] = { scores, long };
    report.measure(`sentences over ${longSentence} words (${lang}; goal 5 %)`, `${((100 * tooLong) / all).toFixed(1)} % (${tooLong} of ${all}, ${long.size} different)`);
  }
}
