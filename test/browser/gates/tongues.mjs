// g.L2 and g.L3: nothing is left in the other language.
//
// g.L2 compares a page with its twins: a text of more than three words that is
// the same in both, and marked in neither, was not translated.
// g.L3 looks at each sentence for the small words that make a language, and
// finds those that are in another language than they are said to be in.
import { locales, split } from "./languages.mjs";

const wordsIn = (text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

// Small words of one language that are none of the other's.
const small = {
  en: new Set("the of and to is are was were be been it its that this these those with for from by on at or if not but which who what when where how why can may must should will would has have had does did they them their there here you your we our his her into about than then each any some such other only also no one more most".split(" ")),
  es: new Set("el la los las un una unos unas de del al y que en por para con se su sus lo le les es son era fue está están ser este esta estos estas ese esa esto eso como más pero si qué quién cuándo dónde cómo puede pueden debe deben hay ha han hace usted ustedes nos nuestro nuestra sobre entre cada otro otra ni también sin hasta desde muy todo toda todos todas".split(" ")),
};
// Words that both have ("no", "a", "me") say nothing.
for (const w of ["no", "me", "he", "has", "a"]) for (const set of Object.values(small)) set.delete(w);

// spoken is the language a sentence is in, or "" where it cannot be told: it
// needs two small words of one language and twice as many as of any other.
export function spoken(sentence) {
  const counts = Object.entries(small).map(([lang, set]) => [lang, wordsIn(sentence).filter((w) => set.has(w)).length]);
  counts.sort((a, b) => b[1] - a[1]);
  const [[lang, most], [, next]] = counts;
  return most >= 2 && most >= 2 * next ? lang : "";
}

export function tongues(pages, server, report) {
  const first = pages.get("index.html") ?? [...pages.values()][0];
  const list = locales(first, server.canonical);
  const said = new Set();
  for (const [page, facts] of pages) {
    for (const t of facts.texts) {
      const lang = t.lang.split("-")[0];
      if (!small[lang]) continue;
      for (const sentence of t.text.split(/(?<=[.!?:;])\s+/)) {
        const is = spoken(sentence);
        if (is && is !== lang) report.add("g.L3", page, `${t.what} said to be in "${t.lang}" is in "${is}": ${sentence.slice(0, 80)}`);
      }
    }
    const here = split(list, page);
    for (const other of list) {
      const there = pages.get((other.dir ?? "") + here.name);
      if (other.tag === here.tag || !there || said.has(`${other.tag} ${page}`)) continue;
      said.add(`${here.tag} ${(other.dir ?? "") + here.name}`);
      const theirs = new Set(there.texts.filter((t) => t.lang === there.lang).map((t) => t.text));
      for (const t of facts.texts) {
        if (t.lang === facts.lang && wordsIn(t.text).length > 3 && theirs.has(t.text)) report.add("g.L2", page, `${t.what} is the same in "${other.tag}": ${t.text.slice(0, 80)}`);
      }
    }
  }
}
